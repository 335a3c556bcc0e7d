"""What may one value in a case, course or region file look like?

The types here are shared by every pydantic model at a border: a moment ("07:00", "dag 1 09:00"), a number of minutes
("2 uur"), an id, and text for people. Text is cleaned on the way in (NFC, no control, bidi or private characters), so
nothing behind the border has to think about it again.
"""

import re
import unicodedata
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

DAY = 24 * 60
"""Minutes in a day; minute 0 of a game is midnight of the first playing day."""

T = TypeVar("T")

_FORBIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MOMENT = re.compile(r"(?:dag (\d{1,3}) )?([01]\d|2[0-4]):([0-5]\d)")
_MINUTES = re.compile(r"(\d{1,5}) (minuten|minuut|uur|dagen|dag)")
_UNIT = {"minuut": 1, "minuten": 1, "uur": 60, "dag": DAY, "dagen": DAY}


class Model(BaseModel):
    """Base of everything read from a file: unknown keys are errors, values do not change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False, defer_build=True)


def printable(text: str) -> str:
    """`text` in NFC; refuses control, bidi, private and unassigned characters (a newline is allowed)."""
    text = unicodedata.normalize("NFC", text)
    if text.replace("\n", "").isprintable():
        return text
    for position, char in enumerate(text):
        if char != "\n" and unicodedata.category(char) in _FORBIDDEN:
            raise PydanticCustomError(
                "verboden_teken", "verboden teken U+{code} op plaats {position}", {"code": f"{ord(char):04X}", "position": position + 1}
            )
    return text


def one_line(text: str) -> str:
    """`text` without space around it; refuses a second line."""
    text = text.strip()
    if "\n" in text:
        raise PydanticCustomError("meer_regels", "meer dan een regel")
    return text


def words(limit: int) -> AfterValidator:
    """A validator that refuses text of more than `limit` words."""

    def check(text: str) -> str:
        count = len(text.split())
        if count > limit:
            raise PydanticCustomError("te_veel_woorden", "{count} woorden, hoogstens {limit}", {"count": count, "limit": limit})
        return text

    return AfterValidator(check)


def to_moment(value: Any) -> int:
    """ "07:00" or "dag 1 09:00" as minutes since midnight of the first day."""
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("geen_moment", "geen moment: {value}", {"value": str(value)[:40]})
    day, hour, minute = match.groups()
    return int(day or 0) * DAY + int(hour) * 60 + int(minute)


def to_minutes(value: Any) -> int:
    """A whole number of minutes, or "90 minuten", "2 uur", "10 dagen"."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100_000:
        return value
    match = _MINUTES.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("geen_duur", "geen duur: {value}", {"value": str(value)[:40]})
    return int(match[1]) * _UNIT[match[2]]


def as_list(value: Any) -> Any:
    """One value where a list is meant: `rol: politie` for `rol: [politie]`."""
    return [value] if isinstance(value, str) else value


_ID = r"^[a-z][a-z0-9_]{0,47}$"
Id = Annotated[str, Field(pattern=_ID)]
Many = Annotated[tuple[T, ...], Field(strict=False, max_length=1000)]
"""A list in a file, kept as a tuple."""
_ID_SCHEMA = {"type": "string", "pattern": _ID}
Ids = Annotated[
    tuple[Id, ...],
    BeforeValidator(as_list),
    Field(strict=False, max_length=60),
    WithJsonSchema({"anyOf": [_ID_SCHEMA, {"type": "array", "items": _ID_SCHEMA, "maxItems": 60}]}),
]
"""One id or a list of ids."""
_LINE_SCHEMA = {"type": "string", "minLength": 1, "maxLength": 160}
Line = Annotated[str, Field(min_length=1, max_length=160), AfterValidator(printable), AfterValidator(one_line)]
"""One line on a screen."""
Lines = Annotated[
    tuple[Line, ...],
    BeforeValidator(as_list),
    Field(strict=False, max_length=8),
    WithJsonSchema({"anyOf": [_LINE_SCHEMA, {"type": "array", "items": _LINE_SCHEMA, "maxItems": 8}]}),
]
"""One line or a list of lines."""
Prose = Annotated[str, Field(min_length=1, max_length=2_000), AfterValidator(printable)]
"""Text of more than a line."""
FactText = Annotated[Prose, words(40)]
SceneText = Annotated[Prose, words(80)]
BriefingText = Annotated[Prose, words(150)]
Moment = Annotated[int, BeforeValidator(to_moment), WithJsonSchema({"type": "string", "pattern": f"^{_MOMENT.pattern}$"})]
Minutes = Annotated[
    int,
    BeforeValidator(to_minutes),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": f"^{_MINUTES.pattern}$"}]}),
]
DateText = Annotated[str, Field(pattern=r"^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]

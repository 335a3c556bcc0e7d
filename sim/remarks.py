"""What did people say is different where they work, at which part of a case, and how is that kept?

Kept beside the log of a game, one line of JSON each; said while no game is on, in one file beside the games. It is no part of
the game: a line that is lost or added changes no score. A line that a crash broke off is passed over, and the next one begins
on a line of its own.
"""

import errno
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError

from scenarios.compiled import Case
from scenarios.fields import Model, Prose
from sim.codec import dumps
from sim.disk import in_dutch
from sim.folders import data_folder, folder

ENDING = ".anders"
LONGEST, LONGEST_REGION = 600, 80
"""Signs in what was said and why, and in the name of a region or organisation."""
LARGEST = 2 * 2**20
"""Bytes of one file that are read, and written, at most."""
_DAY = 24 * 60
_LATEST = 1_000 * _DAY
_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_TRACES = (
    ("een e-mailadres", re.compile(r"\S@\S+\.\S")),
    ("een postcode", re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b")),
    ("een telefoonnummer of een ander nummer van iemand", re.compile(r"(?:\d[ .-]?){9,}")),
)
"""What leads to a person, as far as a machine can see it."""


@dataclass(frozen=True, slots=True)
class Place:
    """The part of a case that was on the screen; what is not known is empty."""

    case: str = ""
    chapter: str = ""
    kind: str = ""
    """situatie · gegeven · handeling · besluit · maatregel · overleg · contact · begrip · grond · norm · moment · vlag"""
    part: str = ""
    """Its id."""
    screen: str = ""
    at: int | None = None
    """Simulated minute."""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is different, in which region or organisation, and why."""

    what: str
    region: str
    why: str
    place: Place


class _Place(Model):
    case: str = Field("", alias="casus", max_length=200)
    chapter: str = Field("", alias="deel", max_length=60)
    kind: str = Field("", alias="soort", max_length=20)
    part: str = Field("", alias="onderdeel", max_length=60)
    screen: str = Field("", alias="scherm", max_length=60)
    at: int | None = Field(None, alias="minuut", ge=0, lt=_LATEST)
    role: str = Field("", alias="rol", max_length=60)


class _Line(Model):
    what: Annotated[Prose, Field(max_length=LONGEST)] = Field(alias="wat")
    region: str = Field("", alias="regio", max_length=LONGEST_REGION)
    why: str = Field("", alias="waarom", max_length=LONGEST)
    place: _Place = Field(_Place(), alias="waar")


def tidy(text: str, longest: int = LONGEST) -> str:
    """`text` on one line, without control, bidi and private characters, and not endless."""
    kept = "".join(char if char.isprintable() else " " for char in unicodedata.normalize("NFC", text[: 4 * longest]))
    return " ".join(kept.split())[:longest].rstrip()


def usual_region(case: Case) -> str:
    """The region that somebody will mean who plays in one of their own."""
    return case.region.name if case.region.over else ""


# --- keeping and reading --------------------------------------------------------------------------------------------


def path_of(log: Path | None) -> Path:
    """The file beside the log of a game; with no game that is kept, the one beside the games."""
    return log.with_suffix(ENDING) if log is not None else data_folder() / f"zonder_spel{ENDING}"


def add(path: Path, remark: Remark) -> None:
    """Write one line and wait until the disk has it; raises OSError with a Dutch text when it does not take it."""
    line = dumps(as_data(remark)).encode("utf-8") + b"\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            size = os.fstat(file).st_size
            if size + len(line) > LARGEST:
                raise OSError(errno.EFBIG, "")
            if size:
                os.lseek(file, -1, os.SEEK_END)
                if os.read(file, 1) != b"\n":  # what broke off before stays a line of its own
                    line = b"\n" + line
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(file, rest) :]
            os.fsync(file)
        finally:
            os.close(file)
    except OSError as error:
        raise in_dutch(error) from error


def keep(path: Path, remark: Remark) -> str:
    """Keep a remark; the Dutch sentence that says why that cannot be, or ""."""
    person = next((what for what, pattern in _TRACES for text in (remark.what, remark.region, remark.why) if pattern.search(text)), "")
    if person:
        return f"Dit lijkt {person}. Haal het weg: hier horen geen gegevens van echte mensen."
    try:
        add(path, remark)
    except OSError as error:
        return f"Dit kan niet worden bewaard: {error.strerror}. Het spel gaat gewoon door; schrijf het zolang ergens anders op."
    return ""


def read(path: Path) -> tuple[tuple[Remark, ...], int]:
    """What stands in a file, in the order in which it was said, and how many lines cannot be read."""
    try:
        with path.open("rb") as file:
            lines = file.read(LARGEST).split(b"\n")
    except (OSError, ValueError):
        return (), 0
    found = [_remark(line) for line in lines if line.strip()]
    sound = tuple(one for one in found if one is not None)
    return sound, len(found) - len(sound)


def everywhere() -> tuple[Path, ...]:
    """Every file of kept games, and the one of no game."""
    kept = sorted(folder().glob(f"*{ENDING}")) if folder().is_dir() else []
    return (*kept, path_of(None))


def _remark(line: bytes) -> Remark | None:
    try:
        found = _Line.model_validate_json(line)
    except (ValidationError, ValueError):
        return None
    where: dict[str, Any] = {name: tidy(value) if isinstance(value, str) else value for name, value in found.place.model_dump().items()}
    return Remark(tidy(found.what), tidy(found.region), tidy(found.why), Place(**where))


def as_data(remark: Remark) -> dict[str, Any]:
    """A remark as plain data, as it stands in a file."""
    place = _Place.model_construct(**asdict(remark.place))
    line = _Line.model_construct(what=remark.what, region=remark.region, why=remark.why, place=place)
    return line.model_dump(by_alias=True)


# --- telling --------------------------------------------------------------------------------------------------------


def told(remark: Remark) -> str:
    """What was said, on one line."""
    where = f"{remark.region}: " if remark.region else ""
    why = f" Waarom: {remark.why}" if remark.why else ""
    return f"{where}{remark.what}{why}"


def about(case: Case | None, place: Place) -> str:
    """The part of the case in words: "De oproep · maatregel: Huisverbod"; ids where the case does not say how it is called."""
    chapter = next((one.title for one in case.chapters if one.id == place.chapter), "") if case is not None else ""
    name = _title(case, place) if case is not None else ""
    part = f"{place.kind}: {name or place.part}" if place.kind and place.part else place.screen
    return " · ".join(text for text in (chapter or place.chapter, part) if text) or "zonder onderdeel"


def when(case: Case | None, place: Place) -> str:
    """Who had the screen, and the simulated time: "Politie, di 07:04"."""
    role = case.roles[place.role].title if case is not None and place.role in case.roles else place.role
    moment = ""
    if place.at is not None:
        day = f"{_DAYS[(case.weekday + place.at // _DAY) % 7]} " if case is not None else f"dag {place.at // _DAY} "
        moment = f"{day}{place.at % _DAY // 60:02d}:{place.at % 60:02d}"
    return ", ".join(text for text in (role, moment) if text)


def debrief_lines(case: Case, found: Sequence[Remark]) -> tuple[str, ...]:
    """What was said in this game, for the table to talk about: one line each, with the part it was about."""
    return tuple(f"{told(one)} ({'; '.join(text for text in (about(case, one.place), when(case, one.place)) if text)})" for one in found)


def by_part(case: Case | None, found: Iterable[Remark]) -> tuple[tuple[str, tuple[Remark, ...]], ...]:
    """Remarks under the part of the case they are about, in the order of its chapters."""
    order = {one.id: number for number, one in enumerate(case.chapters)} if case is not None else {}
    groups: dict[tuple[str, str, str], list[Remark]] = {}
    for one in sorted(found, key=lambda remark: order.get(remark.place.chapter, len(order))):
        place = one.place
        groups.setdefault((place.chapter, place.kind, place.part or place.screen), []).append(one)
    return tuple((about(case, group[0].place), tuple(group)) for group in groups.values())


def _title(case: Case, place: Place) -> str:
    """What the part is called; "" when this case has no such part."""
    tables: dict[str, tuple[Mapping[str, Any], str]] = {
        "situatie": (case.scenes, "title"),
        "gegeven": (case.facts, "label"),
        "handeling": (case.acts, "label"),
        "besluit": (case.decisions, "title"),
        "maatregel": (case.measures, "title"),
        "norm": (case.norms, "title"),
        "contact": (case.roles, "title"),
        "overleg": (case.moments, "name"),
        "moment": (case.moments, "name"),
        "begrip": (case.terms, "name"),
        "grond": ({ground.id: ground for ground in case.grounds}, "title"),
    }
    table, name = tables.get(place.kind, ({}, ""))
    return str(getattr(table[place.part], name)) if place.part in table else ""

"""How do commands and events stand in a file or on a wire?

Each record is a JSON object: `t` names the class, the other keys are its fields. What comes back is checked against the
type hints of the class, so nothing behind this border meets a wrong type. What cannot be read is a value (`Unreadable`),
never half a record.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from sim.core import commands, events
from sim.core.commands import Command
from sim.core.events import Event

BOUND = 2**53
"""No number in a log is larger: what other programs can hold without loss."""
LONGEST = 4_000
"""Characters in one text."""
MOST = 2_000
"""Things in one list."""

Decode = Callable[[Any], Any]
Check = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why an object is not a record of ours, in Dutch, with the place inside it."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}" if self.where else self.why


class _Bad(Exception):
    """Carries the place and the reason up to the door of this module; never leaves it."""

    def __init__(self, why: str, *path: str) -> None:
        super().__init__(why)
        self.why = why
        self.path = path


def dumps(value: Any) -> str:
    """`value` (plain data with records in it) as one line of JSON; the same value gives the same bytes."""
    return json.dumps(value, default=_as_object, ensure_ascii=False, separators=(",", ":"))


def encode(record: Command | Event) -> dict[str, Any]:
    """One record as plain JSON data."""
    return cast(dict[str, Any], json.loads(dumps(record)))


def decode_command(data: Any) -> Command | Unreadable:
    """The command that `data` stands for."""
    return cast(Command | Unreadable, _decode(data, _COMMANDS))


def decode_event(data: Any) -> Event | Unreadable:
    """The event that `data` stands for."""
    return cast(Event | Unreadable, _decode(data, _EVENTS))


def fits(record: Any) -> bool:
    """Whether a log can hold `record` and gives the same back: every field of its type, within the bounds."""
    kind: type = type(record)
    return kind in _NAMES and all(check(getattr(record, name)) for name, check in _checks(kind))


@cache
def _checks(kind: type) -> tuple[tuple[str, Check], ...]:
    hints = get_type_hints(kind)
    return tuple((name, _check(hints[name])) for name in _NAMES[kind])


def _check(hint: Any) -> Check:
    """Whether a value is of this type hint; the same few shapes as `_decoder`."""
    if hint is str:
        return lambda value: type(value) is str and len(value) <= LONGEST and (value.isascii() or _encodes(value))
    if hint is int:
        return lambda value: type(value) is int and -BOUND <= value <= BOUND
    if hint is bool or hint is NoneType:
        return lambda value: type(value) is hint
    if get_origin(hint) is tuple:
        return _tuple_check(get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        options = tuple(_check(option) for option in get_args(hint))
        return lambda value: any(option(value) for option in options)
    return lambda value: type(value) is hint and fits(value)


def _tuple_check(parts: tuple[Any, ...]) -> Check:
    if len(parts) == 2 and parts[1] is Ellipsis:
        inner = _check(parts[0])
        return lambda value: type(value) is tuple and len(value) <= MOST and all(inner(part) for part in value)
    inners = tuple(_check(part) for part in parts)
    return lambda value: type(value) is tuple and len(value) == len(inners) and all(i(v) for i, v in zip(inners, value, strict=True))


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _as_object(value: Any) -> dict[str, Any]:
    names = _NAMES.get(type(value))
    if names is None:
        raise TypeError(f"no record of a log: {type(value).__name__}")
    return {"t": type(value).__name__, **{name: getattr(value, name) for name in names}}


def _decode(data: Any, known: Mapping[str, type]) -> Any:
    try:
        return _record(data, known)
    except _Bad as bad:
        return Unreadable(".".join(bad.path), bad.why)


def _record(data: Any, known: Mapping[str, type]) -> Any:
    if not isinstance(data, dict):
        raise _Bad("geen object")
    name = data.get("t")
    kind = known.get(name) if isinstance(name, str) else None
    if kind is None:
        raise _Bad(f"onbekende soort {str(name)[:40]!r}", "t")
    decoders = _decoders(kind)
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key == "t":
            continue
        if key not in decoders:
            raise _Bad("onbekend veld", str(key)[:40])
        try:
            values[key] = decoders[key](value)
        except _Bad as bad:
            raise _Bad(bad.why, key, *bad.path) from None
    missing = [key for key in decoders if key not in values and key not in _optional(kind)]
    if missing:
        raise _Bad("ontbreekt", missing[0])
    return kind(**values)


@cache
def _optional(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind) if field.default is not MISSING or field.default_factory is not MISSING)


@cache
def _decoders(kind: type) -> dict[str, Decode]:
    hints = get_type_hints(kind)
    return {name: _decoder(hints[name]) for name in _NAMES[kind]}


def _decoder(hint: Any) -> Decode:
    """How a value of this type hint is read: the few shapes that records use, and no others."""
    if hint is str:
        return _text
    if hint is int:
        return _number
    if hint is bool:
        return _truth
    if hint is NoneType:
        return _nothing
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        return _either(get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        known: Mapping[str, type] = {hint.__name__: hint}
        return lambda data: _record(data, known)
    raise TypeError(f"a record may not hold {hint}")


def _either(options: tuple[Any, ...]) -> Decode:
    """One of several records by its name, or one shape that may also be nothing."""
    rest = tuple(option for option in options if option is not NoneType)
    if len(rest) == 1:
        inner = _decoder(rest[0])
    else:
        known: Mapping[str, type] = {option.__name__: option for option in rest}

        def inner(data: Any) -> Any:
            return _record(data, known)

    if len(rest) == len(options):
        return inner
    return lambda data: None if data is None else inner(data)


def _tuple(items: tuple[Any, ...]) -> Decode:
    if len(items) == 2 and items[1] is Ellipsis:
        one = _decoder(items[0])
        return lambda data: tuple(_each(data, [one] * len(_list(data))))
    each = [_decoder(item) for item in items]

    def read(data: Any) -> Any:
        if len(_list(data)) != len(each):
            raise _Bad(f"{len(each)} waarden verwacht, niet {len(data)}")
        return tuple(_each(data, each))

    return read


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise _Bad("geen lijst")
    if len(data) > MOST:
        raise _Bad("te lange lijst")
    return data


def _each(data: list[Any], decoders: list[Decode]) -> list[Any]:
    values = []
    for place, (value, decode) in enumerate(zip(data, decoders, strict=True)):
        try:
            values.append(decode(value))
        except _Bad as bad:
            raise _Bad(bad.why, str(place), *bad.path) from None
    return values


def _text(data: Any) -> str:
    if not isinstance(data, str):
        raise _Bad("geen tekst")
    if len(data) > LONGEST:
        raise _Bad("te lange tekst")
    return data


def _number(data: Any) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise _Bad("geen geheel getal")
    if abs(data) > BOUND:
        raise _Bad("te groot getal")
    return data


def _truth(data: Any) -> bool:
    if not isinstance(data, bool):
        raise _Bad("geen ja of nee")
    return data


def _nothing(data: Any) -> None:
    if data is not None:
        raise _Bad("moet leeg zijn")


_COMMANDS: dict[str, type] = {kind.__name__: kind for kind in get_args(Command)}
_EVENTS: dict[str, type] = {
    name: kind for name, kind in vars(events).items() if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
}
_PARTS: dict[str, type] = {name: kind for name, kind in vars(commands).items() if isinstance(kind, type) and is_dataclass(kind)}
_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in (*_COMMANDS.values(), *_EVENTS.values(), *_PARTS.values())
}

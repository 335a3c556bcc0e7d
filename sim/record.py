"""How does a kept game come back?

A game is one file of JSON Lines: a header, then one line per accepted command with the events that came of it. Every line
carries a hash over itself and all before it (`seals.py`); `writer.py` writes it. A log may come from somebody else: nothing in
it is trusted. Of a damaged file the sound beginning is kept, and what is left out is said.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from scenarios.compiled import DAY
from scenarios.seating import Chair
from scenarios.short import Short
from sim import codec
from sim.codec import Unreadable
from sim.core.commands import Command
from sim.core.events import Event
from sim.core.game import RULES, Setup
from sim.disk import why
from sim.folders import new_path as new_path
from sim.seals import seal_of, sealed
from sim.upcasts import FORMAT, chained, upcast

MARK = "samenop"
LARGEST = 64 * 2**20
"""Bytes of a log that are read at most."""
LATEST = 1_000 * DAY
"""No game comes to this minute: a file writes a day with three digits."""
_SHORT = 100
_PATH = 1_000
_BRIEFING = 4_000
_LEVELS = ("begeleid", "vrij", "expert")


class RecordError(Exception):
    """This file cannot be taken up as a game; the message is a Dutch sentence for the player."""


class BusyError(RecordError):
    """Another process has this game open."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a game is played with."""

    case: str
    region: str
    date: str
    level: str
    setup: Setup
    versions: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    """Name of each file the game was made from → its sha256; the files themselves are kept under that name."""
    rules: int = RULES


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted command and what came of it; the first entry of a log has no command."""

    command: Command | None
    events: tuple[Event, ...]
    key: str | None = None
    """Id that the sender gave the command, so that sending it twice counts once."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a log stands after a line: what the next line has to fit on."""

    chain: str = ""
    seq: int = 0
    at: int = 0

    def after(self, entry: Entry, chain: str) -> "Place":
        """The place once `entry` has been added."""
        at = entry.events[-1].at if entry.events else self.at
        return Place(chain, self.seq + len(entry.events), at)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a log file."""

    header: Header
    entries: tuple[Entry, ...]
    version: int
    place: Place
    """Where the last sound line leaves the log."""
    sound: int
    """Bytes of the file that are sound."""
    warning: str
    """Dutch sentence about what was left out, or ""."""

    @property
    def events(self) -> list[Event]:
        return [event for entry in self.entries for event in entry.events]


def read(path: Path) -> Reading:
    """The sound beginning of the log at `path`; raises RecordError when there is none."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise RecordError(f"{path.name} kan niet worden gelezen: {why(error)}.") from error
    return parse(path.name, data)


def parse(name: str, data: bytes) -> Reading:
    """The sound beginning of a log called `name`; raises RecordError when there is none."""
    if len(data) > LARGEST:
        raise RecordError(f"{name} is te groot voor een spel van Samen op.")
    version, header = header_of(name, data.split(b"\n", 1)[0])
    return _entries(data, version, header)


# --- the first line -------------------------------------------------------------------------------------------------


def header_of(name: str, raw: bytes) -> tuple[int, Header]:
    """Format and header in the first line of the log called `name`; raises RecordError."""
    line = _object(raw)
    if line is None or line.get(MARK) != "spel" or type(line.get("format")) is not int:
        raise RecordError(f"{name} is geen spel van Samen op.")
    version = line["format"]
    if version > FORMAT:
        shown = str(version)[:10]
        raise RecordError(
            f"{name} is gemaakt met een nieuwere versie van Samen op (formaat {shown}, hier {FORMAT}). Werk het programma bij."
        )
    if version < 0 or (chained(version) and not sealed(raw, "")):
        raise RecordError(f"De eerste regel van {name} is veranderd na het spelen. Dit spel kan niet worden hervat.")
    try:
        return version, _header_of(upcast(line, version))
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"De eerste regel van {name} is niet volledig of klopt niet. Dit spel kan niet worden hervat.") from error


def _header_of(line: Mapping[str, Any]) -> Header:
    """The header in a line; whatever a header cannot hold raises ValueError or TypeError."""
    setup = line["setup"]
    seats = tuple((_text(role), _text(how)) for role, how in setup["seats"])
    if len(dict(seats)) != len(seats):
        raise ValueError("a seat twice")
    level = line["level"]
    if level not in _LEVELS:
        raise ValueError("level")
    return Header(
        _text(line["case"], _PATH),
        _text(line["region"]),
        _text(line["date"]),
        level,
        setup=Setup(
            _number(setup["seed"]),
            seats,
            setup["rounds"] is True,
            setup["free_speech"] is True,
            tuple(_chair(chair) for chair in setup["chairs"]),
            setup["open_table"] is True,
            setup["host"] is True,
            _short(setup.get("short")),
        ),
        versions=_texts(line.get("versions", {})),
        files=_texts(line.get("files", {})),
        rules=_number(line["rules"]),
    )


def _chair(data: Any) -> Chair:
    roles = tuple(_text(role) for role in data["roles"])
    return Chair(roles, _number(data["people"]), tuple((_text(chapter), _text(role)) for chapter, role in data["then"]))


def _short(data: Any) -> Short | None:
    """The short sitting in a header; a log from before there were any has none."""
    if data is None:
        return None
    id, title, role, chapter, until = (_text(data[key], _PATH) for key in ("id", "title", "role", "chapter", "until"))
    briefing = data["briefing"]
    _text(briefing.replace("\n", " "), _BRIEFING)
    questions = tuple(_text(one, _PATH) for one in data["questions"])
    if len(questions) != 3:
        raise ValueError("three questions")
    return Short(id, title, role, chapter, until, briefing, questions)


def _text(value: Any, most: int = _SHORT) -> str:
    if not isinstance(value, str) or len(value) > most or not value.isprintable():
        raise TypeError("no short line of text")
    return value


def _texts(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) > _SHORT:
        raise TypeError("no few texts")
    return {_text(key, _PATH): _text(text) for key, text in value.items()}


def _number(value: Any) -> int:
    if type(value) is not int or abs(value) > codec.BOUND:
        raise TypeError("no whole number that a log can hold")
    return value


# --- the lines after it ---------------------------------------------------------------------------------------------


def _entries(data: bytes, version: int, header: Header) -> Reading:
    """All lines after the first, up to the first that is torn, changed or unreadable."""
    lines = data.split(b"\n")
    torn = lines.pop()
    place = Place(seal_of(lines[0]) if lines and chained(version) else "")
    entries: list[Entry] = []
    sound = len(lines[0]) + 1 if lines else 0
    warning = ""
    for number, raw in enumerate(lines[1:], start=2):
        entry = entry_of(raw, version, place)
        if isinstance(entry, str):
            warning = f"Regel {number} van dit spel {entry}. Alles daarvoor klopt en is bewaard; daar gaat het spel verder."
            break
        entries.append(entry)
        place = place.after(entry, seal_of(raw) if chained(version) else "")
        sound += len(raw) + 1
    if torn and not warning:
        warning = "De laatste regel van dit spel was half geschreven en is weggelaten. Alles daarvoor klopt."
    if not entries:
        raise RecordError("Van dit spel is alleen het begin geschreven. Begin een nieuw spel.")
    return Reading(header, tuple(entries), version, place, sound, warning)


def entry_of(raw: bytes, version: int, place: Place) -> Entry | str:
    """One line as an entry, or what is wrong with it after `place`."""
    if chained(version) and not sealed(raw, place.chain):
        return "is veranderd na het spelen"
    line = _object(raw)
    if line is None:
        return "is geen leesbare regel"
    line = upcast(line, version)
    command = None if line.get("c") is None else codec.decode_command(line["c"])
    if isinstance(command, Unreadable):
        return f"bevat een zet die dit programma niet kent ({command})"
    if (command is None) is not (place.seq == 0):
        return "is geen zet, terwijl het spel al loopt" if command is None else "is een zet voordat het spel begint"
    told = line.get("e")
    if not isinstance(told, list) or not told:
        return "is geen leesbare regel"
    events: list[Event] = []
    at = place.at
    for data in told:
        event = codec.decode_event(data)
        if isinstance(event, Unreadable):
            return f"bevat een gebeurtenis die dit programma niet kent ({event})"
        if event.seq != place.seq + len(events):
            return "past niet op de regel ervoor"
        if not at <= event.at < LATEST:
            return "gaat terug in de tijd" if event.at < at else "ligt veel later dan dit spel duurt"
        at = event.at
        events.append(event)
    key = line.get("k")
    return Entry(command, tuple(events), key if isinstance(key, str) else None)


def _object(raw: bytes) -> dict[str, Any] | None:
    try:
        line = json.loads(raw.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) else None


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)

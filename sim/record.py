"""How is a game kept, so that nothing that was acknowledged is ever lost?

A game is one file of JSON Lines: a header, then one line per accepted command with the events that came of it. Every line
carries a hash over itself and all before it. A line is written and forced to disk before the move is acknowledged. What is
read back is folded, never decided again. Of a damaged file the sound beginning is kept, and what is left out is said.
"""

import contextlib
import json
import os
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from scenarios.compiled import Case
from sim import codec
from sim.codec import Unreadable
from sim.core.commands import Command
from sim.core.events import Event
from sim.core.evolution import evolve
from sim.core.game import RULES, Setup
from sim.core.state import State
from sim.disk import beside, save
from sim.lock import Lock, Locked
from sim.upcasts import FORMAT, chained, upcast

MARK = "samenop"
LARGEST = 64 * 2**20
"""Bytes of a log that are read at most."""
_HASH = ',"h":"'
_TAIL = len(_HASH) + 64 + 2
_BINARY = getattr(os, "O_BINARY", 0)


def folder() -> Path:
    """Where games are kept: the user's own data folder, or the folder in SAMENOP_MAP."""
    own = os.environ.get("SAMENOP_MAP")
    if own:
        return Path(own) / "spellen"
    from platformdirs import user_data_path

    return user_data_path("samenop", appauthor=False) / "spellen"


def new_path(case: str) -> Path:
    """A file for a new game of this case; the name says when it began."""
    return folder() / f"{case}-{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}.jsonl"


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
class Reading:
    """What was found in a log file."""

    header: Header
    entries: tuple[Entry, ...]
    version: int
    chain: str
    """Hash of the last sound line."""
    sound: int
    """Bytes of the file that are sound."""
    warning: str
    """Dutch sentence about what was left out, or ""."""

    @property
    def events(self) -> list[Event]:
        return [event for entry in self.entries for event in entry.events]


def folded(case: Case, events: Sequence[Event]) -> State:
    """The state that follows from `events`; raises RecordError when they are not of this case."""
    state = State(case)
    try:
        for event in events:
            evolve(state, event)
    except (KeyError, IndexError, ValueError, TypeError, AttributeError) as error:
        raise RecordError("Dit spel past niet bij de casus waarmee het is gespeeld. Het kan niet worden hervat.") from error
    return state


def read(path: Path) -> Reading:
    """The sound beginning of the log at `path`; raises RecordError when there is none."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise RecordError(f"{path.name} kan niet worden gelezen: {error.strerror or error}.") from error
    if len(data) > LARGEST:
        raise RecordError(f"{path.name} is te groot voor een spel van Samen op.")
    version, header = header_of(path.name, data.split(b"\n", 1)[0])
    return _entries(data, version, header)


def header_of(name: str, raw: bytes) -> tuple[int, Header]:
    """Format and header in the first line of the log called `name`; raises RecordError."""
    line = _object(raw)
    if line is None or line.get(MARK) != "spel" or not isinstance(line.get("format"), int):
        raise RecordError(f"{name} is geen spel van Samen op.")
    version = line["format"]
    if version > FORMAT:
        raise RecordError(
            f"{name} is gemaakt met een nieuwere versie van Samen op (formaat {version}, hier {FORMAT}). Werk het programma bij."
        )
    if version < 0 or (chained(version) and not _sealed(raw, "")):
        raise RecordError(f"De eerste regel van {name} is veranderd na het spelen. Dit spel kan niet worden hervat.")
    try:
        return version, _header_of(upcast(line, version))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"De eerste regel van {name} is niet volledig. Dit spel kan niet worden hervat.") from error


def _header_of(line: Mapping[str, Any]) -> Header:
    setup = line["setup"]
    seats = tuple((str(role), str(how)) for role, how in setup["seats"])
    texts = {name: line[name] for name in ("case", "region", "date", "level")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError("header")
    return Header(
        **texts,
        setup=Setup(int(setup["seed"]), seats, bool(setup["rounds"]), bool(setup["free_speech"])),
        versions={str(key): str(value) for key, value in line.get("versions", {}).items()},
        files={str(key): str(value) for key, value in line.get("files", {}).items()},
        rules=int(line["rules"]),
    )


def _entries(data: bytes, version: int, header: Header) -> Reading:
    """All lines after the first, up to the first that is torn, changed or unreadable."""
    lines = data.split(b"\n")
    torn = lines.pop()
    chain = _seal_of(lines[0]) if lines and chained(version) else ""
    entries: list[Entry] = []
    sound = len(lines[0]) + 1 if lines else 0
    warning = ""
    seq = 0
    for number, raw in enumerate(lines[1:], start=2):
        entry = _entry(raw, version, chain, seq)
        if isinstance(entry, str):
            warning = f"Regel {number} van dit spel {entry}. Alles daarvoor klopt en is bewaard; daar gaat het spel verder."
            break
        entries.append(entry)
        seq += len(entry.events)
        chain = _seal_of(raw) if chained(version) else ""
        sound += len(raw) + 1
    if torn and not warning:
        warning = "De laatste regel van dit spel was half geschreven en is weggelaten. Alles daarvoor klopt."
    if not entries:
        raise RecordError("Van dit spel is alleen het begin geschreven. Begin een nieuw spel.")
    return Reading(header, tuple(entries), version, chain, sound, warning)


def _entry(raw: bytes, version: int, chain: str, seq: int) -> Entry | str:
    """One line as an entry, or what is wrong with it."""
    if chained(version) and not _sealed(raw, chain):
        return "is veranderd na het spelen"
    line = _object(raw)
    if line is None:
        return "is geen leesbare regel"
    line = upcast(line, version)
    command = None if line.get("c") is None else codec.decode_command(line["c"])
    if isinstance(command, Unreadable):
        return f"bevat een zet die dit programma niet kent ({command})"
    told = line.get("e")
    if not isinstance(told, list):
        return "is geen leesbare regel"
    events: list[Event] = []
    for data in told:
        event = codec.decode_event(data)
        if isinstance(event, Unreadable):
            return f"bevat een gebeurtenis die dit programma niet kent ({event})"
        if event.seq != seq + len(events):
            return "past niet op de regel ervoor"
        events.append(event)
    key = line.get("k")
    return Entry(command, tuple(events), key if isinstance(key, str) else None)


def _object(raw: bytes) -> dict[str, Any] | None:
    try:
        line = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) else None


def _sealed(raw: bytes, chain: str) -> bool:
    """Whether the line ends with the hash that belongs to it after `chain`."""
    body = raw[:-_TAIL] + b"}"
    return raw[-_TAIL:] == _seal(body, chain)


def _seal(body: bytes, chain: str) -> bytes:
    return f'{_HASH}{sha256(chain.encode() + body).hexdigest()}"}}'.encode()


def _seal_of(raw: bytes) -> str:
    return raw[-66:-2].decode("ascii", "replace")


class Writer:
    """The one hand that writes a game: appends a line, forces it to disk, and leaves no half line behind."""

    __slots__ = ("_chain", "_fd", "_lock", "_size", "path")

    def __init__(self, path: Path, lock: Lock, chain: str, size: int) -> None:
        self.path = path
        self._lock = lock
        self._chain = chain
        self._size = size
        self._fd = os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY)

    @classmethod
    def create(cls, path: Path, header: Header, first: Entry) -> Self:
        """Begin a new game; the file appears whole, with its header and how the game begins."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise FileExistsError(path)
        lock = _locked(path)
        try:
            chain, size = _write_whole(path, header, (first,))
            return cls(path, lock, chain, size)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def reopen(cls, path: Path) -> tuple[Reading, Self]:
        """Take up the game at `path`: what was left out is saved beside it, an older format is rewritten."""
        read(path)  # a file that is no game is left as it is, without a lock beside it
        lock = _locked(path)
        try:
            found = read(path)
            chain, size = found.chain, found.sound
            if found.version < FORMAT or path.stat().st_size > found.sound:
                rest = beside(path)
                if found.version < FORMAT:
                    path.replace(rest)
                    chain, size = _write_whole(path, found.header, found.entries)
                else:
                    save(rest, path.read_bytes()[found.sound :])
                    os.truncate(path, found.sound)
            return found, cls(path, lock, chain, size)
        except BaseException:
            lock.release()
            raise

    def append(self, entry: Entry) -> None:
        """Write one line and wait until the disk has it; on OSError nothing of it remains."""
        line, chain = _line(_entry_data(entry), self._chain)
        if os.fstat(self._fd).st_size != self._size:
            os.ftruncate(self._fd, self._size)  # half a line that could not be taken away when it failed
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(self._fd, rest) :]
            os.fsync(self._fd)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._fd, self._size)
            raise
        self._chain = chain
        self._size += len(line)

    def close(self) -> None:
        """Let go of the file and the lock; more than once does no harm."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
            self._lock.release()


def _locked(path: Path) -> Lock:
    try:
        return Lock(path.with_suffix(".lock"))
    except Locked as error:
        raise BusyError(f"Dit spel ({path.stem}) is al open in een ander venster. Sluit dat eerst.") from error


def _line(data: Mapping[str, Any], chain: str) -> tuple[bytes, str]:
    body = codec.dumps(data).encode("utf-8")
    seal = _seal(body, chain)
    return body[:-1] + seal + b"\n", seal[len(_HASH) : -2].decode()


def _entry_data(entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = {"c": entry.command, "e": entry.events}
    if entry.key is not None:
        data["k"] = entry.key
    return data


def _header_data(header: Header) -> dict[str, Any]:
    setup = header.setup
    return {
        MARK: "spel",
        "format": FORMAT,
        "rules": header.rules,
        "case": header.case,
        "region": header.region,
        "date": header.date,
        "level": header.level,
        "setup": {"seed": setup.seed, "seats": setup.seats, "rounds": setup.rounds, "free_speech": setup.free_speech},
        "versions": dict(header.versions),
        "files": dict(header.files),
    }


def whole(header: Header, entries: Sequence[Entry]) -> tuple[bytes, str]:
    """A whole log as bytes, and the hash of its last line."""
    line, chain = _line(_header_data(header), "")
    lines = [line]
    for entry in entries:
        line, chain = _line(_entry_data(entry), chain)
        lines.append(line)
    return b"".join(lines), chain


def _write_whole(path: Path, header: Header, entries: Sequence[Entry]) -> tuple[str, int]:
    data, chain = whole(header, entries)
    save(path, data)
    return chain, len(data)

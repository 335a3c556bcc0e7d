"""How is a game written, so that nothing that was acknowledged is ever lost?

A line is forced to disk before the move is acknowledged, and what could not be read back is never written.
"""

import contextlib
import errno
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Self

from sim import codec
from sim.disk import beside, in_dutch, save, why
from sim.lock import Lock, Locked
from sim.record import LARGEST, MARK, BusyError, Entry, Header, Place, Reading, RecordError, entry_of, parse, read
from sim.seals import HASH, seal
from sim.upcasts import FORMAT

_BINARY = getattr(os, "O_BINARY", 0)


class Unkeepable(ValueError):
    """This line would not come back as it is; it has not been written."""


class Writer:
    """The one hand that writes a game: appends a line, forces it to disk, and leaves no half line behind."""

    __slots__ = ("_fd", "_lock", "_place", "_size", "path")

    def __init__(self, path: Path, lock: Lock, place: Place, size: int) -> None:
        self.path = path
        self._lock = lock
        self._place = place
        self._size = size
        self._fd = os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY)

    @classmethod
    def create(cls, path: Path, header: Header, first: Entry) -> Self:
        """Begin a new game; the file appears whole. Raises OSError with a Dutch text, RecordError for what cannot be kept."""
        data, _ = whole(header, (first,))
        try:
            found = parse(path.name, data)
            same = (found.header, found.entries, found.warning) == (header, (first,), "")
        except RecordError:
            same = False
        if not same:
            raise RecordError("Dit spel kan zo niet worden bewaard: het spelnummer is te groot, of een naam te lang.")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                raise FileExistsError(errno.EEXIST, "", str(path))
            lock = _locked(path)
            try:
                save(path, data)
                return cls(path, lock, found.place, len(data))
            except BaseException:
                lock.release()
                raise
        except OSError as error:
            raise in_dutch(error) from error

    @classmethod
    def reopen(cls, path: Path) -> tuple[Reading, Self]:
        """Take up the game at `path`: what was left out is saved beside it, an older format is rewritten."""
        read(path)  # a file that is no game is left as it is, without a lock beside it
        try:
            lock = _locked(path)
            try:
                found = read(path)
                place, size = found.place, found.sound
                if found.version < FORMAT or path.stat().st_size > found.sound:
                    rest = beside(path)
                    if found.version < FORMAT:
                        data, chain = whole(found.header, found.entries)
                        path.replace(rest)
                        save(path, data)
                        place, size = replace(place, chain=chain), len(data)
                    else:
                        save(rest, path.read_bytes()[found.sound :])
                        os.truncate(path, found.sound)
                return found, cls(path, lock, place, size)
            except BaseException:
                lock.release()
                raise
        except OSError as error:
            raise RecordError(f"Dit spel ({path.stem}) kan niet worden hervat: {why(error)}.") from error

    def append(self, entry: Entry) -> None:
        """Write one line and wait until the disk has it; on OSError or Unkeepable nothing of it remains."""
        line, chain = _line(_entry_data(entry), self._place.chain)
        if entry_of(line[:-1], FORMAT, self._place) != entry or self._size + len(line) > LARGEST:
            raise Unkeepable
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
        self._place = self._place.after(entry, chain)
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
    try:
        body = codec.dumps(data).encode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        raise Unkeepable from error
    end = seal(body, chain)
    return body[:-1] + end + b"\n", end[len(HASH) : -2].decode()


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
        "setup": asdict(setup),
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

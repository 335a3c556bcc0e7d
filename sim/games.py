"""Which games are kept on this machine, and how far did each get?

Only the first and the last line of a log are read, so a list of many games costs little.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from sim.record import Header, RecordError, folder, header_of

_END = 256 * 1024
"""Bytes at the end of a log in which its last whole line is looked for."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One kept game."""

    path: Path
    header: Header
    now: int
    """The simulated minute it stands at."""
    over: bool
    changed: float
    """When it was last played, in seconds since 1970."""

    @property
    def id(self) -> str:
        """What `samenop hervat` takes."""
        return self.path.stem


def saved(where: Path | None = None) -> tuple[Saved, ...]:
    """The kept games, the one played last first; files that are no games are passed over."""
    place = where or folder()
    if not place.is_dir():
        return ()
    found = [game for path in place.glob("*.jsonl") if (game := _saved(path)) is not None]
    return tuple(sorted(found, key=lambda game: (-game.changed, game.id)))


def find(name: str) -> Path | None:
    """The file of a kept game by its id, or by its path; None when it is not there."""
    path = Path(name)
    kept = folder() / f"{name}.jsonl"
    return path if path.is_file() else kept if path.name == name and kept.is_file() else None


def _saved(path: Path) -> Saved | None:
    try:
        with path.open("rb") as file:
            _, header = header_of(path.name, file.readline(_END).rstrip(b"\n"))
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _END))
            lines = file.read().split(b"\n")[:-1]
        last = json.loads(lines[-1]) if lines else {}
        events = last.get("e") or [{}]
        over = any(event.get("t", event.get("type")) == "GameEnded" for event in events)
        return Saved(path, header, int(events[-1].get("at", 0)), over, path.stat().st_mtime)
    except (OSError, RecordError, ValueError, AttributeError, TypeError, RecursionError):
        return None

"""Which games are kept on this machine, and how far did each get?

Only the first and the last line of a log are read, so a list of many games costs little.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from sim.disk import is_file
from sim.folders import folder
from sim.record import LATEST, Header, header_of

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
    return path if is_file(path) else kept if path.name == name and is_file(kept) else None


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
        now = events[-1].get("at", 0)
        if type(now) is not int or not 0 <= now < LATEST:
            return None
        return Saved(path, header, now, over, path.stat().st_mtime)
    except Exception:  # one file that is no game, in whatever way, may not take the others from the list
        return None

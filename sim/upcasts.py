"""How does a line of an older log become a line of today?

One function per step between two versions of the log format, on plain JSON data, so that the rest of the program knows
only the newest format. A log is never decided again: what happened then stays what happened.
"""

from collections.abc import Callable
from typing import Any

FORMAT = 2
"""The version of the log format that this program writes."""

Line = dict[str, Any]


def upcast(line: Line, version: int) -> Line:
    """`line` of a log of format `version` as a line of the format of today."""
    for step in range(version, FORMAT):
        line = _STEPS[step](line)
    return line


def chained(version: int) -> bool:
    """Whether every line of that format carries the hash of all before it."""
    return version >= 1


def _from_0(line: Line) -> Line:
    """Format 0 named a record's class `type`, had seats as a mapping, and did not know tables that speak freely."""
    renamed: Line = _renamed(line)
    setup = renamed.get("setup")
    if isinstance(setup, dict) and isinstance(setup.get("seats"), dict):
        setup["seats"] = [list(pair) for pair in setup["seats"].items()]
        setup.setdefault("free_speech", False)
    for event in renamed.get("e") or ():
        if isinstance(event, dict) and event.get("t") in ("GameStarted", "SeatsTaken"):
            event.setdefault("free_speech", False)
            if isinstance(event.get("seats"), dict):
                event["seats"] = [list(pair) for pair in event["seats"].items()]
    return renamed


def _from_1(line: Line) -> Line:
    """Format 1 did not know chairs: everybody played one role, with the screen covered in between, and there was no host."""
    setup = line.get("setup")
    if isinstance(setup, dict):
        for key, value in (("chairs", []), ("open_table", False), ("host", False)):
            setup.setdefault(key, value)
    return line


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {("t" if key == "type" else key): _renamed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner) for inner in value]
    return value


_STEPS: dict[int, Callable[[Line], Line]] = {0: _from_0, 1: _from_1}

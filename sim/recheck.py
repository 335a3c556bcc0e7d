"""How is a case checked again each time its author saves it?

The files are looked at a few times a second, which works on every machine and every disk; a file that is still being written is waited
for. The screen is cleared only where there is one.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from scenarios.find import find
from sim.exitcodes import Exit

PAUSE = 0.25
"""Seconds between two looks."""
_CLEAR = "\x1b[2J\x1b[H"

Stamp = tuple[int, int, int]
Seen = dict[Path, Stamp]


def recheck(name: str, check: Callable[[], int], pause: float = PAUSE) -> int:
    """Check now and after every change, until Ctrl+C; the exit code. A case that is not there is not waited for."""
    case = find(name).path
    try:
        seen = stamps(case)
        code = check()
        while code != Exit.NOT_FOUND:
            seen = _watched(case, seen, pause)
            check()
        return code
    except KeyboardInterrupt:
        _say("\nGestopt met kijken.")
        return Exit.DONE


def stamps(case: Path) -> Seen:
    """The case file and its courses as far as they are there now, each with what tells one version from another."""
    found: Seen = {}
    try:
        for path in (case, *sorted((case.parent / "verlopen").glob("*.yaml"))):
            if (stamp := _stamp(path)) is not None:
                found[path] = stamp
    except (OSError, ValueError):
        pass  # a folder that goes away while it is read: at the next look it is there or not
    return found


def _stamp(path: Path) -> Stamp | None:
    """An editor writes into a file or puts another in its place: size, time and number of the file tell both."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _watched(case: Path, seen: Seen, pause: float) -> Seen:
    """Wait for the next change and say what it was; on a screen what was found before makes room."""
    _say(f"{_now()} Ik kijk opnieuw na zodra je bewaart. Stoppen: ctrl+c.")
    now = settled(case, seen, pause)
    if sys.stdout.isatty():
        print(_CLEAR, end="", flush=True)
    for path in sorted({*seen, *now}):
        if seen.get(path) != now.get(path):
            what = "is nieuw" if path not in seen else "is weg" if path not in now else "is veranderd"
            _say(f"{_now()} {path.name} {what}.")
    return now


def settled(case: Path, seen: Seen, pause: float) -> Seen:
    """What is there once something is other than `seen` and two looks running find the same."""
    now, before = stamps(case), seen
    while now == seen or now != before:
        time.sleep(pause)
        now, before = stamps(case), now
    return now


def _now() -> str:
    return time.strftime("%H:%M:%S")


def _say(text: str) -> None:
    sys.stdout.flush()  # what was found stands above what is said of it
    print(text, file=sys.stderr, flush=True)

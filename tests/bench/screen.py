"""What does a person wait for?

The installed command in a real pseudo-terminal of 120 by 40; every piece of output is kept with its time and drawn afterwards.
`first_paint_s`: start of the command until the start screen stands there. `key_*_ms`: an arrow key on the desk until the first
changed byte. `move_ms`: confirming a move until the last byte of the new desk. It is not the time a terminal takes to draw.
"""

import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.terminal import Terminal

SAMENOP = Path(sys.executable).with_name("samenop" + (".exe" if os.name == "nt" else ""))
PRESSES = 40
HOMES = ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


def percentile(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]


def to_desk(terminal: Terminal) -> None:
    for key, until in (("enter", "kies een zaak"), ("enter", "wie zit waar"), ("1", r"\[A\]")):
        for _ in range(6):
            terminal.press(key)
            terminal.settle(0.4, 3)
            if terminal.shows(until):
                break
    terminal.press("b")
    terminal.wait_for(r"\A(?!.*wie zit waar)")
    for _ in range(6):
        terminal.settle(0.5, 3)
        if terminal.shows("Jij bent aan zet"):
            return
        terminal.press("enter")
    raise RuntimeError(f"no desk:\n{terminal.text}")


def pressed(terminal: Terminal, key: str) -> tuple[float, float] | None:
    """Milliseconds from `key` to the first and to the last byte of what it brought; None when nothing came."""
    terminal.read(0.25, 0.6)
    before = len(terminal.chunks)
    at = terminal.press(key)
    terminal.read(0.12, 1.5)
    came = terminal.chunks[before:]
    return ((came[0][0] - at) * 1000, (came[-1][0] - at) * 1000) if came else None


def measured(environment: dict[str, str]) -> dict[str, float]:
    with Terminal([SAMENOP], 120, 40, environment) as terminal:
        paint = terminal.first_seen("Nieuw spel", 20)
        terminal.settle(0.5)
        at_start = terminal.memory_mb()
        to_desk(terminal)
        keys = [found for n in range(PRESSES) if (found := pressed(terminal, ("down", "up")[n % 2])) is not None]
        moves = []
        for _ in range(4):
            terminal.press("1")
            terminal.settle(0.3)
            if not terminal.shows(r"Bevestigen \(F5\)"):
                break
            found = pressed(terminal, "f5")
            if found is not None and not terminal.shows("Dat kan niet"):
                moves.append(found[1])
            terminal.settle(0.3)
        memory = terminal.memory_mb()
    if len(keys) < PRESSES // 2 or not moves:
        raise RuntimeError(f"{len(keys)} keys and {len(moves)} moves had an answer")
    return {
        "first_paint_s": paint,
        "key_p50_ms": statistics.median(first for first, _ in keys),
        "key_p95_ms": percentile([first for first, _ in keys], 0.95),
        "key_last_p50_ms": statistics.median(last for _, last in keys),
        "key_last_p95_ms": percentile([last for _, last in keys], 0.95),
        "move_ms": statistics.median(moves),
        "move_worst_ms": max(moves),
        "memory_start_mb": at_start,
        "memory_mb": memory,
    }


def home(folder: str) -> dict[str, str]:
    """Where a game is kept: a folder of its own, in which no game is kept yet."""
    return {name: str(Path(folder) / name.lower()) for name in HOMES}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as kept, Terminal([SAMENOP], 120, 40, home(kept)) as warm:
        warm.first_seen("Nieuw spel", 60)  # the first start after an install writes bytecode
    with tempfile.TemporaryDirectory() as kept:
        print(json.dumps(measured(home(kept))))

"""How far is something that takes minutes, and how long will it still take?"""

import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

EVERY = 0.5
"""Seconds between two looks."""


class Progress:
    """One line on standard error that is written over; nothing where nobody watches."""

    def __init__(self, what: str, total: int, clock: Callable[[], float] = monotonic) -> None:
        self.what = what
        self.total = total
        self.clock = clock
        self.begun = self.shown = clock()
        self.wide = 0

    def at(self, done: int) -> None:
        """That `done` of the total are done."""
        now = self.clock()
        if not sys.stderr.isatty() or now - self.shown < EVERY:
            return
        self.shown = now
        self._write(self.line(done, now - self.begun))

    def line(self, done: int, spent: float) -> str:
        """How far it is, with the time that is left when that can be told."""
        left = f", nog ongeveer {_time(spent / done * (self.total - done))}" if done else ""
        return f"{self.what}: {done} van {self.total}{left}"

    def clear(self) -> None:
        """Take the line away."""
        if self.wide:
            self._write("")

    def _write(self, text: str) -> None:
        with suppress(OSError):
            sys.stderr.write(f"\r{text.ljust(self.wide)}\r{text}")
            sys.stderr.flush()
        self.wide = len(text)


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} min" if seconds > 90 else f"{max(1, round(seconds))} s"

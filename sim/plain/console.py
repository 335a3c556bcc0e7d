"""How do lines go out and come in?

A line is on its way the moment it is said, so that what was acknowledged was read. The end of the input ends the play,
not the game: that is kept.
"""

import sys
import unicodedata
from typing import TextIO

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of characters that could steer a terminal; they are never printed."""


class Stopped(Exception):
    """The player stopped, or there is no more input."""


class Console:
    """Lines out, lines in."""

    def __init__(self, out: TextIO | None = None, lines: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._in = lines or sys.stdin

    def say(self, text: str = "") -> None:
        """One line."""
        shown = "".join(char if unicodedata.category(char) not in HIDDEN else " " for char in text)
        print(shown, file=self._out, flush=True)

    def ask(self, text: str) -> str:
        """A question on a line of its own, and the answer without spaces around it; raises Stopped when there is none."""
        self.say(text)
        answer = self._in.readline()
        if not answer:
            raise Stopped
        return unicodedata.normalize("NFC", answer).strip()

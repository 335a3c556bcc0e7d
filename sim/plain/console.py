"""How do lines go out and come in?

A line is on its way the moment it is said, so that what was acknowledged was read. The end of the input ends the play,
not the game: that is kept.
"""

import sys
import unicodedata
from collections.abc import Callable
from typing import TextIO

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of characters that could steer a terminal; they are never printed."""


class Stopped(Exception):
    """The player stopped, or there is no more input."""


ASIDE = ("anders", "bij ons anders")
"""What may be typed at every question, to say something beside the game."""


class Console:
    """Lines out, lines in."""

    def __init__(self, out: TextIO | None = None, lines: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._in = lines or sys.stdin
        self.aside: Callable[[], None] | None = None
        """What an answer of `ASIDE` does; the question is asked again after it."""

    def say(self, text: str = "") -> None:
        """One line."""
        shown = "".join(char if unicodedata.category(char) not in HIDDEN else " " for char in text)
        print(shown, file=self._out, flush=True)

    def ask(self, text: str) -> str:
        """A question on a line of its own, and the answer without spaces around it; raises Stopped when there is none."""
        while True:
            self.say(text)
            answer = self._in.readline()
            if not answer:
                raise Stopped
            answer = unicodedata.normalize("NFC", answer).strip()
            if self.aside is None or answer.lower() not in ASIDE:
                return answer
            aside, self.aside = self.aside, None
            try:
                aside()
            finally:
                self.aside = aside

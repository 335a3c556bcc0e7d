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
HELP = ("help", "?")
STOP = ("stop", "quit", "pauze")
_HELP = (
    "Typ wat er tussen haakjes staat. Uit een genummerde lijst mag je ook het begin van de woorden typen.",
    "terug: een zet niet afmaken. anders: zeggen wat er bij jullie anders gaat. stop: stoppen; wat gespeeld is, is bewaard.",
    "Andere woorden, zoals dossier of tijd, kun je typen als er staat: wat doe je?",
)
"""What `HELP` says at a question that has no list of words of its own."""


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

    def ask(self, text: str, *, words: bool = False) -> str:
        """A question on a line of its own, and the answer without spaces around it; raises Stopped when there is none.

        `words`: whoever asks reads all words, of help and stopping too.
        """
        while True:
            self.say(text)
            answer = self._in.readline()
            if not answer:
                raise Stopped
            answer = unicodedata.normalize("NFC", answer).strip()
            word = answer.lower()
            if word in ASIDE and self.aside is not None:
                self._beside(self.aside)
            elif words or word not in (*HELP, *STOP):
                return answer
            elif word in STOP:
                raise Stopped
            else:
                for line in _HELP:
                    self.say(line)

    def _beside(self, aside: Callable[[], None]) -> None:
        """Let something be said beside the game; not again while that goes on."""
        self.aside = None
        try:
            aside()
        finally:
            self.aside = aside

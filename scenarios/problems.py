"""What is wrong in a file, and where?

A problem is the author's kind of "no": a place, a stable code and a Dutch sentence. Problems are collected and told all
at once. Codes: V0xx the file and its YAML, V1xx the shape of a value, V2xx what refers to what, V3xx region and date, V4xx a course,
V5xx what makes a case unsound though it can be played, V6xx what playing it many times showed. W is a warning: it can be meant so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 500
"""More problems than this help nobody; the rest is counted."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    code: str
    message: str

    @property
    def severity(self) -> str:
        """fout · waarschuwing: the letter of the code says which, so that a code never changes its weight."""
        return "waarschuwing" if self.code.startswith("W") else "fout"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}"


class CaseError(Exception):
    """A file cannot be used; `problems` says why, in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = sorted(set(problems))
        self.problems: tuple[Problem, ...] = tuple(found[:MOST])
        if len(found) > MOST:
            last = found[MOST]
            rest = Problem(last.file, last.line, last.column, "V016", f"en nog {len(found) - MOST} problemen")
            self.problems += (rest,)
        super().__init__("\n".join(map(str, self.problems)))


PATH = 300
"""So many characters of a path are shown: where it goes wrong may be at its end."""


def shown(value: object, most: int = 40) -> str:
    """`value` between quotes, short and safe to print."""
    text = "".join(char if char.isprintable() else "·" for char in str(value)[: most + 1])
    return f"'{text[: most - 1]}…'" if len(text) > most else f"'{text}'"


def meant(word: str, known: Iterable[str]) -> str:
    """A Dutch half sentence that offers the closest known word, or ""."""
    from difflib import get_close_matches  # only when something is wrong

    close = get_close_matches(word[:60], list(known), n=1, cutoff=0.6)
    return f"; bedoelde je {shown(close[0])}?" if close else ""


def listed(words: Sequence[str], last: str = "of") -> str:
    """ "a, b of c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"

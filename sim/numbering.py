"""Which number does a move have?

A player remembers a move by its number, and types it ahead. So a number stays with its move as long as a chapter lasts, also
while the move is away for a moment; a new move takes a number that nobody had yet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sim.core.forms import Key
from sim.core.roleview import Form, RoleView

KEYS = 9
"""As many moves have a key of their own on a screen."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that moves were given in one chapter, also of moves that are gone."""

    chapter: str = ""
    given: Mapping[Key, int] = field(default_factory=dict)
    speaking: Mapping[Key, int] = field(default_factory=dict)
    """The numbers while a contribution to a conversation is awaited: that has the list to itself, and the others wait."""

    def of(self, form: Form) -> int | None:
        """The number of a move; None where all are in use."""
        return (self.speaking or self.given).get((form.kind, form.id))

    def meant(self, forms: Iterable[Form], number: int) -> Form | None:
        """Which of `forms` has this number."""
        return next((form for form in forms if self.of(form) == number), None)


def numbered(before: Numbers, view: RoleView, forms: Sequence[Form], most: int = KEYS) -> Numbers:
    """`before`, with a number for each of `forms` as far as there are numbers up to `most`."""
    given = before.given if before.chapter == view.chapter else {}
    offered = [(form.kind, form.id) for form in forms]
    if view.talk is not None and view.talk.must_speak:
        return Numbers(view.chapter, given, _with(offered, {}, most))
    return Numbers(view.chapter, _with(offered, given, most))


def _with(offered: Sequence[Key], before: Mapping[Key, int], most: int) -> Mapping[Key, int]:
    """`before` with a number for what is offered: one that nobody had yet, else the lowest of a move that is gone."""
    given = dict(before)
    for key in offered:
        if key not in given:
            fresh = next((number for number in range(1, most + 1) if number not in given.values()), None)
            gone = min(((number, other) for other, number in given.items() if other not in offered), default=None)
            if fresh is not None:
                given[key] = fresh
            elif gone is not None:
                del given[gone[1]]
                given[key] = gone[0]
    return given

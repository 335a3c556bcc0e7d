"""From where else than its beginning is a case played?

From between two chapters of a game that was played: what lies near good play, or after a bad day, is tried as often as what chance alone
comes to, and a chapter that comes late as often as the first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from scenarios.compiled import Case
from scoring.fold import Reading
from sim.core import events as e
from sim.core.evolution import evolve
from sim.core.state import State
from sim.core.view import Views


@dataclass(frozen=True, slots=True)
class Point:
    """A game as it stands before a chapter opens; it may be played on in more than one way."""

    chapter: str
    """The chapter that is to be opened."""
    state: State
    views: Views
    log: tuple[e.Event, ...]
    reading: Reading
    """What the score looks at, as far as it was played."""
    learnt: Mapping[str, frozenset[str]]
    """Role → every fact it learnt up to here."""


def points(case: Case, log: Sequence[e.Event]) -> tuple[Point, ...]:
    """The points of the game with this log, one before each chapter but the first that it came to."""
    state, views = State(case), Views(case, case.playable)
    learnt: dict[str, set[str]] = {role: set() for role in case.roles}
    reading = Reading(case, State(case))
    found = []
    for place, event in enumerate(log):
        if type(event) is e.ChapterOpened and event.chapter != case.chapters[0].id:
            known = {role: frozenset(facts) for role, facts in learnt.items()}
            found.append(Point(event.chapter, state.copy(), views.copy(), tuple(log[:place]), reading.copy(), known))
        elif type(event) is e.Learned:
            learnt[event.role].update(event.facts)
        evolve(state, event)
        views.tell(event)
        reading.go_on((event,))
    return tuple(found)


def later(found: Sequence[Point], number: int, seed: int) -> Point | None:
    """From which of these points play `number` of the sample of this seed goes on; None when there is none.

    The later the chapter the more often, by its place squared: it is shorter, and comes last of all to who begins at the beginning.
    """
    shares = [place * place for place in range(1, len(found) + 1)]
    return Random(f"{seed} {number} deel").choices(found, shares)[0] if found else None

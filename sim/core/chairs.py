"""Who has which roles in hand, and how does that change between chapters?

The rules of play know desks and how each is played; chairs say which desks the same people play. They change only while the
clock stands still, by a move of the table, so that a log tells who sat where.
"""

from collections.abc import Iterable, Sequence

from scenarios.compiled import Case
from scenarios.seating import MOST_AT_CHAIR, Chair
from sim.core import commands as m
from sim.core import events as e
from sim.core.batch import Batch
from sim.core.refusals import Refusal, refuse
from sim.core.state import State

PERSON, SOFTWARE = "mens", "meewerkend"
HOWS = (PERSON, SOFTWARE, "afwachtend", "eilandje", "verloop", "niemand")
"""How a desk can be played."""
BY_HAND = (PERSON, "verloop")
"""Of these, with somebody at the table who can hear what is said aloud."""


def each_alone(seats: Iterable[tuple[str, str]]) -> tuple[Chair, ...]:
    """Every role that a person plays on a chair of its own."""
    return tuple(Chair((role,)) for role, how in seats if how == PERSON)


def sound(case: Case, chairs: Sequence[Chair]) -> bool:
    """Whether people can sit like this: playable roles and real chapters, each role on one chair, not too many at one chair."""
    roles = [role for chair in chairs for role in chair.all_roles]
    chapters = {chapter.id for chapter in case.chapters}
    return (
        len(set(roles)) == len(roles)
        and set(roles) <= set(case.playable)
        and all(chair.roles and 1 <= chair.people <= MOST_AT_CHAIR for chair in chairs)
        and all(chapter in chapters for chair in chairs for chapter, _ in chair.then)
    )


def relay(case: Case, state: State, chairs: Iterable[Chair]) -> tuple[tuple[str, str], ...]:
    """Which roles change hands when the next chapter opens, as the chairs have it: what one lets go of, software takes."""
    begun = {chapter.id for chapter in case.chapters[: state.chapter + 2]}
    changes = []
    for chair in chairs:
        held = chair.plays(begun) if chair.then else chair.roles
        for role in chair.all_roles if chair.then else ():
            now, wanted = state.desks[role].how, PERSON if role in held else SOFTWARE
            if now != wanted and PERSON in (now, wanted):
                changes.append((role, wanted))
    return tuple(changes)


def reseat(case: Case, state: State, command: m.Reseat) -> tuple[e.Event, ...] | Refusal:
    """Other chairs from here on; only while a chapter is closed."""
    if command.role != m.TABLE:
        return refuse("alleen_tafel")
    if state.chapter_open:
        return refuse("deel_open")
    named = dict(command.seats)
    known = named.keys() <= state.desks.keys() and set(named.values()) <= set(HOWS)
    if not known or len(named) != len(command.seats) or not sound(case, command.chairs):
        return refuse("stoelen_passen_niet")
    batch = Batch(state)
    batch.add(e.SeatsChanged, e.ALL, command.seats, command.chairs)
    return batch.done()

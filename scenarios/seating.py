"""Who sits where, by the number of people at the table?

A chair is what the same people have in hand: mostly one role, sometimes one and later another. A case proposes chairs for
numbers of people and names the roles that must inform each other, so that one does not hold them both. For other numbers a
proposal is made from what the case has.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

MOST_PEOPLE = 8
"""People at one table."""
MOST_AT_CHAIR = 3
"""People at one chair: one reads aloud, one is at the keys, one keeps an eye on the others."""


@dataclass(frozen=True, slots=True)
class Chair:
    """Roles in the hands of the same people."""

    roles: tuple[str, ...]
    """Played from the start."""
    people: int = 1
    then: tuple[tuple[str, str], ...] = ()
    """(chapter, role) in the order of the chapters: from that chapter on this role takes the place of the former."""

    @property
    def all_roles(self) -> tuple[str, ...]:
        """Every role that these people ever hold."""
        return tuple(dict.fromkeys((*self.roles, *(role for _, role in self.then))))

    def plays(self, begun: Collection[str]) -> tuple[str, ...]:
        """The roles in hand once the chapters `begun` have been opened."""
        later = [role for chapter, role in self.then if chapter in begun]
        return (later[-1],) if later else self.roles


@dataclass(frozen=True, slots=True)
class Seating:
    """A table: its chairs, and whether somebody without partner reads aloud and keeps the time (*tafelgastheer*)."""

    chairs: tuple[Chair, ...]
    host: bool = False

    @property
    def people(self) -> int:
        return sum(chair.people for chair in self.chairs) + self.host


@dataclass(frozen=True, slots=True)
class Apart:
    """Two roles that must inform each other, so nobody should hold both, and why."""

    roles: tuple[str, str]
    why: str


def proposed(seatings: Mapping[int, Seating], playable: tuple[str, ...], people: int) -> Seating:
    """Chairs for `people`: as the case says, else from its nearest smaller proposal with more people to a chair."""
    if people in seatings:
        return seatings[people]
    smaller = [number for number in seatings if number < people]
    base = seatings[max(smaller)] if smaller else Seating(tuple(Chair((role,)) for role in playable[:people]))
    chairs, left = list(base.chairs), people - base.people
    while left > 0 and any(chair.people < MOST_AT_CHAIR for chair in chairs):
        place = min(range(len(chairs)), key=lambda at: chairs[at].people)
        chairs[place] = replace(chairs[place], people=chairs[place].people + 1)
        left -= 1
    return Seating(tuple(chairs), base.host or left > 0)


def in_one_hand(apart: Iterable[Apart], chairs: Iterable[Chair]) -> list[Apart]:
    """The pairs that must inform each other and that some chair holds both."""
    held = [frozenset(chair.all_roles) for chair in chairs]
    return [pair for pair in apart if any(hand.issuperset(pair.roles) for hand in held)]

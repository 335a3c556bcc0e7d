"""Who sits where, while it is being chosen?

Chairs are letters, so that moving one role never renames the others. A proposal is filled in by the number of people; after
that every role can go to any chair, to the computer or to nobody. Without any drawing.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from scenarios.compiled import Case
from scenarios.seating import MOST_AT_CHAIR, MOST_PEOPLE, Apart, Chair, Seating, in_one_hand, proposed
from sim.core.chairs import PERSON, SOFTWARE
from sim.core.commands import Reseat
from sim.core.refusals import Refusal
from sim.table import Table

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWX"
HIDDEN_MOST = 3
"""More chairs hidden from each other at one screen is more passing on than playing."""
OTHERS = (SOFTWARE, "afwachtend", "eilandje", "niemand")
"""Who plays a role that nobody at the table has."""


@dataclass(frozen=True, slots=True)
class Seated:
    """What was chosen at the seats."""

    seats: tuple[tuple[str, str], ...]
    """(role, how) for every role, as the game begins."""
    chairs: tuple[Chair, ...]
    free_speech: bool = False
    open_table: bool = False
    host: bool = False


@dataclass(slots=True)
class Arrangement:
    """The seats of one case, half chosen."""

    case: Case
    at: dict[str, str] = field(default_factory=dict)
    """Role → letter of its chair."""
    how: dict[str, str] = field(default_factory=dict)
    """Role without a chair → who plays it."""
    people: dict[str, int] = field(default_factory=dict)
    """Letter → how many people sit there."""
    then: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Letter → (chapter, role) that this chair goes on with."""
    host: bool = False

    # --- as a whole ---

    def propose(self, people: int) -> None:
        """Fill in what the case proposes for so many people."""
        seating = proposed(self.case.seatings, self.case.playable, min(max(1, people), MOST_PEOPLE))
        self.take(seating, {})

    def take(self, seating: Seating, seats: dict[str, str]) -> None:
        """Fill in these chairs; who has none is played as `seats` says, else by the computer."""
        self.at, self.people, self.then, self.host = {}, {}, {}, seating.host
        for letter, chair in zip(LETTERS, seating.chairs, strict=False):
            self.at |= dict.fromkeys(chair.all_roles, letter)
            self.people[letter] = chair.people
            if chair.then:
                self.then[letter] = chair.then
        self.how = {role: seats.get(role, SOFTWARE) for role in self.case.playable if role not in self.at}

    @property
    def total(self) -> int:
        """How many people are at the table."""
        return sum(self.people.values()) + self.host

    @property
    def alone(self) -> bool:
        """Whether there is one person at the table, with a chair."""
        return self.total == 1 and not self.host

    @property
    def chairs(self) -> tuple[Chair, ...]:
        """The chairs, in the order of the roles."""
        return tuple(self._chair(letter) for letter in dict.fromkeys(self.at[role] for role in self.case.playable if role in self.at))

    def _chair(self, letter: str) -> Chair:
        then = self.then.get(letter, ())
        later = {role for _, role in then}
        roles = tuple(role for role in self.case.playable if self.at.get(role) == letter and role not in later)
        return Chair(roles, self.people[letter], then)

    def seats(self, begun: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
        """(role, how) for every role once the chapters `begun` have opened: what a chair plays at another time, software has now."""
        held = {role for chair in self.chairs for role in chair.plays(begun)}
        return tuple((role, PERSON if role in held else self.how.get(role, SOFTWARE)) for role in self.case.playable)

    @property
    def must_be_open(self) -> bool:
        """Whether there are too many chairs to hide them from each other at one screen."""
        return len(self.people) > HIDDEN_MOST

    @property
    def in_one_hand(self) -> list[Apart]:
        """The pairs that must inform each other and sit on one chair here."""
        return in_one_hand(self.case.apart, self.chairs)

    # --- one role ---

    def toggle(self, role: str) -> None:
        """Give a role a chair of its own, or take it from its chair; who is alone goes to that role with the chair."""
        if role in self.at:
            self.put(role, SOFTWARE)
            return
        if self.alone:
            for left in tuple(self.at):
                self.put(left, SOFTWARE)
        self.put(role, self.free())

    def turn(self, role: str, step: int) -> None:
        """To the next chair, a new one, or the next way in which nobody here plays it."""
        mine = self.at.get(role)
        shared = mine is None or list(self.at.values()).count(mine) > 1
        places = [*sorted(self.people), *([self.free()] if shared else []), *OTHERS]
        self.put(role, places[(places.index(mine or self.how[role]) + step) % len(places)])

    def more(self, role: str, by: int) -> None:
        """More or fewer people on the chair of this role."""
        letter = self.at.get(role)
        if letter is not None:
            self.people[letter] = min(MOST_AT_CHAIR, max(1, self.people[letter] + by))

    def put(self, role: str, place: str) -> None:
        """`role` to a chair, or to one of OTHERS."""
        before = self.at.pop(role, None)
        if before is not None:
            self.then.pop(before, None)
            if before not in self.at.values():
                del self.people[before]
        if place in OTHERS:
            self.how[role] = place
            return
        self.how.pop(role, None)
        self.at[role] = place
        self.then.pop(place, None)
        self.people.setdefault(place, 1)

    def free(self) -> str:
        """The letter of a new chair."""
        return next(letter for letter in LETTERS if letter not in self.people)


def of_roles(case: Case, roles: Iterable[str]) -> Seated:
    """`roles` for people, each on a chair of its own, and cooperative software for the rest."""
    chairs = tuple(Chair((role,)) for role in case.playable if role in roles)
    seats = tuple((role, PERSON if role in roles else SOFTWARE) for role in case.playable)
    return Seated(seats, chairs, open_table=len(chairs) > HIDDEN_MOST)


def of_people(case: Case, people: int) -> Seated:
    """What the case proposes for so many people."""
    found = Arrangement(case)
    found.propose(people)
    return Seated(found.seats(), found.chairs, found.must_be_open, found.must_be_open, found.host)


# --- between two chapters -------------------------------------------------------------------------------------------


def of_table(table: Table) -> Arrangement:
    """How a table sits now, to be changed."""
    plan = Arrangement(table.case)
    plan.take(Seating(table.chairs, table.setup.host), table.seats)
    return plan


def reseat(table: Table, plan: Arrangement) -> Refusal | None:
    """Let people sit as `plan` has it from the next chapter on; nothing is noted when they stay as they were."""
    begun = {chapter.id for chapter in table.case.chapters[: table.case.chapters.index(table.chapter) + 2]}
    changes = tuple((role, how) for role, how in plan.seats(begun) if table.seats[role] != how)
    return table.submit(Reseat(plan.chairs, changes)) if changes or plan.chairs != table.chairs else None

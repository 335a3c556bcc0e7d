"""Who sits at this screen now?

Several people may share one screen. After every accepted move the table says which desks may choose; this module says, from
that and nothing else, whether the screen stays where it is, goes to another seat, or leaves the desks.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AtDesk:
    """The screen belongs to this seat."""

    role: str


@dataclass(frozen=True, slots=True)
class BetweenChapters:
    """A chapter has closed: stop, pause or go on."""


@dataclass(frozen=True, slots=True)
class Over:
    """The game has ended: the debrief."""


Place = AtDesk | BetweenChapters | Over


@dataclass(frozen=True, slots=True)
class Standing:
    """What the table says at this instant: `free` are the desks that may choose, `called` those a conversation waits for."""

    over: bool
    chapter_open: bool
    free: tuple[str, ...]
    called: tuple[str, ...] = ()


def next_place(standing: Standing, people: tuple[str, ...], current: str | None, done: bool = False) -> Place:
    """Where the screen goes now: `people` share it, `current` has it, `done` says that `current` gave it away.

    Whom a conversation waits for comes first. Else whoever sits there keeps it as long as that desk may choose, unless it gave
    the screen away; then the next seat in the order of the table gets it. When nobody here has to choose the screen stays where it was.
    """
    if standing.over:
        return Over()
    if not standing.chapter_open:
        return BetweenChapters()
    free = tuple(role for role in people if role in (standing.called or standing.free))
    if current is not None and current in free and not done:
        return AtDesk(current)
    start = people.index(current) + 1 if current in people else 0
    for role in people[start:] + people[:start]:
        if role in free:
            return AtDesk(role)
    return AtDesk(current if current in people else people[0])

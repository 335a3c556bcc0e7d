"""What is a short sitting (`korte zit`)?

One person, one role, one or more chapters of a case that was played up to there by one of its courses. It is data of the game
itself, so that a kept game needs no other file to know how it ends and what it asks.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Short:
    """A short sitting of a case."""

    id: str
    title: str
    role: str
    """The one role that a person plays."""
    chapter: str
    """Where the person sits down; all before it is played by the course."""
    until: str
    """The last chapter that the person plays; after it software goes on to the horizon."""
    briefing: str
    """What has happened, as far as this role knows."""
    questions: tuple[str, ...]
    """Three, to take to work."""

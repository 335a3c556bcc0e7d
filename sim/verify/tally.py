"""What did many games of a case come to together?"""

from collections import Counter
from dataclasses import dataclass, field
from statistics import fmean

from scenarios.problems import Problem
from sim.verify.leaks import Leak
from sim.verify.playing import Refused
from sim.verify.seen import Key
from sim.verify.tables import ALL


@dataclass(frozen=True, slots=True, order=True)
class Played:
    """One play of the sample."""

    number: int
    kind: str
    desks: str
    region: str
    attack: str
    moves: int
    points: float
    since: str = ""
    """The chapter with which it began, after a course that had played what comes before; "" for a whole game."""


@dataclass(frozen=True, slots=True, order=True)
class Course:
    """One course of the case, played in one region."""

    name: str
    region: str
    points: float
    dimensions: tuple[tuple[str, float], ...]


@dataclass(slots=True)
class Tally:
    """Counts over games; two of them add up to the same whatever played them, and in whatever order."""

    plays: list[Played] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    seen: Counter[Key] = field(default_factory=Counter)
    """What came to pass → in how many games."""
    refused: Counter[Refused] = field(default_factory=Counter)
    leaks: set[Leak] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)
    """Chapters in which a game stood still."""
    problems: set[Problem] = field(default_factory=set)
    """What is wrong with the courses."""

    def add(self, other: "Tally") -> None:
        self.plays = sorted([*self.plays, *other.plays])
        self.courses = sorted([*self.courses, *other.courses])
        self.seen += other.seen
        self.refused += other.refused
        self.leaks |= other.leaks
        self.stuck |= other.stuck
        self.problems |= other.problems

    @property
    def whole(self) -> list[Played]:
        """The plays from beginning to end: in no other are the points those of one kind of player."""
        return [one for one in self.plays if not one.since]

    def points(self, kind: str, desks: str = ALL) -> list[float]:
        """What the whole plays of one kind of player came to."""
        return [one.points for one in self.whole if one.kind == kind and one.desks == desks]

    def mean(self, kind: str) -> float | None:
        """What a table comes to at which everybody plays so; None when there was none."""
        found = self.points(kind)
        return fmean(found) if found else None

"""Has everybody enough to do, and nobody too much?

Holds the pace of a course against the bounds of a case. A role is held to them in the chapters in which it has duty; its
first move counts from the opening of its first chapter. The bounds are for a `casus`. An exercise or a short sitting has
fewer desks and no time for them: it is held to its own minutes only.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.compiled import Case
from scoring.weights import Weights
from sim.verify.pace import ChapterPace


@dataclass(frozen=True, slots=True)
class Finding:
    """One bound for one role or for the whole, and whether it holds."""

    bound: str
    """eerste_zet · stil · zetten · aandeel · tempo · minuten"""
    value: float
    least: float
    most: float
    role: str = ""
    chapter: str = ""
    between: tuple[int, int] = (0, 0)
    """Minutes of the game between which somebody waited."""

    @property
    def holds(self) -> bool:
        return self.least - 1e-9 <= self.value <= self.most + 1e-9


@dataclass(frozen=True, slots=True)
class RoleTotal:
    """One role over the whole game."""

    role: str
    moves: int
    share: float
    """Its part of all moves, 0 to 1."""
    first: float | None
    """From the opening of its first chapter; None without a move in it."""
    idle: float
    idle_in: str
    """The chapter in which it waited longest."""
    busy: float


@dataclass(frozen=True, slots=True)
class Balance:
    """The pace of a course, and what of it holds."""

    chapters: tuple[ChapterPace, ...]
    roles: tuple[RoleTotal, ...]
    moves: int
    minutes: float
    """Estimated minutes of play."""
    planned: int
    """What the case says of it, for the chapters that were played."""
    rate: float
    """Moves in as many minutes as a sitting takes, going by the minutes the case says."""
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        return all(finding.holds for finding in self.findings)


def balance(case: Case, chapters: Sequence[ChapterPace], numbers: Weights) -> Balance:
    """The balance of a game that was played at the pace of `chapters`."""
    moves = sum(stint.moves for chapter in chapters for stint in chapter.stints)
    roles = tuple(total for role in case.playable if (total := _total(role, chapters, moves)) is not None)
    played = {chapter.chapter for chapter in chapters}
    planned = sum(chapter.play_minutes for chapter in case.chapters if chapter.id in played)
    minutes = sum(chapter.minutes for chapter in chapters)
    rate = moves * numbers.balans_per / planned if planned else 0.0
    if case.kind == "casus":
        findings = (*(found for total in roles for found in _of_role(total, numbers)), *_of_chapters(chapters, numbers))
        findings += (Finding("tempo", rate, numbers.balans_traag, numbers.balans_druk),)
    else:
        findings = (Finding("minuten", minutes, 0, planned),)
    return Balance(tuple(chapters), roles, moves, minutes, planned, rate, findings)


def _total(role: str, chapters: Sequence[ChapterPace], moves: int) -> RoleTotal | None:
    """What `role` did in all; None when it had duty in none of the chapters."""
    stints = [(chapter.chapter, stint) for chapter in chapters for stint in chapter.stints if stint.role == role]
    if not stints:
        return None
    own = sum(stint.moves for _, stint in stints)
    where, longest = max(stints, key=lambda found: found[1].idle)
    busy = sum(stint.busy for _, stint in stints)
    return RoleTotal(role, own, own / moves if moves else 0.0, stints[0][1].first, longest.idle, where, busy)


def _of_role(total: RoleTotal, numbers: Weights) -> tuple[Finding, ...]:
    first = total.first if total.first is not None else float("inf")
    return (
        Finding("eerste_zet", first, 0, numbers.balans_eerste_zet, total.role),
        Finding("zetten", total.moves, numbers.balans_zetten, float("inf"), total.role),
        Finding("aandeel", total.share, 0, numbers.balans_aandeel, total.role),
    )


def _of_chapters(chapters: Sequence[ChapterPace], numbers: Weights) -> tuple[Finding, ...]:
    return tuple(
        Finding("stil", stint.idle, 0, numbers.balans_stil, stint.role, chapter.chapter, stint.idle_at)
        for chapter in chapters
        for stint in chapter.stints
    )

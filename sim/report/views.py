"""How safe did each think it was, before anything was told and after?

Per conversation with judgements the private ratings side by side, with what each leant on, and where two lay two steps apart:
was that spoken out? A judgement alone is about the conversation before it only in the same chapter, and until the next one in
which that role judged: nights and days later it is about something else.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scenarios.compiled import Case
from sim.core import events as e
from sim.core.phrases import LEVEL_NAMES
from sim.report.text import clock, listed, title

LEVELS = tuple(LEVEL_NAMES)
"""From safe to acutely unsafe."""
APART = 2
"""Steps from which a difference is marked."""


@dataclass(frozen=True, slots=True)
class Rating:
    """How one role judged, and on which facts."""

    level: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """One role at one moment; None where it did not judge."""

    role: str
    before: Rating | None
    after: Rating | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two roles that lay two steps apart."""

    mild: str
    grave: str
    spoken: str
    """When and by whom it was spoken out, or ""."""


@dataclass(frozen=True, slots=True)
class View:
    """A conversation in which judgements were laid side by side, or one judgement that belongs to none."""

    at: int
    title: str
    rated: tuple[Rated, ...]
    differences: tuple[Difference, ...]
    alone: bool = False


def views(case: Case, events: Sequence[e.Event]) -> tuple[View, ...]:
    """Every moment with judgements, in order of time, those alone that are about no conversation among them."""
    judged = [event for event in events if isinstance(event, e.Judged)]
    opened = {event.talk: event for event in events if isinstance(event, e.TalkOpened)}
    over = {event.talk: event for event in events if isinstance(event, e.TalkEnded)}
    about = _about(events, judged, opened, over)
    found: list[View] = []
    for talk in dict.fromkeys(one.talk for one in judged if one.talk is not None):
        rated = _rated(case, [one for one in judged if about.get(one.seq) == talk], talk, over.get(talk))
        moment = opened[talk].moment
        name = case.moments[moment].name if moment is not None else "Gesprek"
        found.append(View(max(opened[talk].begins, opened[talk].at), name, rated, _differences(case, events, talk, rated)))
    for one in judged:
        if one.seq not in about:
            rated = (Rated(title(case, one.role), _rating(case, one), None),)
            found.append(View(one.at, "Buiten een overleg, alleen voor zichzelf", rated, (), True))
    return tuple(sorted(found, key=lambda view: view.at))


def _about(
    events: Iterable[e.Event], judged: Sequence[e.Judged], opened: Mapping[int, e.TalkOpened], over: Mapping[int, e.TalkEnded]
) -> dict[int, int]:
    """Number of each judgement → the conversation that it is about: the one in which it was given, or the last one of that role
    that was over by then, in the same chapter."""
    starts = [event.at for event in events if isinstance(event, e.ChapterOpened)]
    about: dict[int, int] = {}
    last: dict[str, int] = {}
    for one in judged:
        if one.talk is not None:
            about[one.seq] = last[one.role] = one.talk
        elif (talk := last.get(one.role)) is not None:
            end = over[talk].at if talk in over else opened[talk].at
            if end <= one.at and bisect_right(starts, end) == bisect_right(starts, one.at):
                about[one.seq] = talk
    return about


def _rated(case: Case, judged: Sequence[e.Judged], talk: int, over: e.TalkEnded | None) -> tuple[Rated, ...]:
    """Who judged how: first, and once everything was on the table (there, or later)."""
    rows = []
    for role in dict.fromkeys(one.role for one in judged if one.talk == talk):
        mine = [one for one in judged if one.role == role]
        first = [one for one in mine if one.talk == talk and (over is None or one.seq < over.seq)][:1]
        again = [one for one in mine if one not in first][-1:]
        rows.append(Rated(title(case, role), *(_rating(case, one[0]) if one else None for one in (first, again))))
    return tuple(rows)


def _rating(case: Case, event: e.Judged) -> Rating:
    return Rating(event.level, tuple(case.facts[fact].label for fact in event.cites if fact in case.facts))


def _differences(case: Case, events: Iterable[e.Event], talk: int, rated: Sequence[Rated]) -> tuple[Difference, ...]:
    """The pair that the game showed, or else the mildest and the gravest if they lie far apart; and whether somebody said so."""
    first = [one for one in rated if one.before is not None]
    order = sorted(first, key=lambda one: LEVELS.index(one.before.level) if one.before else 0)
    pair, spoken = None, ""
    for event in events:
        match event:
            case e.DifferenceFound() if event.talk == talk:
                pair = (title(case, event.roles[0]), title(case, event.roles[1]))
            case e.DifferenceDiscussed() if pair is not None and not spoken:
                spoken = f"{title(case, event.role)} sprak het uit om {clock(event.at)}"
            case e.DifferenceFound() if pair is not None:
                break
    if pair is None and order and _steps(order[0], order[-1]) >= APART:
        pair = (order[0].role, order[-1].role)
    return (Difference(*pair, spoken),) if pair is not None else ()


def _steps(mild: Rated, grave: Rated) -> int:
    assert mild.before is not None
    assert grave.before is not None
    return LEVELS.index(grave.before.level) - LEVELS.index(mild.before.level)


SCALE = len(LEVELS)


def scale(rating: Rating | None) -> str:
    """A rating as a place on the scale from safe to acutely unsafe: "○○●○"."""
    return "·" * SCALE if rating is None else "".join("●" if place == LEVELS.index(rating.level) else "○" for place in range(SCALE))


def rating_said(rating: Rating | None) -> str:
    """A rating in words."""
    if rating is None:
        return "geen oordeel"
    leans = f", steunt op {listed([f'«{one}»' for one in rating.cites])}" if rating.cites else ", zonder waar het op steunt"
    return f"{LEVEL_NAMES.get(rating.level, rating.level)}{leans}"

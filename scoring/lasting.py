"""Was the danger covered, and was the regie held, for as long as the case needs it?"""

from collections.abc import Sequence

from scenarios.compiled import Case
from scenarios.judged import Cover, RegieDue
from scoring.fold import Played
from scoring.remains import Named
from scoring.spans import Span, length, union
from scoring.timeliness import standing

DAY = 24 * 60


def covered(played: Played, cover: Cover) -> list[Span]:
    """The minutes in which something that covers it was in force, was somebody's who knew, and had an end."""
    return union([span for _, span in covering(played, cover)], cover.since, cover.until)


def covering(played: Played, cover: Cover) -> list[tuple[str, Span]]:
    """What covers it, by title, and when."""
    case, left = played.case, played.left
    spans: list[tuple[str, Span]] = []
    for line in left.lines:
        agreement = case.agreements.get(line.what) if line.field == "maatregelen" else None
        if agreement is None or cover.id not in agreement.covers or line.time is None or not _told(played, line.roles[0], line.told):
            continue
        if line in left.void:
            continue
        agreed = played.first("geldt", agreement.id)
        if agreement.stands_if is None or agreed is not None:
            since = line.since if agreed is None else max(line.since, agreed.at)
            spans.append((agreement.title, (since, _until(line.time, line.replaced))))
    for run in left.runs:
        measure = case.measures[run.measure]
        if cover.id not in measure.covers or run.blank:
            continue
        end = run.ended if run.ended is not None else run.until
        if end is not None and any(role in run.told for role in (measure.executor, run.by, measure.decider) if role):
            spans.append((measure.title, (run.since, end)))
        elif end is None:
            # The case names no end: it covers as far as the plan does.
            plans = [line for line in left.lines if line.what == run.measure and line.time is not None and line.roles[0] in line.told]
            spans += [(measure.title, (max(run.since, line.since), _until(line.time, line.replaced))) for line in plans]
    return spans


def _until(named: int | None, replaced: int | None) -> int:
    return min(end for end in (named, replaced) if end is not None)


def _told(played: Played, owner: str, told: tuple[str, ...]) -> bool:
    if owner in played.case.roles:
        return owner in told and played.case.roles[owner].exists
    return any(talk.person == owner and talk.kind != "observatie" for talk in played.left.interviews)


def held(played: Played, due: RegieDue) -> tuple[float, float, Named | None, tuple[str, ...]]:
    """The share of the time in which one party held the function, the share of partners that know who it is last, who that is
    by which naming, and who did not know."""
    case = played.case
    names = _names(played, due)
    filled = held_by(played, due)
    clear = [named for place, named in enumerate(names) if _one(case, named) and not _contested(names, place)]
    last = clear[-1] if clear else None
    concerned = partners(case, due)
    unknowing = tuple(role for role in concerned if last is None or thinks(played, due, role) != last.holders)
    return length(filled) / (due.until - due.since), 1 - len(unknowing) / len(concerned), last, unknowing


def held_by(played: Played, due: RegieDue) -> list[Span]:
    """The minutes in which exactly one party held the function."""
    names = _names(played, due)
    spans: list[Span] = []
    for place, named in enumerate(names):
        if _one(played.case, named) and not _contested(names, place):
            spans.append((named.at, names[place + 1].at if place + 1 < len(names) else due.until))
    return union(spans, due.since, due.until)


def _names(played: Played, due: RegieDue) -> list[Named]:
    return [named for named in played.left.named if named.function == due.function and named.at < due.until]


def _one(case: Case, named: Named) -> bool:
    return len(named.holders) == 1 and named.holders[0] in case.roles and case.roles[named.holders[0]].exists


def _contested(names: Sequence[Named], place: int) -> bool:
    """Whether another role named somebody else less than a day before: two people on one function count as none."""
    named = names[place]
    latest = {other.by: other for other in names[:place] if named.at - other.at < DAY}
    return any(by != named.by and other.holders != named.holders for by, other in latest.items())


def thinks(played: Played, due: RegieDue, role: str) -> tuple[str, ...]:
    """Whom `role` was last told to hold the function; () if nobody told it."""
    names = reversed(_names(played, due))
    return next((named.holders for named in names if role in named.told or "*" in named.told), ())


def partners(case: Case, due: RegieDue) -> tuple[str, ...]:
    return tuple(dict.fromkeys(there for role in due.partners for there in standing(case, role)))

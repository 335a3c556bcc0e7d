"""What does the log show of the game, for a table that looks back?

Lanes per desk, who knew which fact when, and where a desk waited while a step of its own could have begun. Plain data for
the debrief; how it is drawn is for the screens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.compiled import Case
from scoring import timeliness
from scoring.fold import Played
from sim.core import events as e
from sim.core import phrases

WOKEN_BY = {
    "bericht": "een bericht",
    "oproep": "een oproep",
    "gebeurtenis": "een gebeurtenis",
    "handeling": "wat een ander deed",
    "dringend": "iets dringends",
    "verzoek": "een verzoek",
    "uitslag": "de uitslag van een verzoek",
    "maatregel": "een maatregel",
    "besluit": "een besluit",
    "plan": "het veiligheidsplan",
    "werk_klaar": "eigen werk dat klaar was",
    "tijd": "de klok",
}
LEAST_WAIT = 5
"""Shorter waits are not worth a question (author's choice)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of one desk's time; a point has `start` == `end`."""

    start: int
    end: int
    label: str
    kind: str
    """werk · gesprek · overleg · wacht · besluit · oordeel · maatregel · bericht · gebeurtenis"""
    ref: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who knew what: rows are facts, columns are roles, in the order of the case."""

    roles: tuple[str, ...]
    facts: tuple[str, ...]
    since: Mapping[tuple[str, str], int]
    """(role, fact) → the minute at which it was first known; a pair that is missing was never known."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A decision as it was taken: who knew what of its facts then."""

    decision: str
    role: str
    at: int
    option: str
    known: Mapping[tuple[str, str], bool]
    """(role, fact) for every role and every fact that this decision rests on."""


@dataclass(frozen=True, slots=True)
class Idle:
    """A desk waited while a step of its own could have begun."""

    role: str
    norm: str
    could: int
    began: int
    waited: int
    woken_by: str
    text: str


# --- lanes ----------------------------------------------------------------------------------------------------------


def lanes(case: Case, events: Sequence[e.Event]) -> dict[str, tuple[Bar, ...]]:
    """What every desk was occupied with, in order of time; roles that did nothing have an empty lane."""
    found: dict[str, list[Bar]] = {role: [] for role in case.roles}
    running: dict[str, Bar] = {}
    talks: dict[int, tuple[Bar, dict[str, int]]] = {}
    end = events[-1].at if events else case.start

    def close(role: str, minute: int) -> None:
        bar = running.pop(role, None)
        if bar is not None and minute > bar.start:
            found[role].append(Bar(bar.start, minute, bar.label, bar.kind, bar.ref))

    for event in events:
        match event:
            case e.Started():
                close(event.role, event.at)
                running[event.role] = Bar(event.at, event.until, phrases.label(case, event.command), "werk", event.seq)
            case e.Waiting():
                close(event.role, event.at)
                running[event.role] = Bar(event.at, event.until, "Wacht", "wacht", event.seq)
            case e.Freed() | e.Stopped() | e.Retracted() | e.Interrupted() | e.Woken():
                close(event.role, event.at)
            case e.TalkOpened():
                for role in event.present:
                    close(role, event.at)
                talks[event.talk] = _talk(case, event), dict.fromkeys(event.present, event.at)
            case e.TalkJoined() if event.talk in talks:
                close(event.role, event.at)
                talks[event.talk][1][event.role] = event.at
            case e.TalkEnded() | e.TalkFailed() if event.talk in talks:
                _end_talk(found, talks.pop(event.talk), event)
            case e.ChapterClosed():
                for role in tuple(running):
                    close(role, event.at)
            case _:
                point = _point(case, event)
                if point is not None:
                    found[point[0]].append(point[1])
    for role in tuple(running):
        close(role, end)
    return {role: tuple(sorted(bars, key=lambda bar: (bar.start, bar.ref))) for role, bars in found.items()}


def _talk(case: Case, event: e.TalkOpened) -> Bar:
    name = case.moments[event.moment].name if event.moment is not None else phrases.CHANNEL_NAMES.get(event.channel, event.channel)
    kind = "gesprek" if event.moment is None else "overleg"
    label = name if event.moment is not None else f"Gesprek, {name}"
    return Bar(event.at, event.begins + event.minutes, label, kind, event.seq)


def _end_talk(found: dict[str, list[Bar]], talk: tuple[Bar, dict[str, int]], event: e.TalkEnded | e.TalkFailed) -> None:
    bar, since = talk
    label = bar.label if isinstance(event, e.TalkEnded) else f"{bar.label} (ging niet door)"
    for role, start in since.items():
        others = tuple(other for other in since if other != role)
        found[role].append(Bar(start, event.at, label if others else bar.label, bar.kind, bar.ref))


def _point(case: Case, event: e.Event) -> tuple[str, Bar] | None:
    """What a desk did or met at one minute, if it is worth a mark in its lane."""
    match event:
        case e.DecisionTaken():
            what = case.decisions[event.decision]
            return event.role, Bar(event.at, event.at, f"{what.title}: {what.options[event.option].label}", "besluit", event.seq)
        case e.Judged():
            return event.role, Bar(event.at, event.at, phrases.LEVEL_NAMES[event.level], "oordeel", event.seq)
        case e.Ruled():
            answer = "toegewezen" if event.granted else "niet toegewezen"
            return event.by, Bar(event.at, event.at, f"{case.measures[event.measure].title}: {answer}", "besluit", event.seq)
        case e.MeasureOrdered():
            return event.by, Bar(event.at, event.at, case.measures[event.measure].title, "maatregel", event.seq)
        case e.Read():
            return event.to, Bar(event.at, event.at, f"Leest bericht van {phrases.title(case, event.by)}", "bericht", event.seq)
        case _:
            return None


# --- who knew what --------------------------------------------------------------------------------------------------


def matrix(played: Played) -> Matrix:
    """When every role came to know each fact that anybody knew or needed."""
    case, spans = played.case, played.knowledge.spans
    since = {pair: held[0].start for pair, held in spans.items()}
    facts = {fact for _, fact in since} | {need.fact for need in case.needs}
    roles = {role for role, _ in since} | {need.role for need in case.needs} | set(case.playable)
    return Matrix(tuple(role for role in case.roles if role in roles), tuple(fact for fact in case.facts if fact in facts), since)


def moments(played: Played) -> tuple[Moment, ...]:
    """Every decision, in order of time, with who knew what it rests on at that minute."""
    case, found = played.case, []
    for name, takings in played.takings.items():
        basis = case.decisions[name].basis if name in case.decisions else case.measures[name].basis
        for taking in takings:
            known = {
                (role, fact): played.knowledge.knew(role, fact, taking.at, taking.seq) for role in matrix(played).roles for fact in basis
            }
            found.append((taking.seq, Moment(name, taking.role, taking.at, taking.option, known)))
    return tuple(moment for _, moment in sorted(found, key=lambda pair: pair[0]))


# --- waiting --------------------------------------------------------------------------------------------------------


def idle(played: Played, events: Sequence[e.Event]) -> tuple[Idle, ...]:
    """Where a desk waited although a step of its own could have begun: from when the steps before it were done."""
    case, every = played.case, timeliness.clocks(played)
    waits = _waits(events, played.tot)
    found: list[Idle] = []
    for norm in case.norms.values():
        if norm.id not in every or every[norm.id].limit > played.tot or norm.only_if is not None:
            continue
        before = [played.first("norm", other) for other in norm.after]
        if any(hit is None for hit in before):
            continue
        could = max([every[norm.id].since if not norm.after else norm.root, *(hit.at for hit in before if hit is not None)])
        hit = played.first("norm", norm.id)
        done = every[norm.id].limit if hit is None else hit.at
        for role in norm.owners:
            inside = [(max(could, start), min(done, end), why) for start, end, why in waits.get(role, ()) if start < done and end > could]
            waited = sum(end - start for start, end, _ in inside)
            if waited >= LEAST_WAIT:
                found.append(_idle(case, norm.id, role, could, inside[-1][1], waited, inside[-1][2]))
    return tuple(found)


def _idle(case: Case, norm: str, role: str, could: int, began: int, waited: int, why: str) -> Idle:
    reason = WOKEN_BY.get(why, "")
    waiting = f"wachtte {waited} minuten" + (f", tot {reason}" if reason else "")
    text = f"{case.norms[norm].title}: {case.roles[role].title} kon vanaf {phrases.clock(could)}, {waiting} ({phrases.clock(began)})."
    return Idle(role, norm, could, began, waited, why, text)


def _waits(events: Sequence[e.Event], tot: int) -> dict[str, list[tuple[int, int, str]]]:
    """Per role the stretches in which it waited, each with what ended it."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    open_since: dict[str, int] = {}
    for event in events:
        if event.at > tot:
            break
        match event:
            case e.Waiting():
                open_since.setdefault(event.role, event.at)
            case e.Woken() | e.Started():
                why = event.why if isinstance(event, e.Woken) else "tijd"
                _ended(found, open_since, event.role, event.at, why)
            case e.TalkOpened():
                for role in event.present:
                    _ended(found, open_since, role, event.at, "oproep")
            case e.ChapterClosed() | e.GameEnded():
                for role in tuple(open_since):
                    _ended(found, open_since, role, event.at, "tijd")
            case _:
                pass
    return found


def _ended(found: dict[str, list[tuple[int, int, str]]], open_since: dict[str, int], role: str, minute: int, why: str) -> None:
    start = open_since.pop(role, minute)
    if minute > start:
        found.setdefault(role, []).append((start, minute, why))

"""Where did a desk wait while a step of its own was due?

A diagnosis beside T, never points: "vanaf 09:30 wachtte Politie 45 minuten, tot een bericht (10:15)".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.compiled import Case
from scoring import words
from scoring.fold import Played
from scoring.timeliness import Clock
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
ONE_SITTING = 240
"""A longer wait may go on after hours (author's choice)."""
LEAST_WAIT = 5
"""Shorter waits are not worth a question (author's choice)."""


@dataclass(frozen=True, slots=True)
class Idle:
    """A desk waited while a step of its own was due."""

    role: str
    norm: str
    due: int
    """From when: the target of the norm, or later the minute at which the steps before it were done."""
    until: int
    """The end of its last wait before the step was done, or before it was too late."""
    waited: int
    woken_by: str
    text: str


def idle(played: Played, every: Mapping[str, Clock], events: Sequence[e.Event]) -> tuple[Idle, ...]:
    """Waiting by the owners of a norm after its target and before it was done; `every` holds the clocks of the norms."""
    case, waits = played.case, _waits(events, played.tot)
    found: list[Idle] = []
    for norm in case.norms.values():
        clock = every.get(norm.id)
        before = [played.first("norm", other) for other in norm.after]
        if clock is None or clock.limit > played.tot or any(hit is None for hit in before):
            continue
        hit = played.first("norm", norm.id)
        since = max([clock.target, *(earlier.at for earlier in before if earlier is not None)])
        until = clock.limit if hit is None else hit.at
        for role in norm.owners:
            inside = [(max(since, start), min(until, end), why) for start, end, why in waits.get(role, ()) if start < until and end > since]
            waited = sum(_on_duty(case, role, start, end) for start, end, _ in inside)
            if waited >= LEAST_WAIT:
                found.append(_idle(case, norm.id, role, since, inside[-1][1], waited, inside[-1][2]))
    return tuple(found)


def _on_duty(case: Case, role: str, start: int, end: int) -> int:
    """Minutes of a wait in which that desk was there: of a long one only those in the hours of its partner."""
    windows = case.partners[case.roles[role].partner].duty
    if end - start <= ONE_SITTING or not windows:
        return end - start
    return sum(case.is_open(windows, minute) for minute in range(start, end))


def _idle(case: Case, norm: str, role: str, since: int, until: int, waited: int, why: str) -> Idle:
    reason = f"tot {WOKEN_BY[why]} " if why in WOKEN_BY else ""
    wait = f"wachtte {case.roles[role].title} {words.span(waited)}, {reason}({phrases.clock(until)})."
    return Idle(role, norm, since, until, waited, why, words.about(case.norms[norm].title, f"vanaf {phrases.clock(since)} {wait}"))


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

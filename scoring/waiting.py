"""Where did a desk wait while a step of its own could have begun?

A diagnosis beside T, never points: "kon vanaf 09:30, wachtte 45 minuten, tot een bericht".
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
LEAST_WAIT = 5
"""Shorter waits are not worth a question (author's choice)."""


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


def idle(played: Played, every: Mapping[str, Clock], events: Sequence[e.Event]) -> tuple[Idle, ...]:
    """Waiting that could be avoided, per norm with its clock in `every`: from when the steps before it were done until it was."""
    case, waits = played.case, _waits(events, played.tot)
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
    text = words.about(
        case.norms[norm].title, f"{case.roles[role].title} kon vanaf {phrases.clock(could)}, {waiting} ({phrases.clock(began)})."
    )
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

"""Z: was no more shared than belongs, and was there a ground for it?

Only what was new to its receiver counts. That something does not belong with a receiver costs apart from whether there was
a ground; inside a meeting the first is judged with some ease, the second never.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from scenarios.compiled import Case, Need
from scoring import words
from scoring.fold import Played
from scoring.ledger import Row, equally
from scoring.weights import Weights
from sim.core.events import Disclosed

_LAST = 1 << 40
"""After every event of a minute: what is told in one breath has no order."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Disclosures that cost care: one, or one fact told at one meeting."""

    term: str
    """maat (it does not belong there) · grond (there was no ground)"""
    fact: str
    receivers: tuple[str, ...]
    cost: float
    events: tuple[Disclosed, ...]
    text: str
    ground: str
    source: str


def need_weight(case: Case, need: Need, weights: Weights) -> float:
    """What one need weighs."""
    return weights.I_gewicht_rode_vlag if case.facts[need.fact].red_flag else weights.I_gewicht_gewoon


def breaches(played: Played, weights: Weights) -> tuple[Breach, ...]:
    """What was shared while it does not belong there, or without a ground; only what was new to the receiver."""
    fresh = [told for told in played.disclosures if told.fresh]
    return (*_unfit(played, fresh, weights), *_unlawful(played, fresh, weights))


def _unfit(played: Played, fresh: Sequence[Disclosed], weights: Weights) -> list[Breach]:
    case = played.case
    needs: dict[str, set[str]] = {}
    for need in case.needs:
        needs.setdefault(need.role, set()).add(need.fact)
    subjects: dict[int, set[str]] = {}
    talks: dict[int, list[Disclosed]] = {}
    for told in played.disclosures:
        talks.setdefault(told.ref, []).append(told)
    together: dict[tuple[int, str], list[Disclosed]] = {}
    found: list[list[Disclosed]] = []
    for told in fresh:
        fact = case.facts[told.fact]
        if told.receiver not in fact.unfit or completed(played, told):
            continue
        # Ease is for who has something to decide on at this table; whoever was merely invited is told as by message.
        if told.ref not in subjects:
            subjects[told.ref] = {other.fact for other in talks[told.ref]}
        belongs = not subjects[told.ref].isdisjoint(needs.get(told.receiver, ()))
        if told.channel != "overleg" or fact.sensitivity == 3 or not belongs:
            found.append([told])
        elif not any(told.fact in needs.get(role, ()) for role in _present(played, told, talks[told.ref])):
            group = together.setdefault((told.ref, told.fact), [])
            if not group:
                found.append(group)
            group.append(told)
    return [_unfit_breach(case, group, weights) for group in found]


def completed(played: Played, told: Disclosed) -> bool:
    """Whether `told` came with, or after, the facts for want of which it would not have belonged there."""
    wanted = played.case.facts[told.fact].fits_with.get(told.receiver, ())
    return bool(wanted) and played.knowledge.count(told.receiver, wanted, told.at, _LAST) == len(wanted)


def _present(played: Played, told: Disclosed, beside: Iterable[Disclosed]) -> tuple[str, ...]:
    """Who was at the meeting in which it was told, with all else that was told there."""
    heard = (other.receiver for other in beside if other.channel == told.channel)
    return (told.giver, *played.present.get(told.ref, ()), *heard)


def _unfit_breach(case: Case, group: Sequence[Disclosed], weights: Weights) -> Breach:
    fact, first = case.facts[group[0].fact], group[0]
    receivers = tuple(sorted({told.receiver for told in group}, key=list(case.roles).index))
    text = (
        f"{words.names(case, [first.giver])} deelde {words.fact(case, fact.id)} met {words.names(case, receivers)}. "
        f"Wat als het daar was weggebleven? {fact.unfit[receivers[0]]}"
    )
    cost = weights.I_hoort_hier_niet * fact.sensitivity
    return Breach("maat", fact.id, receivers, cost, tuple(group), text, "", words.MAKER)


def _unlawful(played: Played, fresh: Sequence[Disclosed], weights: Weights) -> list[Breach]:
    case = played.case
    rows = {row.id: row for row in case.grounds}
    found: list[Breach] = []
    for told in fresh:
        if told.verdict != "geen":
            continue
        fact, row = case.facts[told.fact], rows.get(told.ground)
        barred = row is None or told.receiver in fact.leak
        part = weights.I_grens_geslecht if barred or row is None else row.weight / 10
        why = "" if row is None else f" {words.row(row)}"
        needed = "" if row is None or not row.conditions else f" Wat als eerst aan de voorwaarde was voldaan: {words.conditions(row)}?"
        giver, receiver = words.names(case, [told.giver]), words.names(case, [told.receiver])
        text = f"{giver} deelde {words.fact(case, fact.id)} met {receiver} zonder grond.{why}{needed}"
        cost = weights.I_zonder_grond * part * fact.sensitivity
        source = "" if row is None else row.source
        found.append(Breach("grond", fact.id, (told.receiver,), cost, (told,), text, told.ground, source))
    return found


def leaks(played: Played) -> tuple[Disclosed, ...]:
    """Critical breaches: a fact reached somebody for whom the case calls that a leak."""
    facts = played.case.facts
    return tuple(told for told in played.disclosures if told.fresh and told.receiver in facts[told.fact].leak)


def costs(played: Played, reached: float, weights: Weights) -> tuple[float, list[Row]]:
    """Z, and the rows for what it costs of the `reached` points."""
    case, found = played.case, breaches(played, weights)
    room = max(fsum(need_weight(case, need, weights) for need in case.needs), weights.I_maat_bodem)
    cost = fsum(breach.cost for breach in found)
    care = room / (room + cost)
    rows = [
        Row(
            "I",
            breach.term,
            breach.fact,
            reached * (1 - care) * breach.cost / cost,
            equally(told.giver for told in breach.events),
            tuple(told.seq for told in breach.events),
            breach.text,
            None,
            breach.source,
            (breach.fact,),
            breach.ground,
        )
        for breach in found
    ]
    return care, rows


def ceiling(played: Played, reached: float, weights: Weights) -> list[Row]:
    found = leaks(played)
    if not found:
        return []
    case = played.case
    told = "; ".join(f"{words.fact(case, leak.fact)} bereikte {words.names(case, [leak.receiver])}" for leak in found)
    return [
        Row(
            "I",
            "plafond",
            found[0].fact,
            max(0.0, reached - weights.I_plafond_lek),
            equally(leak.giver for leak in found),
            tuple(leak.seq for leak in found),
            f"{told}. Dit is een kritiek lek; Informatiedeling komt dan niet boven {weights.I_plafond_lek:g}.",
            None,
            words.MAKER,
            tuple(dict.fromkeys(leak.fact for leak in found)),
        )
    ]

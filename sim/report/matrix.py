"""Who knew what, at the moment that counted?

A table of facts by roles, at one moment out of those that mattered: a decision that was taken or a ruling that was given, a
decision that was never taken, and the end. What a decider lacked then is marked, with who could have told it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.compiled import Case, Fact
from scoring.knowledge import Knowledge
from sim.core import events as e
from sim.core.phrases import answer
from sim.report.deeds import decided
from sim.report.text import day, few, listed, short, title

CELLS = {"weet": "●", "systeem": "○", "mist": "✗", "kwijt": "†", "niet": "·"}
UNKNOWN = "Het was toen nog bij niemand bekend."
LEGEND = "● wist het  ○ kon het opzoeken  ✗ had het nodig en wist het niet  † wist het eerder, toen niet meer  · wist het niet"


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment to look at: when, what it was, and for which decision (or "")."""

    at: int
    seq: int
    label: str
    decision: str


@dataclass(frozen=True, slots=True)
class Row:
    """One fact at that moment, a cell per role; `needed` when the decision asked for it or rests as well on it."""

    fact: str
    label: str
    cells: tuple[str, ...]
    needed: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table at one moment; `said` puts in sentences what was lacking, and `unknown` what nobody could have brought then."""

    moment: Moment
    roles: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    said: tuple[str, ...]
    unknown: tuple[str, ...]
    playable: int
    """How many of `roles`, the first ones, are seats of the case."""


def moments(case: Case, events: Sequence[e.Event], until: int) -> tuple[Moment, ...]:
    """The moments worth looking at, in order of time."""
    found: list[Moment] = []
    taken: set[str] = set()
    for event in events:
        if event.at > until:
            break
        match event:
            case e.DecisionTaken():
                taken.add(event.decision)
                label = f"{title(case, event.role)}, {decided(case, event.decision, event.option)}"
                found.append(Moment(event.at, event.seq, label, event.decision))
            case e.Ruled():
                taken.add(event.measure)
                label = f"{title(case, event.by)}: {case.measures[event.measure].title}, {answer(event.granted)}"
                found.append(Moment(event.at, event.seq, label, event.measure))
    found += [
        Moment(decision.due, 1 << 40, f"niet besloten: {decision.title} (kon tot dan)", decision.id)
        for decision in case.decisions.values()
        if decision.id not in taken and decision.due <= until
    ]
    found.append(Moment(until, 1 << 41, "het einde van wat gespeeld is", ""))
    return tuple(sorted(_first_and_last(found), key=lambda each: (each.at, each.seq)))


def _first_and_last(found: list[Moment]) -> list[Moment]:
    """Of a decision that was taken again and again only the first and the last time."""
    places: dict[str, list[int]] = {}
    for place, each in enumerate(found):
        places.setdefault(each.decision or str(place), []).append(place)
    kept = {place for each in places.values() for place in (each[0], each[-1])}
    return [each for place, each in enumerate(found) if place in kept]


def matrix(case: Case, known: Knowledge, when: Moment) -> Matrix:
    """Who knew what at `when`; first what the decision asked for, then the rest that anybody knew or could look up."""
    others = (role for role in case.roles if role not in case.playable and any(role in holders for holders in known.roles.values()))
    roles = (*case.playable, *others)
    needs = {(need.role, need.fact) for need in case.needs if need.decision == when.decision and when.decision}
    as_good = case.decisions[when.decision].rests_on if when.decision in case.decisions else ()
    rows = []
    for fact in case.facts.values():
        cells = tuple(_cell(case, known, role, fact, when, (role, fact.id) in needs) for role in roles)
        needed = any(needed_fact == fact.id for _, needed_fact in needs)
        if needed or any(cell in ("weet", "kwijt") for cell in cells):
            rows.append(Row(fact.id, f"{fact.number} {fact.label}", cells, needed or fact.id in as_good))
    rows.sort(key=lambda row: not row.needed)
    lacked = [(role, fact) for role, fact in sorted(needs) if not known.knew(role, fact, when.at, when.seq)]
    there = {pair: whereabouts(case, known, *pair, when.at, when.seq) for pair in lacked}
    said = tuple(
        f"{title(case, role)} had «{case.facts[fact].label}» nodig. {where}" for (role, fact), where in there.items() if where != UNKNOWN
    )
    unknown = tuple(dict.fromkeys(f"«{case.facts[fact].label}»" for (_, fact), where in there.items() if where == UNKNOWN))
    heads = tuple(short(case, role) for role in roles)
    return Matrix(when, roles, heads, tuple(rows), said, _not_yet(case, when, unknown), len(case.playable))


def _not_yet(case: Case, when: Moment, labels: Sequence[str]) -> tuple[str, ...]:
    """What nobody could know then is nobody's lack; who hears it later can decide again."""
    if not labels:
        return ()
    decision = case.decisions.get(when.decision)
    again = ""
    if decision is not None and not decision.irreversible and when.at < decision.due:
        again = f" Wie het later hoort, kan tot {day(case, decision.due)} opnieuw besluiten; ook dat telt."
    return (f"Toen nog bij niemand bekend: {listed(labels)}.{again}",)


def _cell(case: Case, known: Knowledge, role: str, fact: Fact, when: Moment, needed: bool) -> str:
    if known.knew(role, fact.id, when.at, when.seq):
        return "weet"
    if needed and whereabouts(case, known, role, fact.id, when.at, when.seq) != UNKNOWN:
        return "mist"
    first = known.first(role, fact.id)
    if first is not None and first.start <= when.at:
        return "kwijt"
    return "systeem" if case.roles[role].partner in fact.systems else "niet"


def whereabouts(case: Case, known: Knowledge, role: str, fact: str, minute: int, seq: int) -> str:
    """Where `fact`, which `role` lacked, was at `minute`."""
    holders = [holder for holder, _ in known.holders(fact, minute) if holder != role and known.knew(holder, fact, minute, seq)]
    if holders:
        since = min(start for holder, start in known.holders(fact, minute) if holder in holders)
        verb = "wist" if len(holders) == 1 else "wisten"
        return f"{few([title(case, holder) for holder in holders])} {verb} het toen al, de eerste sinds {day(case, since)}."
    systems = [other.title for other in case.roles.values() if other.partner in case.facts[fact].systems and other.id in case.playable]
    if systems:
        return f"Het stond in het systeem van {' en '.join(systems)}; wie het opzocht, had het geweten."
    if known.holders(fact, minute):
        return "Het is geweten, en daarna nergens gebleven."
    return UNKNOWN

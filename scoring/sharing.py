"""I: did whoever decided know what was needed, was it used, was word given back, and was no more shared than that?

I = 100 · X · Z. X is coverage, use and feedback; Z is care. A product, not a mean: sharing everything must not pay.
Only what is new to its receiver counts, so repeating changes nothing, and the purpose that a player names never counts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from scenarios.compiled import Case, Decision, Effect, Loop, Need, Reveal
from scoring import care, words
from scoring.asking import Question
from scoring.care import need_weight
from scoring.fold import Played, Taking, due
from scoring.ledger import Dimension, Item, Row, Shares, Term, equally, lost, mixed, ramp, shared_out
from scoring.timeliness import opens
from scoring.weights import Weights
from sim.core.phrases import clock

TITLE = "Informatiedeling"


@dataclass(frozen=True, slots=True)
class Covered:
    """How a need came out: 1, the share for learning later and deciding again, or 0, with the reason."""

    value: float
    why: str
    """wist · herzien · laat_besloten · niet_besloten · te_laat · nooit"""
    at: int | None
    """When the role learnt the fact, if it did."""
    refs: tuple[int, ...]


# --- coverage -------------------------------------------------------------------------------------------------------


def in_time(played: Played, decision: str) -> tuple[Taking, ...]:
    """The takings of a decision up to its due date; none if the first one came later."""
    limit = due(played.case, decision)
    return tuple(taking for taking in played.takings.get(decision, ()) if taking.at <= limit)


def covered(played: Played, need: Need, weights: Weights) -> Covered:
    """Whether the role knew the fact when it was decided."""
    knowledge, limit = played.knowledge, _mattered_until(played, need.decision)
    takings, learnt = in_time(played, need.decision), knowledge.first(need.role, need.fact)
    at, told = (None, ()) if learnt is None or learnt.start > played.tot else (learnt.start, (learnt.seq,))
    if not takings:
        later = played.takings.get(need.decision, ())
        refs = (*told, *((later[0].seq,) if later else ()))
        return Covered(0.0, "laat_besloten" if later else "niet_besloten", at, refs)
    first, *rest = takings
    if knowledge.knew(need.role, need.fact, first.at, first.seq):
        return Covered(1.0, "wist", at, (*told, first.seq))
    for taking in rest:
        if knowledge.knew(need.role, need.fact, taking.at, taking.seq):
            return Covered(weights.I_later_geleerd, "herzien", at, (*told, first.seq, taking.seq))
    return Covered(0.0, "te_laat" if at is not None and at <= limit else "nooit", at, (*told, first.seq))


def revealers(case: Case, need: Need) -> tuple[str, ...]:
    """Whose system, question, decision or request would have brought the fact to light."""
    systems = case.facts[need.fact].systems
    found = [role.id for role in case.roles.values() if role.exists and role.partner in systems] if systems else []
    return tuple(dict.fromkeys((*found, *_shown(case).get(need.fact, ()))))


@lru_cache(maxsize=8)
def _shown(case: Case) -> dict[str, tuple[str, ...]]:
    """Fact → the roles whose act, request or decision can reveal it."""
    found: dict[str, list[str]] = {}

    def note(roles: tuple[str, ...], effects: Iterable[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, Reveal):
                for fact in effect.facts:
                    found.setdefault(fact, []).extend(role for role in roles if case.roles[role].exists)

    for act in case.acts.values():
        note(act.roles, act.effects)
    for measure in case.measures.values():
        note(measure.requesters, measure.effects)
    for decision in case.decisions.values():
        note(decision.deciders, (effect for option in decision.options.values() for effect in option.effects))
    return {fact: tuple(roles) for fact, roles in found.items()}


def _coverage(played: Played, needs: Sequence[Need], share: float, weights: Weights) -> tuple[Term, list[Row]]:
    case = played.case
    whole = fsum(need_weight(case, need, weights) for need in needs)
    items: list[Item] = []
    rows: list[Row] = []
    for need in needs:
        result, heavy = covered(played, need, weights), need_weight(case, need, weights)
        title = f"{case.facts[need.fact].label} → {words.decision(case, need.decision)}"
        limit = due(case, need.decision)
        items.append(
            Item(f"{need.decision}:{need.role}:{need.fact}", title, result.value, heavy, result.at, None, limit, (need.role,), result.refs)
        )
        if result.value < 1:
            rows.append(_missed(played, need, result, 100 * share * heavy * (1 - result.value) / whole, weights))
    value = fsum(item.value * item.weight for item in items) / whole
    return Term("dekking", "Wisten wie besliste wat nodig was", value, share, tuple(items)), rows


def _missed(played: Played, need: Need, result: Covered, points: float, weights: Weights) -> Row:
    """The ledger row of a need that was not (wholly) covered."""
    case, limit = played.case, _mattered_until(played, need.decision)
    last = limit - case.minutes.get("stuur", 0)
    undecided = result.why in ("niet_besloten", "laat_besloten")
    deciding = deciders(case, need) if undecided else (need.role,)
    holders = tuple((role, since) for role, since in played.knowledge.holders(need.fact, last) if role != need.role)
    law, ground = "", ""
    shares: Shares
    could = last
    if undecided and result.at is not None and result.at <= limit:
        could, shares = limit, equally(deciding)
        knower = words.names(case, [need.role])
        if tuple(deciding) == (need.role,):
            text = f"{knower} wist het al en kon tot {clock(limit)} besluiten."
        else:
            text = f"{knower} wist het al; {words.names(case, deciding, 'of')} kon het tot {clock(limit)} vragen."
    elif holders:
        law, ground = words.ground_then(case, played.grounds.get((need.decision, need.role, need.fact), ()))
        roles, asked = [role for role, _ in holders], asked_in_time(played, need, holders)
        both = mixed((weights.rekenschap_houder, roles), (weights.rekenschap_vrager, deciding))
        shares = both if asked is None else equally(roles)
        text = _could_tell(played, need, holders, last, asked)
        text = f"{text} {law}" if text else ""
    elif result.why == "te_laat" and result.refs[0] > result.refs[-1]:
        shares, text = equally((need.role,)), ""  # it was learnt after deciding, and deciding again was still possible
    elif result.at is not None and result.at <= limit:
        shares = equally((need.role,))
        text = f"Het was bekend, maar niet vastgelegd of overgedragen; {words.names(case, [need.role])} kon dat doen."
    else:
        finders = revealers(case, need) or (need.role,)
        shares = equally(finders)
        text = f"Niemand had het boven tafel; {words.names(case, finders, 'of')} kon het tot {clock(last)} vinden of navragen."
    missing = f"{_what_was_missing(played, need, result)} {text}".strip()
    return Row(
        "I", "dekking", need.decision, points, shares, result.refs, missing, could, _source(case, need.decision), (need.fact,), ground
    )


def asked_in_time(played: Played, need: Need, holders: Sequence[tuple[str, int]]) -> Question | None:
    """The question with which who decided did its part: heard by somebody who could answer it, no later than the decision."""
    decided = in_time(played, need.decision)
    if not decided:
        return None
    known = dict(holders)
    for asked in _questions(played, need):
        if asked.at <= decided[0].at and any(known.get(role, asked.at + 1) <= asked.at for role in asked.heard):
            return asked
    return None


def _questions(played: Played, need: Need) -> tuple[Question, ...]:
    return played.asked.get((need.role, played.case.facts[need.fact].theme), ())


def _mattered_until(played: Played, decision: str) -> int:
    """Until when knowing a fact could matter for a decision: until it is due, or until a measure was granted, for good."""
    granted = [taking.at for taking in in_time(played, decision) if taking.option == "ja"] if decision in played.case.measures else []
    return min(granted, default=due(played.case, decision))


def _could_tell(played: Played, need: Need, holders: Sequence[tuple[str, int]], last: int, asked: Question | None) -> str:
    """Who could have told it; nobody who had it from the one who lacked it when it counted."""
    case, known = played.case, played.knowledge
    others = [(role, at) for role, at in holders if (span := known.first(role, need.fact)) is None or span.source != need.role]
    others = [(role, start) for role, at in others if (start := _tells_from(played, role, at)) is not None and start <= last]
    if not others:
        return ""
    since, giving = clock(min(since for _, since in others)), words.names(case, [role for role, _ in others], "of")
    return f"{giving} wist het vanaf {since} en kon het tot {clock(last)} delen; {_could_ask(played, need, others, asked)}"


def _tells_from(played: Played, role: str, at: int) -> int | None:
    """From when `role`, that knows it from `at` on, could tell it: on a seat that nobody holds, from when it can be reached."""
    how = ""
    for since, seats in played.left.seats:
        if since <= at or not how:
            how = seats.get(role, "niemand")
    return opens(played.case, (role,), at) if how == "niemand" else at


def _could_ask(played: Played, need: Need, others: Sequence[tuple[str, int]], asked: Question | None) -> str:
    """What who lacked it did about that: it asked, asked too late or too early, or did not ask."""
    who = words.names(played.case, [need.role])
    if asked is not None:
        return f"{who} vroeg er om {clock(asked.at)} naar."
    heard = [question for question in _questions(played, need) if any(role in question.heard for role, _ in others)]
    if not heard:
        return f"{who} kon ernaar vragen."
    decided = in_time(played, need.decision)
    if decided and heard[0].at > decided[0].at:
        return f"{who} vroeg er om {clock(heard[0].at)} naar, na het besluit."
    return f"{who} kon er opnieuw naar vragen."


def deciders(case: Case, need: Need) -> tuple[str, ...]:
    """Who could have seen to it that it was decided: whoever decides, or for a request whoever could ask."""
    measure = case.measures.get(need.decision)
    if measure is None or need.role in measure.requesters:
        return (need.role,)
    return tuple(role for role in measure.requesters if case.roles[role].exists) or (need.role,)


def _what_was_missing(played: Played, need: Need, result: Covered) -> str:
    case = played.case
    who, title, fact = words.names(case, [need.role]), words.decision(case, need.decision), words.fact(case, need.fact)
    at = "" if result.at is None else clock(result.at)
    match result.why:
        case "niet_besloten":
            return words.about(title, f"niet besloten; {fact} was daarvoor nodig bij {who}.")
        case "laat_besloten":
            return words.about(title, f"later besloten dan kon; {fact} was daarvoor nodig bij {who}.")
        case "herzien":
            return words.about(title, f"{who} leerde {fact} pas om {at} en besliste toen opnieuw.")
        case "te_laat" if result.refs[0] < result.refs[-1]:
            return words.about(title, f"besloten zonder {fact}; {who} wist het vanaf {at}, maar toen niet meer.")
        case "te_laat":
            return words.about(title, f"eerst besloten zonder {fact}; {who} leerde het om {at}, en opnieuw beslissen kon nog.")
        case _:
            return words.about(title, f"besloten zonder dat {who} {fact} wist.")


def _source(case: Case, decision: str) -> str:
    return case.decisions[decision].source if decision in case.decisions else case.measures[decision].source


# --- use and feedback -----------------------------------------------------------------------------------------------


def used(played: Played, decision: Decision, weights: Weights) -> tuple[float, Taking | None, tuple[str, ...]]:
    """How well the last decision in time leaned on what was needed and known; with that decision and the facts that count."""
    takings = in_time(played, decision.id)
    if not takings:
        return 0.0, None, ()
    last = takings[-1]
    counted = tuple(
        fact
        for fact in dict.fromkeys(last.cites)
        if (fact in decision.basis or fact in decision.rests_on) and played.knowledge.knew(last.role, fact, last.at, last.seq)
    )
    most = int(weights.I_steunpunten)
    return min(1.0, len(counted) / min(most, len(decision.basis))), last, counted


def _use(played: Played, decisions: Sequence[Decision], share: float, weights: Weights) -> tuple[Term, list[Row]]:
    case = played.case
    items: list[Item] = []
    rows: list[Row] = []
    for decision in decisions:
        value, taking, counted = used(played, decision, weights)
        at, refs = (None, ()) if taking is None else (taking.at, (taking.seq,))
        roles = decision.deciders if taking is None else (taking.role,)
        items.append(Item(decision.id, decision.title, value, 1, at, None, decision.due, roles, refs))
        if value < 1:
            until = clock(decision.due)
            most = min(int(weights.I_steunpunten), len(decision.basis))
            if taking is None:
                who = words.names(case, roles, "of")
                text = words.about(decision.title, f"niet op tijd besloten, dus nergens op gesteund. Het kon tot {until} door {who}.")
            else:
                pieces = f"{most} stuk" if most == 1 else f"{most} stukken"
                told = f"steunde op {len(counted)} van hoogstens {pieces} nodige en bekende informatie"
                text = words.about(decision.title, f"{told}. Opnieuw kon tot {until}.")
            points = 100 * share * (1 - value) / len(decisions)
            rows.append(Row("I", "gebruik", decision.id, points, equally(roles), refs, text, decision.due, decision.source, counted))
    value = fsum(item.value for item in items) / len(items)
    return Term("gebruik", "Gesteund op wat nodig was", value, share, tuple(items)), rows


def _feedback(played: Played, loops: Sequence[Loop], share: float) -> tuple[Term, list[Row]]:
    case = played.case
    items: list[Item] = []
    rows: list[Row] = []
    for loop in loops:
        hit = played.first("lus", loop.id)
        target, limit = loop.root + loop.target, loop.root + loop.limit
        value = 0.0 if hit is None else ramp(hit.at, target, limit)
        at, refs = (None, ()) if hit is None else (hit.at, hit.refs)
        items.append(Item(loop.id, loop.title, value, 1, at, target, limit, (loop.giver,), refs))
        if value < 1:
            when = "dit gebeurde niet" if at is None else f"om {clock(at)}; het streven was {clock(target)}"
            text = words.about(loop.title, f"{when}. Het kon tot {clock(limit)} door {words.names(case, [loop.giver])}.")
            points = 100 * share * (1 - value) / len(loops)
            rows.append(Row("I", "terugkoppeling", loop.id, points, equally([loop.giver]), refs, text, limit, loop.source))
    value = fsum(item.value for item in items) / len(items)
    return Term("terugkoppeling", "Wie aanleverde, hoorde terug", value, share, tuple(items)), rows


# --- the dimension --------------------------------------------------------------------------------------------------


def judge(played: Played, weights: Weights) -> Dimension:
    """I with its ledger."""
    case, tot = played.case, played.tot
    needs = [need for need in case.needs if due(case, need.decision) <= tot and case.roles[need.role].exists]
    decisions = [decision for decision in case.decisions.values() if decision.basis and decision.due <= tot]
    loops = [
        loop
        for loop in case.loops.values()
        if loop.root + loop.limit <= tot and case.roles[loop.giver].exists and case.roles[loop.receiver].exists
    ]
    shares = shared_out(
        (
            ("dekking", weights.I_dekking, bool(needs)),
            ("gebruik", weights.I_gebruik, bool(decisions)),
            ("terugkoppeling", weights.I_terugkoppeling, bool(loops)),
        )
    )
    makers: dict[str, Callable[[float], tuple[Term, list[Row]]]] = {
        "dekking": lambda share: _coverage(played, needs, share, weights),
        "gebruik": lambda share: _use(played, decisions, share, weights),
        "terugkoppeling": lambda share: _feedback(played, loops, share),
    }
    terms: list[Term] = []
    rows: list[Row] = []
    for name, share in shares.items():
        term, missed = makers[name](share)
        terms.append(term)
        rows += missed
    if not terms:
        return Dimension("I", TITLE, None, None, (), (), ("Er is nog niets aan de beurt geweest om te meten.",))
    kept, costs = care.costs(played, max(0.0, 100 - lost(rows)), weights)
    rows += costs
    rows += care.ceiling(played, 100 - lost(rows), weights)
    terms.append(Term("maat", "Met maat en op een grond", kept, 0.0, ()))
    return Dimension("I", TITLE, max(0.0, 100 - lost(rows)), None, tuple(terms), tuple(rows), _notes(shares))


def _notes(shares: dict[str, float]) -> tuple[str, ...]:
    names = {"dekking": "Wat nodig was", "gebruik": "Waarop gesteund", "terugkoppeling": "Terugkoppeling"}
    return tuple(
        words.about(title, "nog niets aan de beurt; de andere onderdelen tellen voor het geheel.")
        for name, title in names.items()
        if name not in shares
    )

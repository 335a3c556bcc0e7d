"""A: was the acute day linked to what comes after it?

What is left behind for the next responder (handover, next), whether the pattern was named, whether the danger stayed
covered, who held which part of the regie, and whether safety was judged anew when that was due.
"""

from collections.abc import Callable, Iterable, Sequence
from math import fsum

from scenarios.compiled import Case
from scenarios.judged import Cover, HandoverField, Pattern, Probe, RegieDue, Review
from scoring import words
from scoring.fold import Hit, Played, Taking
from scoring.lasting import covered, held, partners, thinks
from scoring.ledger import Dimension, Item, Row, Shares, Term, equally, lost, ramp, shared_out
from scoring.left import MOST_LINES, asked
from scoring.remains import Named, Reached
from scoring.spans import length, minus
from scoring.timeliness import standing
from scoring.weights import Weights
from sim.core.phrases import FUNCTIONS, PLAN_ASKS, clock

TITLE = "Verbinding acuut–structureel"
TITLES = {
    "overdracht": "Overgedragen aan wie erna komt",
    "patroon": "Het patroon benoemd",
    "bescherming": "Gedekt zolang het nodig was",
    "regie": "Duidelijk wie de regie had",
    "herbeoordeling": "Opnieuw gekeken",
    "hierna": "Wat de volgende wist",
}
FIELDS = {
    "overleg": "wie overlegt met wie en wanneer",
    "resultaten": "welke resultaten gedeeld worden",
    "maatregelen": "maatregelen en van wie",
    "informeren": "wie geïnformeerd wordt",
    "herbeoordeling": "wanneer opnieuw gekeken wordt",
    "aanspreekpunt": "het eerste aanspreekpunt",
    "belafspraak": "wie wie belt bij verandering",
}
FLAWS = {
    "te_veel": f"één partij had er meer dan {MOST_LINES}, en zoveel houdt niemand bij",
    "papier": "wie het schreef, wist toen nog te weinig van deze zaak",
    "onbekend": "wie het zou doen, wist er niet van",
    "vervangen": "het was intussen een ander",
    "voorbij": "de tijd die erbij stond, was voorbij",
    "gold_niet": "wat ervoor nodig is, gold toen niet",
    "nergens": "het wees naar niets of niemand",
}
"""Why a line that the responder was told of does not count → that in words."""

Judged = list[tuple[Item, Row | None]]
"""What was measured, each with the row of what it lost; the points in a row are still parts of the term (0..1)."""


def concerned(case: Case, roles: Iterable[str]) -> tuple[str, ...]:
    """`roles` as far as they are there, with stand-ins; everybody who can play where none is."""
    found = tuple(dict.fromkeys(there for role in roles for there in standing(case, role)))
    return found or case.playable or tuple(case.roles)


def _judged(
    term: str, item: Item, text: str, could_until: int, source: str, facts: tuple[str, ...] = (), shares: Shares = ()
) -> tuple[Item, Row | None]:
    if item.value >= 1:
        return item, None
    return item, Row("A", term, item.id, 1 - item.value, shares or equally(item.roles), item.refs, text, could_until, source, facts)


# --- handover -------------------------------------------------------------------------------------------------------


def _handover(played: Played, fields: Sequence[HandoverField], weights: Weights) -> Judged:
    """The fields that matter here: each in time, true at its due date, and read back."""
    case = played.case
    worth = {"goed": 1.0, "niet_nodig": 1.0, "niet_teruggelezen": weights.A_niet_teruggelezen}
    found: Judged = []
    for field in fields:
        filled, roles = played.left.filled[field], concerned(case, field.roles)
        value, who, until = worth.get(filled.why, 0.0), words.names(case, roles, "of"), clock(field.due)
        reader = words.names(case, [field.receiver]) if field.receiver else "wie het overneemt"
        what = {
            "niet_teruggelezen": f"dit stond in het plan, maar {reader} heeft het niet teruggelezen: in eigen woorden herhaald, zodat "
            f"blijkt dat het is aangekomen. Het kon tot {until} door {who}: eerst een gesprek met {reader}, en binnen een uur daarna in "
            "het plan ‘Aan wie draag je over?’ en ‘Teruggelezen’ invullen.",
            "loos": f"wat hier stond, wees op {until} naar niets dat bestond, gold en van iemand was. Het kon door {who}.",
            "onware_reden": f"volgens het plan niet nodig, maar die reden gold hier niet. Invullen kon tot {until} door {who}.",
        }.get(filled.why, f"het veld ‘{PLAN_ASKS[field.field]}’ in het veiligheidsplan bleef leeg. Invullen kon tot {until} door {who}.")
        item = Item(field.field, field.title, value, 1, filled.at, None, field.due, roles, filled.refs)
        found.append(_judged("overdracht", item, words.about(field.title, what), field.due, field.source))
    return found


# --- pattern --------------------------------------------------------------------------------------------------------


def claimed(played: Played, pattern: Pattern) -> Taking | None:
    """The first time that the pattern was named on enough facts that whoever named it knew then."""
    for taking in played.takings.get(pattern.decision, ()):
        if taking.option in pattern.options and len(_pointing(played, pattern, taking)) >= pattern.least:
            return taking
    return None


def _pointing(played: Played, pattern: Pattern, taking: Taking) -> set[str]:
    """What was cited from which the pattern shows, and was known by who cited it."""
    cited = {fact for fact in taking.cites if fact in pattern.facts}
    return {fact for fact in cited if played.knowledge.knew(taking.role, fact, taking.at, taking.seq)}


def _pattern(played: Played, patterns: Sequence[Pattern]) -> Judged:
    case = played.case
    found: Judged = []
    for pattern in patterns:
        taking, target, limit = claimed(played, pattern), pattern.root + pattern.target, pattern.root + pattern.limit
        roles = concerned(case, pattern.roles)
        value = 0.0 if taking is None else ramp(taking.at, target, limit)
        until = f"Het kon tot {clock(limit)} door {words.names(case, roles, 'of')}."
        if taking is not None:
            text = f"benoemd om {clock(taking.at)}; het streven was {clock(target)}. {until}"
        elif named := [other for other in played.takings.get(pattern.decision, ()) if other.option in pattern.options]:
            most = max(len(_pointing(played, pattern, other)) for other in named)
            fits = f"{'paste' if most == 1 else 'pasten'} er hoogstens {most}" if most else "paste er geen"
            text = f"benoemd, maar van de feiten die erbij genoemd zijn, {fits}; nodig zijn er {pattern.least}. {until}"
        else:
            text = f"niet als patroon benoemd. {until}"
        at, refs = (None, ()) if taking is None else (taking.at, (taking.seq,))
        item = Item(pattern.id, pattern.title, value, 1, at, target, limit, roles, refs)
        found.append(_judged("patroon", item, words.about(pattern.title, text), limit, pattern.source, pattern.facts))
    return found


# --- cover ----------------------------------------------------------------------------------------------------------


def _cover(played: Played, covers: Sequence[Cover]) -> Judged:
    case = played.case
    found: Judged = []
    for cover in covers:
        spans, roles = covered(played, cover), concerned(case, cover.roles)
        value = length(spans) / (cover.until - cover.since)
        gaps = minus(cover.since, cover.until, spans)
        shown = ", ".join(f"{clock(start)} tot {clock(end)}" for start, end in gaps)
        text = words.about(
            cover.title,
            f"niet gedekt van {shown}. Wat als daar een maatregel of afspraak voor was, met een eigenaar en een einde? "
            f"Het kon door {words.names(case, roles, 'of')}.",
        )
        item = Item(cover.id, cover.title, value, 1, spans[0][0] if spans else None, cover.since, cover.until, roles)
        found.append(_judged("bescherming", item, text, gaps[0][0] if gaps else cover.until, cover.source))
    return found


# --- regie ----------------------------------------------------------------------------------------------------------


def _regie(played: Played, dues: Sequence[RegieDue]) -> Judged:
    case = played.case
    found: Judged = []
    for due in dues:
        filled, known, last, unknowing = held(played, due)
        roles, title = partners(case, due), FUNCTIONS[due.function].capitalize()
        period = f"van {clock(due.since)} tot {clock(due.until)}"
        if last is None:
            text = f"{period} was dit niet bij precies één partij belegd. Wat als dat in het plan had gestaan?"
        else:
            who = words.names(case, last.holders)
            filling = f"{who}, {round(100 * filled)} procent van de tijd {period}."
            text = f"{filling} {_unaware(played, due, last, unknowing)}".rstrip()
        at, refs = (None, ()) if last is None else (last.at, (last.seq,))
        item = Item(due.function, title, filled * known, 1, at, due.since, due.until, roles, refs)
        found.append(_judged("regie", item, words.about(title, text), due.until, due.source))
    return found


def _unaware(played: Played, due: RegieDue, last: Named, unknowing: Sequence[str]) -> str:
    """Who did not know whom it had come to, and by which move they would have heard; "" where everybody knew."""
    never = [role for role in unknowing if not thinks(played, due, role)]
    other = [role for role in unknowing if thinks(played, due, role)]
    said = []
    if never:
        said.append(f"Aan {words.names(played.case, never)} is dit niet gezegd, ook niet toen het in het plan kwam ({clock(last.at)}).")
        said.append("Wie pas later wordt ingelicht, hoort alleen wat er dan in het plan bij komt; zet het dan opnieuw.")
    if other:
        said.append(f"Aan {words.names(played.case, other)} is het laatst een ander genoemd.")
    return " ".join(said)


# --- review ---------------------------------------------------------------------------------------------------------


def root(played: Played, review: Review) -> int:
    """From when safety should be judged anew: when the moment arose, or the fixed moment where it did not arise in time."""
    arose = played.first("komt_op", review.id)
    if arose is None or arose.at + review.limit > played.case.horizon:
        return review.otherwise
    return arose.at


def _review(played: Played, reviews: Sequence[Review]) -> Judged:
    case = played.case
    found: Judged = []
    for review in reviews:
        since, roles = root(played, review), concerned(case, review.roles)
        target, limit = since + review.target, since + review.limit
        hits = played.hits["herbeoordeling", review.id, 0]
        hit: Hit | None = next((one for one in hits if one.at >= since), None)
        value = 0.0 if hit is None else ramp(hit.at, target, limit)
        at, refs = (None, ()) if hit is None else (hit.at, hit.refs)
        when = f"niet opnieuw gekeken na {clock(since)}" if at is None else f"om {clock(at)}; het streven was {clock(target)}"
        text = words.about(review.title, f"{when}. Het kon tot {clock(limit)} door {words.names(case, roles, 'of')}.")
        item = Item(review.id, review.title, value, 1, at, target, limit, roles, refs)
        found.append(_judged("herbeoordeling", item, text, limit, review.source))
    return found


# --- next -----------------------------------------------------------------------------------------------------------


def _needed(case: Case, probe: Probe) -> int:
    return len(asked(case, probe)) + len(probe.plan) + len(probe.agreements)


def _next(played: Played, probes: Sequence[Probe]) -> Judged:
    """What reached whoever responds then, also where nothing happens."""
    case = played.case
    found: Judged = []
    for probe in probes:
        reached, needed = played.left.reached[probe.id], _needed(case, probe)
        there = len(reached.facts) + len(reached.plan) + len(reached.agreements)
        roles, facts, missing = concerned(case, probe.roles), *_missing(case, probe, reached)
        who = words.names(case, [probe.responder])
        text = words.about(
            probe.title,
            f"om {clock(probe.at)} had {who} {there} van {needed}. Er lag niet: {'; '.join(missing)}. "
            f"Wat als het was vastgelegd of overgedragen, door {words.names(case, roles, 'of')}?",
        )
        item = Item(probe.id, probe.title, there / needed, 1, probe.at, None, probe.at, roles)
        found.append(_judged("hierna", item, text, probe.at, probe.source, facts))
    return found


def _missing(case: Case, probe: Probe, reached: Reached) -> tuple[tuple[str, ...], list[str]]:
    facts = tuple(fact for fact in asked(case, probe) if fact not in reached.facts)
    shown = [words.fact(case, fact) for fact in facts]
    shown += [f"{FIELDS[field]}{_flawed(reached, field)}" for field in probe.plan if field not in reached.plan]
    absent = [name for name in probe.agreements if name not in reached.agreements]
    shown += [f"de afspraak ‘{case.agreements[name].title}’{_flawed(reached, name)}" for name in absent]
    return facts, shown


def _flawed(reached: Reached, name: str) -> str:
    """That a line stood there and why it does not count."""
    return f" (stond er, maar telt niet: {FLAWS[reached.flaws[name]]})" if name in reached.flaws else ""


# --- the dimension --------------------------------------------------------------------------------------------------


def judge(played: Played, weights: Weights) -> Dimension | None:
    """A with its ledger; None for a case that asks nothing of it."""
    case, tot, legacy = played.case, played.tot, played.case.legacy
    exists = {role.id for role in case.roles.values() if role.exists}
    fields = [field for field in legacy.handover if field.due <= tot]
    patterns = [pattern for pattern in legacy.patterns if pattern.root + pattern.limit <= tot]
    covers = [cover for cover in legacy.cover if cover.until <= tot]
    dues = [due for due in legacy.regie if due.until <= tot and partners(case, due)]
    reviews = [review for review in legacy.reviews if root(played, review) + review.limit <= tot]
    probes = [probe for probe in legacy.probes if probe.at <= tot and probe.responder in exists and _needed(case, probe)]
    parts: tuple[tuple[str, float, Sequence[object], Sequence[object], Callable[[], Judged]], ...] = (
        ("overdracht", weights.A_overdracht, legacy.handover, fields, lambda: _handover(played, fields, weights)),
        ("patroon", weights.A_patroon, legacy.patterns, patterns, lambda: _pattern(played, patterns)),
        ("bescherming", weights.A_bescherming, legacy.cover, covers, lambda: _cover(played, covers)),
        ("regie", weights.A_regie, legacy.regie, dues, lambda: _regie(played, dues)),
        ("herbeoordeling", weights.A_herbeoordeling, legacy.reviews, reviews, lambda: _review(played, reviews)),
        ("hierna", weights.A_hierna, legacy.probes, probes, lambda: _next(played, probes)),
    )
    if not any(wanted for _, _, wanted, _, _ in parts):
        return None
    shares = shared_out([(name, weight, bool(due)) for name, weight, _, due, _ in parts])
    makers = {name: make for name, _, _, _, make in parts}
    terms: list[Term] = []
    rows: list[Row] = []
    for name, share in shares.items():
        results = makers[name]()
        items = tuple(item for item, _ in results)
        terms.append(Term(name, TITLES[name], fsum(item.value for item in items) / len(items), share, items))
        rows += [_weighed(row, 100 * share / len(items)) for _, row in results if row is not None]
    notes = tuple(
        words.about(TITLES[name], "nog niets aan de beurt; de andere onderdelen tellen voor het geheel.")
        for name, _, wanted, due, _ in parts
        if wanted and not due
    )
    return Dimension("A", TITLE, max(0.0, 100 - lost(rows)) if terms else None, None, tuple(terms), tuple(rows), notes)


def _weighed(row: Row, points: float) -> Row:
    return Row(
        row.dimension, row.term, row.what, row.lost * points, row.accountable, row.refs, row.text, row.could_until, row.source, row.facts
    )

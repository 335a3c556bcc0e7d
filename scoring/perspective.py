"""B: what did the people concerned meet with?

B = 100 · D · (heard · once + kindcheck + explained). Heard times once, so that speaking to nobody earns nothing and asking
the same facts again costs; D for measures that went further than what was known then.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from scenarios.compiled import Case, Count, Effect, Interview, SetFlag
from scenarios.judged import Perspective
from scenarios.world import Tree
from scoring import words
from scoring.fold import Played
from scoring.ledger import Dimension, Item, Row, Term, equally, lost, shared_out
from scoring.remains import Run
from scoring.timeliness import standing
from scoring.weights import Weights
from sim.core.events import Interviewed
from sim.core.phrases import clock

TITLE = "Perspectief van betrokkenen"
TOO_EARLY = "Er is nog geen deel uitgespeeld om naar te kijken."


@dataclass(frozen=True, slots=True)
class Repeat:
    """Conversations with one person beyond what the case needs."""

    person: str
    extra: int
    talks: tuple[Interviewed, ...]
    why: str
    """feiten (asked again) · tafel (too many professionals at once)"""


# --- who could have --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def effects(case: Case) -> tuple[tuple[tuple[str, ...], Effect], ...]:
    """Everything that an act, request or decision brings about, with the roles whose it is."""
    return tuple(_effects(case))


def _effects(case: Case) -> Iterator[tuple[tuple[str, ...], Effect]]:
    for act in case.acts.values():
        yield from ((act.roles, effect) for effect in act.effects)
    for measure in case.measures.values():
        yield from ((measure.requesters, effect) for effect in measure.effects)
    for decision in case.decisions.values():
        yield from ((decision.deciders, effect) for option in decision.options.values() for effect in option.effects)


def _there(case: Case, roles: Iterable[str]) -> tuple[str, ...]:
    """`roles` as far as they are there; everybody who can play where none is."""
    found = tuple(dict.fromkeys(there for role in roles if role in case.roles for there in standing(case, role)))
    return found or case.playable or tuple(case.roles)


@lru_cache(maxsize=256)
def could_speak(case: Case, person: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Who has an act in which `person` is spoken with in one of `kinds`."""
    found = [
        role
        for roles, effect in effects(case)
        if isinstance(effect, Interview) and effect.person == person and effect.kind in kinds
        for role in roles
    ]
    return _there(case, found)


def could_bring(case: Case, tree: Tree) -> tuple[str, ...]:
    """Who can make a condition true, as far as its form tells."""
    flags, roles = set[object](), list[str]()
    for leaf in leaves(tree):
        match leaf:
            case ("flag" | "counter", name, *_):
                flags.add(name)
            case ("decided", str(name), *_) if name in case.decisions:
                roles += case.decisions[name].deciders
            case ("measure" | "request", str(name), *_) if name in case.measures:
                roles += case.measures[name].requesters
            case ("judged" | "knows", str(name), *_):
                roles.append(name)
            case ("talked", tuple(names), *_):
                roles += [str(name) for name in names]
    roles += [role for who, effect in effects(case) if isinstance(effect, SetFlag | Count) and effect.name in flags for role in who]
    return _there(case, roles)


def leaves(tree: Tree) -> Iterator[Tree]:
    """The parts of a condition that ask something; what must not be is left out."""
    match tree:
        case ("every" | "some", tuple(parts)):
            for part in parts:
                yield from leaves(part)
        case ("not", _):
            return
        case _:
            yield tree


# --- heard, once, explained ------------------------------------------------------------------------------------------


def repeats(played: Played, view: Perspective, weights: Weights) -> tuple[Repeat, ...]:
    """Facts asked of somebody more often than needed, and too many professionals at one table."""
    together: dict[tuple[str, int], list[Interviewed]] = defaultdict(list)
    for talk in played.left.interviews:
        together[talk.person, talk.at].append(talk)
    least = {hearing.person: hearing.least_facts for hearing in view.heard}
    asked: dict[str, list[list[Interviewed]]] = defaultdict(list)
    found: list[Repeat] = []
    for (person, _), talks in sorted(together.items(), key=lambda pair: pair[0][1]):
        facts = [talk for talk in talks if talk.kind == "feiten"]
        if facts:
            asked[person].append(facts)
        crowd = len({talk.role for talk in talks if talk.role}) - int(weights.B_tafel)
        if crowd > 0:
            found.append(Repeat(person, crowd, tuple(talks), "tafel"))
    for person, every in asked.items():
        # Somebody whom the case does not ask to hear may be asked once; that is no repeat yet.
        more = every[least.get(person, 1) :]
        if more:
            found.append(Repeat(person, len(more), tuple(talk for talks in more for talk in talks), "feiten"))
    return tuple(found)


def _heard(played: Played, view: Perspective) -> list[tuple[Item, Row | None]]:
    case = played.case
    found: list[tuple[Item, Row | None]] = []
    for hearing in view.heard:
        talk = next((one for one in played.left.interviews if one.person == hearing.person and one.kind in hearing.kinds), None)
        roles = could_speak(case, hearing.person, hearing.kinds)
        title, done = _title(case, hearing.person), "gezien" if set(hearing.kinds) == {"observatie"} else "gehoord"
        text = f"{_first(title)} is niet {done} op een manier die past. Wat als dat wel was gebeurd, door {words.names(case, roles, 'of')}?"
        found.append(_met(played, "gehoord", hearing.person, f"{title} {done}", talk, roles, text, view.source))
    return found


def _explained(played: Played, view: Perspective) -> list[tuple[Item, Row | None]]:
    case = played.case
    found: list[tuple[Item, Row | None]] = []
    for person in view.explained:
        talk = next((one for one in played.left.interviews if one.person == person and one.kind == "uitleg"), None)
        roles, title = could_speak(case, person, ("uitleg",)), _title(case, person)
        text = f"Niemand legde {title} uit wat er gebeurde en waarom. Dat kon door {words.names(case, roles, 'of')}."
        found.append(_met(played, "uitleg", person, f"Uitleg aan {title}", talk, roles, text, view.source))
    return found


def _met(
    played: Played, term: str, what: str, title: str, talk: Interviewed | None, roles: tuple[str, ...], text: str, source: str
) -> tuple[Item, Row | None]:
    if talk is not None:
        doing = (talk.role,) if talk.role in played.case.roles else roles
        return Item(what, title, 1.0, 1, talk.at, None, played.tot, doing, (talk.seq,)), None
    row = Row("B", term, what, 1.0, equally(roles), (), text, played.tot, source)
    return Item(what, title, 0.0, 1, None, None, played.tot, roles), row


def _first(title: str) -> str:
    """`title` as the first word of a sentence."""
    return title[:1].upper() + title[1:]


def _title(case: Case, person: str) -> str:
    return case.persons[person].title if person in case.persons else person


def _checked(played: Played, view: Perspective) -> tuple[Item, Row | None]:
    hit = played.first("kindcheck", "")
    roles, title = could_bring(played.case, view.child_check.tree), "Kindcheck"
    if hit is not None:
        doing = tuple(role for role in hit.actors if role in played.case.roles) or roles
        return Item("kindcheck", title, 1.0, 1, hit.at, None, played.tot, doing, hit.refs), None
    text = f"Kindcheck: dit gebeurde niet. Het kon door {words.names(played.case, roles, 'of')}."
    row = Row("B", "kindcheck", "kindcheck", 1.0, equally(roles), (), text, played.tot, view.source)
    return Item("kindcheck", title, 0.0, 1, None, None, played.tot, roles), row


# --- the dimension ---------------------------------------------------------------------------------------------------


def judge(played: Played, weights: Weights) -> Dimension | None:
    """B with its ledger; None for a case that does not say what the people concerned should have met with."""
    view = played.case.legacy.perspective
    if view is None:
        return None
    if not any(chapter.end <= played.tot for chapter in played.case.chapters):
        return Dimension("B", TITLE, None, None, (), (), (TOO_EARLY,))
    heard, explained, check = _heard(played, view), _explained(played, view), _checked(played, view)
    extra = repeats(played, view, weights)
    shares = shared_out(
        (("gehoord", weights.B_gehoord, True), ("kindcheck", weights.B_kindcheck, True), ("uitleg", weights.B_uitleg, True))
    )
    part = fsum(item.value for item, _ in heard) / len(heard)
    once = len(heard) / (len(heard) + sum(repeat.extra for repeat in extra))
    told = fsum(item.value for item, _ in explained) / len(explained)
    rows = [_weighed(row, 100 * shares["gehoord"] / len(heard)) for _, row in heard if row is not None]
    rows += _again(played, extra, 100 * shares["gehoord"] * part * (1 - once), view.source)
    rows += [_weighed(check[1], 100 * shares["kindcheck"])] if check[1] is not None else []
    rows += [_weighed(row, 100 * shares["uitleg"] / len(explained)) for _, row in explained if row is not None]
    measured, kept = _proportion(played, max(0.0, 100 - lost(rows)), weights)
    rows += measured
    terms = (
        Term("gehoord", "Gehoord, en niet vaker dan nodig", part * once, shares["gehoord"], tuple(item for item, _ in heard)),
        Term("kindcheck", "De kinderen in beeld", check[0].value, shares["kindcheck"], (check[0],)),
        Term("uitleg", "Uitgelegd wat er gebeurde", told, shares["uitleg"], tuple(item for item, _ in explained)),
        Term("proportie", "Niet verder dan nodig", kept, 0.0, ()),
    )
    return Dimension("B", TITLE, max(0.0, 100 - lost(rows)), None, terms, tuple(rows), ())


def _weighed(row: Row, points: float) -> Row:
    return Row(row.dimension, row.term, row.what, row.lost * points, row.accountable, row.refs, row.text, row.could_until, row.source)


def _again(played: Played, extra: tuple[Repeat, ...], points: float, source: str) -> list[Row]:
    """What repeating costs, over the conversations that were too many."""
    case, whole = played.case, sum(repeat.extra for repeat in extra)
    rows = []
    for repeat in extra if points > 0 else ():
        title, talks = _title(case, repeat.person), repeat.talks
        roles = _there(case, (talk.role for talk in talks))
        times = ", ".join(dict.fromkeys(clock(talk.at) for talk in talks))
        if repeat.why == "tafel":
            many = len({talk.role for talk in talks})
            text = f"{_first(title)} zat om {times} met {many} professionals aan tafel. Wat als dat er minder waren?"
        else:
            text = f"{_first(title)} deed het verhaal vaker dan nodig: {times}. Wat als eerst was gevraagd wat al bekend was?"
        refs = tuple(talk.seq for talk in talks)
        rows.append(Row("B", "eenmaal", repeat.person, points * repeat.extra / whole, equally(roles), refs, text, talks[0].at, source))
    return rows


def _proportion(played: Played, reached: float, weights: Weights) -> tuple[list[Row], float]:
    """D: what measures cost that started while they did not fit, of the points that were reached."""
    case = played.case
    far: list[Run] = [run for run in played.left.runs if not run.fits]
    kept = weights.B_proportie / (weights.B_proportie + len(far))
    rows = []
    for run in far:
        measure = case.measures[run.measure]
        roles = _there(case, (run.by, measure.decider) if run.by else measure.requesters)
        text = words.about(
            measure.title, f"begonnen om {clock(run.since)}, toen dat niet in verhouding stond. Wat als eerst iets lichters was geprobeerd?"
        )
        cost = reached * (1 - kept) / len(far)
        rows.append(Row("B", "proportie", run.measure, cost, equally(roles), (run.seq,), text, run.since, measure.source))
    return rows, kept

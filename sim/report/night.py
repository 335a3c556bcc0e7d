"""What did whoever responded find?

At each probe moment the screen of whoever stood there, one minute before: what the desk had been told, what its system would
show, which measures and agreements it knew of; and beside it what was needed and lay elsewhere. Then the days between: where
the danger was not covered, where nobody held the regie, and how the fields of the handover came out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scenarios.compiled import Case
from scenarios.judged import Cover, HandoverField, Probe, RegieDue
from scoring.fold import Played
from scoring.lasting import covered, covering, held_by
from scoring.left import asked
from scoring.linkage import FIELDS, FLAWS
from scoring.planlines import Line
from scoring.remains import Reached
from scoring.spans import Span, minus
from sim.core import events as e
from sim.core.phrases import FUNCTIONS
from sim.core.roleview import RoleView
from sim.core.view import fold
from sim.report.matrix import whereabouts
from sim.report.text import capital, counted, day, listed, title, until_day

SHEETS = {
    "vlag": ("Maatregelen en vlaggen", "Geen vlag, geen maatregel waar deze dienst van weet."),
    "plan": ("Overdracht en afspraken", "Geen overdracht. Er staat geen afspraak die deze dienst kent."),
    "systeem": ("In het eigen systeem, sinds het begin vastgelegd", "Er is niets bij gekomen."),
    "eerder": ("In het eigen systeem, van voor dit spel", "Er staat niets."),
    "hoofd": ("Weet wie er zit; het scherm toont het niet", ""),
    "kwijt": ("Wist een collega; het scherm toont het niet", ""),
}
"""Part of the responder's screen → its heading, and what stands there when it is empty ("": then it is left out)."""


LINES = {
    "overleg": "Overleg",
    "resultaten": "Resultaten",
    "maatregelen": "Afspraak",
    "informeren": "Informeren",
    "herbeoordeling": "Herbeoordeling",
    "aanspreekpunt": "Eerste aanspreekpunt",
    "belafspraak": "Belafspraak",
}
"""Field of the handover → the name under which its lines stand on a desk."""
MOST = 3
"""Lines of a field that are told; the others are counted."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One line on the responder's screen; `needed` when this was asked for at that moment."""

    part: str
    text: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that was needed and not there, with where it was then."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class Night:
    """A probe moment."""

    at: int
    title: str
    responder: str
    shown: tuple[Shown, ...]
    lacking: tuple[Lacking, ...]
    found: int
    """How much of what was needed was there."""
    needed: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which something had to be covered or held, and when it was."""

    title: str
    since: int
    until: int
    covered: tuple[Span, ...]
    kind: str
    """gedekt · regie"""
    by: tuple[tuple[str, int], ...] = ()
    """What covered it, and until when each did."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A field of the handover: its mark, what it was, and when it was due."""

    title: str
    mark: str
    text: str
    due: int


@dataclass(frozen=True, slots=True)
class After:
    """What was left behind: the probe moments, the stretches and the fields, each in order of time."""

    nights: tuple[Night, ...]
    stretches: tuple[Stretch, ...]
    handed: tuple[Handed, ...]


def after(played: Played, events: Sequence[e.Event]) -> After:
    """Everything of this that came due in `played`; `events` are those of its log."""
    case, tot = played.case, played.tot
    there = [probe for probe in case.legacy.probes if probe.at <= tot and case.roles[probe.responder].exists]
    probes = [probe for probe in there if asked(case, probe) or probe.plan or probe.agreements]
    covers = [replace(cover, until=min(cover.until, tot)) for cover in case.legacy.cover if cover.since < tot]
    dues = [replace(due, until=min(due.until, tot)) for due in case.legacy.regie if due.since < tot]
    return After(
        tuple(_night(played, events, probe) for probe in sorted(probes, key=lambda one: one.at)),
        (*(_cover(played, cover) for cover in covers), *(_regie(played, due) for due in dues)),
        tuple(_handed(played, field) for field in case.legacy.handover if field.due <= tot),
    )


# --- the screen of whoever responds ---------------------------------------------------------------------------------


def _night(played: Played, events: Sequence[e.Event], probe: Probe) -> Night:
    case, role = played.case, probe.responder
    before = [event for event in events if event.at < probe.at]
    reached = played.left.reached[probe.id]
    view = fold(case, before, role)
    facts, wanted = asked(case, probe), set(probe.facts)
    lacking = [
        Lacking(f"«{case.facts[one].label}»", whereabouts(case, played.knowledge, role, one, probe.at - 1, 1 << 40)) for one in facts
    ]
    missing = [one for one, fact in zip(lacking, facts, strict=True) if fact not in reached.facts]
    missing += [_unplanned(reached, one) for one in probe.plan if one not in reached.plan]
    missing += [_not_agreed(reached, one, case.agreements[one].title) for one in probe.agreements if one not in reached.agreements]
    needed = len(facts) + len(probe.plan) + len(probe.agreements)
    flawed = {LINES[one]: why for one, why in reached.flaws.items() if one in LINES}
    flawed |= {case.agreements[one].title: why for one, why in reached.flaws.items() if one in case.agreements}
    shown = tuple(_shown(case, view, _recorded(case, before, role), wanted, flawed))
    return Night(probe.at, probe.title, title(case, role), shown, tuple(missing), needed - len(missing), needed)


def _unplanned(reached: Reached, field: str) -> Lacking:
    """A line of the plan that did not reach the responder, or did and does not count."""
    return Lacking(capital(FIELDS[field]), on_paper(reached, field) or "Dat stond in geen plan dat deze dienst kende.")


def _not_agreed(reached: Reached, name: str, agreed: str) -> Lacking:
    return Lacking(f"De afspraak «{agreed}»", on_paper(reached, name) or "Die was niet gemaakt, of deze dienst wist er niet van.")


def on_paper(reached: Reached, name: str) -> str:
    """Why what stood on the screen does not count; "" for what did not stand there."""
    return f"Dat stond op het scherm, maar telt niet: {FLAWS[reached.flaws[name]]}." if name in reached.flaws else ""


def _recorded(case: Case, events: Iterable[e.Event], role: str) -> tuple[str, ...]:
    """What was written in the system of this role's partner, in order."""
    partner = case.roles[role].partner
    return tuple(
        dict.fromkeys(fact for event in events if isinstance(event, e.Recorded) and event.partner == partner for fact in event.facts)
    )


def _shown(case: Case, view: RoleView, recorded: Sequence[str], wanted: set[str], flawed: Mapping[str, str]) -> Iterator[Shown]:
    """The responder's screen, part by part; `flawed`: heading or agreement that was asked for and does not count → why."""
    telling = {name for field in case.legacy.handover for name in field.names}
    for measure in view.measures:
        # What was done and is over in all but name (a search, an examination) says nothing to whoever stands there now.
        if measure.status == "van_kracht" and (case.measures[measure.id].covers or measure.id in telling):
            until = "" if measure.until is None else f", {until_day(case, measure.until)}"
            yield Shown("vlag", f"{measure.title}{until}", False)
    for field, text in view.plan:
        why = next((why for name, why in flawed.items() if name in (field, text) or text.startswith(f"{name} (")), "")
        yield Shown("plan", f"{field}: {text}{f' – telt niet: {FLAWS[why]}' if why else ''}", False)
    earlier = [fact.id for fact in case.facts.values() if case.roles[view.role].partner in fact.systems]
    for part, facts in (("systeem", recorded), ("eerder", earlier)):
        for fact in sorted(facts, key=lambda one: one not in wanted):
            yield Shown(part, case.facts[fact].label, fact in wanted)
    lost = [known for known in view.facts if known.lost]
    for known in view.facts:
        if not known.lost and not known.expired and known.id not in recorded and known.id not in earlier:
            yield Shown("hoofd", known.label, known.id in wanted)
    for known in lost:
        if known.id in wanted:
            yield Shown("kwijt", known.label, True)
    others = sum(known.id not in wanted for known in lost)
    if others:
        yield Shown("kwijt", f"{'en nog ' if others < len(lost) else ''}{counted(others, 'ander stuk', 'andere stukken')}", False)


# --- the days between ------------------------------------------------------------------------------------------------


def _cover(played: Played, cover: Cover) -> Stretch:
    ends: dict[str, int] = {}
    for name, (since, until) in covering(played, cover):
        if since < min(until, cover.until):
            ends[name] = max(until, ends.get(name, until))
    return Stretch(cover.title, cover.since, cover.until, tuple(covered(played, cover)), "gedekt", tuple(ends.items()))


def _regie(played: Played, due: RegieDue) -> Stretch:
    return Stretch(capital(FUNCTIONS[due.function]), due.since, due.until, tuple(held_by(played, due)), "regie")


def bar(stretch: Stretch, width: int) -> str:
    """`stretch` in `width` signs: ═ covered, · not. A gap that is there is seen, however short it is."""
    length = max(1, stretch.until - stretch.since)
    gaps = minus(stretch.since, stretch.until, stretch.covered)

    def sign(place: int) -> str:
        start = stretch.since + place * length / width
        end = stretch.since + (place + 1) * length / width
        return "·" if any(since < end and until > start for since, until in gaps) else "═"

    return "".join(sign(place) for place in range(width))


def gaps_said(case: Case, stretch: Stretch) -> str:
    """The gaps of `stretch` in words."""
    gaps = minus(stretch.since, stretch.until, stretch.covered)
    word = "niet gedekt" if stretch.kind == "gedekt" else "bij niemand belegd"
    period = f"{day(case, stretch.since)} tot {day(case, stretch.until)}"
    if not gaps and stretch.by:
        by = [name if until >= stretch.until else f"{name} ({until_day(case, until)})" for name, until in stretch.by]
        return f"gedekt van {period}, door {listed([f'‘{one}’' for one in by])}"
    if not gaps:
        return f"{'gedekt' if stretch.kind == 'gedekt' else 'belegd'} van {period}"
    if gaps == [(stretch.since, stretch.until)]:
        return f"{word}, van {period}"
    return f"{word}: {'; '.join(f'{day(case, since)} tot {day(case, until)}' for since, until in gaps)}"


# --- the fields of the handover --------------------------------------------------------------------------------------


def _handed(played: Played, field: HandoverField) -> Handed:
    case, filled = played.case, played.left.filled[field]
    names = frozenset(field.names)
    there = [line for line in played.left.lines if line.field == field.field]
    meant = [line for line in there if not names or not line.points or names & line.points]
    each = list(dict.fromkeys(_line(case, line) for line in meant if line.seq in filled.refs))
    said = "; ".join(each[:MOST]) + (f" (en nog {len(each) - MOST})" if len(each) > MOST else "")
    match filled.why:
        case "goed":
            mark, text = "✓", f"ingevuld en teruggelezen: {said}"
        case "niet_nodig":
            mark, text = "✓", "niet nodig, met een reden die klopte"
        case "niet_teruggelezen":
            mark, text = "±", f"ingevuld: {said}. Wie het overneemt, las het niet terug"
        case "loos":
            mark, text = "✗", "er stond iets, maar het wees toen naar niets dat gold en van iemand was"
        case "onware_reden":
            mark, text = "✗", "niet nodig, stond er; die reden gold hier niet"
        case _:
            late = next((line for line in there if line.since > field.due and line not in played.left.void), None)
            if late is None:
                mark, text = "✗", "leeg"
            else:
                mark, text = "±", f"te laat, pas {day(case, late.since)}: {_line(case, late)}"
    return Handed(field.title, mark, text, field.due)


def _line(case: Case, line: Line) -> str:
    """What a line of a plan says."""
    who = [case.persons[one].title if one in case.persons else title(case, one) for one in line.roles]
    until = "" if line.time is None else f", {day(case, line.time)}"
    match line.field:
        case "maatregelen":
            what = case.agreements[line.what].title if line.what in case.agreements else case.measures[line.what].title
            return f"{what} ({who[0]}{'' if line.time is None else f', {until_day(case, line.time)}'})"
        case "herbeoordeling":
            return f"{who[0]}{until}"
        case "aanspreekpunt":
            return who[0]
        case "belafspraak":
            return f"{who[0]} belt {who[-1]}"
        case "resultaten":
            return f"{case.themes[line.what]}: van {who[0]} naar {who[-1]}"
        case "informeren":
            return who[-1]
        case _:
            return f"{who[0]} met {who[-1]}{until}"

"""Which three moments would you take back to the table?

A moment is a decision, a conversation or a stretch in which a desk waited. What it weighs is the sum of the rows of the ledger
that could still be brought then by a move that the role's own forms offered: seen again by telling the log up to that minute.
No simulation, and no moment at which nothing was possible.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from scenarios.compiled import Case
from scoring.cards import BY_PEOPLE
from scoring.fold import Played
from scoring.ledger import Row
from sim.core import events as e
from sim.core import phrases
from sim.core.evolution import evolve
from sim.core.roleview import Form
from sim.core.state import State
from sim.core.view import Views
from sim.report.already import Then, planned, pointless, taken
from sim.report.could import TALKS, Wish, label, wishes
from sim.report.deeds import decided
from sim.report.text import listed, title

MOST = 3
"""More than this nobody can talk about in half an hour."""
_LAST = 1 << 40
"""After every event of a minute."""
LEAST_IDLE = 15
"""Minutes of waiting from which a stretch is a moment (author's choice)."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A row of the ledger, and the move on offer that would have brought it."""

    number: int
    row: Row
    move: str
    weight: float


@dataclass(frozen=True, slots=True)
class Key:
    """One moment to talk about, with what could be done then, the heaviest first."""

    at: int
    until: int
    kind: str
    """besluit · gesprek · stilte"""
    who: str
    label: str
    """What was decided or with whom one spoke; of a stretch of waiting what ran meanwhile and came first, or ""."""
    chances: tuple[Chance, ...]


@dataclass(slots=True)
class _Candidate:
    at: int
    kind: str
    role: str
    label: str
    with_: tuple[str, ...] = ()
    decision: str = ""
    until: int = 0
    seqs: list[int] = field(default_factory=list)
    """Events just before which its forms are looked at."""
    chances: dict[int, Chance] = field(default_factory=dict)


def keys(played: Played, ledger: Sequence[Row], events: Sequence[e.Event]) -> tuple[Key, ...]:
    """At most three moments, the heaviest first; a row that was told at one is not told at another."""
    case = played.case
    people = _people(played)
    rows = [row if any(role in people for role, _ in row.accountable) else None for row in ledger]
    wanted = {
        role: [(n, row, wishes(case, row, role)) for n, row in enumerate(rows) if row is not None and _part(row, role) > 0]
        for role in people
    }
    found = list(_candidates(case, events, people))
    _look(played, events, found, wanted)
    chosen: list[Key] = []
    told: set[int] = set()
    while len(chosen) < MOST:
        best = max(found, key=lambda one: _weight(one, told), default=None)
        if best is None or _weight(best, told) <= 0:
            break
        chosen.append(_key(case, best, told))
        told |= best.chances.keys()
        found.remove(best)
    return tuple(chosen)


def _people(played: Played) -> tuple[str, ...]:
    """The roles that people held at some time: what software did is nobody's moment."""
    return tuple(role for role in played.case.roles if any(seats.get(role) in BY_PEOPLE for _, seats in played.left.seats))


def _part(row: Row, role: str) -> float:
    return sum(part for other, part in row.accountable if other == role) * row.lost if row.could_until is not None else 0.0


def _weight(candidate: _Candidate, told: set[int]) -> float:
    return sum(chance.weight for row, chance in candidate.chances.items() if row not in told)


def _key(case: Case, found: _Candidate, told: set[int]) -> Key:
    chances = sorted((one for one in found.chances.values() if one.number not in told), key=lambda one: -one.weight)
    return Key(found.at, max(found.until, found.at), found.kind, title(case, found.role), found.label, tuple(chances))


# --- the moments ----------------------------------------------------------------------------------------------------


def _candidates(case: Case, events: Sequence[e.Event], people: Sequence[str]) -> Iterator[_Candidate]:
    idle: dict[str, _Candidate] = {}
    waiting: set[str] = set()
    running: dict[str, list[tuple[int, str]]] = {}
    ends = {event.talk: event.at for event in events if isinstance(event, e.TalkEnded)}
    for event in events:
        if (begun := _begun(case, event)) is not None:
            running.setdefault(begun[0], []).append(begun[1:])
        match event:
            case e.DecisionTaken() if event.role in people:
                text = decided(case, event.decision, event.option)
                yield _Candidate(event.at, "besluit", event.role, text, decision=event.decision, until=event.at, seqs=[event.seq])
            case e.TalkOpened():
                yield from _talks(case, event, people, ends.get(event.talk, event.begins + event.minutes))
            case e.Waiting() if event.role in people:
                before = idle.get(event.role)
                if before is None or before.until != event.at:
                    yield from _idle(idle.pop(event.role, None))
                    ahead = [run for run in running.get(event.role, ()) if run[0] > event.at]
                    before = idle[event.role] = _Candidate(event.at, "stilte", event.role, min(ahead, default=(0, ""))[1])
                before.seqs.append(event.seq)
                waiting.add(event.role)
            case e.Woken() | e.Started() if event.role in waiting:
                waiting.discard(event.role)
                idle[event.role].until = event.at
            case e.ChapterClosed() | e.GameEnded():
                for role in waiting:
                    idle[role].until = event.at
                waiting.clear()
                for role in tuple(idle):
                    yield from _idle(idle.pop(role))
        if isinstance(event, e.TalkOpened):
            for role in waiting.intersection(event.present):
                idle[role].until = event.at
            waiting -= set(event.present)


def _begun(case: Case, event: e.Event) -> tuple[str, int, str] | None:
    """What somebody set going: who, when it comes, and what it is, in words."""
    match event:
        case e.Started():
            return event.role, event.lands, phrases.label(case, event.command)
        case e.MeasureOrdered():
            return event.by, event.starts, case.measures[event.measure].title
        case e.Requested() if event.rules_at is not None:
            return event.by, event.rules_at, case.measures[event.measure].title
        case _:
            return None


def _idle(stretch: _Candidate | None) -> Iterator[_Candidate]:
    if stretch is not None and stretch.until - stretch.at >= LEAST_IDLE:
        yield stretch


def _talks(case: Case, event: e.TalkOpened, people: Sequence[str], until: int) -> Iterator[_Candidate]:
    for role in event.present:
        if role in people:
            others = tuple(other for other in event.present if other != role)
            name = case.moments[event.moment].name if event.moment else "gesprek"
            text = f"{name} met {listed([title(case, other) for other in others])}"
            yield _Candidate(event.begins, "gesprek", role, text, others, until=until, seqs=[event.seq])


# --- what was on offer ----------------------------------------------------------------------------------------------

Wanted = dict[str, list[tuple[int, Row, tuple[Wish, ...]]]]


def _look(played: Played, events: Sequence[e.Event], found: Sequence[_Candidate], wanted: Wanted) -> None:
    """Tell the log once, and look at the forms of each moment just before it."""
    at_seq: dict[int, list[_Candidate]] = {}
    for candidate in found:
        for seq in candidate.seqs:
            at_seq.setdefault(seq, []).append(candidate)
    views, world = Views(played.case, wanted), State(played.case)
    for event in events:
        for candidate in at_seq.get(event.seq, ()):
            forms = views[candidate.role].view().moves
            minute = candidate.at if candidate.kind == "gesprek" else event.at
            then = Then(played, world, candidate.role, minute, event.seq)
            for number, row, asked in wanted[candidate.role]:
                if number not in candidate.chances and (row.could_until or 0) >= minute:
                    move = _move(then, candidate, row, asked, forms)
                    if move:
                        candidate.chances[number] = Chance(number, row, move, _part(row, candidate.role))
        views.tell(event)
        world = evolve(world, event)


def _move(then: Then, candidate: _Candidate, row: Row, asked: Iterable[Wish], forms: Sequence[Form]) -> str:
    """The first move on offer at this moment that would have brought `row`, in words; "" if there was none."""
    for wish in asked:
        if not _fits(candidate, row, wish) or (wish.fact and not then.played.knowledge.knew(wish.to, wish.fact, then.minute)):
            continue
        if _told_already(then.played, candidate, wish, then.minute):
            continue
        form = next((form for form in forms if wish.answered(form)), None)
        if form is None:
            continue
        if wish == Wish("besluit", candidate.decision) and row.term not in ("gebruik", "patroon"):
            return f"Wachten met «{form.label}», of later opnieuw besluiten, met wat dan bekend is"
        if pointless(then, row, wish):
            continue
        if wish.kind != "plan" or wish.plan:
            return label(then.played.case, wish, form, row, taken(then, wish))
        if line := planned(then, row):
            return line
    return ""


def _told_already(played: Played, candidate: _Candidate, wish: Wish, minute: int) -> bool:
    """Whether what `wish` would bring had been told by then: before the moment, or in this very conversation."""
    match wish.kind, wish.field:
        case "gesprek", "vertelt":
            fact, hearer = wish.value, wish.to
        case "gesprek", "vraagt":
            fact, hearer = wish.fact, candidate.role
        case _:
            return False
    until = candidate.until if candidate.kind == "gesprek" else minute
    return bool(fact) and played.knowledge.knew(hearer, fact, until, _LAST)


def _fits(candidate: _Candidate, row: Row, wish: Wish) -> bool:
    """Whether a wish belongs to a moment of this kind: what one decides, what one says to whoever is there; a wait is for anything."""
    match candidate.kind:
        case "besluit":
            # A step that was only late is no chance at the moment it was taken: that is what was done.
            late = (
                row.term in ("normen", "gevolgen", "terugkoppeling", "herbeoordeling", "patroon")
                and candidate.seqs[0] in row.refs
                and not row.facts
            )
            about = row.what == candidate.decision or (wish.kind == "besluit" and wish.id == candidate.decision)
            return about and not late
        case "gesprek":
            return wish.kind in TALKS and bool(wish.field) and wish.to in candidate.with_
        case _:
            return True

"""What do players do who go for the score and not for the case?

Each attack names the moves it would like to make at a desk now, in order. They are made by the rules: what is refused, is refused.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from scenarios.compiled import Case, Decision, Interview
from scoring.left import MOST_LINES
from sim.core import commands as c
from sim.core.roleview import ContactView, RoleView

FUNCTIONS = ("aanspreekpunt", "casusregisseur", "casusverantwoordelijke", "casusregie")


@dataclass(slots=True)
class Desk:
    """What an attacker goes by: what its role sees, and what it told whom."""

    case: Case
    view: RoleView
    told: set[tuple[str, str]] = field(default_factory=set)
    """(receiver, fact)"""

    def known(self, least: int = 0, most: int = 3) -> tuple[str, ...]:
        """The facts it can tell or cite, in the order of the case."""
        held = {fact.id for fact in self.view.facts if not fact.lost and not fact.expired and least <= fact.sensitivity <= most}
        return tuple(fact for fact in self.case.facts if fact in held)

    def others(self) -> tuple[str, ...]:
        return tuple(other.id for other in self.case.roles.values() if other.id != self.view.role and other.exists)

    def decisions(self) -> Iterator[Decision]:
        return (one for one in self.case.decisions.values() if self.view.role in one.deciders)

    @property
    def chapter(self) -> int:
        """The number of the chapter that is played."""
        return next(number for number, one in enumerate(self.case.chapters) if one.id == self.view.chapter)

    @property
    def purpose(self) -> str:
        """The gravest purpose that the case knows."""
        return next(iter(self.case.purposes))


def told_by(command: c.Command) -> set[tuple[str, str]]:
    """What a move tells whom: (receiver, fact)."""
    return {(receiver, fact) for receiver in command.to for fact in command.tells} if isinstance(command, c.Talk | c.Send) else set()


Wanted = Iterator[tuple[object, c.Command]]
"""Moves, each with a name by which it is made only once."""
Moves = Callable[[Desk], Wanted]


@dataclass(frozen=True, slots=True)
class Attack:
    """One way to play for points at a desk."""

    moves: Moves
    only_at: Callable[[Case], tuple[tuple[int, int], ...]] | None = None
    """The stretches of time in which it moves; None: always."""


def at_random(role: str, facts: tuple[str, ...], salt: str) -> tuple[str, ...]:
    """Three facts, the same ones for the same role and salt."""
    return tuple(Random(f"{role} {salt}").sample(facts, min(3, len(facts))))


# --- telling ----------------------------------------------------------------------------------------------------------


def tell_all(desk: Desk) -> Wanted:
    """Everything to everybody, by the widest message."""
    known = desk.known()
    for receiver in desk.others():
        tells = tuple([fact for fact in known if (receiver, fact) not in desk.told])
        for kind in desk.case.message_kinds.values() if tells else ():
            if not kind.anonymous:
                yield (kind.id, receiver, tells), c.Send(desk.view.role, (receiver,), kind.id, tells, (), desk.purpose)


def tell_table(desk: Desk) -> Wanted:
    """All but the gravest, at a meeting of everybody who can be reached."""
    tells = desk.known(most=2)
    for moment in desk.case.moments.values() if tells else ():
        for channel in moment.channels:
            there = tuple(contact.role for contact in desk.view.contacts if _open(contact, channel))
            judgement = c.Judgement("onveilig") if moment.judges_first else None
            if there and not moment.slots:
                yield ("alles", tells), c.Talk(desk.view.role, there, channel, moment.id, tells, (), desk.purpose, judgement)


def _open(contact: ContactView, channel: str) -> bool:
    return contact.exists and not contact.through and any(way.channel == channel and way.open for way in contact.channels)


# --- ticking boxes ----------------------------------------------------------------------------------------------------


def order_all(desk: Desk) -> Wanted:
    for measure in desk.case.measures.values():
        if desk.view.role in measure.requesters:
            yield measure.id, c.Order(desk.view.role, measure.id)


def order_on(draw: int) -> Moves:
    """Every measure as soon as it may be asked for, on three facts at random; another `draw`, other facts."""

    def moves(desk: Desk) -> Wanted:
        role, known = desk.view.role, desk.known()
        for measure in desk.case.measures.values():
            if role in measure.requesters:
                yield measure.id, c.Order(role, measure.id, at_random(role, known, f"{measure.id} {draw}"))

    return moves


def tick_all(desk: Desk) -> Wanted:
    """All that a form offers, resting on nothing."""
    role = desk.view.role
    for decision in desk.decisions():
        yield decision.id, c.Decide(role, decision.id, next(iter(decision.options)))
    yield "oordeel", c.Judge(role, c.Judgement("acuut_onveilig"))
    yield from order_all(desk)
    yield from paper(desk)
    for person in desk.case.persons:
        yield ("raadpleeg", person), c.Consult(role, person)


def paper(desk: Desk) -> Wanted:
    """Calls in which nothing is said, and a plan that fills every field with oneself or with `niet nodig`."""
    case, role, others = desk.case, desk.view.role, desk.others()
    for other in others:
        yield ("bel", other), c.Talk(role, (other,), "telefoon")
    reasons = tuple(c.NotNeededLine(one.field, reason.id) for one in case.legacy.handover for reason in one.not_needed)
    number = desk.chapter
    end = case.chapters[number].end
    for handover in others:
        yield (
            ("plan", number, handover),
            c.Plan(
                role,
                tuple(c.AgreementLine(name, role, case.horizon) for name in case.agreements),
                end,
                role,
                tuple(c.CallLine(role, other) for other in others),
                inform=(*others, *case.persons),
                handover=handover,
                warm=True,
                read_back=True,
                consults=tuple(c.ConsultLine(role, other, end) for other in others),
                not_needed=reasons,
            ),
        )


def neat(desk: Desk) -> Wanted:
    """A plan as it should look, made by two who rang each other and know nothing."""
    case, role, chapter = desk.case, desk.view.role, desk.chapter
    pair = case.playable[:2]
    if role not in pair or len(pair) < 2:
        return
    mate, informed = pair[1 - pair.index(role)], tuple(other for other in case.playable if other != role)
    agreed = list(case.agreements)[pair.index(role) :: 2][:MOST_LINES]
    yield ("bel", chapter), c.Talk(role, (mate,), "telefoon")
    yield (
        ("plan", chapter),
        c.Plan(
            role,
            tuple(c.AgreementLine(name, role, case.horizon) for name in agreed),
            case.chapters[min(chapter + 1, len(case.chapters) - 1)].end,
            pair[1],
            (c.CallLine(*pair),),
            tuple(c.RegieLine(function, pair[1]) for function in FUNCTIONS[1:]),
            informed,
            mate,
            True,
            True,
        ),
    )


# --- deciding ---------------------------------------------------------------------------------------------------------


def shout(desk: Desk) -> Wanted:
    """The pattern, and the gravest judgement, on no evidence."""
    for pattern in desk.case.legacy.patterns:
        if desk.view.role in desk.case.decisions[pattern.decision].deciders:
            yield pattern.id, c.Decide(desk.view.role, pattern.decision, pattern.options[0])
    yield "oordeel", c.Judge(desk.view.role, c.Judgement("acuut_onveilig"))


def cite(desk: Desk) -> Wanted:
    """Every decision as soon as it is offered, on three facts at random."""
    role, known = desk.view.role, desk.known()
    for decision in desk.decisions():
        yield decision.id, c.Decide(role, decision.id, next(iter(decision.options)), at_random(role, known, decision.id))


def decide(desk: Desk) -> Wanted:
    """Every decision at once, by its best option."""
    for decision in desk.decisions():
        best = next((option.id for option in decision.options.values() if option.defensible), next(iter(decision.options)))
        yield decision.id, c.Decide(desk.view.role, decision.id, best)


def name_all(desk: Desk) -> Wanted:
    """Everybody holds every function, and everybody is told."""
    role, others = desk.view.role, desk.others()
    lines = tuple(c.RegieLine(function, who) for function in FUNCTIONS for who in (role, *others))
    yield "regie", c.Plan(role, regie=lines, inform=others)
    yield "zelf", c.Plan(role, regie=tuple(c.RegieLine(function, role) for function in FUNCTIONS), inform=others)


# --- speaking with the people concerned -------------------------------------------------------------------------------


def interview(desk: Desk) -> Wanted:
    """Every interview there is, twice."""
    for act in desk.case.acts.values():
        if desk.view.role in act.roles and any(isinstance(effect, Interview) for effect in act.effects):
            for time in range(2):
                yield (act.id, time), c.Act(desk.view.role, act.id)


def crowd(desk: Desk) -> Wanted:
    """Everybody who has a free desk speaks with the same person in the same minutes."""
    for person in desk.case.persons:
        for act in desk.case.acts.values():
            meets = any(isinstance(effect, Interview) and effect.person == person for effect in act.effects)
            if desk.view.role in act.roles and meets:
                yield act.id, c.Act(desk.view.role, act.id)


# --- when -------------------------------------------------------------------------------------------------------------


def deadlines(case: Case) -> tuple[tuple[int, int], ...]:
    """The last quarter of an hour before every due time."""
    return tuple((due - 15, due) for due in sorted({decision.due for decision in case.decisions.values()}))


def first_minutes(case: Case) -> tuple[tuple[int, int], ...]:
    return ((case.start, case.start + 30),)


ATTACKS: Mapping[str, Attack] = {
    "deelt alles met iedereen": Attack(tell_all),
    "vraagt alle maatregelen": Attack(order_all),
    "vinkt in de eerste minuten alles aan": Attack(tick_all, first_minutes),
    "papieren overdracht": Attack(paper),
    "roept het patroon": Attack(shout),
    "steunt op drie willekeurige feiten": Attack(cite),
    "besluit meteen en herziet later": Attack(decide),
    "noemt iedereen regisseur": Attack(name_all),
    "spreekt iedereen twee keer": Attack(interview),
    "zit met z'n allen aan de keukentafel": Attack(crowd),
    "stort alles vlak voor de grens": Attack(tell_all, deadlines),
    "vult een net plan in": Attack(neat),
}
"""Every attack that one can make from a desk, by what it does."""

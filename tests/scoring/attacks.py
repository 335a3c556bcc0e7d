"""What do players do who go for the score and not for the case?

An additive attack makes moves of its own in the idle time of a course's desks; a whole attack plays the course itself in
another way. Both play by the rules: what is refused, is refused.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace

from scenarios.compiled import Case, Decision, Interview
from scoring.left import MOST_LINES
from sim.core import commands as c
from sim.course import CourseLine
from sim.table import Table
from tests.scoring.attackers import Attack, silenced

DAY = 24 * 60
FUNCTIONS = ("aanspreekpunt", "casusregisseur", "casusverantwoordelijke", "casusregie")


# --- what attackers use -----------------------------------------------------------------------------------------------


def _known(table: Table, role: str, least: int = 0, most: int = 3) -> tuple[str, ...]:
    facts = table.case.facts
    return tuple(fact for fact in facts if least <= facts[fact].sensitivity <= most and table.world.knows(role, fact))


def _others(table: Table, role: str) -> tuple[str, ...]:
    return tuple(other.id for other in table.case.roles.values() if other.id != role and other.exists)


def _purpose(case: Case) -> str:
    return next(iter(case.purposes))


def _random(role: str, facts: tuple[str, ...], salt: str) -> tuple[str, ...]:
    return tuple(random.Random(f"{role} {salt}").sample(facts, min(3, len(facts))))


def _open(table: Table, role: str) -> Iterator[Decision]:
    return (one for one in table.case.decisions.values() if role in one.deciders)


# --- additive attacks -------------------------------------------------------------------------------------------------


def _tell_all(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    """Everything to everybody, by the widest message."""
    for receiver in _others(table, role):
        for kind in table.case.message_kinds.values():
            if kind.anonymous:
                continue
            tells = tuple(fact for fact in _known(table, role) if not table.world.knows(receiver, fact))
            if tells:
                yield (kind.id, receiver, tells), c.Send(role, (receiver,), kind.id, tells, (), _purpose(table.case))


def _tell_table(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    """All but the gravest, at a meeting of everybody who can be reached."""
    tells = _known(table, role, most=2)
    for moment in table.case.moments.values() if tells else ():
        for channel in moment.channels:
            there = tuple(other for other in _others(table, role) if _reachable(table, other, channel))
            judgement = c.Judgement("onveilig") if moment.judges_first else None
            if there and not moment.slots:
                yield ("alles", tells), c.Talk(role, there, channel, moment.id, tells, (), _purpose(table.case), judgement)


def _reachable(table: Table, role: str, channel: str) -> bool:
    desk, access = table.world.desks.get(role), table.case.access(role, channel)
    return (desk is None or desk.claimable) and access is not None and table.case.is_open(access.windows, table.now)


def _order_all(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    for measure in table.case.measures.values():
        if role in measure.requesters:
            yield measure.id, c.Order(role, measure.id)


def ordering_on_random_facts(draw: int) -> Attack:
    """Every measure as soon as it may be asked for, on three facts at random; another `draw`, other facts."""

    def moves(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
        known = _known(table, role)
        for measure in table.case.measures.values():
            if role in measure.requesters:
                yield measure.id, c.Order(role, measure.id, _random(role, known, f"{measure.id} {draw}"))

    return Attack(moves)


def _tick_all(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    """All that a form offers, resting on nothing."""
    for decision in _open(table, role):
        yield decision.id, c.Decide(role, decision.id, next(iter(decision.options)))
    yield "oordeel", c.Judge(role, c.Judgement("acuut_onveilig"))
    yield from _order_all(table, role)
    yield from _paper(table, role)
    for person in table.case.persons:
        yield ("raadpleeg", person), c.Consult(role, person)


def _paper(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    """Calls in which nothing is said, and a plan that fills every field with oneself or with `niet nodig`."""
    case, others = table.case, _others(table, role)
    for other in others:
        yield ("bel", other), c.Talk(role, (other,), "telefoon")
    reasons = tuple(c.NotNeededLine(field.field, reason.id) for field in case.legacy.handover for reason in field.not_needed)
    for number, chapter in enumerate(case.chapters):
        if table.world.chapter != number:
            continue
        for handover in others:
            yield (
                ("plan", number, handover),
                c.Plan(
                    role,
                    tuple(c.AgreementLine(name, role, case.horizon) for name in case.agreements),
                    chapter.end,
                    role,
                    tuple(c.CallLine(role, other) for other in others),
                    inform=(*others, *case.persons),
                    handover=handover,
                    warm=True,
                    read_back=True,
                    consults=tuple(c.ConsultLine(role, other, chapter.end) for other in others),
                    not_needed=reasons,
                ),
            )


def _neat(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    """A plan as it should look, made by two who rang each other and know nothing."""
    case, chapter = table.case, table.world.chapter
    pair = case.playable[:2]
    if role not in pair:
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


def _shout(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    """The pattern, and the gravest judgement, on no evidence."""
    for pattern in table.case.legacy.patterns:
        if role in table.case.decisions[pattern.decision].deciders:
            yield pattern.id, c.Decide(role, pattern.decision, pattern.options[0])
    yield "oordeel", c.Judge(role, c.Judgement("acuut_onveilig"))


def _cite(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    """Every decision as soon as it is offered, on three facts at random."""
    known = _known(table, role)
    for decision in _open(table, role):
        yield decision.id, c.Decide(role, decision.id, next(iter(decision.options)), _random(role, known, decision.id))


def _decide(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    """Every decision at once, by its best option; what the course decides later is a revision."""
    for decision in _open(table, role):
        best = next((option.id for option in decision.options.values() if option.defensible), next(iter(decision.options)))
        yield decision.id, c.Decide(role, decision.id, best)


def _name_all(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    """Everybody holds every function, and everybody is told."""
    others = _others(table, role)
    lines = tuple(c.RegieLine(function, who) for function in FUNCTIONS for who in (role, *others))
    yield "regie", c.Plan(role, regie=lines, inform=others)
    yield "zelf", c.Plan(role, regie=tuple(c.RegieLine(function, role) for function in FUNCTIONS), inform=others)


def _interview(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    """Every interview there is, twice."""
    for act in table.case.acts.values():
        if role in act.roles and any(isinstance(effect, Interview) for effect in act.effects):
            for time in range(2):
                yield (act.id, time), c.Act(role, act.id)


def _crowd(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    """Everybody who has a free desk speaks with the same person in the same minutes."""
    for person in table.case.persons:
        for act in table.case.acts.values():
            meets = any(isinstance(effect, Interview) and effect.person == person for effect in act.effects)
            if role in act.roles and meets:
                yield act.id, c.Act(role, act.id)


def _deadlines(case: Case) -> tuple[tuple[int, int], ...]:
    """The last quarter of an hour before every due time."""
    return tuple((due - 15, due) for due in sorted({decision.due for decision in case.decisions.values()}))


def _first_minutes(case: Case) -> tuple[tuple[int, int], ...]:
    return ((case.start, case.start + 30),)


def _alarm(table: Table, command: c.Command) -> c.Command:
    """The same move, told for the gravest purpose that the case knows."""
    match command:
        case c.Talk() | c.Send() | c.Contribute() if command.tells:
            return replace(command, purpose=_purpose(table.case))
        case _:
            return command


def _cited_at_random(table: Table, command: c.Command) -> c.Command:
    """The same decision, order or judgement on three facts at random."""
    match command:
        case c.Decide() | c.Order() | c.Rule():
            return replace(command, cites=_random(command.role, _known(table, command.role), f"{table.now}"))
        case _:
            return command


ADDITIVE: Mapping[str, Attack] = {
    "deelt alles met iedereen": Attack(_tell_all),
    "noemt alles acuut gevaar": Attack(change=_alarm),
    "vraagt alle maatregelen": Attack(_order_all),
    "vinkt in de eerste minuten alles aan": Attack(_tick_all, only_at=_first_minutes),
    "papieren overdracht": Attack(_paper),
    "roept het patroon": Attack(_shout),
    "steunt op drie willekeurige feiten": Attack(_cite, _cited_at_random),
    "besluit meteen en herziet later": Attack(_decide),
    "noemt iedereen regisseur": Attack(_name_all),
    "spreekt iedereen twee keer": Attack(_interview),
    "zit met z'n allen aan de keukentafel": Attack(_crowd),
    "stort alles vlak voor de grens": Attack(_tell_all, only_at=_deadlines),
}

ALONE: Mapping[str, Attack] = {**ADDITIVE, "vult een net plan in": Attack(_neat)}
"""On top of a course a neat plan by who knows the case is no attack."""


# --- whole attacks ----------------------------------------------------------------------------------------------------


def _both(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    yield from _tell_table(table, role)
    yield from _tell_all(table, role)


def _silent(table: Table, command: c.Command) -> c.Command | None:
    return silenced(command)


def _without_brings(lines: tuple[CourseLine, ...], case: Case) -> tuple[CourseLine, ...]:
    """Nobody brings anything into a conversation."""
    del case
    found = []
    for line in lines:
        if line.deed.talk is not None:
            talk = line.deed.talk.model_copy(update={"brings": {}})
            line = line.model_copy(update={"deed": line.deed.model_copy(update={"talk": talk})})
        found.append(line)
    return tuple(found)


def _acute_only(table: Table, command: c.Command) -> c.Command | None:
    """The first day, and of that nothing which is meant for later."""
    return None if table.world.chapter >= 2 or isinstance(command, c.Plan) else command


def _late(lines: tuple[CourseLine, ...], case: Case) -> tuple[CourseLine, ...]:
    moved = [line if line.time is None else line.model_copy(update={"time": line.time + 6 * DAY}) for line in lines]
    if moved and moved[0].time is None:
        moved[0] = moved[0].model_copy(update={"time": case.start + 6 * DAY})
    return tuple(moved)


def _no_decisions(table: Table, command: c.Command) -> c.Command | None:
    return None if isinstance(command, c.Decide) else command


def _decisions_last(lines: tuple[CourseLine, ...], case: Case) -> tuple[CourseLine, ...]:
    """All decisions on the last day."""
    late = [line.model_copy(update={"time": case.horizon - DAY // 2, "when": None}) for line in lines if line.deed.decide is not None]
    return (*(line for line in lines if line.deed.decide is None), *late)


def _to_nobody(table: Table, command: c.Command) -> c.Command | None:
    return None if isinstance(command, c.Talk | c.Send | c.Hardop | c.Contribute) else command


def _no_report(table: Table, command: c.Command) -> c.Command | None:
    """Who was first on the spot reports to nobody on the first day."""
    first = table.case.playable[0]
    spoken = isinstance(command, c.Talk | c.Send) and (command.role == first or first in command.to)
    return None if spoken and table.world.chapter < 2 else command


WHOLE: Mapping[str, Attack] = {
    "deelt alles, ook aan tafel": Attack(_both, skips=True),
    "acuut volmaakt, geen vervolg": Attack(change=_acute_only, skips=True),
    "zes dagen te laat": Attack(lines=_late, skips=True),
    "legt niets bij elkaar": Attack(change=_silent, lines=_without_brings, skips=True),
    "slaat de melding over": Attack(change=_no_report, skips=True),
    "besluit nooit": Attack(change=_no_decisions, skips=True),
    "besluit op de laatste dag": Attack(lines=_decisions_last, skips=True),
    "praat met niemand": Attack(change=_to_nobody, skips=True),
}

"""Players that go for the score and not for the case.

An additive attack makes moves of its own in the idle time of a course's desks; a whole attack plays the course itself in
another way. Both play by the rules: what is refused, is refused.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import scenarios
from scenarios import find
from scenarios.compiled import Case, Decision, Interview
from scoring import Scorecard, score
from scoring.left import MOST_LINES
from scoring.weights import Weights, standard
from sim.core import commands as c
from sim.core.game import Setup
from sim.core.roleview import RoleView
from sim.course import CourseLine
from sim.coursefile import CourseFile, read
from sim.players.diligent import DiligentPlayer
from sim.players.filling import Chooser, play_out
from sim.rerun import _Runner, setup_of
from sim.table import Table

DAY = 24 * 60
AGAIN = 45
"""Minutes after which a refused move is tried again."""
REFERENCE = ("expert", "expert_anders", "goed", "matig", "niets")
FUNCTIONS = ("aanspreekpunt", "casusregisseur", "casusverantwoordelijke", "casusregie")

Moves = Callable[[Table, str], Iterator[tuple[object, c.Command]]]
"""Moves an attacker wants to make at a desk now, each with a name by which it is made only once."""
Change = Callable[[Table, c.Command], c.Command | None]
"""What is played in the place of a move of the course; None: it is left out."""
Lines = Callable[[tuple[CourseLine, ...], Case], tuple[CourseLine, ...]]


@dataclass(frozen=True)
class Attack:
    """One way to play for points; what it leaves None is played as in the course."""

    moves: Moves | None = None
    change: Change | None = None
    lines: Lines | None = None
    only_at: Callable[[Case], tuple[tuple[int, int], ...]] | None = None
    """The stretches of time in which it moves; None: always."""
    patience: int = 0
    """It moves only when the course asks nothing for this many minutes, so that it spoils less of it."""


@cache
def load(case: str, region: str | None = None) -> Case:
    return scenarios.load(case, region=region)


@cache
def file(case: str, course: str) -> CourseFile:
    return read(find.find(case).path.parent / "verlopen" / f"{course}.yaml")


@cache
def attackable() -> tuple[str, ...]:
    """Cases of which the properties per case are asked: a `casus` with both courses of an expert."""
    folders = {name: find.find(name).path.parent / "verlopen" for name in scenarios.library_ids()}
    return tuple(
        name
        for name, folder in folders.items()
        if scenarios.read_head(name).kind == "casus" and all((folder / f"{course}.yaml").is_file() for course in REFERENCE)
    )


@cache
def plain(case: str, course: str, region: str | None = None) -> tuple[Case, Table]:
    """The course as it stands."""
    compiled = load(case, region)
    return compiled, play(compiled, file(case, course), Attack())


@cache
def card(case: str, course: str, region: str | None = None) -> Scorecard:
    compiled, table = plain(case, course, region)
    return score(compiled, table.events)


def attacked(case: str, course: str, attack: Attack) -> Scorecard:
    compiled = load(case)
    return score(compiled, play(compiled, file(case, course), attack).events)


def play(case: Case, course: CourseFile, attack: Attack) -> Table:
    """The course with the attack; every playable desk is somebody's, so that the course of idle desks can be attacked too."""
    seats = course.course.seats
    if attack.moves is not None and "verloop" not in seats.values():
        course = replace(course, course=course.course.model_copy(update={"seats": dict.fromkeys(case.playable, "verloop")}))
    if attack.lines is not None:
        lines = attack.lines(tuple(course.course.lines), case)
        course = replace(course, course=course.course.model_copy(update={"lines": lines}))
    table = Table.start(case, setup_of(course.course, case))
    _Attacker(course, case, table, attack).run()
    return table


def diligent(case: Case, share: bool) -> Scorecard:
    """Every desk ticks every box, and tells all it knows or nothing."""
    table = Table.start(case, Setup(1, tuple((role, "mens") for role in case.playable)))
    players: dict[str, Chooser] = {role: DiligentPlayer() if share else _Silent() for role in case.playable}
    play_out(table, players)
    return score(case, table.events)


class _Silent(DiligentPlayer):
    """Ticks every box, but the boxes of what it tells."""

    def choose(self, view: RoleView) -> c.Command:
        return _silenced(super().choose(view)) or c.Wait(view.role)


class _Attacker(_Runner):
    """Plays a course with an attack; keeps quiet about lines that the attack made impossible."""

    def __init__(self, course: CourseFile, case: Case, table: Table, attack: Attack) -> None:
        super().__init__(course, case, table)
        self.attack = attack
        self.made: set[tuple[str, object]] = set()
        self.later: dict[tuple[str, object], int] = {}
        self.spans = attack.only_at(case) if attack.only_at is not None else ((0, case.horizon),)

    def _submit(self, line: CourseLine, command: c.Command) -> None:
        changed = self.attack.change(self.table, command) if self.attack.change is not None else command
        if changed is None:
            self.fell.add(self.cursor)
            self.cursor += 1
            return
        super()._submit(line, changed)

    def _rest(self) -> bool:
        if self.attack.moves is not None and self._patient() and any(since <= self.table.now < until for since, until in self.spans):
            for role in self.table.must_choose:
                if role in self.hands and self.table.world.must_speak(role) is None and self._move(role):
                    return True
        upcoming = next((since for since, _ in self.spans if since > self.table.now), None)
        if self.attack.moves is not None and upcoming is not None:
            until = min(upcoming, self.case.chapters[self.table.world.chapter].end, *self._next_time())
            waits = (role for role in self.table.must_choose if role in self.hands)
            return any(until > self.table.now and self.table.submit(c.Wait(role, until)) is None for role in waits) or super()._rest()
        return super()._rest()

    def _patient(self) -> bool:
        if self.cursor >= len(self.course.lines) or not self.attack.patience:
            return True
        return any(time >= self.table.now + self.attack.patience for time in self._next_time())

    def _next_time(self) -> tuple[int, ...]:
        """The time of the next line of the course, if it names one to come."""
        line = self.course.lines[self.cursor] if self.cursor < len(self.course.lines) else None
        return (line.time,) if line is not None and line.time is not None and line.time > self.table.now else ()

    def _move(self, role: str) -> bool:
        assert self.attack.moves is not None
        for name, command in self.attack.moves(self.table, role):
            key = role, name
            if key in self.made or self.later.get(key, 0) > self.table.now:
                continue
            if self.table.submit(command) is None:
                self.made.add(key)
                return True
            self.later[key] = self.table.now + AGAIN
        return False


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


def _deadlines(case: Case) -> tuple[tuple[int, int], ...]:
    """The last quarter of an hour before every due time."""
    return tuple((due - 15, due) for due in sorted({decision.due for decision in case.decisions.values()}))


def _first_minutes(case: Case) -> tuple[tuple[int, int], ...]:
    return ((case.start, case.start + 30),)


def _cited_at_random(table: Table, command: c.Command) -> c.Command:
    """The same decision, order or judgement on three facts at random."""
    match command:
        case c.Decide() | c.Order() | c.Rule():
            return replace(command, cites=_random(command.role, _known(table, command.role), f"{table.now}"))
        case _:
            return command


ADDITIVE: Mapping[str, Attack] = {
    "deelt alles met iedereen": Attack(_tell_all),
    "vraagt alle maatregelen": Attack(_order_all),
    "vinkt in de eerste minuten alles aan": Attack(_tick_all, only_at=_first_minutes),
    "papieren overdracht": Attack(_paper),
    "roept het patroon": Attack(_shout),
    "steunt op drie willekeurige feiten": Attack(_cite, _cited_at_random),
    "besluit meteen en herziet later": Attack(_decide),
    "noemt iedereen regisseur": Attack(_name_all),
    "spreekt iedereen twee keer": Attack(_interview),
    "stort alles vlak voor de grens": Attack(_tell_all, only_at=_deadlines),
}

ALONE: Mapping[str, Attack] = {**ADDITIVE, "vult een net plan in": Attack(_neat)}
"""On top of a course a neat plan by who knows the case is no attack."""


# --- whole attacks ----------------------------------------------------------------------------------------------------


def _both(table: Table, role: str) -> Iterator[tuple[object, c.Command]]:
    yield from _tell_table(table, role)
    yield from _tell_all(table, role)


def _silenced(command: c.Command) -> c.Command | None:
    """The same move without a fact for anybody else; None where nothing is left of it."""
    match command:
        case c.Send(asks=asks):
            return replace(command, tells=(), purpose=None) if asks else None
        case c.Talk() | c.Contribute():
            return replace(command, tells=(), purpose=None)
        case c.Plan():
            return replace(command, facts=())
        case c.Order() | c.Rule():
            return replace(command, cites=())
        case _:
            return command


def _silent(table: Table, command: c.Command) -> c.Command | None:
    return _silenced(command)


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
    "deelt alles, ook aan tafel": Attack(_both),
    "acuut volmaakt, geen vervolg": Attack(change=_acute_only),
    "zes dagen te laat": Attack(lines=_late),
    "legt niets bij elkaar": Attack(change=_silent, lines=_without_brings),
    "slaat de melding over": Attack(change=_no_report),
    "besluit nooit": Attack(change=_no_decisions),
    "besluit op de laatste dag": Attack(lines=_decisions_last),
    "praat met niemand": Attack(change=_to_nobody),
}


# --- weights ----------------------------------------------------------------------------------------------------------


def shaken(seed: int) -> Weights:
    """Every weight up to half more or less; targets of bands stay, and a part stays a part."""
    numbers, dice = standard(), random.Random(seed)
    shaken = {}
    for name in Weights.__slots__:
        value = getattr(numbers, name)
        if name.startswith("band_") or name in ("I_steunpunten", "I_plafond_lek", "B_tafel"):
            continue
        moved = value * dice.uniform(0.5, 1.5)
        shaken[name] = min(1.0, moved) if value <= 1 else moved
    return replace(numbers, **shaken)

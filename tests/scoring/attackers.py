"""Who plays for points: a course with an attacker in it, diligence without judgement, and other weights to judge by."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from statistics import fmean

import scenarios
from scenarios import find
from scenarios.compiled import Case
from scoring import Scorecard, score
from scoring.weights import Weights, standard
from sim.core import commands as c
from sim.core.game import Setup
from sim.core.roleview import RoleView
from sim.course import CourseLine
from sim.coursefile import CourseFile, read
from sim.players.attacks import Desk, Moves, told_by
from sim.players.diligent import DiligentPlayer
from sim.players.filling import Chooser, play_out
from sim.rerun import Runner, setup_of
from sim.table import Table

AGAIN = 45
"""Minutes after which a refused move is tried again."""
STUCK = 30
"""Minutes for which a line may wait for what never comes."""
REFERENCE = ("expert", "expert_anders", "goed", "matig", "niets")

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
    skips: bool = False
    """A line of the course that waits for what the attack took away is left out."""
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


def courses(case: str) -> tuple[str, ...]:
    """Every course that comes with a case."""
    return tuple(sorted(path.stem for path in (find.find(case).path.parent / "verlopen").glob("*.yaml")))


def expert_courses(case: str) -> tuple[str, ...]:
    """The courses in which the table plays as experts would, each another way."""
    return tuple(course for course in courses(case) if course.split("_")[0] == "expert")


@cache
def plain(case: str, course: str, region: str | None = None) -> tuple[Case, Table]:
    """The course as it stands."""
    compiled = load(case, region)
    return compiled, play(compiled, file(case, course), Attack())


@cache
def card(case: str, course: str, region: str | None = None) -> Scorecard:
    compiled, table = plain(case, course, region)
    return score(compiled, table.events)


def worth(card: Scorecard) -> float:
    """The total; of a case that does not ask for all four dimensions the mean of what it measures."""
    points = [dimension.score for dimension in card.dimensions.values() if dimension.score is not None]
    return fmean(points) if card.total is None else card.total


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
        return silenced(super().choose(view)) or c.Wait(view.role)


class _Attacker(Runner):
    """Plays a course with an attack; keeps quiet about lines that the attack made impossible."""

    def __init__(self, course: CourseFile, case: Case, table: Table, attack: Attack) -> None:
        super().__init__(course, case, table)
        self.attack = attack
        self.made: set[tuple[str, object]] = set()
        self.later: dict[tuple[str, object], int] = {}
        self.told: dict[str, set[tuple[str, str]]] = {role: set() for role in case.playable}
        self.stuck = -1, 0
        """The line that waits, and since when."""
        self.spans = attack.only_at(case) if attack.only_at is not None else ((0, case.horizon),)

    def _submit(self, line: CourseLine, command: c.Command) -> None:
        changed = self.attack.change(self.table, command) if self.attack.change is not None else command
        if changed is None:
            self.fell.add(self.cursor)
            self.cursor += 1
            return
        super()._submit(line, changed)

    def _next_line(self) -> bool:
        """As in a course; but a line that waits for what the attack took away does not hold up the others."""
        before = self.cursor
        if super()._next_line() or not self.attack.skips:
            return self.cursor > before
        if self.cursor >= len(self.course.lines):
            return False
        line = self.course.lines[self.cursor]
        place, since = self.stuck
        if place != self.cursor or (line.time is not None and line.time > self.table.now):
            self.stuck = self.cursor, self.table.now
        elif self.table.now - since > STUCK and self.table.world.desks[line.role].command is None:
            self.fell.add(self.cursor)
            self.cursor += 1
            return True
        return False

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
        for name, command in self.attack.moves(Desk(self.case, self.table.view(role), self.told[role])):
            key = role, name
            if key in self.made or self.later.get(key, 0) > self.table.now:
                continue
            if self.table.submit(command) is None:
                self.made.add(key)
                self.told[role] |= told_by(command)
                return True
            self.later[key] = self.table.now + AGAIN
        return False


def silenced(command: c.Command) -> c.Command | None:
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

"""What comes of a course when it is played?

A line is submitted when all earlier lines are, its role is free, and its `tijd` or `zodra` holds. The other free desks
wait until something concerns them, and when the lines are done everybody waits to the horizon; chapters open by
themselves. A line that never gets its turn is a problem with a place.
"""

from dataclasses import dataclass, field
from pathlib import Path

from scenarios.compiled import Case
from scenarios.conditions import Swap, compiled
from scenarios.problems import CaseError, Problem
from scenarios.world import Rule
from sim.core import commands as c
from sim.core import events as e
from sim.core.game import Setup
from sim.core.refusals import Refusal
from sim.course import Contribution, Course, CourseLine
from sim.coursefile import CourseFile, check
from sim.deeds import command_of, contribution_of, moment
from sim.table import Table

_BY_HAND = ("verloop", "mens")


@dataclass(frozen=True, slots=True)
class Refused:
    """A line, or something brought into a conversation, that was refused."""

    line: int
    """Number of the line, from 1."""
    role: str
    at: int
    code: str
    text: str
    expected: bool


@dataclass(slots=True)
class Played:
    """What came of a course."""

    table: Table
    refused: list[Refused] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    """Numbers of the lines that fell away: their seat or region is not there, or what they answer never came."""
    why: dict[int, str] = field(default_factory=dict)
    """Line that fell away → why, in Dutch."""
    problems: list[Problem] = field(default_factory=list)


def setup_of(course: Course, case: Case) -> Setup:
    """How the table of this course is set: seats that the region lacks fall away."""
    seats = tuple((role, course.seats.get(role, "niemand")) for role in case.playable)
    return Setup(course.seed, seats, course.rounds, course.free_speech)


def run(file: CourseFile, case: Case, log: Path | None = None, source: str | None = None) -> Played:
    """Play the course; raises CaseError when it names what the case does not have. `log` and `source` as for a table."""
    problems = check(file, case)
    if problems:
        raise CaseError(problems)
    table = Table.start(case, setup_of(file.course, case), log, source)
    return Runner(file, case, table).run()


class Runner:
    """Plays one course at one table."""

    def __init__(self, file: CourseFile, case: Case, table: Table) -> None:
        self.file = file
        self.course = file.course
        self.case = case
        self.table = table
        self.played = Played(table)
        self.cursor = 0
        self.rules: dict[int, Rule] = {
            index: compiled(line.when, Swap()) for index, line in enumerate(self.course.lines) if line.when is not None
        }
        self.lines_by_name = {line.name: index for index, line in enumerate(self.course.lines) if line.name is not None}
        self.submitted: dict[int, int] = {}
        """Line → the length of the log when it was submitted."""
        self.fell: set[int] = set()
        """Lines that were refused or fell away: nothing can come of them."""
        self.spoken: set[tuple[int, str]] = set()
        """(talk, role) of who has brought in what the course says; asked again later, it passes."""
        self.hands = tuple(role for role, how in table.setup.seats if how in _BY_HAND)

    def run(self, until: str | None = None) -> Played:
        """Play to the end, to the line that never gets its turn, or until the chapter `until` may open."""
        if self.course.recorded:
            self._recorded(until)
            return self.played
        while not self.table.over:
            if not self.table.chapter_open:
                if self._next_is(until):
                    return self.played
                self.table.open_chapter()
                continue
            self.table.drive()
            if not self.table.chapter_open:
                continue
            if not (self._speak() or self._next_line() or self._rest()):
                break
        if self.cursor < len(self.course.lines) and not self._skip():
            self._never(self.cursor)
        return self.played

    def _next_is(self, until: str | None) -> bool:
        """Whether a chapter has closed, and `until` is the one after it."""
        return not (self.table.chapter_open or self.table.over) and self.case.chapters[self.table.world.chapter + 1].id == until

    # --- the next line ---

    def _next_line(self) -> bool:
        """Submit the line whose turn it is, if it can go now; whether anything changed."""
        if self.cursor >= len(self.course.lines):
            return False
        if self._skip():
            return True
        line = self.course.lines[self.cursor]
        number = self._number(line)
        if number == -1 or not self._due(line) or not self._ready(line):
            return False
        self._submit(line, command_of(line.role, line.deed, number))
        return True

    def _skip(self) -> bool:
        """Pass over a line whose seat or region is not here, or that answers what never came."""
        line = self.course.lines[self.cursor]
        why = self._gone(line)
        if not why:
            return False
        self.fell.add(self.cursor)
        self.cursor += 1
        self.played.skipped.append(self.cursor)
        self.played.why[self.cursor] = why
        return True

    def _gone(self, line: CourseLine) -> str:
        """Why this line has no place in this game, or ""."""
        if line.only_in and not {self.case.region.id, self.case.region.over} & set(line.only_in):
            return f"zij is alleen voor {', '.join(line.only_in)}"
        if line.role != c.TABLE and line.role not in self.hands:
            role = self.case.roles[line.role]
            return f"{role.title} wordt hier niet zo gespeeld" if role.exists else f"{role.title} bestaat in deze regio niet"
        gone = next((name for name in self._answers(line) if self.lines_by_name.get(name) in self.fell), None)
        return f"{gone} is er niet gekomen" if gone else ""

    def _answers(self, line: CourseLine) -> tuple[str, ...]:
        """Names of earlier lines that this line cannot do without."""
        deed = line.deed
        named = (deed.contribute and deed.contribute.talk, deed.rule and deed.rule.request, deed.stop and deed.stop.work)
        return tuple(name for name in named if name)

    def _due(self, line: CourseLine) -> bool:
        if line.time is not None and self.table.now < line.time:
            return False
        rule = self.rules.get(self.cursor)
        return rule is None or rule.holds(self.table.world, line.role)

    def _ready(self, line: CourseLine) -> bool:
        """Whether the desk can take the line: it is free or waits, or the line needs no free desk."""
        deed = line.deed
        if deed.stop or deed.retract or deed.open_chapter or deed.reseat or deed.hardop or deed.heard or deed.contribute:
            return True
        desk = self.table.world.desks[line.role]
        on_duty = line.role in self.case.chapters[self.table.world.chapter].roles
        return on_duty and desk.command is None and desk.talk is None

    def _submit(self, line: CourseLine, command: c.Command) -> None:
        """Submit a line and write down what came of it."""
        index = self.cursor
        self.submitted[index] = len(self.table.events)
        self.cursor += 1
        refusal = self.table.submit(command)
        wanted = line.expect.partition(" ")[2] if line.expect else ""
        if refusal is not None:
            self.fell.add(index)
            self._refuse(index, line.role, refusal, wanted)
        code = refusal.code if refusal is not None else ""
        if wanted and code != wanted:
            came = f"de weigering {code}" if code else "geen weigering"
            self._problem(index, "V411", f"verwacht was de weigering {wanted}, er kwam {came}", "verwacht")

    def _refuse(self, index: int, role: str, refusal: Refusal, wanted: str = "") -> None:
        self.played.refused.append(Refused(index + 1, role, self.table.now, refusal.code, refusal.text, refusal.code == wanted))

    # --- what a line names ---

    def _number(self, line: CourseLine) -> int | None:
        """Number of the talk, request or work that the line is about; None if it is about none, -1 if not there yet."""
        deed = line.deed
        if deed.contribute is not None:
            talk = self.table.world.must_speak(line.role)
            return -1 if talk is None or not self._is_talk(talk, deed.contribute.talk) else talk
        if deed.rule is not None:
            return self._request(line.role, deed.rule.request)
        if deed.stop is not None and deed.stop.work is not None:
            return self._work(deed.stop.work)
        return None

    def _is_talk(self, talk: int, name: str | None) -> bool:
        return name is None or self._line_of(talk) == self.lines_by_name.get(name)

    def _request(self, role: str, name: str) -> int:
        """The latest open request to `role` that came of the line `name`, or that asks for the measure `name`."""
        index = self.lines_by_name.get(name)
        order = self.course.lines[index].deed.order if index is not None else None
        measure = order.measure if order is not None else name
        requests = self.table.world.requests.values()
        found = [r.number for r in requests if r.measure == measure and r.decider == role and r.status == "loopt"]
        return found[-1] if found else -1

    def _work(self, name: str) -> int:
        """The work that came of the line `name`."""
        index = self.lines_by_name[name]
        line = self.course.lines[index]
        command = command_of(line.role, line.deed)
        since = self.submitted.get(index, len(self.table.events))
        found = [event.seq for event in self.table.events[since:] if isinstance(event, e.Started) and event.command == command]
        return found[0] if found else -1

    def _line_of(self, talk: int) -> int | None:
        """The line that opened conversation `talk`."""
        about = self.table.world.talks[talk]
        for index in sorted(self.submitted, reverse=True):
            line = self.course.lines[index]
            deed = line.deed.talk
            if deed is not None and index not in self.fell and line.role == about.by and deed.moment == about.moment:
                return index
        return None

    # --- everybody else ---

    def _speak(self) -> bool:
        """Let a seat that sits in a conversation bring in what the course says, or pass; whether one did."""
        for role in self.hands:
            talk = self.table.world.must_speak(role)
            if talk is None or self._own_line_speaks(role):
                continue
            index = self._line_of(talk)
            deed = self.course.lines[index].deed.talk if index is not None else None
            brought = deed.brings.get(role) if deed is not None and (talk, role) not in self.spoken else None
            self.spoken.add((talk, role))
            refusal = self.table.submit(contribution_of(role, talk, brought or Contribution.model_validate({})))
            if refusal is not None:
                self._refuse(index if index is not None else self.cursor - 1, role, refusal)
                refusal = self.table.submit(c.Contribute(role, talk, judgement=self._judgement(role)))
            return refusal is None
        return False

    def _own_line_speaks(self, role: str) -> bool:
        """Whether the line whose turn it is holds the contribution of `role`."""
        if self.cursor >= len(self.course.lines):
            return False
        line = self.course.lines[self.cursor]
        return line.role == role and line.deed.contribute is not None and not self.course.recorded

    def _judgement(self, role: str) -> c.Judgement | None:
        """What a seat says when a meeting wants a judgement of it and the course gives none: what it said before."""
        return c.Judgement(self.table.view(role).judgement or "zorgen")

    def _rest(self) -> bool:
        """Let one desk wait: until the time of its line, or until something concerns it; whether one did."""
        line = self.course.lines[self.cursor] if self.cursor < len(self.course.lines) else None
        world = self.table.world
        until = None
        if line is not None and line.time is not None and line.time > world.now:
            # Everybody looks up at that time: who has the line after it can then act in the same minute.
            until = min(line.time, self.case.chapters[world.chapter].end)
        if line is not None and until is not None and line.role in self.hands:
            desk = world.desks[line.role]
            free = desk.command is None and desk.talk is None
            if free and desk.waiting != until and self.table.submit(c.Wait(line.role, until)) is None:
                return True
        waits = (role for role in self.table.must_choose if role in self.hands)
        return any(self.table.submit(c.Wait(role, until)) is None for role in waits)

    # --- problems ---

    def _never(self, index: int) -> None:
        line = self.course.lines[index]
        if line.time is not None and line.time > self.table.now:
            why = f"het is dan {moment(line.time)}, het verloop eindigt om {moment(self.table.now)}"
        elif index in self.rules:
            why = "wat bij zodra staat kwam niet uit"
        elif self._answers(line):
            why = f"{self._answers(line)[0]} kwam er niet"
        else:
            why = f"{line.role} was niet meer vrij"
        self._problem(index, "V410", f"deze regel kwam nooit aan de beurt: {why}")

    def _problem(self, index: int, code: str, message: str, *path: str) -> None:
        self.played.problems.append(self.file.problem(index, code, message, *path))

    # --- a log ---

    def _recorded(self, until: str | None) -> None:
        """Submit every line as it stands, up to the chapter `until`; each must come at the minute at which it was played."""
        for index, line in enumerate(self.course.lines):
            if self._next_is(until):
                return
            self.cursor = index
            if line.time is not None and line.time != self.table.now:
                self._problem(index, "V412", f"deze zet was om {moment(line.time)}, hier is het {moment(self.table.now)}", "tijd")
                return
            number = self._number(line)
            if number == -1:
                self._never(index)
                return
            self._submit(line, command_of(line.role, line.deed, number))

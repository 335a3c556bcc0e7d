"""How does a game begin in a later chapter?

What comes before is played by a course of the case, or by the software of every role; those moves stand in the log like all others,
so that the game is taken up and decided again as any game. Then the person sits down, as may be done between any two chapters.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scenarios.compiled import Case
from scenarios.find import find
from scenarios.problems import CaseError, shown
from scenarios.seating import Chair
from sim.arranging import of_people, of_roles
from sim.core import events as e
from sim.core.chairs import PERSON, SOFTWARE
from sim.core.commands import Command, OpenChapter, Reseat, Talk, Wait
from sim.core.game import Setup
from sim.core.phrases import clock
from sim.core.refusals import Refusal
from sim.coursefile import CourseFile, check, read
from sim.report.deeds import deed
from sim.rerun import Played, Runner, setup_of
from sim.table import Table

BY_ITSELF = "speelwijze"
"""In place of the name of a course: every role does what the case says that it does by itself."""
USUAL = "goed"
"""The course that plays when none is named."""
_MOST_WORDS = 70
"""Words about deeds; more than this nobody reads before a game."""


@dataclass(frozen=True, slots=True)
class Later:
    """`--vanaf` and `--verloop`: the chapter in which the person sits down, and what plays up to there."""

    chapter: str
    course: str | None = None


def courses(name: str) -> dict[str, Path]:
    """Name of each course beside the case → its file."""
    return {path.stem: path for path in sorted((find(name).path.parent / "verlopen").glob("*.yaml"))}


def why_not(case: Case, name: str, later: Later, roles: Sequence[str], people: int | None) -> str:
    """Why a game of the case `name` cannot begin like this, in Dutch; "" when it can."""
    chapters = {chapter.id: chapter for chapter in case.chapters[1:]}
    if later.chapter == case.chapters[0].id:
        return f"{shown(later.chapter)} is het eerste deel; laat --vanaf weg."
    if later.chapter not in chapters:
        known = ", ".join(chapters) or "geen; deze zaak heeft één deel"
        return f"Er is geen deel {shown(later.chapter)} om later in te beginnen. Wel: {known}."
    if len(roles) > 1 or (people or 1) > 1:
        return "Met --vanaf speel je alleen: kies hoogstens één --rol, en geen --mensen."
    if later.course is not None and later.course not in (BY_ITSELF, *courses(name)):
        return f"Er is geen verloop {shown(later.course)}. Wel: {', '.join((*courses(name), BY_ITSELF))}."
    working = chapters[later.chapter].roles
    if roles and roles[0] not in working:
        return f"{shown(roles[0])} heeft in dat deel geen dienst. Wel: {', '.join(working)}."
    return ""


def begin_later(case: Case, name: str, later: Later, roles: Sequence[str], seed: int | None, log: Path | None) -> tuple[Table, str]:
    """A game in which one person has just sat down, and what was done before; raises CaseError, OSError and RecordError."""
    known = courses(name)
    course = later.course or (USUAL if USUAL in known else next(iter(known), BY_ITSELF))
    file = None if course == BY_ITSELF else read(known[course])
    setup = _software(case) if file is None else setup_of(file.course, case)
    refused: list[int] = []

    def before(table: Table) -> None:
        if file is None:
            _by_itself(table, later.chapter)
        else:
            played = up_to(later.chapter, file, case, table)
            refused.extend(one.line for one in played.refused if not one.expected)
        sit_down(table, *_chair(case, roles, later.chapter))

    table = begun(case, setup if seed is None else replace(setup, seed=seed), log, name, before)
    return table, told(table, _by(file), refused)


def _by(file: CourseFile | None) -> str:
    """Who played."""
    if file is None:
        return "het programma: elke rol met haar eigen speelwijze"
    return f"het verloop {file.course.name} (‘{file.course.title}’), voor elke rol"


def _software(case: Case) -> Setup:
    return Setup(seats=tuple((role, SOFTWARE) for role in case.playable))


def _chair(case: Case, roles: Sequence[str], chapter: str) -> tuple[tuple[Chair, ...], dict[str, str]]:
    """The chair of the person, and how every role is played: the role asked for, else the one that the case proposes for one person."""
    begun = {one.id for one in case.chapters[: [one.id for one in case.chapters].index(chapter) + 1]}
    working = next(one.roles for one in case.chapters if one.id == chapter)
    seated = of_people(case, 1)
    if roles or not any(set(chair.plays(begun)) & set(working) for chair in seated.chairs):
        seated = of_roles(case, roles or working[:1])
    held = {role for chair in seated.chairs for role in chair.plays(begun)}
    return seated.chairs, {role: PERSON if role in held else SOFTWARE for role in case.playable}


# --- what a short sitting does as well --------------------------------------------------------------------------------


def begun(case: Case, setup: Setup, log: Path | None, source: str, before: Callable[[Table], None]) -> Table:
    """A new game in which `before` has made its moves; when that fails nothing is kept."""
    table = Table.start(case, setup, log, source)
    try:
        before(table)
    except BaseException:
        table.close()
        if log is not None:
            log.unlink(missing_ok=True)
        raise
    return table


def up_to(chapter: str, file: CourseFile, case: Case, table: Table) -> Played:
    """Let the course play until `chapter` may open; raises CaseError when it does not come there."""
    problems = check(file, case)
    if problems:
        raise CaseError(problems)
    runner = Runner(file, case, table)
    played = runner.run(until=chapter)
    if table.over or table.chapter_open:
        raise CaseError(played.problems or [file.problem(runner.cursor - 1, "V413", f"het verloop komt niet tot het deel {chapter}")])
    return played


def sit_down(table: Table, chairs: tuple[Chair, ...], how: dict[str, str]) -> None:
    """The person on its chair, the others as `how` has them, and the next chapter open."""
    changes = tuple((role, wanted) for role, wanted in how.items() if table.seats[role] != wanted)
    accepted(table.submit(Reseat(chairs, changes)))
    accepted(table.submit(OpenChapter()))


def accepted(refusal: Refusal | None) -> None:
    """These moves are the program's own: that one is refused can only mean that nothing can be written any more."""
    if refusal is not None:
        raise OSError(refusal.text)


def _by_itself(table: Table, chapter: str) -> None:
    """Let software play until `chapter` may open."""
    places = [one.id for one in table.case.chapters]
    while True:
        table.drive()
        if table.chapter_open:
            raise OSError("het spel kan niet verder worden bewaard")
        if places[places.index(table.chapter.id) + 1] == chapter:
            return
        accepted(table.open_chapter())


# --- what is said of it -----------------------------------------------------------------------------------------------


def told(table: Table, by: str, refused: Iterable[int]) -> str:
    """Who played up to here, and what was done in the name of the person's role."""
    role = next((one for one in table.people if one in table.chapter.roles), table.people[0])
    case = table.case
    done = [
        f"{clock(event.at, table.now, case.weekday)} {deed(case, command)}"
        for event in table.events
        if (command := _move(event)) is not None and command.role == role and not isinstance(command, Wait)
    ]
    last = _last(done)
    lines = "; ".join(last) or "niets"
    more = f" (de laatste {len(last)} van {len(done)})" if len(done) > len(last) else ""
    wrong = ", ".join(str(line) for line in refused)
    parts = (
        f"Je begint in het deel ‘{table.chapter.title}’. Alles daarvoor speelde {by}.",
        f"Voor jou gedaan, als {case.roles[role].title}{more}: {lines}.",
        f"Geweigerd werd daarvan regel {wrong}." if wrong else "",
        "De nabespreking gaat over alles, ook over wat niet van jou is.",
    )
    return " ".join(part for part in parts if part)


def _last(done: Sequence[str]) -> Sequence[str]:
    """As many of the last deeds as a person reads; at least one."""
    count, words = 0, 0
    for text in reversed(done):
        words += len(text.split())
        if count and words > _MOST_WORDS:
            break
        count += 1
    return done[len(done) - count :]


def _move(event: e.Event) -> Command | None:
    """The move that this event is the beginning of."""
    match event:
        case e.Started():
            return event.command
        case e.TalkOpened():
            others = tuple(role for role in (*event.present, *event.awaited) if role != event.by)
            return Talk(event.by, others, event.channel, event.moment)
    return None

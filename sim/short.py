"""How does a short sitting begin, and how does it end?

The course plays the case up to the chapter in which the person sits down; then the seats change, as they may between any two
chapters, and it is a game like every other. After the last chapter of the sitting software takes the person's seat over and plays
to the horizon, so that the debrief can show what the next one found.
"""

from dataclasses import replace
from pathlib import Path

import scenarios
from scenarios.compiled import Case
from scenarios.problems import CaseError
from scenarios.seating import Chair
from scenarios.short import Short
from scenarios.short_document import Written
from sim.core.chairs import PERSON, SOFTWARE
from sim.core.commands import Reseat
from sim.coursefile import read
from sim.later import accepted, begun, sit_down, up_to
from sim.rerun import setup_of
from sim.table import Table


def opened(name: str, region: str | None = None, date: str | None = None, level: str | None = None) -> tuple[Case, Written | None]:
    """The case of this name; with the short sitting when that is what the name means. Raises CaseError."""
    written = scenarios.read_short(name)
    if written is not None:
        return case_of(written, region, date, level), written
    case = scenarios.load(name, region=region, date=date)
    return (replace(case, level=level) if level else case), None


def case_of(written: Written, region: str | None = None, date: str | None = None, level: str | None = None) -> Case:
    """The case that the sitting is taken from, at its level; raises CaseError."""
    case = scenarios.load(written.case, region=region, date=date)
    role = case.roles[written.short.role]
    if role.id not in case.playable:
        message = f"{role.title} speelt niet mee in {case.region.name}; kies voor deze korte zit een andere regio"
        raise CaseError([written.source.at(("rol",), "V304", message)])
    return replace(case, level=level or written.head.level)


def begin(written: Written, case: Case, seed: int, log: Path | None = None) -> Table:
    """A game in which the person has just sat down; raises CaseError for the course, OSError and RecordError as a table does."""
    file, short = read(written.course), written.short
    how = {one: written.others.get(one, SOFTWARE) for one in case.playable} | {short.role: PERSON}

    def before(table: Table) -> None:
        up_to(short.chapter, file, case, table)
        sit_down(table, (Chair((short.role,)),), how)

    return begun(case, replace(setup_of(file.course, case), seed=seed, short=short), log, written.case, before)


def finish(table: Table) -> bool:
    """At the end of a chapter: play on to the horizon when it was the last of a short sitting; whether it was."""
    short = table.setup.short
    if short is None or table.chapter_open or not _done(short, table):
        return False
    accepted(table.submit(Reseat(table.chairs, ((short.role, SOFTWARE),))))
    while not table.over:
        accepted(table.open_chapter())
        table.drive()
    return True


def _done(short: Short, table: Table) -> bool:
    chapters = [chapter.id for chapter in table.case.chapters]
    return chapters.index(table.chapter.id) >= chapters.index(short.until)

"""Is a short sitting a game like every other: begun by its course, kept, taken up again, played again, and ended in a debrief?"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import scenarios
from scenarios.compiled import Case
from scenarios.short_document import Written
from scoring.weights import standard
from sim import games
from sim.core import commands as c
from sim.core.chairs import SOFTWARE
from sim.coursefile import data_of, dump, parse
from sim.exitcodes import Exit
from sim.players.careful import CarefulPlayer
from sim.players.filling import Chooser, passing
from sim.players.random import RandomPlayer
from sim.record import RecordError, read
from sim.report.debrief import debrief
from sim.report.lines import sheet
from sim.report.route import PAGES, SHORT, pages
from sim.report.text import BANDS
from sim.rerun import run
from sim.short import begin, case_of, finish
from sim.table import Table
from sim.verify.pace import pace
from tests.cli.shell import samenop

SHORTS = scenarios.short_ids()
READING = standard().balans_woorden


@cache
def written(short: str) -> tuple[Written, Case]:
    found = scenarios.read_short(short)
    assert found is not None
    return found, case_of(found)


def sat_down(short: str, log: Path | None = None) -> Table:
    found, case = written(short)
    return begin(found, case, 5, log)


def play(table: Table, player: Chooser, moves: int = 10_000) -> None:
    """The person's part and what software makes of the rest, or `moves` of it."""
    short = table.setup.short
    assert short is not None
    for _ in range(moves):
        table.drive()
        if table.over:
            return
        if not table.chapter_open:
            assert finish(table) or table.open_chapter() is None
            continue
        if table.submit(player.choose(table.view(short.role))) is not None:
            table.submit(passing(table.view(short.role)))


@pytest.mark.parametrize("short", SHORTS)
def test_the_person_sits_down_alone_where_the_sitting_says(short: str) -> None:
    table = sat_down(short)
    found, _ = written(short)
    assert table.people == (found.short.role,)
    assert table.chapter.id == found.short.chapter
    assert found.short.role in table.must_choose
    assert all(how == found.others.get(role, SOFTWARE) for role, how in table.seats.items() if role != found.short.role)


@pytest.mark.parametrize("short", SHORTS)
@pytest.mark.parametrize("kind", ["zorgvuldig", "willekeurig"])
def test_software_plays_it_to_a_debrief_without_a_judgement(short: str, kind: str) -> None:
    table = sat_down(short)
    found, case = written(short)
    play(table, CarefulPlayer(case, found.short.role) if kind == "zorgvuldig" else RandomPlayer(3))
    assert table.over
    looked = debrief(case, table.events, None, table.setup.short)
    said = "\n".join(line for page in pages(SHORT.id) for line in sheet(looked, page.id, 200))
    assert all(question in said for question in found.short.questions)
    assert found.short.title in said
    assert looked.after.nights, "there is a next one who found something"
    assert not any(f"{word} (" in said or f": {word}" in said for word in BANDS), "no bands"
    assert {page.id for page in pages(SHORT.id)}.isdisjoint({"eigen", "kaarten", "momenten"})


@pytest.mark.parametrize("short", SHORTS)
def test_it_goes_on_after_a_break_and_decides_the_same_again(short: str, tmp_path: Path) -> None:
    log = tmp_path / "zit.jsonl"
    table = sat_down(short, log)
    found, case = written(short)
    play(table, CarefulPlayer(case, found.short.role), 4)
    before = table.view(found.short.role)
    table.close()
    again = Table.resume(log)
    assert again.setup.short == found.short
    assert again.view(found.short.role) == before
    play(again, CarefulPlayer(case, found.short.role))
    again.close()
    assert games.saved(tmp_path)[0].over
    ran = samenop("naspelen", str(log), "--controleer")
    assert ran.code == Exit.DONE, ran.err
    assert "komen opnieuw hetzelfde uit" in ran.err
    reading = read(log)
    course = parse(dump(data_of(case, reading.header.setup, reading.entries)), "log")
    assert run(course, case).table.events == reading.events


@pytest.mark.parametrize("short", SHORTS)
def test_it_takes_as_long_as_it_says(short: str, tmp_path: Path) -> None:
    """Reading the briefing and what is known, the moves of who does its work, and the debrief: 12 to 18 minutes by estimate."""
    found, case = written(short)
    log = tmp_path / "zit.jsonl"
    table = sat_down(short, log)
    view = table.view(found.short.role)
    known = sum(len(fact.text.split()) for fact in view.facts if not fact.lost) + len(found.short.briefing.split())
    table.close()
    entries = read(log).entries
    *before, seats, opened = entries
    assert isinstance(seats.command, c.Reseat)
    software = replace(seats.command, seats=tuple((role, SOFTWARE if how == "mens" else how) for role, how in seats.command.seats))
    again = Table.start(case, table.setup, tmp_path / "programma.jsonl")
    for entry in before[1:]:
        assert entry.command is not None
        assert again.submit(entry.command) is None
    assert again.submit(software) is None
    assert opened.command is not None
    again.submit(opened.command)
    while not again.over:
        again.drive()
        if not again.chapter_open and not again.over:
            again.open_chapter()
    again.close()
    chapters = [chapter.id for chapter in case.chapters]
    mine = chapters[chapters.index(found.short.chapter) : chapters.index(found.short.until) + 1]
    busy = sum(
        stint.busy
        for one in pace(case, read(tmp_path / "programma.jsonl").entries, standard())
        if one.chapter in mine
        for stint in one.stints
        if stint.role == found.short.role
    )
    estimate = known / READING + busy + SHORT.minutes
    assert 12 <= estimate <= 18, f"{estimate:.1f} minutes"


def test_one_that_was_killed_before_the_person_sat_down_says_so(tmp_path: Path) -> None:
    log = tmp_path / "zit.jsonl"
    sat_down(SHORTS[0], log).close()
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:40]))
    with pytest.raises(RecordError, match="voordat jij aan de beurt kwam"):
        Table.resume(log)


def test_a_header_with_a_sitting_of_another_case_is_no_game(tmp_path: Path) -> None:
    found, case = written(SHORTS[0])
    log = tmp_path / "zit.jsonl"
    begin(replace(found, short=replace(found.short, until="elders")), case, 5, log).close()
    with pytest.raises(RecordError, match="korte zit"):
        Table.resume(log)
    assert json.loads(log.read_bytes().splitlines()[0])["setup"]["short"]["until"] == "elders"


def test_a_role_that_the_region_lacks_cannot_sit_down() -> None:
    found, _ = written(SHORTS[0])
    with pytest.raises(scenarios.CaseError, match="V304"):
        case_of(replace(found, short=replace(found.short, role="cit")), region="RP3")


def test_a_course_that_never_gets_there_is_told(tmp_path: Path) -> None:
    found, case = written(SHORTS[0])
    with pytest.raises(scenarios.CaseError, match="V413"):
        begin(replace(found, short=replace(found.short, chapter="elders")), case, 5, tmp_path / "zit.jsonl")
    assert not (tmp_path / "zit.jsonl").exists(), "what did not begin is not kept"


def test_every_sheet_belongs_to_a_way() -> None:
    assert all(page.routes for page in PAGES)

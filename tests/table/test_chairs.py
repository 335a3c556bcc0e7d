"""Chairs survive: in the file, over a resume, in a course made of the log; software that takes a desk over knows its past."""

from pathlib import Path

import pytest

import scenarios
from scenarios.seating import Chair
from sim import coursefile, record
from sim.core.commands import Consult, Contribute, Reseat, Talk, Wait
from sim.core.game import Setup
from sim.record import RecordError
from sim.rerun import run
from sim.table import Table
from tests.table import kept

POL, VT = "politie", "veilig_thuis"
GOES_ON = Chair((POL,), 2, (("middag", VT),))


def started(path: Path, *chairs: Chair, seats: tuple[tuple[str, str], ...] = kept.SEATS) -> Table:
    return Table.start(kept.small(), Setup(5, seats, chairs=chairs, open_table=True, host=True), path, kept.SMALL)


def to_chapter_end(table: Table) -> None:
    while table.chapter_open and not table.over:
        table.drive()
        for role in table.must_choose:
            talk = table.world.must_speak(role)
            assert table.submit(Wait(role, None, True) if talk is None else Contribute(role, talk)) is None


def test_what_was_chosen_at_the_seats_comes_back(tmp_path: Path) -> None:
    table = started(tmp_path / "spel.jsonl", GOES_ON)
    table.close()
    again = Table.resume(tmp_path / "spel.jsonl")
    assert again.setup == table.setup
    assert again.chairs == (GOES_ON,)
    assert (again.setup.open_table, again.setup.host) == (True, True)
    again.close()


def test_a_game_of_before_chairs_opens_with_everybody_on_a_chair_of_its_own(tmp_path: Path) -> None:
    game = tmp_path / "spel.jsonl"
    kept.closed(game, 3)
    kept.as_format_1(game)
    assert record.read(game).version == 1
    again = Table.resume(game)
    assert again.chairs == (Chair((POL,)),)
    assert again.submit(kept.MOVES[3]) is None
    again.close()


def test_a_chair_takes_its_next_role_when_the_chapter_opens_and_software_takes_the_first(tmp_path: Path) -> None:
    game = tmp_path / "spel.jsonl"
    table = started(game, GOES_ON)
    to_chapter_end(table)
    assert table.open_chapter() is None
    assert dict(table.view(POL).seats) == {POL: "meewerkend", VT: "mens"}
    to_chapter_end(table)
    table.close()
    again = Table.resume(game)
    assert again.events == table.events
    assert again.view(VT) == table.view(VT)
    again.close()


def test_a_game_that_is_broken_off_between_the_chairs_and_the_chapter_goes_on(tmp_path: Path) -> None:
    game = tmp_path / "spel.jsonl"
    table = started(game, GOES_ON)
    to_chapter_end(table)
    assert table.submit(Reseat((GOES_ON,), ((POL, "meewerkend"), (VT, "mens")))) is None
    table.close()
    again = Table.resume(game)
    assert again.open_chapter() is None
    assert sum(type(event).__name__ == "SeatsChanged" for event in again.events) == 1
    again.close()


@pytest.mark.parametrize("how", ["meewerkend", "afwachtend", "niemand"])
def test_other_chairs_are_a_move_of_the_log_and_a_course_of_it_gives_the_same(how: str, tmp_path: Path) -> None:
    game = tmp_path / "spel.jsonl"
    table = started(game, seats=((POL, "mens"), (VT, "mens")))
    for command in kept.MOVES[:3]:
        assert table.submit(command) is None
    to_chapter_end(table)
    assert table.submit(Reseat((Chair((VT,), 3),), ((POL, how),))) is None
    assert table.chairs == (Chair((VT,), 3),)
    assert table.open_chapter() is None
    to_chapter_end(table)
    table.close()
    again = Table.resume(game)
    assert (again.events, again.chairs) == (table.events, table.chairs)
    again.close()
    found = record.read(game)
    course = coursefile.parse(coursefile.dump(coursefile.data_of(table.case, found.header.setup, found.entries)), "opname.yaml")
    assert run(course, table.case).table.events == table.events


def test_software_that_takes_over_neither_tells_again_nor_does_again_what_was_done() -> None:
    """The desk's own list goes on where people left it."""
    case = scenarios.load("eerste_melding")
    table = Table.start(case, Setup(3, ((POL, "mens"), (VT, "mens"))))
    done = next(step.consult for step in case.playbook[POL] if step.consult is not None)
    assert table.submit(Consult(POL, done)) is None
    to_chapter_end(table)
    assert table.submit(Reseat((Chair((VT,)),), ((POL, "meewerkend"),))) is None
    assert table.open_chapter() is None
    to_chapter_end(table)
    again = [event for event in table.events if type(event).__name__ == "Started" and event.command == Consult(POL, done)]  # type: ignore[attr-defined]  # picked by its class
    assert len(again) == 1


def test_chairs_that_the_case_does_not_have_are_no_game(tmp_path: Path) -> None:
    table = started(tmp_path / "spel.jsonl", Chair(("om",)))
    table.close()
    with pytest.raises(RecordError, match="stoelen"):
        Table.resume(tmp_path / "spel.jsonl")


def test_what_was_heard_aloud_stands_in_the_log_and_in_its_course(tmp_path: Path) -> None:
    from sim.core.commands import Heard

    game = tmp_path / "spel.jsonl"
    seats = ((POL, "mens"), (VT, "mens"))
    table = Table.start(kept.small(), Setup(5, seats, free_speech=True), game, kept.SMALL)
    assert table.submit(Heard(VT, table.case.facts["f_melding"].number, POL)) is None
    assert table.submit(Talk(VT, (POL,), "telefoon", None, ("f_melding",), (), "veiligheid")) is None
    table.close()
    found = record.read(game)
    course = coursefile.parse(coursefile.dump(coursefile.data_of(table.case, found.header.setup, found.entries)), "opname.yaml")
    assert run(course, table.case).table.events == table.events

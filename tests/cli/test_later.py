"""A game that begins in a later chapter: what came before is in the log, is told, and the game is one like every other."""

import random
from pathlib import Path

import pytest

import scenarios
from sim import games
from sim.cli import main
from sim.core import commands as c
from sim.core import events as e
from sim.core.chairs import PERSON, SOFTWARE
from sim.core.game import Setup
from sim.exitcodes import Exit
from sim.later import BY_ITSELF, Later, begin_later, why_not
from sim.players.careful import CarefulPlayer
from sim.players.filling import passing
from sim.record import read
from sim.table import Table
from tests.cli.shell import Script

CASE = "eerste_melding"
LATER = Later("avond")


def play(table: Table, role: str, moves: int = 1_000) -> None:
    """The person's part, by somebody careful."""
    player = CarefulPlayer(table.case, role)
    for _ in range(moves):
        table.drive()
        if table.over:
            return
        if not table.chapter_open:
            assert table.open_chapter() is None
        elif table.submit(player.choose(table.view(role))) is not None:
            table.submit(passing(table.view(role)))


@pytest.mark.parametrize("course", [None, "niets", BY_ITSELF])
def test_who_sits_down_finds_what_was_done_and_hears_by_whom(course: str | None) -> None:
    case = scenarios.load(CASE)
    table, before = begin_later(case, CASE, Later("avond", course), ["veilig_thuis"], 4, None)
    assert (table.people, table.chapter.id, table.now) == (("veilig_thuis",), "avond", case.chapters[1].start)
    assert "veilig_thuis" in table.must_choose
    done = [one.command for one in table.events if isinstance(one, e.Started) and one.role == "veilig_thuis"]
    assert any(isinstance(command, c.Act) for command in done) is (course != "niets")
    assert ("De mentor terugbellen" in before) is (course != "niets")
    who = {None: "het verloop goed (‘Bijna alles’)", "niets": "het verloop niets (‘Lege stoelen’)", BY_ITSELF: "het programma"}
    assert who[course] in before
    play(table, "veilig_thuis")
    assert table.over


def test_it_is_taken_up_again_and_every_move_is_decided_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, log = scenarios.load(CASE), tmp_path / "spel.jsonl"
    first, _ = begin_later(case, CASE, LATER, [], None, log)
    play(first, first.people[0], 3)
    view = first.view(first.people[0])
    first.close()
    again = Table.resume(log)
    assert (again.people, again.view(again.people[0])) == (first.people, view)
    play(again, again.people[0])
    again.close()
    assert games.saved(tmp_path)[0].over
    assert main(["naspelen", str(log), "--controleer"]) == Exit.DONE
    assert "komen opnieuw hetzelfde uit" in capsys.readouterr().err
    twice, _ = begin_later(case, CASE, LATER, [], None, None)
    assert twice.events == read(log).events[: len(twice.events)], "the same course, the same moves"


@pytest.mark.parametrize(("moves", "comes_there"), [(2, False), (200, True)])
def test_a_recording_that_ends_before_the_chapter_is_told(
    moves: int, comes_there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A game that was stopped early, kept as a course of an own case."""
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))
    main(["nieuw", "mijn_zaak"])
    home = tmp_path / "zaken" / "mijn_zaak"
    case, log = scenarios.load("mijn_zaak"), tmp_path / "spel.jsonl"
    table = Table.start(case, Setup(3, (("politie", PERSON), ("veilig_thuis", SOFTWARE))), log, "mijn_zaak")
    play(table, "politie", moves)
    table.close()
    capsys.readouterr()
    main(["naspelen", str(log), "--als-verloop"])
    course = home / "verlopen" / "opname.yaml"
    course.write_text(capsys.readouterr().out, encoding="utf-8")
    asked = Later("avond", "opname")
    if comes_there:
        assert begin_later(case, "mijn_zaak", asked, ["politie"], None, None)[0].chapter.id == "avond"
        return
    with pytest.raises(scenarios.CaseError) as caught:
        begin_later(case, "mijn_zaak", asked, ["politie"], None, None)
    (told,) = caught.value.problems
    lines = course.read_text(encoding="utf-8").splitlines()
    assert (told.code, told.file) == ("V413", str(course))
    assert told.line > lines.index("regels:") + 1
    assert lines[told.line - 1].startswith("- ")


@pytest.mark.parametrize("name", scenarios.library_ids())
@pytest.mark.parametrize("course", [None, BY_ITSELF])
def test_every_shipped_case_can_begin_in_its_last_chapter(name: str, course: str | None) -> None:
    case = scenarios.load(name)
    later = Later(case.chapters[-1].id, course)
    assert why_not(case, name, later, (), None) == ""
    table, before = begin_later(case, name, later, (), None, None)
    assert table.chapter.id == later.chapter
    assert set(table.people) & set(table.must_choose)
    assert "Geweigerd" not in before
    assert len(before.split()) <= 130, "what is told fits in a briefing"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--vanaf", "nergens"], "Er is geen deel 'nergens' om later in te beginnen. Wel: avond."),
        (["--vanaf", "middag"], "'middag' is het eerste deel"),
        (["--vanaf", "avond", "--mensen", "2"], "speel je alleen"),
        (["--vanaf", "avond", "--rol", "politie", "--rol", "veilig_thuis"], "speel je alleen"),
        (["--vanaf", "avond", "--verloop", "../goed"], "Wel: expert, goed, matig, niets, speelwijze."),
        (["--verloop", "goed"], "--verloop hoort bij --vanaf"),
    ],
)
def test_what_cannot_be_is_told(asked: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["speel", CASE, "--kaal", *asked]) == Exit.USAGE
    assert said in capsys.readouterr().err
    assert main(["speel", "--kaal", "--vanaf", "avond"]) == Exit.USAGE
    assert main(["speel", "stille_week", "--kaal", "--vanaf", "avond"]) == Exit.USAGE


def test_a_course_that_is_wrong_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))
    main(["nieuw", "mijn_zaak"])
    course = tmp_path / "zaken" / "mijn_zaak" / "verlopen" / "goed.yaml"
    course.write_text(course.read_text(encoding="utf-8").replace("gaan_kijken", "gaan_koken"), encoding="utf-8")
    assert main(["speel", "mijn_zaak", "--kaal", "--vanaf", "avond"]) == Exit.PROBLEMS
    told = capsys.readouterr().err
    assert "goed.yaml:9:" in told
    assert "bedoelde je 'gaan_kijken'" in told
    assert not list((tmp_path / "spellen").glob("*.jsonl")), "of a game that never began nothing is kept"


def test_a_script_plays_on_to_the_debrief(tmp_path: Path) -> None:
    script = Script(random.Random(2))
    assert script.play("speel", CASE, "--kaal", "--vanaf", "avond", "--spelnummer", "1", SAMENOP_MAP=str(tmp_path)) == Exit.DONE
    said = "".join(script.said)
    assert "Je begint in het deel ‘De avond’. Alles daarvoor speelde het verloop goed" in said
    assert "NABESPREKING" in said

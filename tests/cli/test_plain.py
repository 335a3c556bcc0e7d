"""The game as lines: playable by script to the debrief in each role, for each form, without a screen."""

import os
import random
import re
import sys
from pathlib import Path

import pytest

import scenarios
from sim import cli
from sim.core.commands import Consult, Talk, Wait
from sim.core.game import Setup
from sim.table import Table
from tests.cli.shell import SMALL, Script, samenop
from tests.conftest import FULL_SIZE

WHEN = re.compile(r"\d\d:\d\d |(ma|di|wo|do|vr|za|zo) \d\d:\d\d ")


def sampled(case: str) -> tuple[str, ...]:
    """The roles of a case that are played: all of them at full size, else two by lot."""
    roles = scenarios.load(case).playable
    return roles if FULL_SIZE else tuple(random.Random(case).sample(roles, 2))


PLAYS = [
    (SMALL, ("politie",)),
    (SMALL, ("veilig_thuis",)),
    (SMALL, ("politie", "veilig_thuis")),
    ("acuut_onveilig", ("politie", "veilig_thuis", "cit")),
    *((case, (role,)) for case in scenarios.library_ids() for role in sampled(case)),
]


@pytest.mark.parametrize(("case", "roles"), PLAYS)
@pytest.mark.parametrize("seed", range(20 if FULL_SIZE else 1))
def test_a_script_plays_to_the_debrief(case: str, roles: tuple[str, ...], seed: int, tmp_path: Path) -> None:
    script = Script(random.Random(seed))
    asked = [part for role in roles for part in ("--rol", role)]
    assert script.play("speel", case, *asked, "--kaal", "--spelnummer", str(seed), SAMENOP_MAP=str(tmp_path)) == 0
    said = "".join(script.said)
    for part in ("NABESPREKING", "T · Tijdigheid", "I · Informatiedeling", "0800-2000", "Hoe het verder ging"):
        assert part in said
    assert ("Overdragen: het toetsenbord gaat naar" in said) is (len(roles) > 1)


def test_lines_are_only_added_and_no_terminal_code_is_sent(tmp_path: Path) -> None:
    script = Script(random.Random(3))
    script.play("speel", SMALL, "--rol", "politie", "--kaal", SAMENOP_MAP=str(tmp_path))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "".join(script.said))


def test_words_can_be_typed_at_any_turn(tmp_path: Path) -> None:
    words = [
        "help",
        "status",
        "tijd",
        "dossier",
        "bereik",
        "plan",
        "herhaal",
        "uitleg 1",
        "begrip casusregisseur",
        "handboek",
        "handboek zwaar",
        "onzin",
        "99",
        "",
        "stop",
    ]
    ran = samenop("speel", SMALL, "--rol", "politie", "--kaal", lines="\n".join(words) + "\n", SAMENOP_MAP=str(tmp_path))
    assert ran.code == 0
    for part in (
        "het is di 08:00",
        "kaart 27, Melding van gisteravond",
        "telefoon kan nu",
        "'onzin' ken ik hier niet",
        "Bladen: eerste_spel, toetsen",
        "Slachtofferhulp Nederland, ook voor professionals",
        "Gestopt. Het spel is bewaard",
    ):
        assert part in ran.out


def test_the_end_of_the_input_keeps_the_game_and_another_goes_on(tmp_path: Path) -> None:
    first = samenop("speel", SMALL, "--rol", "politie", "--kaal", lines="1\n", SAMENOP_MAP=str(tmp_path))
    assert "gedaan, Rijd naar het huis" in first.out
    name = re.search(r"samenop hervat (\S+)", first.out)
    assert name is not None
    for asked in ([], [name[1]]):
        again = samenop("hervat", *asked, "--kaal", lines="tijd\nstop\n", SAMENOP_MAP=str(tmp_path))
        assert "het is di 08:15" in again.out


def test_a_refusal_says_why_and_what_would_work(tmp_path: Path) -> None:
    ran = samenop("speel", SMALL, "--rol", "politie", "--kaal", lines="aanhouding\n\nja\nstop\n", SAMENOP_MAP=str(tmp_path))
    assert "Politie: dat kan niet. Eerst moet iemand met moeder gesproken hebben." in ran.out


def test_help_and_stop_are_heard_at_every_question(tmp_path: Path) -> None:
    for before in ([], ["een gesprek"], ["een gesprek", "1"]):
        lines = "\n".join([*before, "help", "?", "stop"]) + "\n"
        ran = samenop("speel", SMALL, "--rol", "politie", "--kaal", lines=lines, SAMENOP_MAP=str(tmp_path))
        told = "Typ wat er tussen haakjes staat" if before else "kies een zet uit de lijst"
        assert ran.out.count(told) == 2
        assert "staat er niet bij" not in ran.out
        assert "Gestopt. Het spel is bewaard" in ran.out
    ran = samenop("speel", SMALL, "--kaal", lines="help\nstop\n", SAMENOP_MAP=str(tmp_path))
    assert ran.out.count("Typ wat er tussen haakjes staat") == 1
    assert "Gestopt voordat het spel begon" in ran.out


def test_a_form_can_be_left_and_wrong_answers_are_asked_again(tmp_path: Path) -> None:
    lines = "\n".join(["een gesprek", "7", "nergens", "1", "5", "terug", "een gesprek", "1 1", "1", "terug", "stop"]) + "\n"
    ran = samenop("speel", SMALL, "--rol", "politie", "--kaal", lines=lines, SAMENOP_MAP=str(tmp_path))
    assert "'7' staat er niet bij" in ran.out
    assert "'nergens' staat er niet bij" in ran.out
    assert ran.out.count("je bent terug bij je zetten") == 2
    assert ": gedaan," not in ran.out


def test_without_a_terminal_the_game_says_why_it_goes_in_lines(tmp_path: Path) -> None:
    ran = samenop("speel", SMALL, "--rol", "politie", lines="stop\n", SAMENOP_MAP=str(tmp_path))
    assert "geen echt venster" in ran.err
    assert "Politie, wat doe je?" in ran.out


def test_seats_can_be_chosen_by_number(tmp_path: Path) -> None:
    ran = samenop("speel", SMALL, "--kaal", lines="7\n2\nstop\n", SAMENOP_MAP=str(tmp_path))
    assert "Kies één of meer nummers" in ran.out
    assert "Veilig Thuis, wat doe je?" in ran.out


def test_a_game_kept_where_nothing_can_be_written_does_not_begin(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    ran = samenop("speel", SMALL, "--rol", "politie", "--kaal", SAMENOP_MAP=str(tmp_path / "bestand"))
    assert ran.code == 7
    assert "kan niet worden bewaard" in ran.err


@pytest.mark.parametrize(
    ("terminal", "size", "told"),
    [
        ("xterm-256color", (80, 24), ""),
        ("dumb", (120, 36), "geen schermen tonen"),
        ("xterm", (79, 24), "79 bij 24"),
        ("xterm", (80, 20), "80 bij 20"),
    ],
)
def test_the_window_decides_between_screens_and_lines(
    terminal: str, size: tuple[int, int], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 1, raising=False)
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size(size))
    assert (told in cli.why_plain()) if told else cli.why_plain() == ""


def test_a_move_of_half_an_hour_is_asked_for_twice(tmp_path: Path) -> None:
    asked = ("speel", "acuut_onveilig", "--rol", "politie", "--kaal", "--spelnummer", "1")
    begin = ["de recherche", "eerst langs"]
    for answer, done in (("nee", False), ("", True)):
        lines = "\n".join([*begin, answer, "stop"]) + "\n"
        out = samenop(*asked, lines=lines, SAMENOP_MAP=str(tmp_path / (answer or "enter"))).out
        assert "Dit kost 30 minuten, tot 07:34. Doen? (ja of nee; Enter is ja)" in out
        assert ("gedaan, Eerst langs zijn werk" in out) is done


def test_a_call_that_did_not_get_through_is_made_again_with_enter(tmp_path: Path) -> None:
    """Nobody had time, and then it is refused because that way is closed: each time only what changes is filled in again."""
    game = tmp_path / "spel.jsonl"
    table = Table.start(scenarios.load(SMALL), Setup(3, (("politie", "mens"), ("veilig_thuis", "mens"))), game, SMALL)
    for command in (Consult("veilig_thuis", "vader"), Talk("politie", ("veilig_thuis",), "telefoon", None, (), ("kinderen",))):
        assert table.submit(command) is None
        table.drive()
    table.close()
    closed, mended = ["nee", "", "2", "", "geen"], ["nee", "", "1", "", "2"]
    lines = ["", "een gesprek", *closed, "een gesprek", *mended, "stop"]
    ran = samenop("hervat", str(game), "--kaal", lines="\n".join(lines) + "\n", SAMENOP_MAP=str(tmp_path))
    assert ran.out.count("Dit vulde je net in. Weer zo?") == 2
    assert "Met wie? (nummers met spaties; Enter kiest Veilig Thuis)" in ran.out
    assert "Enter kiest Kinderen, geen laat leeg" in ran.out
    assert "Veilig Thuis is nu niet te bereiken via beeldbellen" in ran.out
    assert "Politie: gedaan, Een gesprek." in ran.out


# --- tables ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("case", "people"), [("acuut_onveilig", 3), ("acuut_onveilig", 8), ("eerste_melding", 2), (SMALL, 5)])
def test_a_table_of_so_many_plays_to_the_debrief(case: str, people: int, tmp_path: Path) -> None:
    script = Script(random.Random(people))
    script.most = 6_000
    assert script.play("speel", case, "--mensen", str(people), "--kaal", "--spelnummer", "4", SAMENOP_MAP=str(tmp_path)) == 0
    said = "".join(script.said)
    assert "Stoel A: Politie" in said
    assert "NABESPREKING" in said
    assert ("tafelgastheer" in said) is (people == 8)
    assert ("Iedereen mag meelezen." in said) is (people == 8)
    if case == "acuut_onveilig":
        assert "vanaf deel 3 Lokaal team" in said
        assert "Zelfde stoel, andere rol: eerst Crisisinterventieteam, nu Lokaal team. Je begint met wat is overgedragen" in said
    if people == 5:
        assert "Jullie zitten hier met 3: één leest voor, één typt." in said


def test_the_number_of_people_can_be_typed_at_the_roles(tmp_path: Path) -> None:
    ran = samenop("speel", SMALL, "--kaal", lines="mensen 9\nmensen 2\nja\n\nstop\n", SAMENOP_MAP=str(tmp_path))
    assert "Kies één of meer nummers" in ran.out
    assert "Stoel B: Veilig Thuis." in ran.out
    assert "Hardop gehoord" in ran.out, "this table speaks freely"


@pytest.mark.parametrize("asked", [("--mensen", "9"), ("--mensen", "veel"), ("--mensen", "2", "--rol", "politie")])
def test_a_number_that_cannot_be_is_said(asked: tuple[str, ...], tmp_path: Path) -> None:
    ran = samenop("speel", SMALL, *asked, "--kaal", SAMENOP_MAP=str(tmp_path))
    assert ran.code == 2
    assert re.search(r"1 tot en met 8 mensen|Kies --rol of --mensen", ran.err)


def test_at_a_table_that_speaks_freely_a_card_can_be_named_and_the_game_asks_from_whom(tmp_path: Path) -> None:
    number = next(fact.number for fact in scenarios.load(SMALL).facts.values() if fact.id == "f_briefje")
    lines = ["ja", "", "eigen veiligheidsoordeel", "3", f"kaart {number}", "1", "2", "dossier", "stop"]
    ran = samenop("speel", SMALL, "--mensen", "2", "--kaal", lines="\n".join(lines) + "\n", SAMENOP_MAP=str(tmp_path))
    assert "Hoorde je iets hardop? Typ kaart en het nummer." in ran.out
    assert "Van wie hoorde je dit?" in ran.out
    assert "Politie: gedaan, " in ran.out
    wrong = [*lines[:4], "kaart 2", "1", "terug", "stop"]
    ran = samenop("speel", SMALL, "--mensen", "2", "--kaal", lines="\n".join(wrong) + "\n", SAMENOP_MAP=str(tmp_path))
    assert "Veilig Thuis heeft kaart 2 niet." in ran.out


def test_between_chapters_a_role_goes_to_another_chair(tmp_path: Path) -> None:
    game = tmp_path / "spel.jsonl"
    table = Table.start(scenarios.load("eerste_melding"), Setup(3, (("politie", "mens"), ("veilig_thuis", "mens"))), game)
    while table.chapter_open:
        assert table.submit(Wait(table.must_choose[0], None, True)) is None
    table.close()
    lines = ["stoelen", "9 Z", "2 A", "1 meewerkend", "2 B", "", "verder", "stop"]
    ran = samenop("hervat", str(game), "--kaal", lines="\n".join(lines) + "\n", SAMENOP_MAP=str(tmp_path))
    assert "Typ bijvoorbeeld: 3 A" in ran.out
    assert "Let op: Politie en Veilig Thuis in één hand." in ran.out
    assert "Zo zitten jullie vanaf het volgende deel." in ran.out
    assert re.search(r"is afgelopen\. Hierna komt .+, (ma|di|wo|do|vr|za|zo) 21:00\.", ran.out)
    assert "21:00 Veilig Thuis, wat doe je?" in ran.out

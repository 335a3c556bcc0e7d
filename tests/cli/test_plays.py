"""What does `samenop toets --steekproef` say, at a terminal and to a program, and how does it stop?"""

import json
import re
import signal
import time
from pathlib import Path

import pytest

from sim.cli import main
from sim.exitcodes import Exit
from sim.progress import Progress
from sim.verify.tables import KINDS
from tests.cli.shell import START, samenop
from tests.terminal import Terminal

EXERCISE = ("toets", "eerste_melding", "--streng", "--steekproef", "12")


@pytest.fixture(scope="module")
def told() -> str:
    ran = samenop(*EXERCISE)
    assert (ran.code, ran.err) == (Exit.DONE, "")
    return ran.out


def test_what_came_of_it_fits_one_screen_without_colour(told: str) -> None:
    lines = told.splitlines()
    assert len(lines) <= 24
    plays = [line for line in lines if line.startswith("  ")]
    assert max(map(len, plays)) < 80
    assert "\x1b" not in told
    assert "12 spellen" in plays[0]
    assert "Te weinig spellen om te zeggen wat nooit gebeurt; dat kan vanaf 24." in told


def test_each_kind_of_player_has_a_row_of_the_plot(told: str) -> None:
    rows = re.findall(r"^  (.+), (?:iedereen|één) +\d+  \|([ .:=+*#%@-]{40})\| (\d+)$", told, re.MULTILINE)
    assert {kind for kind, _, _ in rows} == set(KINDS)
    assert sum(int(count) for *_, count in rows) == 12
    assert all("@" in row for _, row, _ in rows)


def test_a_program_reads_the_same(told: str) -> None:
    data = json.loads(samenop(*EXERCISE, "--json").out)["zaken"][0]["gespeeld"]
    assert data["spellen"] == sum(len(one["verdeling"]) for one in data["punten"]) == 12
    counts = " ".join(told.split())
    for kind, names in data["gezien"].items():
        assert f"{kind} {sum(count > 0 for count in names.values())}/{len(names)}" in counts
    assert {one["verloop"] for one in data["verlopen"]} == {"expert", "goed", "matig", "niets"}
    assert data != json.loads(samenop(*EXERCISE, "--json", "--zaad", "2").out)["zaken"][0]["gespeeld"]


def test_without_asking_nothing_is_played() -> None:
    ran = samenop("toets", "eerste_melding", "--json")
    assert json.loads(ran.out)["zaken"][0]["gespeeld"] is None


@pytest.mark.parametrize("amount", ["0", "-3", "veel", "100000"])
def test_an_amount_that_cannot_be_played_is_refused(amount: str) -> None:
    ran = samenop("toets", "eerste_melding", "--steekproef", amount)
    assert ran.code == Exit.USAGE
    assert "1 tot en met 99999" in ran.err


@pytest.mark.parametrize("other", ["--ijk", "--balans"])
def test_what_plays_a_course_plays_no_sample(other: str) -> None:
    ran = samenop("toets", "eerste_melding", "--steekproef", "2", other)
    assert ran.code == Exit.USAGE
    assert "apart" in ran.err


@pytest.mark.terminal
def test_who_waits_sees_how_far_it_is_and_stops_with_what_there_is() -> None:
    with Terminal([*START, "toets", "eerste_melding", "--spelen"], columns=100, lines=30) as window:
        window.first_seen(r"eerste_melding, spellen: \d+ van 3000, nog ongeveer \d+ (s|min)", 60)
        window.press("\x03")
        window.first_seen("Gestopt voor alles gespeeld was", 60)
        deadline = time.monotonic() + 30
        while window.ended is None and time.monotonic() < deadline:
            window.read(0.05, 0.5)
        assert window.ended == Exit.STOPPED
        assert "gemiddeld aantal punten" in window.text
        assert "Traceback" not in window.text
        assert "van 3000" not in window.text


@pytest.mark.parametrize("more", [(), ("--steekproef", "2")])
def test_who_stops_while_the_case_is_read_hears_nothing_of_a_game(
    more: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sim.soundness.check", lambda *asked: signal.raise_signal(signal.SIGINT))
    assert main(["toets", "eerste_melding", *more]) == Exit.STOPPED
    assert capsys.readouterr() == ("", "Gestopt voordat het klaar was.\n")


def test_a_line_of_progress_says_how_long_it_still_takes() -> None:
    progress = Progress("zaak, spellen", 100)
    assert progress.line(0, 0.0) == "zaak, spellen: 0 van 100"
    assert progress.line(25, 10.0) == "zaak, spellen: 25 van 100, nog ongeveer 30 s"
    assert progress.line(10, 60.0) == "zaak, spellen: 10 van 100, nog ongeveer 9 min"


def test_a_sound_file_of_ones_own_is_played_too(tmp_path: Path) -> None:
    text = Path(__file__).parents[2].joinpath("scenarios/library/eerste_melding/casus.yaml").read_text(encoding="utf-8")
    path = tmp_path / "casus.yaml"
    path.write_text(text, encoding="utf-8")
    ran = samenop("toets", str(path), "--steekproef", "2")
    assert ran.code == Exit.DONE
    assert "2 spellen" in ran.out
    assert "0 keer een verloop" in ran.out

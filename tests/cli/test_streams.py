"""Whatever the shell gives for input and output, and however the program is ended: a sentence, and the right exit code."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from sim import games
from sim.exitcodes import Exit
from tests.cli.shell import ROOT, SMALL, START, Ran, samenop
from tests.terminal import Terminal

COMMAND = " ".join(START)
PLAY = f"speel {SMALL} --rol politie --kaal"


def shell(line: str, place: Path, **environment: str) -> Ran:
    """Run a line of bash in which `samenop` is the command."""
    run = subprocess.run(
        ["bash", "-c", line.replace("samenop", COMMAND)],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "SAMENOP_MAP": str(place), **environment},
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return Ran(run.returncode, run.stdout.decode("utf-8", "replace"), run.stderr.decode("utf-8", "replace"))


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("samenop casussen >&-", Exit.DISK, "geen uitvoer"),
        (f"samenop {PLAY} >&-", Exit.DISK, "geen uitvoer"),
        ("samenop casussen >/dev/full", Exit.DISK, "kan niets meer worden geschreven"),
        ("samenop schema >/dev/full", Exit.DISK, "kan niets meer worden geschreven"),
        (f"echo stop | samenop {PLAY} >/dev/full", Exit.DISK, "Wat gespeeld is, is bewaard"),
        ("samenop casussen <&-", Exit.DONE, ""),
        (f"samenop {PLAY} <&-", Exit.DONE, ""),
        (f"samenop {PLAY} <&- >&- 2>&-", Exit.DISK, ""),
        ("samenop casussen 2>&-", Exit.DONE, ""),
        ("samenop speel nergens 2>&-", Exit.NOT_FOUND, ""),
    ],
)
def test_a_stream_that_is_not_there_is_told(line: str, code: Exit, told: str, tmp_path: Path) -> None:
    ran = shell(line, tmp_path)
    assert ran.code == code, ran.err
    assert told in ran.err
    assert not (tmp_path / "fouten").exists()
    assert "Er is geen zaak" not in ran.out, "what is said about a game never stands among the data"


@pytest.mark.parametrize("coding", ["ascii", "latin-1"])
def test_an_output_that_knows_few_letters_shows_what_it_can(coding: str, tmp_path: Path) -> None:
    ran = shell(f"printf 'h\\303\\251\\nstop\\n' | samenop {PLAY}", tmp_path, PYTHONIOENCODING=coding)
    assert (ran.code, "Traceback" in ran.err) == (Exit.DONE, False)
    assert "Gestopt" in ran.out
    found = shell("samenop naspelen tests/table/goed.yaml --json", tmp_path, PYTHONIOENCODING=coding)
    assert json.loads(found.out)["casus"] == "minimaal"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["speel", "a" * 5_000], Exit.NOT_FOUND, "Er is geen zaak"),
        (["naspelen", "a" * 5_000], Exit.NOT_FOUND, "Er is geen bestand"),
        (["hervat", "a" * 5_000], Exit.NOT_FOUND, "Er is geen bewaard spel"),
        (["speel", SMALL, "--spelnummer", "9" * 26], Exit.USAGE, "geen heel getal van 0 tot en met 2147483647"),
        (["speel", SMALL, "--spelnummer", "2147483648"], Exit.USAGE, "geen heel getal"),
        (["naspelen", "tests/table/goed.yaml", "--spelnummer", "9" * 5_000], Exit.USAGE, "geen heel getal"),
        (["speel", SMALL, "--spelnummer", "1_0"], Exit.USAGE, "geen heel getal"),
        (["speel", SMALL, "--spelnummer", "٣"], Exit.USAGE, "geen heel getal"),
        (["speel", SMALL, "--datum", ""], Exit.USAGE, "--datum: hier staat niets"),
        (["speel", SMALL, "--regio", " "], Exit.USAGE, "--regio: hier staat niets"),
    ],
)
def test_an_argument_without_measure_is_told(arguments: list[str], code: Exit, told: str, tmp_path: Path) -> None:
    ran = samenop(*arguments, SAMENOP_MAP=str(tmp_path))
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert len(ran.err) < 600


def test_the_largest_number_of_a_game_can_be_taken_up(tmp_path: Path) -> None:
    ran = samenop(*PLAY.split(), "--spelnummer", "2147483647", lines="stop\n", SAMENOP_MAP=str(tmp_path))
    assert ran.code == Exit.DONE
    assert samenop("hervat", "--kaal", lines="stop\n", SAMENOP_MAP=str(tmp_path)).code == Exit.DONE


def test_endless_digits_are_no_choice(tmp_path: Path) -> None:
    digits = "9" * 5_000
    ran = samenop(*PLAY.split(), lines=f"{digits}\nuitleg {digits}\nstop\n", SAMENOP_MAP=str(tmp_path))
    assert (ran.code, ran.err) == (Exit.DONE, "")
    assert "ken ik hier niet" in ran.out
    assert samenop("speel", SMALL, "--kaal", lines=f"{digits}\n", SAMENOP_MAP=str(tmp_path)).code == Exit.DONE


def test_the_same_role_twice_is_one_person(tmp_path: Path) -> None:
    ran = samenop(*PLAY.split(), "--rol", "politie", lines="stop\n", SAMENOP_MAP=str(tmp_path))
    assert "Overdragen" not in ran.out
    (game,) = games.saved(tmp_path / "spellen")
    assert not game.header.setup.rounds


def test_a_course_in_which_the_table_does_something_is_told(tmp_path: Path) -> None:
    course = tmp_path / "verloop.yaml"
    course.write_text(
        f"formaat: 1\ncasus: {ROOT / SMALL}\nnaam: tafel\ntitel: Tafel\nzetels: {{politie: verloop}}\n"
        "regels:\n  - {rol: tafel, doe: {handeling: ga_langs}}\n  - {rol: politie, doe: {open_deel: true}}\n"
    )
    ran = samenop("naspelen", str(course))
    assert ran.code == Exit.PROBLEMS
    assert ran.err.count("V403") == 2
    assert "verloop.yaml:7:" in ran.err


@pytest.mark.parametrize("named", ["../../../../../../../../etc/passwd", "/etc/passwd", "nergens", "geheim.txt"])
def test_a_course_opens_nothing_but_a_case(named: str, tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("hemelsblauw: 0\n")
    course = tmp_path / "verloop.yaml"
    course.write_text(f"formaat: 1\ncasus: {named}\nnaam: dief\ntitel: Dief\nzetels: {{}}\n")
    ran = samenop("naspelen", str(course))
    assert ran.code == Exit.PROBLEMS
    assert "verloop.yaml:2:8: V404: er is geen zaak" in ran.err
    assert not any(word in ran.err for word in ("root:", "hemelsblauw"))


def test_a_place_where_nothing_can_be_written_is_told_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("")
    ran = samenop(*PLAY.split(), SAMENOP_MAP=str(tmp_path / "bezet"))
    assert ran.code == Exit.DISK
    assert ran.err.strip() == "Het spel kan niet worden bewaard: een deel van het pad is geen map."


def test_two_mistakes_in_one_second_are_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sim.crash import report

    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))
    said = [report(ValueError("x"), playing=False) for _ in range(3)]
    assert len(list((tmp_path / "fouten").iterdir())) == len(set(said)) == 3
    assert not any("gespeeld" in text for text in said)


ENDS = [(signal.SIGINT, Exit.STOPPED), (signal.SIGTERM, Exit.ENDED), (signal.SIGHUP, Exit.HUNG_UP)]


@pytest.mark.parametrize("plain", [True, False], ids=["kaal", "scherm"])
@pytest.mark.parametrize(("sign", "code"), ENDS)
def test_an_end_from_outside_leaves_the_terminal_as_it_was_and_the_game_kept(
    sign: signal.Signals, code: Exit, plain: bool, tmp_path: Path
) -> None:
    command = [*START, "speel", str(ROOT / SMALL), "--rol", "politie", *(["--kaal"] if plain else [])]
    with Terminal(command, 100, 30, {"SAMENOP_MAP": str(tmp_path), "PYTHONPATH": str(ROOT)}) as terminal:
        terminal.wait_for("wat doe je" if plain else "F1", 30)
        os.kill(terminal.pid, sign)
        while terminal.ended is None and terminal.now() < 40:
            terminal.read(0.1, 0.5)
        output = b"".join(data for _, data in terminal.chunks)
    assert terminal.ended == code
    assert "Gestopt. Wat gespeeld is, is bewaard." in output.decode("utf-8", "replace")
    if not plain:
        assert output.rindex(b"\x1b[?1049l") > output.rindex(b"\x1b[?1049h"), "the screen from before is back"
        assert output.rindex(b"\x1b[?1000l") > output.rindex(b"\x1b[?1000h"), "the mouse is let go"
    (game,) = games.saved(tmp_path / "spellen")
    assert samenop("hervat", game.id, "--kaal", lines="stop\n", SAMENOP_MAP=str(tmp_path)).code == Exit.DONE

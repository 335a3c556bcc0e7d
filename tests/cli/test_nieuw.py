"""An own case: begun with one command, sound and playable as it is, found by its name, and never written over another."""

import io
import json
import random
from pathlib import Path

import pytest

import scenarios
from scenarios import template
from sim.cli import main
from sim.exitcodes import Exit
from tests.cli.shell import Script, samenop


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder for own cases."""
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))
    return tmp_path / "zaken"


def test_a_new_case_is_sound_and_is_played_to_its_debrief(tmp_path: Path) -> None:
    made = samenop("nieuw", "mijn_zaak", "--titel", 'Het "raam": #1', SAMENOP_MAP=str(tmp_path))
    assert (made.code, made.out.strip()) == (Exit.DONE, str(tmp_path / "zaken" / "mijn_zaak" / "casus.yaml"))
    checked = samenop("toets", "mijn_zaak", "--streng", SAMENOP_MAP=str(tmp_path))
    assert (checked.code, checked.err) == (Exit.DONE, "")
    assert "0 fouten, 0 waarschuwingen" in checked.out
    script = Script(random.Random(3))
    asked = ("speel", "mijn_zaak", "--kaal", "--rol", "politie", "--spelnummer", "3")
    assert script.play(*asked, SAMENOP_MAP=str(tmp_path)) == Exit.DONE
    said = "".join(script.said)
    assert said.startswith('Het "raam": #1.')
    assert "NABESPREKING" in said


@pytest.mark.parametrize(("course", "best"), [("goed", True), ("niets", False)])
def test_its_courses_lie_at_the_two_ends_of_the_score(course: str, best: bool, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["nieuw", "mijn_zaak"])
    capsys.readouterr()
    assert main(["naspelen", str(here / "mijn_zaak" / "verlopen" / f"{course}.yaml"), "--json"]) == Exit.DONE
    found = json.loads(capsys.readouterr().out)
    assert found["weigeringen"] == []
    scores = [one["score"] for one in found["dimensies"].values() if one["score"] is not None]
    assert all(score > 90 for score in scores) if best else all(score < 10 for score in scores)


def test_it_stays_sound_as_a_whole_case(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["nieuw", "mijn_zaak"])
    path = here / "mijn_zaak" / "casus.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("soort: oefening", "soort: casus", 1), encoding="utf-8")
    assert main(["toets", "mijn_zaak", "--streng"]) == Exit.DONE, capsys.readouterr().out


def test_an_editor_finds_the_schemas_beside_it(here: Path) -> None:
    main(["nieuw", "mijn_zaak"])
    for path in (here / "mijn_zaak").rglob("*.yaml"):
        first, _, _ = path.read_text(encoding="utf-8").partition("\n")
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(schema.read_text(encoding="utf-8"))["properties"].keys() >= {"formaat", "casus"}


def test_it_stands_in_the_lists_and_a_broken_one_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("een_zaak", "stuk"):
        main(["nieuw", name])
    (here / "stuk" / "casus.yaml").write_text("formaat: 1\n", encoding="utf-8")
    (here / "leeg").mkdir()
    capsys.readouterr()
    assert main(["casussen"]) == Exit.DONE
    shown = capsys.readouterr()
    assert shown.out.splitlines()[-1] == "een_zaak\t8 minuten\tEen zaak\teigen zaak"
    assert shown.err == "stuk is nog geen zaak die je kunt spelen; samenop toets stuk zegt waarom.\n"
    assert scenarios.own_ids() == ("een_zaak", "stuk")


def test_it_is_chosen_and_taken_up_again(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    main(["nieuw", "een_zaak"])
    place = len(scenarios.library_ids()) + len(scenarios.short_ids()) + 1
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{place}\n1\nstop\n"))
    main(["speel", "--kaal"])
    assert f"{place}: Een zaak, 8 minuten (eigen zaak)" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO("stop\n"))
    main(["hervat", "--kaal"])
    assert "Verder met Een zaak." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("id", "title", "said"),
    [
        ("Hoofdletter", "Een titel", "kan geen id zijn"),
        ("../weg", "Een titel", "kan geen id zijn"),
        ("x" * 49, "Een titel", "kan geen id zijn"),
        ("alles", "Een titel", "Kies een andere id"),
        ("eerste_melding", "Een titel", "met het programma meekomt"),
        ("mijn_zaak", "x" * 161, "Die titel kan niet"),
        ("mijn_zaak", "twee\nregels", "Die titel kan niet"),
        ("mijn_zaak", "een \x1b[31m kleur", "Die titel kan niet"),
    ],
)
def test_what_cannot_be_a_case_is_told_in_a_sentence(
    id: str, title: str, said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["nieuw", id, "--titel", title]) == Exit.USAGE
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""
    assert not here.exists()


def test_nothing_is_written_over(here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "elders" / "mijn_zaak"
    taken.mkdir(parents=True)
    assert main(["nieuw", "mijn_zaak", "--map", str(tmp_path / "elders")]) == Exit.USAGE
    assert "is er al" in capsys.readouterr().err
    assert not list(taken.iterdir())
    assert main(["nieuw", "mijn_zaak", "--map", str(taken)]) == Exit.DONE
    assert capsys.readouterr().out.strip() == str(taken / "mijn_zaak" / "casus.yaml")
    assert not here.exists()


def test_a_disk_that_takes_nothing_leaves_nothing(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(Path, "rename", _full)
    assert main(["nieuw", "mijn_zaak"]) == Exit.DISK
    assert "de schijf is vol" in capsys.readouterr().err
    assert not list(here.iterdir())
    monkeypatch.undo()
    (here.parent / "bestand").write_text("", encoding="utf-8")
    assert main(["nieuw", "mijn_zaak", "--map", str(here.parent / "bestand")]) == Exit.DISK
    assert main(["nieuw", "mijn_zaak", "--map", "een\0map"]) == Exit.DISK
    assert "kan niet worden gemaakt" in capsys.readouterr().err


def _full(path: Path, target: Path) -> Path:
    raise OSError(28, "No space left on device")


def test_every_file_of_the_template_is_written_with_its_own_name() -> None:
    for name, text in template.written("mijn_zaak", "Mijn zaak").items():
        assert template.ID not in text, name
        assert template.TITLE not in text, name

"""What the shell gets: exit codes, data on standard output, talk on standard error."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from scenarios.handbook import FOR_AUTHORS, MADE, PAGES, page
from sim import cli, record, writer
from sim.exitcodes import Exit
from tests.cli.shell import ROOT, SMALL, START, samenop
from tests.table import kept

COURSE = "tests/table/goed.yaml"
KEYS = {"casus", "versies", "spelnummer", "regio", "tot", "totaal", "band", "dimensies", "grootboek", "weigeringen", "uitkomst"}


@pytest.mark.parametrize("arguments", [["--help"], ["speel", "--help"], ["naspelen", "--help"], ["toets", "-h"]])
def test_help_is_dutch(arguments: list[str]) -> None:
    ran = samenop(*arguments)
    assert (ran.code, ran.err) == (Exit.DONE, "")
    assert ran.out.startswith("gebruik: samenop")
    assert not any(word in ran.out for word in ("usage", "options:", "positional", "show this"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["speelt"], "speelt' kan niet; kies uit"),
        (["naspelen"], "hier ontbreekt nog: BESTAND"),
        (["speel", "--niveau", "hoog"], "--niveau: 'hoog' kan niet; kies uit"),
        (["speel", "--spelnummer", "zeven"], "--spelnummer: 'zeven' is geen heel getal"),
        (["speel", "--rol"], "achter --rol hoort iets te staan"),
        (["casussen", "--alles"], "dit ken ik niet: --alles"),
        (["toets", "--balans"], "hier ontbreekt nog: CASUS"),
    ],
)
def test_a_wrong_command_is_told_in_dutch(arguments: list[str], told: str) -> None:
    ran = samenop(*arguments)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert told in ran.err
    assert "Typ `samenop --help`" in ran.err


def test_the_cases_are_data() -> None:
    ran = samenop("casussen")
    assert ran.code == Exit.DONE
    assert all(line.count("\t") == 3 for line in ran.out.splitlines())


def test_the_handbook_is_read_outside_the_game() -> None:
    pages = [line.split("\t")[0] for line in samenop("handboek").out.splitlines()]
    written = {path.stem for path in (ROOT / "scenarios" / "handboek").glob("*.md")}
    assert set(pages) == {*written, MADE}
    assert samenop("handboek", "zwaar").out.startswith("# Als het zwaar valt")
    wrong = samenop("handboek", "../delen")
    assert (wrong.code, wrong.out) == (Exit.NOT_FOUND, "")
    assert "geen blad" in wrong.err


def test_no_page_names_a_place_that_only_our_own_folder_has() -> None:
    """Who installed the program has no folder with its source."""
    assert [name for name in (*PAGES, *FOR_AUTHORS) if re.search(r"\b(scenarios|scoring|sim|tests)/", page(name))] == []


def test_a_file_that_is_not_there_is_named_to_its_end() -> None:
    far = f"{'a/' * 60}goed.yaml"
    assert f"'{far}'" in samenop("naspelen", far).err


@pytest.mark.parametrize("what", ["casus", "verloop"])
def test_the_schema_is_json(what: str) -> None:
    assert json.loads(samenop("schema", what).out)["$schema"].startswith("https://json-schema.org")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["speel", "bestaat_niet"], Exit.NOT_FOUND, "Er is geen zaak 'bestaat_niet'"),
        (["speel", SMALL, "--rol", "burgemeester"], Exit.USAGE, "'burgemeester' kun je in deze zaak en regio niet spelen"),
        (["speel", SMALL, "--regio", "RP99"], Exit.PROBLEMS, "RP99"),
        (["speel", SMALL, "--datum", "straks"], Exit.PROBLEMS, "geen datum"),
        (["speel", COURSE], Exit.PROBLEMS, "onbekende sleutel"),
        (["hervat"], Exit.NOT_FOUND, "Er is geen spel dat nog niet af is"),
        (["hervat", "nooit"], Exit.NOT_FOUND, "Er is geen bewaard spel 'nooit'"),
        (["hervat", "pyproject.toml"], Exit.DAMAGED, "geen spel van Samen op"),
        (["naspelen", "nergens.yaml"], Exit.NOT_FOUND, "Er is geen bestand"),
        (["naspelen", "pyproject.toml"], Exit.PROBLEMS, "pyproject.toml:2:1: V005"),
        (["naspelen", SMALL], Exit.PROBLEMS, "onbekende sleutel"),
        (["toets", "nergens", "--ijk"], Exit.NOT_FOUND, "geen zaak"),
        (["toets", "nergens", "--balans"], Exit.NOT_FOUND, "geen zaak 'nergens' met een verloop goed"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_own_exit_code(arguments: list[str], code: Exit, told: str, tmp_path: Path) -> None:
    ran = samenop(*arguments, SAMENOP_MAP=str(tmp_path))
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_a_course_played_again_is_json_with_the_promised_keys() -> None:
    ran = samenop("naspelen", COURSE, "--json")
    found = json.loads(ran.out)
    assert ran.code == Exit.DONE
    assert set(found) >= KEYS
    assert (found["casus"], found["spelnummer"], found["regio"]) == ("minimaal", 3, "RP1")
    assert found["totaal"] is None
    assert set(found["dimensies"]["T"]) >= {"score", "band"}
    assert [one["regel"] for one in found["weigeringen"]] == [6, 14]
    assert found["uitkomst"]["id"] == "u_elders"


def test_twice_the_same_bytes_and_another_number_only_where_chance_speaks() -> None:
    assert samenop("naspelen", COURSE, "--json").out == samenop("naspelen", COURSE, "--json").out
    assert json.loads(samenop("naspelen", COURSE, "--json", "--spelnummer", "9").out)["spelnummer"] == 9


def test_a_kept_game_scores_as_its_course_and_decides_the_same_again(tmp_path: Path) -> None:
    log = tmp_path / "spel.jsonl"
    kept.closed(log)
    ran = samenop("naspelen", str(log), "--json", "--controleer")
    assert ran.code == Exit.DONE
    assert "komen opnieuw hetzelfde uit" in ran.err
    course = tmp_path / "opname.yaml"
    course.write_text(samenop("naspelen", str(log), "--als-verloop").out.replace("casus: minimaal", f"casus: {kept.SMALL}"))
    again, first = json.loads(samenop("naspelen", str(course), "--json").out), json.loads(ran.out)
    assert again["grootboek"] == first["grootboek"]
    assert again["dimensies"] == first["dimensies"]


def test_a_log_whose_moves_come_out_otherwise_is_told(tmp_path: Path) -> None:
    log = tmp_path / "spel.jsonl"
    kept.closed(log)
    found = record.read(log)
    entries = [*found.entries[:2], *found.entries[3:]]
    seq = 0
    renumbered = []
    for entry in entries:
        events = tuple(replace(event, seq=seq + place) for place, event in enumerate(entry.events))
        seq += len(events)
        renumbered.append(replace(entry, events=events))
    log.write_bytes(writer.whole(found.header, renumbered)[0])
    ran = samenop("naspelen", str(log), "--controleer")
    assert ran.code == Exit.DAMAGED
    assert "anders uit" in ran.err


def test_a_mistake_of_ours_is_one_line_and_a_file_without_personal_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))

    def broken() -> int:
        raise ValueError("mevrouw Jansen, Dorpsstraat 1")

    monkeypatch.setattr(cli, "_cases", broken)
    assert cli.main(["casussen"]) == Exit.CRASH
    said = capsys.readouterr().err
    (file,) = (tmp_path / "fouten").iterdir()
    assert said.count("\n") == 1
    assert str(file) in said
    assert "ValueError" in file.read_text()
    assert "Jansen" not in file.read_text() + said


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object) -> int:
        raise KeyboardInterrupt

    for name, asked, told in (
        ("_cases", "casussen", "Gestopt voordat het klaar was."),
        ("_resume", "hervat", "Wat gespeeld is, is bewaard."),
    ):
        monkeypatch.setattr(cli, name, broken)
        assert cli.main([asked]) == Exit.STOPPED
        assert told in capsys.readouterr().err


def test_a_reader_that_stops_reading_is_no_mistake() -> None:
    run = subprocess.run(["bash", "-c", f"{' '.join(START)} schema | head -1"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_the_calibration_is_remade_beside_the_case(tmp_path: Path) -> None:
    shutil.copy(kept.SMALL, tmp_path / "casus.yaml")
    (tmp_path / "verlopen").mkdir()
    text = Path(COURSE).read_text().replace("../scenarios/minimal.yaml", "..").replace("naam: goed", "naam: expert")
    (tmp_path / "verlopen" / "expert.yaml").write_text("".join(text.splitlines(keepends=True)[:-1]))
    ran = samenop("toets", str(tmp_path), "--ijk")
    assert ran.code == Exit.DONE, ran.err
    made = json.loads((tmp_path / "ijk.json").read_text())
    assert made["regios"]["RP1"]["j_beeld"]["M"] == 500
    assert ran.out.strip() == str(tmp_path / "ijk.json")


def test_the_balance_is_weighed_by_the_course_goed_beside_the_case(tmp_path: Path) -> None:
    shutil.copy(kept.SMALL, tmp_path / "casus.yaml")
    (tmp_path / "verlopen").mkdir()
    (tmp_path / "verlopen" / "goed.yaml").write_text(Path(COURSE).read_text().replace("../scenarios/minimal.yaml", ".."))
    ran = samenop("toets", str(tmp_path), "--balans")
    data = json.loads(samenop("toets", str(tmp_path), "--balans", "--json").out)
    assert (ran.code == Exit.DONE) is data["houdt"] is (data["geschatte_minuten"] <= data["speelminuten"])
    assert [bound["grens"] for bound in data["grenzen"]] == ["minuten"]  # it is an exercise
    assert sum(role["zetten"] for role in data["rollen"]) == data["zetten"] > 0
    assert f"{data['zetten']} zetten" in ran.out
    assert ("Maak de casus korter" in ran.err) is not data["houdt"]

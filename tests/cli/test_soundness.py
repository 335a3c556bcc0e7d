"""Is every case of the library sound as it is written, and what does `samenop toets` say of one that is not?"""

import json
import re
from pathlib import Path

import pytest

import scenarios
from scoring.weights import standard
from sim.exitcodes import Exit
from sim.verify.static import check
from tests.cli.shell import ROOT, samenop

LINE = re.compile(r"(\S+\.yaml):(\d+):(\d+) ([VW]\d{3}) (fout|waarschuwing) (\S.*[^.])")


@pytest.mark.parametrize("name", scenarios.library_ids())
def test_a_shipped_case_is_sound(name: str) -> None:
    found = check(name, standard())
    assert not found.problems
    assert found.ways
    assert all(found.ways.values()), "a need without a witness"


def test_a_sound_case_passes_strictly() -> None:
    ran = samenop("toets", "eerste_melding", "--streng")
    assert (ran.code, ran.err) == (Exit.DONE, "")
    assert "0 fouten, 0 waarschuwingen" in ran.out
    assert len(ran.out.splitlines()) <= 24


def spoilt(folder: Path, old: str, new: str) -> str:
    """The first exercise with one change; the path of its file."""
    text = (ROOT / "scenarios/library/eerste_melding/casus.yaml").read_text(encoding="utf-8")
    assert old in text
    path = folder / "casus.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return str(path)


def test_an_error_fails_and_is_told_with_its_place(tmp_path: Path) -> None:
    path = spoilt(tmp_path, "nodig_voor: [hulp_morgen]", "nodig_voor: [hulp_morgen]\n    lek: [lokaal_team]")
    ran = samenop("toets", path)
    assert ran.code == Exit.PROBLEMS
    told = [match for match in map(LINE.fullmatch, ran.out.splitlines()) if match]
    assert {match[4] for match in told} >= {"V502", "V521"}
    data = json.loads(samenop("toets", path, "--json").out)
    assert data["fouten"] == len(told)
    problems = data["zaken"][0]["problemen"]
    assert [(str(one["regel"]), str(one["kolom"]), one["code"], one["zin"]) for one in problems] == [
        match.group(2, 3, 4, 6) for match in told
    ]


def test_a_warning_fails_only_when_strict(tmp_path: Path) -> None:
    path = spoilt(tmp_path, "gedaan_als: {besloten: {besluit: hoe_snel, keuze: [team, wijkagent]}}", "gedaan_als: {vlag: kind_gezien}")
    ran = samenop("toets", path)
    assert [match[4] for match in map(LINE.fullmatch, ran.out.splitlines()) if match] == ["W531"]
    assert "0 fouten, 1 waarschuwing," in ran.out
    assert (ran.code, samenop("toets", path, "--streng").code) == (Exit.DONE, Exit.PROBLEMS)


def test_what_is_no_case_is_told_as_well(tmp_path: Path) -> None:
    path = spoilt(tmp_path, "formaat: 1", "formaat: 2")
    ran = samenop("toets", path)
    assert ran.code == Exit.PROBLEMS
    assert "V104 fout" in ran.out
    assert "nog geen zaak" in ran.out
    for nowhere in ("nergens", "x" * 5_000):
        ran = samenop("toets", nowhere)
        assert (ran.code, ran.out) == (Exit.NOT_FOUND, "")
        assert "Wel: acuut_onveilig" in ran.err


def test_the_way_to_a_need_is_shown() -> None:
    ran = samenop("toets", "eerste_melding", "--paden")
    assert "lokaal_team · ouders · voor hulp_morgen" in ran.out
    assert "hoort het van politie" in ran.out
    ways = json.loads(samenop("toets", "eerste_melding", "--json").out)["zaken"][0]["paden"]
    assert all(way["weg"][-1]["rol"] == way["rol"] for way in ways)

"""A short sitting in lines: found, begun, played by script to its three questions, broken off and taken up again."""

import json
import random
import re
from pathlib import Path

import pytest

import scenarios
from sim.exitcodes import Exit
from tests.cli.shell import Script, samenop

SHORTS = scenarios.short_ids()


def test_the_list_tells_what_it_is() -> None:
    rows = {line.split("\t")[0]: line for line in samenop("casussen").out.splitlines()}
    for short in SHORTS:
        assert re.search(r"\t1[2-8] minuten\t.+\tkorte zit, alleen, als \w", rows[short])


@pytest.mark.parametrize("short", SHORTS)
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.lang)])
def test_a_script_plays_to_the_three_questions(short: str, seed: int, tmp_path: Path) -> None:
    script = Script(random.Random(seed))
    assert script.play("speel", short, "--kaal", "--spelnummer", str(seed), SAMENOP_MAP=str(tmp_path)) == 0
    said = "".join(script.said)
    found = scenarios.read_short(short)
    assert found is not None
    assert " ".join(found.short.briefing.split()[:6]) in said
    for part in ("NABESPREKING", "Hoe het verder ging", "DE VOLGENDE NACHT", "DRIE VRAGEN", "0800-2000"):
        assert part in said
    words = " ".join(said.split())
    assert all(question in words for question in found.short.questions)
    for part in ("T · Tijdigheid", "welk woord past", "cijfers", "Hoeveel tijd"):
        assert part not in said


def test_it_goes_on_where_it_was_broken_off(tmp_path: Path) -> None:
    begun = samenop("speel", SHORTS[0], "--kaal", "--spelnummer", "1", lines="stop\n", SAMENOP_MAP=str(tmp_path))
    assert "Gestopt. Het spel is bewaard" in begun.out
    again = samenop("hervat", "--kaal", lines="stop\n", SAMENOP_MAP=str(tmp_path))
    assert f"Verder met {scenarios.read_head(SHORTS[0]).title}." in again.out


def test_it_has_a_seat_of_its_own() -> None:
    ran = samenop("speel", SHORTS[0], "--rol", "cit")
    assert ran.code == Exit.USAGE
    assert "je speelt alleen, als" in ran.err


def test_it_can_be_one_of_your_own(tmp_path: Path) -> None:
    found = scenarios.read_short(SHORTS[0])
    assert found is not None
    own = tmp_path / "eigen" / "korte_zit.yaml"
    own.parent.mkdir()
    library = Path(scenarios.__file__).parent / "library"
    own.write_bytes((library / SHORTS[0] / "korte_zit.yaml").read_bytes())
    ran = samenop("speel", str(own), "--kaal", lines="stop\n", SAMENOP_MAP=str(tmp_path))
    assert ran.code == Exit.DONE, ran.err
    own.write_text(own.read_text(encoding="utf-8").replace("vragen:", "vraag:"), encoding="utf-8")
    assert samenop("speel", str(own), "--kaal").code == Exit.PROBLEMS


def test_the_schema_is_that_of_a_short_sitting() -> None:
    schema = json.loads(samenop("schema", "korte_zit").out)
    assert (schema["properties"]["vragen"]["minItems"], schema["properties"]["vragen"]["maxItems"]) == (3, 3)
    assert not {"title", "course", "questions"} & schema["properties"].keys()

"""Can a case be played in a region of one's own wherever a region is chosen, and what sets two regions apart?"""

import json
import re
from pathlib import Path

import pytest

from scenarios import catalogue, loading
from scenarios.handbook import page
from scenarios.region_fields import TRIAL, Field, differing, trial
from sim import compare, remarks
from sim.coursefile import read as read_course
from sim.exitcodes import Exit
from sim.rerun import run
from sim.table import Table
from tests.cli.shell import ROOT, samenop

REGION = page("regio").split("```yaml\n")[1].split("```")[0]
"""The example of the handbook."""
COURSES = ROOT / "scenarios" / "library" / "acuut_onveilig" / "verlopen"
MORNING = str(COURSES / "regio.yaml")
EXERCISE = str(ROOT / "scenarios" / "library" / "eerste_melding" / "verlopen" / "goed.yaml")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The own folder of somebody with the region of the handbook; the file of that region."""
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))
    (tmp_path / "regios").mkdir()
    path = tmp_path / "regios" / "bij_ons.yaml"
    path.write_text(REGION, encoding="utf-8")
    return path


def test_every_command_of_the_page_can_be_typed(own: Path) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", page("regio"), re.MULTILINE | re.DOTALL)
    commands = [line.split()[1:] for block in blocks for line in block.splitlines()]
    assert {command[0] for command in commands} == {"toets", "speel", "naspelen"}
    for command in commands:
        ran = samenop(*command, *(("--kaal", "--rol", "politie") if command[0] == "speel" else ()), lines="stop\n")
        assert ran.code == Exit.DONE, ran.err


def test_it_is_used_by_name_and_by_path(own: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders.yaml"
    elsewhere.write_text(REGION, encoding="utf-8")
    for region in ("bij_ons", str(elsewhere)):
        ran = samenop("naspelen", EXERCISE, "--regio", region)
        assert (ran.code, ran.err) == (Exit.DONE, "")
        assert f"eerste_melding, regio {Path(region).stem}," in ran.out
        checked = samenop("toets", "eerste_melding", "--regio", region, "--streng")
        assert (checked.code, checked.err) == (Exit.DONE, "")
        played = samenop("speel", "eerste_melding", "--regio", region, "--rol", "politie", "--kaal")
        assert "Regio: Bij ons." in played.out


def test_what_is_wrong_with_it_is_told_where_it_is_used(own: Path) -> None:
    own.write_text(REGION.replace("over: RP3", "over: RP33"), encoding="utf-8")
    for command in (("naspelen", EXERCISE), ("speel", "eerste_melding", "--kaal"), ("toets", "eerste_melding")):
        ran = samenop(*command, "--regio", "bij_ons")
        assert ran.code == Exit.PROBLEMS
        assert f"{own}:2:7" in ran.out + ran.err
    assert samenop("toets", "eerste_melding", "--regio", "RP1", "--regio", "bij_ons").code == Exit.PROBLEMS


@pytest.mark.parametrize("change", ["changed", "gone", "same"])
def test_a_game_keeps_the_region_it_began_in(own: Path, tmp_path: Path, change: str) -> None:
    case = loading.load("eerste_melding", "bij_ons", None)
    file = read_course(Path(EXERCISE))
    log = tmp_path / "spellen" / "een.jsonl"
    log.parent.mkdir()
    run(file, case, log, "eerste_melding").table.close()
    match change:
        case "changed":
            own.write_text(REGION.replace("cit: 45", "cit: 5"), encoding="utf-8")
        case "gone":
            own.unlink()
    table = Table.resume(log)
    table.close()
    assert (table.case.region.name, table.case.region.response["cit"]) == ("Bij ons", 45)
    assert bool(table.warning) is (change != "same")
    again = samenop("naspelen", str(log), "--controleer")
    assert again.code == Exit.DONE
    course = tmp_path / "opname.yaml"
    course.write_text(samenop("naspelen", str(log), "--als-verloop").out, encoding="utf-8")
    assert samenop("naspelen", str(course)).code == (Exit.PROBLEMS if change == "gone" else Exit.DONE)


# --- two regions ------------------------------------------------------------------------------------------------------


def test_a_field_that_changes_nothing_changes_nothing() -> None:
    """Else what is told of a field would come of trying it."""
    shelf = catalogue.read()
    one = loading.load("acuut_onveilig", "RP3", None, shelf)
    file = read_course(Path(MORNING))
    none = trial(shelf, one.region, Field("niets", "", ""))
    tried = loading.load("acuut_onveilig", TRIAL, None, none)
    assert tried.calibration == one.calibration
    assert [(event.at, type(event)) for event in run(file, tried).table.events] == [
        (event.at, type(event)) for event in run(file, one).table.events
    ]


def test_all_fields_together_make_the_one_region_the_other() -> None:
    """What a profile says of a partner in the case is one of the fields that are tried, so nothing that matters is left out."""
    shelf = catalogue.read()
    for here, there in (("RP3", "RP2"), ("RP8", "RP3")):
        one, other = (loading.load("acuut_onveilig", region, None, shelf) for region in (here, there))
        profile, tried = shelf.profile(here), one
        for _ in range(25):
            fields = differing(tried, other, profile)
            if not fields:
                break
            profile = fields[0].over(profile)
            tried = loading.load("acuut_onveilig", TRIAL, None, shelf.also(profile, "", here))
        assert not fields
        partners = {role.partner for role in one.roles.values()}
        reach = [
            {key: access.windows for key, access in case.region.access.items() if key[0] in partners and access.windows}
            for case in (tried, other)
        ]
        assert reach[0] == reach[1]
        assert {role.id for role in tried.roles.values() if role.exists} == {role.id for role in other.roles.values() if role.exists}


def test_two_regions_stand_side_by_side_and_the_reason_is_tried(own: Path) -> None:
    ran = samenop("naspelen", MORNING, "--regio", "RP3", "--regio", "RP2")
    assert ran.code == Exit.DONE
    assert re.search(r"^  Veilig Thuis is erbij +09:00 +08:01$", ran.out, re.MULTILINE)
    assert "Veilig Thuis: ter plaatse" in ran.out
    assert "→ Veilig Thuis is erbij: 09:00 → 08:01" in ran.out
    assert "Verandert alleen niets: Veilig Thuis: bureau" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    data = json.loads(samenop("naspelen", MORNING, "--regio", "RP3", "--regio", "RP2", "--json").out)
    assert [one["regio"] for one in data["regios"]] == ["RP3", "RP2"]
    by_hand = json.loads(samenop("naspelen", MORNING, "--regio", "RP2", "--json").out)["totaal"]
    assert data["regios"][1]["score"]["totaal"] == round(by_hand, 1)
    site = next(one for one in data["profiel"] if one["veld"] == "Veilig Thuis: ter plaatse")
    assert site["alleen_dit"]["tijden"]["n_samen"] == 481


def test_the_same_region_twice_is_the_same(own: Path) -> None:
    file = read_course(Path(EXERCISE))
    found = compare.by_course("eerste_melding", file, ("RP3", "RP3"), None)
    assert (found.here, found.effects, compare.changed(found.here, found.there)) == (found.there, (), [])


def test_a_case_is_compared_by_what_can_be_at_the_earliest(own: Path) -> None:
    ran = samenop("toets", "acuut_onveilig", "--regio", "bij_ons", "--regio", "RP9")
    assert (ran.code, ran.err) == (Exit.DONE, "")
    assert "maatregel: Telefoon en tablet veilig" in ran.out
    assert "In Bij ons loopt het verloop vast" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    for wrong in (("toets", "--regio", "RP1", "--regio", "RP2"), ("naspelen", MORNING, *("--regio", "RP1") * 3)):
        assert samenop(*wrong).code == Exit.USAGE
    assert samenop("toets", "nergens", "--regio", "RP1", "--regio", "RP2").code == Exit.NOT_FOUND


def test_what_players_said_of_a_region_stands_with_it(own: Path) -> None:
    place = remarks.Place(case="eerste_melding")
    for what, region in (("Het team komt dezelfde dag.", "Bij ons"), ("Wij bellen eerst.", "Elders")):
        assert remarks.keep(remarks.path_of(None), remarks.Remark(what, region, "", place)) == ""
    ran = samenop("naspelen", EXERCISE, "--regio", "RP3", "--regio", "bij_ons")
    assert "Het team komt dezelfde dag." in ran.out
    assert "Wij bellen eerst." not in ran.out
    for region, told in (("bij_ons", "Het team komt"), ("Elders", "Wij bellen")):
        data = json.loads(samenop("anders", "--regio", region, "--json").out)
        assert [one["wat"].startswith(told) for one in data] == [True]


def test_who_plays_in_an_own_region_need_not_type_its_name(own: Path) -> None:
    here, there = (loading.load("eerste_melding", region, None) for region in ("bij_ons", "RP3"))
    assert (remarks.usual_region(here), remarks.usual_region(there)) == ("Bij ons", "")

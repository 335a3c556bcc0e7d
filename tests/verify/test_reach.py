"""Is the relaxed plan a bound that no table beats, and does it see a need that cannot be met?"""

from dataclasses import replace
from pathlib import Path

import pytest

import scenarios
from scenarios import loading
from scenarios.find import find
from scoring.fold import read as read_fold
from scoring.weights import standard
from sim import coursefile
from sim.core import commands as c
from sim.core import events as e
from sim.rerun import run
from sim.verify import reading
from sim.verify.places import Places
from sim.verify.static import check
from sim.verify.ways import reach

CASES = scenarios.library_ids()
EXERCISE = find("eerste_melding").path


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("course", ["expert", "goed"])
def test_no_table_is_earlier_than_the_plan(name: str, course: str) -> None:
    """What a good table learns and does comes no earlier; only what does not belong with a role is outside the plan."""
    case = scenarios.load(name)
    log = run(coursefile.read(find(name).path.parent / "verlopen" / f"{course}.yaml"), case).table.events
    plan, knowledge = reach(case), read_fold(case, log, case.horizon).knowledge
    minutes = sorted({event.at for event in log})
    for fact in case.facts.values():
        for role in set(case.roles) - set(fact.unfit):
            first = next((at for at in minutes if knowledge.knew(role, fact.id, at)), None)
            assert first is None or plan.known_at(role, fact.id) <= first, (role, fact.id, first)
    for event in log:
        if isinstance(event, e.Started) and isinstance(event.command, c.Act):
            assert plan.begun["handeling", event.command.act] <= event.at


def test_a_need_that_no_longer_has_a_source_is_found(tmp_path: Path) -> None:
    text = EXERCISE.read_text(encoding="utf-8")
    path = tmp_path / "casus.yaml"
    for fact in ("ouders", "kind_weg", "mentor_ziet"):
        path.write_text(
            text.replace(f"      - {{onthult: {{informatie: [{fact}]}}}}\n", "").replace(
                f"informatie: [{fact}]}}}}]", "informatie: [bankje]}}]"
            )
        )
        path.write_text(path.read_text(encoding="utf-8").replace("    weet: [school]\n", ""), encoding="utf-8")
        needs = [one for one in check(str(path), standard()).problems if one.code == "V501"]
        assert any(f"'{fact}'" in one.message for one in needs), fact


def test_too_much_to_read_is_told_at_the_briefing() -> None:
    read = loading.everywhere("eerste_melding")
    case, places = read.cases["RP9"], Places(read.source, read.written)
    assert list(reading.check(case, places, standard())) == []
    hasty = replace(standard(), balans_eerste_zet=0.1)
    found = list(reading.check(case, places, hasty))
    assert [one.code for one in found] == ["W571"] * len(case.playable)
    lines = EXERCISE.read_text(encoding="utf-8").splitlines()
    assert all("briefing:" in lines[one.line - 1] for one in found)

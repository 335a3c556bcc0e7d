"""Do the courses of Acuut Onveilig show what they were written to show?"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

import scenarios
from scenarios.compiled import Case
from scoring import Scorecard, score
from sim.core import events as e
from sim.core.events import Event
from sim.coursefile import read
from sim.rerun import run
from tests.scoring.attackers import worth

CASE = "acuut_onveilig"
COURSES = Path(str(files("scenarios"))) / "library" / CASE / "verlopen"


@cache
def case() -> Case:
    return scenarios.load(CASE)


@cache
def events(course: str) -> Sequence[Event]:
    return run(read(COURSES / f"{course}.yaml"), case()).table.events


@cache
def card(course: str) -> Scorecard:
    return score(case(), events(course))


def test_what_the_source_tells_was_quick_and_left_little_behind() -> None:
    """The acute day went well; that somebody linked it to the long road stayed a recommendation."""
    real = card("werkelijk")
    assert worth(card("matig")) < worth(real) < worth(card("goed"))
    assert real.dimensions["T"].band in ("verbonden", "paraat")
    assert real.dimensions["A"].band == "los"


def test_a_perfect_day_with_nothing_after_it_leaves_the_next_responder_nothing() -> None:
    linked = card("acuut_zonder_vervolg").dimensions["A"]
    assert linked.band == "los"
    assert next(term for term in linked.terms if term.id == "hierna").value == 0


@pytest.mark.parametrize("course", ["maatwerk", "expert_anders"])
def test_another_sound_plan_fills_the_same_fields(course: str) -> None:
    """Another place to sleep and another holder of the regie, or he leaves and she does not: what counts is that it stands."""
    found = card(course)
    assert {dimension.band for dimension in found.dimensions.values()} == {"paraat"}
    handed = next(term for term in found.dimensions["A"].terms if term.id == "overdracht")
    assert [item.id for item in handed.items if item.value < 1] == []
    assert decided(course) != decided("expert")


def decided(course: str) -> dict[str, str]:
    """The last option taken of every decision."""
    return {event.decision: event.option for event in events(course) if isinstance(event, e.DecisionTaken)}


def test_the_same_play_under_an_older_law_scores_the_same_on_another_ground() -> None:
    """Veilig Thuis tells the OM by agreement in November 2024, and because the law names it in February 2025."""
    scores, grounds = [], []
    for date in ("2024-11-11", "2025-02-10"):
        then = scenarios.load(CASE, date=date)
        log = run(read(COURSES / "expert.yaml"), then).table.events
        found = score(then, log)
        scores.append({name: dimension.score for name, dimension in found.dimensions.items()})
        told = [event for event in log if isinstance(event, e.Disclosed) and (event.giver, event.receiver) == ("veilig_thuis", "om")]
        grounds.append({(event.verdict, event.ground) for event in told})
    assert scores[0] == scores[1]
    assert grounds[0]
    assert not grounds[0] & grounds[1]

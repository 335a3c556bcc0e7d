"""Do the reference courses land where they should, whatever the game number?"""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

import scenarios
from scenarios.compiled import Case
from scoring import Scorecard, score
from scoring.fold import read as read_fold
from scoring.ledger import lost
from sim.core import events as e
from sim.core.events import Event
from sim.core.evolution import evolve
from sim.core.sharing import ground_for
from sim.core.state import State
from sim.coursefile import read
from sim.rerun import run
from tests.scoring.attackers import worth
from tests.scoring.edits import inserted

CASE = "acuut_onveilig"
COURSES = Path(str(files("scenarios"))) / "library" / CASE / "verlopen"


@cache
def case() -> Case:
    return scenarios.load(CASE)


def events(course: str, seed: int | None = None) -> Sequence[Event]:
    file = read(COURSES / f"{course}.yaml")
    if seed is not None:
        file = replace(file, course=file.course.model_copy(update={"seed": seed}))
    played = run(file, case())
    assert not played.problems
    assert [refused for refused in played.refused if not refused.expected] == []
    return played.table.events


@cache
def card(course: str) -> Scorecard:
    return score(case(), events(course))


def points(course: str, dimension: str) -> float:
    found = card(course).dimensions[dimension].score
    assert found is not None
    return found


@pytest.mark.parametrize("dimension", ["T", "I", "A"])
def test_the_courses_stand_in_order(dimension: str) -> None:
    found = [points(course, dimension) for course in ("expert", "goed", "matig", "niets")]
    assert found == sorted(found, reverse=True)


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


@pytest.mark.parametrize("course", ["expert", "goed", "matig", "niets"])
def test_every_point_of_a_course_is_explained(course: str) -> None:
    for dimension in card(course).dimensions.values():
        assert lost(dimension.rows) == pytest.approx(100 - (dimension.score or 0), abs=1e-9)
    for row in card(course).ledger:
        assert row.source
        assert row.text[0].isupper() or row.text[0] == "«"
        assert row.text.endswith((".", "?"))
        assert "fout" not in row.text.lower().split()
        assert {role for role, _ in row.accountable} <= set(case().roles)


@pytest.mark.parametrize("course", ["expert", "expert_anders", "goed", "matig", "niets"])
def test_luck_changes_no_point(course: str) -> None:
    plain = {name: (dimension.score, dimension.rows) for name, dimension in card(course).dimensions.items()}
    for seed in range(2, 22):
        again = score(case(), events(course, seed))
        assert {name: dimension.score for name, dimension in again.dimensions.items()} == {
            name: points for name, (points, _) in plain.items()
        }


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


@pytest.mark.parametrize(("channel", "most", "top"), [("bericht", 3, 44), ("overleg", 2, 69)])
def test_sharing_everything_with_everyone_spoils_a_perfect_course(channel: str, most: int, top: float) -> None:
    """At the end of the first chapter all is told to all, on whatever ground: by message, or at one meeting without the gravest."""
    log, minute = events("expert"), case().chapters[0].end - 1
    state = State(case())
    for event in log:
        if event.at <= minute:
            evolve(state, event)
    knowledge = read_fold(case(), log, case().horizon).knowledge
    giver, *_ = case().playable
    shares = [
        e.Disclosed(minute, 0, (), giver, role, fact, "", ground_for(case(), state, giver, role, fact)[0], "", True, channel, 0)
        for role in case().roles
        for fact in case().facts
        if role != giver and not knowledge.knew(role, fact, minute) and case().facts[fact].sensitivity <= most
    ]
    spoilt = score(case(), inserted(log, minute, *(lambda share=share: share for share in shares))).dimensions["I"]
    assert spoilt.score is not None
    assert spoilt.score <= top
    assert sum(row.lost for row in spoilt.rows if row.term in ("maat", "grond")) > 30


def test_twice_the_same_course_is_twice_the_same_bytes() -> None:
    first, again = (json.dumps(score(case(), events("goed")).to_json(), ensure_ascii=False) for _ in range(2))
    assert first == again


def test_there_is_enough_that_should_not_be_shared() -> None:
    """Else sharing everything would cost too little to notice."""
    unfit = [(fact, role) for fact in case().facts.values() for role in fact.unfit]
    needed = sum(2 if case().facts[need.fact].red_flag else 1 for need in case().needs)
    assert len(unfit) >= 5
    assert sum(fact.sensitivity for fact, _ in unfit) >= 3 * needed

"""A plan that says everything, a function that two claim, a measure that rests on nothing: what is ticked counts for nothing."""

from dataclasses import replace
from typing import Any

import pytest

from scenarios.compiled import Case
from scoring.left import MOST_LINES
from scoring.scorecard import total
from scoring.weights import standard
from sim.core import commands as c
from sim.core.events import Started
from tests.scoring import behind
from tests.scoring.behind import Trail, agreement, field, leaving, measured
from tests.scoring.test_linkage import named, points
from tests.scoring.tiny import at, by_id, fact


def many(number: int, **parts: Any) -> Case:
    return leaving(agreements=by_id(agreement("oppas", "nacht"), *(agreement(f"meer{place}") for place in range(number - 1))), **parts)


def owned(game: Case) -> tuple[c.AgreementLine, ...]:
    return tuple(c.AgreementLine(name, "politie", at("17:00")) for name in game.agreements)


@pytest.mark.parametrize(("number", "expected"), [(MOST_LINES, 70), (MOST_LINES + 1, 0)])
def test_who_does_everything_has_agreed_on_nothing(number: int, expected: float) -> None:
    game = many(number, handover=(field("maatregelen"),))
    assert points(game, Trail(game).planned("politie", agreements=owned(game)).ended()) == pytest.approx(expected)


@pytest.mark.parametrize(("number", "expected"), [(MOST_LINES, 100), (MOST_LINES + 1, 0)])
def test_who_does_everything_covers_nothing(number: int, expected: float) -> None:
    game = many(number, cover=(behind.cover(),))
    assert points(game, Trail(game).planned("politie", agreements=owned(game)).ended()) == pytest.approx(expected)


@pytest.mark.parametrize(("number", "expected"), [(MOST_LINES, 100), (MOST_LINES + 1, 70)])
def test_a_plan_that_says_everything_cannot_be_read_back(number: int, expected: float) -> None:
    game = many(number, handover=(field("aanspreekpunt"),))
    log = Trail(game).planned("politie", "om", agreements=owned(game), first_contact="politie", handover="om", read_back=True)
    assert points(game, log.ended()) == pytest.approx(expected)


@pytest.mark.parametrize(("learnt", "expected"), [(("a", "b"), 0), (("a", "b", "x"), 70)])
def test_a_plan_of_somebody_who_knows_nothing_yet_is_paper(learnt: tuple[str, ...], expected: float) -> None:
    game = leaving(handover=(field("aanspreekpunt"),), facts=by_id(*(fact(name) for name in "abxy")))
    log = Trail(game).learned("politie", *learnt).planned("politie", "om", first_contact="politie")
    assert points(game, log.ended()) == pytest.approx(expected)
    game = leaving(regie=(behind.regie(),), facts=game.facts)
    log = Trail(game).learned("politie", *learnt).planned("politie", "veilig_thuis", regie=named("politie"))
    assert points(game, log.ended()) == (100 if expected else 0)


def test_two_who_name_somebody_else_within_a_day_fill_no_function() -> None:
    game = leaving(regie=(behind.regie(),))
    log = Trail(game).planned("politie", "veilig_thuis", regie=named("politie")).at("12:00")
    log.planned("veilig_thuis", "politie", regie=named("veilig_thuis"))
    assert (points(game, log.ended()) or 0) < 50


def test_who_corrects_itself_or_agrees_contests_nothing() -> None:
    game = leaving(regie=(behind.regie(),))
    log = Trail(game).planned("politie", "veilig_thuis", regie=named("om")).planned("politie", "veilig_thuis", regie=named("politie"))
    log.planned("veilig_thuis", "politie", regie=named("politie"))
    assert points(game, log.ended()) == 100


@pytest.mark.parametrize(("cites", "expected"), [((), 0), (("a",), 100)])
def test_a_measure_on_own_right_that_rests_on_nothing_covers_nothing(cites: tuple[str, ...], expected: float) -> None:
    own = replace(measured("thv", covers=("nacht",)), decider="politie")
    game = leaving(cover=(behind.cover(),), measures=by_id(own))
    log = Trail(game)
    log.add(Started, "politie", c.Order("politie", "thv", cites), log.now + 1, log.now + 1)
    assert points(game, log.measure("thv", "politie", until=at("14:00")).ended()) == expected


@pytest.mark.parametrize(("cites", "expected"), [(("a",), 100), (("a", "b"), 100), (("a", "b", "c"), 0), (("b",), 0), ((), 0)])
def test_a_measure_on_own_right_rests_on_what_speaks_for_it(cites: tuple[str, ...], expected: float) -> None:
    own = replace(measured("thv", covers=("nacht",)), decider="politie", rests_on=("a",))
    game = leaving(cover=(behind.cover(),), measures=by_id(own))
    log = Trail(game)
    log.add(Started, "politie", c.Order("politie", "thv", cites), log.now + 1, log.now + 1)
    assert points(game, log.measure("thv", "politie", until=at("14:00")).ended()) == expected


def test_what_was_shared_without_measure_costs_the_total_too() -> None:
    found = {"T": 80.0, "I": 80.0, "A": 80.0, "B": 80.0}
    assert total(found, standard()) == pytest.approx(80)
    assert total(found, standard(), 0.5) == pytest.approx(80 * (1 - standard().totaal_onzorg / 2))

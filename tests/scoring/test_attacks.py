"""Does playing for points pay in any case of the library?

Additive attacks are played in idle time, at once and with patience; whole attacks play the expert's course another way."""

import random
from dataclasses import replace
from itertools import product
from statistics import fmean

import pytest

from scoring import Scorecard
from tests.conftest import FULL_SIZE
from tests.scoring import attackers, attacks
from tests.scoring.attackers import worth

CASES = attackers.attackable()
BANDS = ("los", "op gang", "verbonden", "paraat")
MORE = 2
"""Points that an additive attack may bring at most."""
NOTHING = 10
"""Points that it may come to on its own."""
TOP = 70
"""Points of a whole attack at most."""
PATIENCE = 25
DRAWS = range(20 if FULL_SIZE else 4)

each_case = pytest.mark.parametrize("case", CASES)


def bands(card: Scorecard) -> dict[str, int]:
    """The band of every dimension, and of the whole."""
    found = {name: BANDS.index(dimension.band) for name, dimension in card.dimensions.items() if dimension.band is not None}
    return found if card.band is None else {**found, "": BANDS.index(card.band)}


def drawn() -> list[tuple[str, str, str, int]]:
    """Every additive attack on every course of every case, at once and with patience; a seeded third of them when time is short."""
    every = list(product(CASES, attacks.ADDITIVE, ("matig", "goed", "expert"), (0, PATIENCE)))
    return every if FULL_SIZE else random.Random(20250211).sample(every, len(every) // 3)


@each_case
@pytest.mark.parametrize("name", attacks.ALONE)
def test_on_its_own_it_comes_to_nothing(case: str, name: str) -> None:
    assert worth(attackers.attacked(case, "niets", attacks.ALONE[name])) <= NOTHING


@pytest.mark.parametrize(("case", "name", "course", "patience"), drawn())
def test_on_top_of_a_course_it_does_not_pay(case: str, name: str, course: str, patience: int) -> None:
    plain, card = attackers.card(case, course), attackers.attacked(case, course, replace(attacks.ADDITIVE[name], patience=patience))
    raised = {dimension for dimension, band in bands(card).items() if dimension != "B" and band > bands(plain)[dimension]}
    assert not raised
    assert worth(card) <= worth(plain) + (0 if course == "expert" else MORE) + 1e-9


@each_case
@pytest.mark.parametrize("patience", [0, PATIENCE], ids=["meteen", "geduldig"])
@pytest.mark.parametrize("course", ["matig", "goed"])
def test_ordering_everything_on_facts_at_random_does_not_pay(case: str, course: str, patience: int) -> None:
    """Three facts at random are now and then good reasons: what counts is what it brings on the whole."""
    plain = attackers.card(case, course)
    tried = [attackers.attacked(case, course, replace(attacks.ordering_on_random_facts(draw), patience=patience)) for draw in DRAWS]
    assert fmean(worth(card) for card in tried) <= worth(plain) + MORE
    assert all(bands(card)[name] <= band for card in tried for name, band in bands(plain).items() if name != "B")


@each_case
@pytest.mark.parametrize("course", ["expert", "expert_anders"])
@pytest.mark.parametrize("name", attacks.WHOLE)
def test_a_course_that_leaves_out_what_matters_is_at_most_on_its_way(case: str, name: str, course: str) -> None:
    card = attackers.attacked(case, course, attacks.WHOLE[name])
    assert worth(card) < worth(attackers.card(case, course))
    assert worth(card) <= TOP
    assert bands(card)[""] <= BANDS.index("op gang")


@each_case
def test_the_acute_part_alone_leaves_the_next_responder_nothing_to_build_on(case: str) -> None:
    linked = attackers.attacked(case, "expert", attacks.WHOLE["acuut volmaakt, geen vervolg"]).dimensions.get("A")
    assert linked is None or linked.band == "los"


@each_case
@pytest.mark.parametrize("share", [True, False], ids=["deelt alles", "deelt niets"])
def test_diligence_without_judgement_is_at_most_on_its_way(case: str, share: bool) -> None:
    card = attackers.diligent(attackers.load(case), share)
    assert max(band for name, band in bands(card).items() if name != "B") <= BANDS.index("op gang")

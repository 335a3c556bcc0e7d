"""Who sits where: as the case says, in a region that lacks a partner, and for numbers the case says nothing about."""

from itertools import combinations

import pytest

import scenarios
from scenarios import catalogue
from scenarios.compiled import Case
from scenarios.seating import MOST_AT_CHAIR, MOST_PEOPLE, Chair, Seating, in_one_hand, proposed

NUMBERS = range(1, MOST_PEOPLE + 1)
REGIONS = tuple(catalogue.read().regions)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("name", scenarios.library_ids())
def test_every_proposal_can_be_played_in_every_region(name: str, region: str) -> None:
    case = scenarios.load(name, region=region)
    for people in NUMBERS:
        seating = proposed(case.seatings, case.playable, people)
        held = [role for chair in seating.chairs for role in chair.all_roles]
        assert len(set(held)) == len(held)
        assert set(held) <= set(case.playable)
        assert not in_one_hand(case.apart, seating.chairs)
        assert all(1 <= chair.people <= MOST_AT_CHAIR for chair in seating.chairs)
        assert seating.people <= people
        assert all(works_at_once(case, chair) for chair in seating.chairs)


def works_at_once(case: Case, chair: Chair) -> bool:
    """Whether this chair has work in the first chapter, and never two desks at once."""
    begun: list[str] = []
    for chapter in case.chapters:
        begun.append(chapter.id)
        busy = [role for role in chair.plays(begun) if role in chapter.roles]
        if len(busy) > 1 or (len(begun) == 1 and not busy):
            return False
    return True


def test_the_big_case_has_a_proposal_for_every_number_and_the_chair_that_goes_on() -> None:
    case = scenarios.load("acuut_onveilig")
    assert tuple(case.seatings) == tuple(NUMBERS)
    assert all(seating.people == people for people, seating in case.seatings.items())
    three = case.seatings[3].chairs[2]
    assert three.plays(["ochtend", "dag"]) == ("cit",)
    assert three.plays(["ochtend", "dag", "rollen"]) == ("lokaal_team",)
    assert case.seatings[8].host
    assert [chair.people for chair in case.seatings[8].chairs] == [1, 2, 1, 1, 1, 1]


def test_where_there_is_no_crisis_team_its_people_sit_beside_who_does_that_work() -> None:
    case = scenarios.load("acuut_onveilig", region="RP3")
    assert case.seatings[3] == Seating((Chair(("politie",)), Chair(("veilig_thuis",), 2)))
    assert case.seatings[8].people == 8
    assert ("veilig_thuis", "veilig_thuis") not in {pair.roles for pair in case.apart}
    assert not any("cit" in pair.roles for pair in case.apart)


def test_a_number_without_a_proposal_puts_more_people_to_a_chair() -> None:
    case = scenarios.load("eerste_melding")
    assert [chair.people for chair in proposed(case.seatings, case.playable, 5).chairs] == [3, 2]
    assert proposed(case.seatings, case.playable, 7).host
    assert proposed({}, ("a", "b"), 1) == Seating((Chair(("a",)),))
    assert proposed({}, ("a", "b"), 3) == Seating((Chair(("a",), 2), Chair(("b",))))


def test_a_pair_in_one_hand_is_found_whenever_it_is_held() -> None:
    case = scenarios.load("acuut_onveilig")
    for pair in case.apart:
        assert in_one_hand(case.apart, [Chair(pair.roles)])
    later = Chair(("veilig_thuis",), 1, (("rollen", "lokaal_team"),))
    assert [pair.roles for pair in in_one_hand(case.apart, [later])] == [("veilig_thuis", "lokaal_team")]
    alone = [Chair((role,)) for role in case.playable]
    assert not in_one_hand(case.apart, alone)
    assert all(len({*one.roles} & {*other.roles}) < 2 for one, other in combinations(case.apart, 2))

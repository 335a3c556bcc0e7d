"""Seats half chosen: a proposal is filled in, and then everything can be changed."""

from hypothesis import given
from hypothesis import strategies as st

import scenarios
from scenarios.seating import MOST_AT_CHAIR, MOST_PEOPLE, Chair
from sim.arranging import LETTERS, OTHERS, Arrangement, of_people, of_roles
from sim.core.chairs import sound
from tests.strategies import case, sized

BIG = "acuut_onveilig"


def proposed(people: int, region: str | None = None) -> Arrangement:
    plan = Arrangement(case(BIG, region))
    plan.propose(people)
    return plan


def test_the_proposal_of_the_case_is_filled_in() -> None:
    for people in range(1, MOST_PEOPLE + 1):
        plan = proposed(people)
        assert plan.total == people
        assert plan.chairs == plan.case.seatings[people].chairs
        assert plan.must_be_open == (people > 3)
        assert not plan.in_one_hand


def test_a_chair_that_goes_on_plays_its_next_role_from_that_chapter() -> None:
    plan = proposed(3)
    assert dict(plan.seats())["cit"] == "mens"
    assert dict(plan.seats())["lokaal_team"] == "meewerkend"
    later = dict(plan.seats({"ochtend", "dag", "rollen"}))
    assert (later["cit"], later["lokaal_team"]) == ("meewerkend", "mens")


def test_a_role_can_be_taken_left_and_joined_without_renaming_the_others() -> None:
    plan = proposed(3)
    plan.toggle("politie")
    assert plan.at["veilig_thuis"] == "B"
    assert plan.total == 2
    plan.turn("om", 3)
    assert plan.how["om"] == "niemand"
    plan.toggle("om")
    assert plan.at["om"] == "A", "the letter that is free"
    plan.turn("om", 1)
    assert plan.at["om"] == plan.at["veilig_thuis"] == "B"
    assert [pair.roles for pair in plan.in_one_hand] == [("veilig_thuis", "om")]


def test_who_is_alone_goes_to_another_role_with_one_key() -> None:
    plan = proposed(1)
    plan.toggle("veilig_thuis")
    assert [chair.roles for chair in plan.chairs] == [("veilig_thuis",)]
    assert plan.how["politie"] == "meewerkend"
    assert plan.total == 1


def test_who_changes_a_chair_that_goes_on_plays_both_roles_with_it() -> None:
    plan = proposed(3)
    plan.turn("reclassering", -1)
    plan.put("reclassering", "C")
    (chair,) = [chair for chair in plan.chairs if "cit" in chair.roles]
    assert chair == Chair(("cit", "reclassering", "lokaal_team"))


@sized(60, 600)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(-1, 3)), max_size=25), st.integers(1, MOST_PEOPLE), st.sampled_from([None, "RP3"]))
def test_whatever_is_pressed_people_can_sit_like_that(presses: list[tuple[int, int]], people: int, region: str | None) -> None:
    plan = proposed(people, region)
    for number, what in presses:
        role = plan.case.playable[number % len(plan.case.playable)]
        if what == 0:
            plan.toggle(role)
        elif what == 3:
            plan.more(role, 1)
        else:
            plan.turn(role, 1 if what > 0 else -1)
    assert sound(plan.case, plan.chairs)
    assert set(plan.at) | set(plan.how) == set(plan.case.playable)
    assert not set(plan.at) & set(plan.how)
    assert set(plan.how.values()) <= set(OTHERS)
    assert set(plan.people) == set(plan.at.values()) <= set(LETTERS)
    assert all(1 <= sits <= MOST_AT_CHAIR for sits in plan.people.values())


def test_roles_named_on_the_command_line_sit_alone() -> None:
    found = of_roles(case(BIG), ("cit", "politie"))
    assert found.chairs == (Chair(("politie",)), Chair(("cit",)))
    assert not found.open_table
    four = of_roles(case(BIG), ("cit", "politie", "om", "rvdk"))
    assert four.open_table, "more than three chairs are not hidden from each other"


def test_an_open_table_of_people_speaks_freely_unless_they_say_otherwise() -> None:
    assert (of_people(case(BIG), 3).open_table, of_people(case(BIG), 3).free_speech) == (False, False)
    assert (of_people(case(BIG), 8).open_table, of_people(case(BIG), 8).free_speech, of_people(case(BIG), 8).host) == (True, True, True)
    assert of_people(scenarios.load("eerste_melding"), 2).chairs == (Chair(("politie",)), Chair(("veilig_thuis",)))

"""Does the form of agreements ask what it needs, start from what stands, and give each agreement its owner?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenarios
from scenarios.compiled import DAY
from sim.core import commands as m
from sim.core import events as e
from sim.core.evolution import evolve
from sim.core.forms import fill, filled, owner_field, until_field
from sim.core.game import Setup, start
from sim.core.roleview import Field, Form
from sim.core.view import Views
from tests.core.plays import done
from tests.core.test_meetings import POL, SEVEN, VT, at, begin
from tests.strategies import Game

ONE, TWO, THREE = tuple(begin().case.agreements)[:3]


def _form(game: Game, role: str = POL) -> Form:
    return next(form for form in game.view(role).moves if form.kind == "plan")


def _field(form: Form, name: str) -> Field:
    return next(field for field in form.fields if field.name == name)


def test_an_empty_form_asks_each_question_once_and_follow_ups_only_after_an_answer() -> None:
    form = _form(begin())
    asked = [field.name for field in form.fields if field.asked({})]
    assert "belt" in asked
    assert not {"eigenaar", "tot", "gebeld", "regie", "warm", "overleg_om", "uitkomst_van"} & set(asked)
    now = {field.name for field in form.fields if field.asked({"belt": ("moeder",), "afspraak": (ONE,)})}
    assert now - set(asked) == {"gebeld", "eigenaar", "tot", owner_field(ONE), until_field(ONE)}


def test_who_presses_on_has_one_owner_for_all_and_an_agreement_may_have_its_own() -> None:
    game = begin()
    values = {"afspraak": (ONE, TWO), "eigenaar": (VT,)}
    assert fill(game.view(POL), _form(game), values) == m.Plan(POL, (m.AgreementLine(ONE, VT), m.AgreementLine(TWO, VT)))
    apart = fill(game.view(POL), _form(game), {**values, owner_field(TWO): ("moeder",)})
    assert apart == m.Plan(POL, (m.AgreementLine(ONE, VT), m.AgreementLine(TWO, "moeder")))


def test_who_presses_on_has_one_end_for_all_and_an_agreement_may_have_its_own() -> None:
    game = begin()
    values = {"afspraak": (ONE, TWO), "tot": ("3000",), until_field(TWO): ("5000",)}
    lines = (m.AgreementLine(ONE, POL, 3000), m.AgreementLine(TWO, POL, 5000))
    assert fill(game.view(POL), _form(game), values) == m.Plan(POL, lines)


OWNERS, ENDS = st.sampled_from((POL, VT, "moeder", "partner")), st.sampled_from((3000, 4000, None))


@given(st.dictionaries(st.sampled_from((ONE, TWO, THREE)), st.tuples(OWNERS, ENDS), min_size=1))
def test_a_plan_that_came_to_nothing_comes_back_with_its_owners_and_ends(lines: dict[str, tuple[str, int | None]]) -> None:
    game = begin()
    plan = m.Plan(POL, tuple(m.AgreementLine(what, owner, until) for what, (owner, until) in lines.items()))
    again = filled(plan)
    assert again is not None
    assert fill(game.view(POL), _form(game), again[1]) == plan


def test_a_second_plan_starts_from_the_first_and_says_nothing_twice() -> None:
    game = begin()
    first = m.Plan(VT, (m.AgreementLine(ONE, "moeder", DAY + 540),), review=2 * DAY, calls=(m.CallLine("moeder", POL),), inform=("cit",))
    done(game, first)
    at(game, SEVEN + 30)
    for role in (VT, "cit"):
        form = _form(game, role)
        standing = {field.name: field.stands for field in form.fields if field.stands}
        assert standing["afspraak"] == "1 afspraak"
        assert set(standing) == {"afspraak", "herbeoordeling", "belt", "informeren"}
        assert _field(form, "afspraak").choices[0].detail == "Staat al in het plan: moeder, tot wo 09:00."
        assert _field(form, owner_field(ONE)).default == ("moeder",)
        assert _field(form, owner_field(TWO)).default == ()
        assert _field(form, until_field(ONE)).default == (str(DAY + 540),)
        assert _field(form, until_field(TWO)).default == ()
        defaults = {field.name: field.default for field in form.fields}
        assert fill(game.view(role), form, defaults) == m.Plan(role)


def test_an_end_that_is_past_does_not_stand_in_the_form_and_one_that_was_typed_does() -> None:
    game = begin()
    soon, late = SEVEN + 45, SEVEN + 700
    done(game, m.Plan(VT, (m.AgreementLine(ONE, VT, soon), m.AgreementLine(TWO, VT, late))))
    at(game, SEVEN + 30)
    assert _field(_form(game, VT), until_field(ONE)).default == (str(soon),)
    at(game, SEVEN + 60)
    assert _field(_form(game, VT), until_field(ONE)).default == ()
    field = _field(_form(game, VT), until_field(TWO))
    assert field.default == (str(late),)
    assert field.default[0] in [choice.value for choice in field.choices], "so plain lines can say when that is"


def test_what_a_role_was_not_told_of_the_plan_does_not_stand_in_its_form() -> None:
    game = begin()
    done(game, m.Plan(VT, (m.AgreementLine(ONE, VT),), calls=(m.CallLine("moeder", POL),)))
    at(game, SEVEN + 30)
    assert any(field.stands for field in _form(game, VT).fields)
    assert not any(field.stands for field in _form(game, "cit").fields)


@pytest.mark.parametrize("name", ["tot", "herbeoordeling"])
def test_an_end_can_be_as_far_as_the_case_runs_and_no_further(name: str) -> None:
    game = begin()
    offered = [int(choice.value) for choice in _field(_form(game, VT), name).choices]
    assert offered == sorted(set(offered))
    assert {7 * DAY + 540, game.case.horizon} <= set(offered)
    assert max(offered) == game.case.horizon
    done(game, m.Plan(VT, review=5 * DAY))
    at(game, SEVEN + 30)
    assert str(5 * DAY) in [choice.value for choice in _field(_form(game, VT), name).choices]


def test_only_people_that_a_role_knows_of_are_offered_to_look_up_or_to_do_something() -> None:
    case = scenarios.load("strafbare_km_school")
    views = Views(case, case.roles)
    state, _ = start(case, Setup(1, tuple((role, "mens") for role in case.playable)), views.tell)

    def offered(role: str, kind: str, name: str) -> set[str]:
        form = next(form for form in views[role].view().moves if form.kind == kind)
        return {choice.value for choice in _field(form, name).choices} & case.persons.keys()

    assert offered("politie", "raadpleeg", "over") == set()
    assert offered("politie", "plan", "belt") == set()
    assert offered("rvdk", "raadpleeg", "over") == {"vader", "meisje", "zusje"}, "its own file"
    told = e.Learned(state.now, state.seq, ("politie",), "politie", ("tante_kan",), "gesprek", "veilig_thuis")
    evolve(state, told)
    views.tell(told)
    assert offered("politie", "raadpleeg", "over") == offered("politie", "plan", "belt") == {"tante", "meisje"}


def test_the_first_contact_is_asked_once_and_a_function_that_stands_says_which() -> None:
    game = begin()
    form = _form(game)
    assert "aanspreekpunt" not in {choice.value for choice in _field(form, "functie").choices}
    at(game, SEVEN + 60)
    done(game, m.Plan(POL, regie=(m.RegieLine("casusregisseur", POL),)))
    at(game, SEVEN + 75)
    assert _field(_form(game), "functie").stands == "Casusregisseur politie: Politie"


def test_a_child_never_carries_out_an_agreement_and_may_well_be_told_of_it() -> None:
    case = begin().case
    children = {person.id for person in case.persons.values() if person.child}
    game = begin()
    form = _form(game, VT)
    told = {choice.value for choice in _field(form, "informeren").choices}
    assert children & told, "nobody knows of a child yet, so this proves nothing"
    fields = [field for field in form.fields if field.name == "eigenaar" or field.name.startswith("eigenaar.")]
    assert len(fields) > 1
    for field in fields:
        owners = {choice.value for choice in field.choices}
        assert not owners & children
        assert {POL, VT, "moeder"} <= owners

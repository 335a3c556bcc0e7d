"""What does the guided level add, and is it nothing but words?"""

from dataclasses import replace

from scenarios.compiled import Case
from sim.core import commands as m
from sim.core import events as e
from sim.core.game import Setup
from sim.core.guidance import warnings
from tests.strategies import Game

PHONE = m.Talk("politie", ("veilig_thuis",), "telefoon", None, ("recherche_bus",), (), "beoordelen")


def _game(case: Case, level: str) -> Game:
    game = Game(replace(case, level=level), Setup(1, tuple((role, "mens") for role in case.playable)))
    event = e.Learned(game.state.now, game.state.seq, ("politie",), "politie", ("recherche_bus", "melding_112"), "handeling", "x")
    game.tell(event)
    return game


def test_it_warns_before_sharing_without_a_ground_and_says_which_rule(case: Case) -> None:
    said = warnings(_game(case, "begeleid").views["politie"], PHONE)
    assert len(said) == 1
    assert "geen grond" in said[0]
    assert "OM" in said[0]


def test_it_warns_where_something_does_not_belong(case: Case) -> None:
    said = warnings(_game(case, "begeleid").views["politie"], replace(PHONE, to=("school",), tells=("melding_112",)))
    assert said
    assert case.facts["melding_112"].unfit["school"] in said[0]


def test_nobody_is_warned_of_what_is_fine_or_at_another_level(case: Case) -> None:
    guided = _game(case, "begeleid").views["politie"]
    assert warnings(guided, replace(PHONE, tells=("melding_112",))) == ()
    assert warnings(guided, m.Wait("politie")) == ()
    for level in ("vrij", "expert"):
        assert warnings(_game(case, level).views["politie"], PHONE) == ()


def test_forms_differ_by_their_hint_only(case: Case) -> None:
    guided, free = (_game(case, level).view("politie") for level in ("begeleid", "vrij"))
    assert any(form.hint for form in guided.moves)
    assert not any(form.hint for form in free.moves)
    assert tuple(replace(form, hint="") for form in guided.moves) == free.moves

"""Does a move that came to nothing give its form back as it was filled in?"""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from sim.core import commands as m
from sim.core.forms import addressee, fill, filled
from sim.core.roleview import Form
from tests.core.plays import done
from tests.core.test_desk import LONG, POL, VT, begin
from tests.strategies import LIBRARY, Game, case, numbers, sized, walk
from tests.strategies import filled as values

CALL = m.Talk(POL, (VT,), "telefoon", None, ("f_melding",), ("kinderen",), "veiligheid")
JUDGE = m.Judge(POL, m.Judgement("onveilig", ("f_melding",)))


def before(game: Game, kind: str) -> Form:
    return next(form for form in game.view(POL).moves if form.kind == kind)


def again(game: Game, kind: str) -> m.Command:
    """The command that the form asks for when it is left as it was filled in."""
    form = before(game, kind)
    return fill(game.view(POL), form, dict(form.before))


def test_who_is_in_a_conversation_is_called_again_without_filling_in_anything() -> None:
    game = begin()
    done(game, m.Consult(VT, "vader"), CALL)
    assert any(note.title == "Het gesprek kwam niet tot stand" for note in game.view(POL).notes)
    assert again(game, "gesprek") == CALL
    busy = {contact.role: contact.busy for contact in game.view(POL).contacts}
    assert busy[VT] == game.state.now
    assert {choice.value: choice.note for choice in before(game, "gesprek").fields[0].choices}[VT].startswith("zonet bezig")
    done(game, m.Wait(POL), CALL)
    assert before(game, "gesprek").before == ()


def test_what_was_filled_in_is_for_whom_it_was_meant() -> None:
    form = replace(before(begin(), "gesprek"), before=(("met", (VT,)), ("vertelt", ("f_melding",))))
    assert addressee(dict(form.before)) == ("met", frozenset({VT}))
    assert addressee({"keuze": ("x",)}) == ("", frozenset())


@pytest.mark.parametrize("back", [m.Retract(POL), m.Stop(POL)], ids=["teruggenomen", "afgebroken"])
def test_what_was_taken_back_or_broken_off_can_be_mended(back: m.Command) -> None:
    game = begin()
    done(game, JUDGE, back)
    assert again(game, "oordeel") == JUDGE
    done(game, JUDGE)
    assert before(game, "oordeel").before == ()


def test_what_was_dropped_from_the_line_comes_back() -> None:
    game = begin()
    done(game, LONG, JUDGE, m.Send(VT, (POL,), "bericht", ("f_briefje",), (), "veiligheid"), m.Wait(VT))
    assert again(game, "oordeel") == JUDGE


def test_the_next_chapter_begins_with_empty_forms() -> None:
    game = begin()
    done(game, JUDGE, m.Retract(POL))
    while game.state.chapter_open:
        done(game, m.Wait(game.state.must_choose()[0], None, True))
    done(game, m.OpenChapter())
    assert game.view(POL).moves
    assert all(form.before == () for role in (POL, VT) for form in game.view(role).moves)


@sized(30, 300)
@given(seed=numbers(1))
def test_a_filled_form_comes_back_as_the_same_command(seed: list[int]) -> None:
    """Whatever form of a desk is filled in somehow: from its command the same filling is made again."""
    chance = Random(sum(seed))
    for view in (game.view(role) for game in walk(case(LIBRARY), chance.randrange(1000), 12) for role in game.case.playable):
        for form in view.moves:
            command = fill(view, form, values(form, view.now, chance))
            back = filled(command)
            if back is not None:
                assert back[0] == (form.kind, form.id)
                assert fill(view, form, back[1]) == command

"""What is said aloud at a table: marked by who said it or by who heard it, and never more than was there to say."""

import pytest

from sim.core import commands as m
from sim.core import events as e
from sim.core.game import Setup
from tests.core.plays import done, refused
from tests.strategies import Game, case

POL, VT = "politie", "veilig_thuis"
NUMBER = {fact.id: fact.number for fact in case().facts.values()}


def begin(veilig_thuis: str = "mens", free_speech: bool = True) -> Game:
    return Game(case(), Setup(1, ((POL, "mens"), (VT, veilig_thuis)), False, free_speech))


def forms(game: Game, role: str) -> dict[str, object]:
    return {form.kind: form for form in game.view(role).moves if form.kind in ("hardop", "gehoord")}


def test_aloud_counts_only_where_the_table_speaks_freely() -> None:
    assert refused(begin(free_speech=False), m.Hardop(POL, "f_melding", (VT,))) == "geen_hardop"
    assert refused(begin(free_speech=False), m.Heard(VT, NUMBER["f_melding"], POL)) == "geen_hardop"
    assert not forms(begin(free_speech=False), POL)
    game = begin()
    done(game, m.Hardop(POL, "f_melding", (VT,)))
    assert game.state.now == 480
    assert game.state.knows(VT, "f_melding")
    assert refused(game, m.Hardop(VT, "f_wapen", (POL,))) == "weet_je_niet"


def test_a_listener_says_from_whom_and_may_then_lean_on_it() -> None:
    game = begin()
    judge = m.Judge(VT, m.Judgement("onveilig", ("f_melding",)))
    assert refused(game, judge) == "van_wie"
    events = done(game, m.Heard(VT, NUMBER["f_melding"], POL))
    said, told = events[0], events[1]
    assert isinstance(said, e.SaidAloud)
    assert (said.role, said.fact, said.heard) == (POL, "f_melding", (VT,))
    assert isinstance(told, e.Disclosed)
    assert (told.giver, told.receiver, told.channel) == (POL, VT, "hardop")
    done(game, judge)


def test_both_ways_of_marking_give_the_same_story() -> None:
    one, other = begin(), begin()
    assert done(one, m.Hardop(POL, "f_melding", (VT,))) == done(other, m.Heard(VT, NUMBER["f_melding"], POL))


@pytest.mark.parametrize(
    ("card", "giver", "code"),
    [("f_briefje", POL, "gever_weet_niet"), ("f_melding", VT, "niet_jezelf"), ("f_melding", "om", "niet_aan_tafel")],
)
def test_nobody_passes_on_what_was_not_there_to_say(card: str, giver: str, code: str) -> None:
    assert refused(begin(), m.Heard(VT, NUMBER[card], giver)) == code


def test_a_guessed_number_does_not_tell_which_cards_there_are() -> None:
    assert refused(begin(), m.Heard(VT, 999, POL)) == refused(begin(), m.Heard(VT, NUMBER["f_briefje"], POL)) == "gever_weet_niet"


def test_software_does_not_sit_at_the_table() -> None:
    game = begin(veilig_thuis="meewerkend")
    assert refused(game, m.Hardop(POL, "f_melding", (VT,))) == "niemand_hoort"
    assert not forms(game, POL), "with nobody to talk to there is nothing to mark"
    assert refused(game, m.Heard(POL, NUMBER["f_briefje"], VT)) == "niet_aan_tafel"


def test_the_form_of_a_listener_names_no_card_it_does_not_have() -> None:
    heard = next(form for form in begin().view(VT).moves if form.kind == "gehoord")
    assert [field.kind for field in heard.fields] == ["kaart", "een"]
    assert not heard.fields[0].choices

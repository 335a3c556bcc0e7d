"""Between chapters people may take other chairs; while the clock can run, nobody does."""

from typing import get_type_hints

import pytest

from scenarios.seating import Chair
from sim.core import commands as m
from sim.core import events as e
from sim.core.chairs import HOWS, each_alone, relay, sound
from sim.core.game import Setup
from sim.course import DoReseat
from tests.core.plays import done, nothing_more, refused
from tests.strategies import Game, case

POL, VT = "politie", "veilig_thuis"
ALONE = (Chair((POL,)), Chair((VT,)))


def at_the_end_of_a_chapter(veilig_thuis: str = "meewerkend") -> Game:
    game = Game(case(), Setup(1, ((POL, "mens"), (VT, veilig_thuis))))
    while game.state.chapter_open:
        done(game, nothing_more(game))
    return game


def test_a_role_changes_hands_and_everybody_hears_of_it() -> None:
    game = at_the_end_of_a_chapter()
    events = done(game, m.Reseat(ALONE, ((VT, "mens"),)))
    assert [type(event) for event in events] == [e.SeatsChanged]
    assert game.state.desks[VT].how == "mens"
    assert dict(game.view(POL).seats) == {POL: "mens", VT: "mens"}
    done(game, m.OpenChapter())
    assert VT in game.state.must_choose()


def test_a_desk_that_is_left_stays_empty() -> None:
    game = at_the_end_of_a_chapter("mens")
    done(game, m.Reseat((Chair((POL,)),), ((VT, "niemand"),)), m.OpenChapter())
    assert game.view(VT).status == "leeg"
    assert VT not in game.state.must_choose()


def test_a_conversation_waits_for_nobody_who_left() -> None:
    """They set out to meet after the chapter, and the seat of whoever was called is left in between."""
    game = Game(case(), Setup(1, ((POL, "mens"), (VT, "mens"))))
    end = case().chapters[0].end
    while game.state.now < end - 1:
        done(game, m.Wait(game.state.must_choose()[0], end - 1, True))
    done(game, m.Talk(POL, (VT,), "ter_plaatse"))
    while game.state.chapter_open:
        done(game, nothing_more(game))
    done(game, m.Reseat((Chair((POL,)),), ((VT, "niemand"),)), m.OpenChapter())
    for _ in range(200):
        if game.state.over:
            break
        assert VT not in game.state.must_choose()
        done(game, nothing_more(game))
    assert game.state.over


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (m.Reseat(ALONE, ((VT, "mens"),), POL), "alleen_tafel"),
        (m.Reseat(ALONE, (("om", "mens"),)), "stoelen_passen_niet"),
        (m.Reseat(ALONE, ((VT, "toeval"),)), "stoelen_passen_niet"),
        (m.Reseat(ALONE, ((VT, "mens"), (VT, "niemand"))), "stoelen_passen_niet"),
        (m.Reseat((Chair((POL,), 4),)), "stoelen_passen_niet"),
        (m.Reseat((Chair((POL,)), Chair((POL, VT)))), "stoelen_passen_niet"),
        (m.Reseat((Chair(("om",)),)), "stoelen_passen_niet"),
        (m.Reseat((Chair((POL,), 1, (("avond", VT),)),)), "stoelen_passen_niet"),
    ],
)
def test_what_is_no_way_to_sit_is_refused(command: m.Reseat, code: str) -> None:
    assert refused(at_the_end_of_a_chapter(), command) == code


def test_chairs_stand_still_while_a_chapter_is_open() -> None:
    game = Game(case(), Setup(1, ((POL, "mens"), (VT, "mens"))))
    assert refused(game, m.Reseat(ALONE)) == "deel_open"


def test_a_chair_that_goes_on_with_another_role_lets_go_of_the_first() -> None:
    game = at_the_end_of_a_chapter()
    goes_on = Chair((POL,), 1, (("middag", VT),))
    assert relay(game.case, game.state, (goes_on,)) == ((POL, "meewerkend"), (VT, "mens"))
    assert relay(game.case, game.state, ALONE) == ()
    done(game, m.Reseat((goes_on,), relay(game.case, game.state, (goes_on,))))
    assert relay(game.case, game.state, (goes_on,)) == (), "once done it is done"


def test_without_chairs_everybody_plays_one_role() -> None:
    assert each_alone(((POL, "mens"), (VT, "niemand"))) == (Chair((POL,)),)
    assert sound(case(), ())


def test_a_course_and_the_rules_know_the_same_ways_to_play_a_desk() -> None:
    assert set(HOWS) == set(get_type_hints(DoReseat)["seats"].__args__[1].__args__)

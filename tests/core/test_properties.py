"""What holds for the core whatever is played?

Each property runs over games that are partly sense and partly nonsense, on the small case and on the case of the library.
"""

import os
import subprocess
import sys
from copy import copy
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.core import events as e
from sim.core.evolution import evolve
from sim.core.game import play
from sim.core.refusals import Refusal
from sim.core.rules import decide
from sim.core.state import Desk, Message, Request, State, Talk, Work
from sim.core.view import fold
from tests.core.plays import SEED, all_seats, canaries, nothing_more, offer, touches, unnumbered
from tests.strategies import LIBRARY, MINIMAL, Game, begun, case, games, nonsense, numbers, pick, play_out, sized, walk

CASES = pytest.mark.parametrize("name", [MINIMAL, LIBRARY], ids=["minimal", "library"])
ROOT = Path(__file__).parents[2]


def everything(state: State) -> dict[str, object]:
    """All that is true in `state`, as values of their own; a memo is no part of that, and what belongs to the case is not copied."""
    return {name: _kept(getattr(state, name)) for name in State.__slots__ if name not in ("case", "dirty")}


def _kept(value: object) -> object:
    match value:
        case dict():
            return {key: _kept(inner) for key, inner in value.items()}
        case list():
            return [_kept(inner) for inner in value]
        case set():
            return set(value)
        case Desk() | Talk() | Work() | Request() | Message():
            return copy(value)
        case _:
            return value


# --- decide -----------------------------------------------------------------------------------------------------------


@CASES
@sized(25, 400)
@given(data=st.data())
def test_decide_answers_every_command_and_changes_nothing(name: str, data: st.DataObject) -> None:
    game = data.draw(games(case(name)))
    before = everything(game.state)
    for number in data.draw(numbers(25)):
        chance = Random(number)
        command = nonsense(game.case, chance) if number % 2 else pick(game, chance)
        answer = decide(game.case, game.state, command)
        if isinstance(answer, Refusal):
            assert answer.code, command
            assert answer.text.strip(), command
        else:
            assert [event.seq for event in answer] == list(range(game.state.seq, game.state.seq + len(answer))), command
    assert everything(game.state) == before


@CASES
@sized(25, 400)
@given(data=st.data())
def test_a_refused_command_costs_nothing(name: str, data: st.DataObject) -> None:
    game = data.draw(games(case(name)))
    for number in data.draw(numbers(10)):
        before, at = everything(game.state), len(game.log)
        if isinstance(game.step(number), Refusal):
            assert everything(game.state) == before
            assert len(game.log) == at


# --- replay -----------------------------------------------------------------------------------------------------------


@CASES
@sized(25, 400)
@given(data=st.data())
def test_the_log_alone_gives_the_state_back(name: str, data: st.DataObject) -> None:
    game = data.draw(games(case(name)))
    again = State(game.case)
    for event in game.log:
        evolve(again, event)
    assert everything(again) == everything(game.state)


@CASES
@sized(25, 400)
@given(data=st.data())
def test_the_same_commands_give_the_same_bytes(name: str, data: st.DataObject) -> None:
    game = data.draw(games(case(name)))
    again = Game(game.case, game.setup)
    for command in game.commands:
        again.submit(command)
    assert repr(again.log) == repr(game.log)


@CASES
@sized(15, 200)
@given(data=st.data())
def test_a_copy_of_the_state_goes_its_own_way(name: str, data: st.DataObject) -> None:
    game = data.draw(games(case(name)))
    before, fork = everything(game.state), game.state.copy()
    told: list[e.Event] = []
    for number in data.draw(numbers(8)):
        play(game.case, fork, pick(game, Random(number)), told.append)
    assert everything(game.state) == before


@CASES
def test_the_order_of_sets_in_memory_never_shows(name: str) -> None:
    """A log is the same in another process, in which Python hashes strings otherwise."""
    ask = (
        "from hashlib import sha256\nfrom tests.strategies import case, walk\n"
        f"*_, game = walk(case({name!r}), seed=5, steps=150)\n"
        "print(sha256(repr((game.log, [game.view(r) for r in game.case.playable])).encode()).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", ask], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


# --- time -------------------------------------------------------------------------------------------------------------


@CASES
@sized(25, 400)
@given(data=st.data())
def test_the_clock_never_runs_back(name: str, data: st.DataObject) -> None:
    game = data.draw(games(case(name)))
    assert [event.seq for event in game.log] == list(range(len(game.log)))
    times = [event.at for event in game.log]
    assert times == sorted(times)
    assert game.state.now == times[-1]
    assert times[-1] <= max(chapter.end for chapter in game.case.chapters) or game.state.over


@CASES
@sized(25, 400)
@given(data=st.data())
def test_the_clock_moves_only_when_no_desk_is_free_to_choose(name: str, data: st.DataObject) -> None:
    game = data.draw(games(case(name)))
    again = State(game.case)
    for event in game.log:
        if isinstance(event, e.TimePassed):
            assert not again.must_choose()
        evolve(again, event)


@CASES
@sized(25, 400)
@given(data=st.data())
def test_what_takes_time_takes_at_least_a_minute(name: str, data: st.DataObject) -> None:
    """What another can notice lasts; only at a table where all sit together is something settled at once."""
    game = data.draw(games(case(name)))
    again = State(game.case)
    for event in game.log:
        match event:
            case e.Started(role=role, at=at, until=until, lands=lands):
                at_table = again.desks[role].table is not None
                assert (until > at and lands >= until) or (at_table and until == at == lands), event
            case e.TalkOpened(at=at, minutes=minutes, begins=begins):
                assert minutes >= 1 or begins > at, event
            case e.TalkSpoken(at=at, ends=ends):
                assert ends > at, event
            case e.Sent(at=at, arrives=arrives):
                assert all(minute >= at for minute in arrives), event
        evolve(again, event)


@CASES
def test_whoever_waits_reaches_the_end(name: str) -> None:
    """No game stands still: when every seat only waits, the last chapter closes."""
    game = Game(case(name), all_seats(case(name)))
    for _ in range(400):
        if game.state.over:
            break
        answer = game.submit(nothing_more(game))
        assert not isinstance(answer, Refusal), answer
    assert game.state.over
    assert isinstance(game.log[-1], e.GameEnded)


# --- one instant ------------------------------------------------------------------------------------------------------


@CASES
@sized(60, 1500)
@given(data=st.data())
def test_commands_of_one_instant_may_come_in_any_order(name: str, data: st.DataObject) -> None:
    """Commands that touch no common desk give the same log but for the numbers in it."""
    game = data.draw(games(case(name)))
    free = [role for role in game.state.must_choose() if game.state.desks[role].table is None and game.state.desks[role].talk is None]
    if len(free) < 2:
        return
    one, other = (offer(game, role, data.draw(st.integers(0, 2**32 - 1))) for role in free[:2])
    if one is None or other is None or touches(game.case, game.state, one) & touches(game.case, game.state, other):
        return
    logs = []
    for order in ((one, other), (other, one)):
        state, log = game.state.copy(), list(game.log)
        for command in order:
            result = play(game.case, state, command, lambda event: None)
            log += [] if isinstance(result, Refusal) else result
        logs.append(unnumbered(log))
    assert logs[0] == logs[1]


# --- views ------------------------------------------------------------------------------------------------------------


@CASES
@sized(12, 150)
@given(data=st.data())
def test_a_view_is_what_the_log_tells_its_role(name: str, data: st.DataObject) -> None:
    """The view that was kept up is the fold of the log, after every command."""
    game = data.draw(begun(case(name)))

    def same(game: Game) -> None:
        for role in game.case.playable:
            assert game.view(role) == fold(game.case, game.log, role)

    same(game)
    play_out(game, data.draw(numbers(30)), same)


@CASES
@sized(12, 150)
@given(data=st.data())
def test_a_view_holds_a_text_exactly_when_its_role_learnt_it(name: str, data: st.DataObject) -> None:
    singing = canaries(case(name))
    elsewhere = {option for decision in singing.decisions.values() for option in decision.options} | set(singing.acts) | set(singing.themes)
    game = data.draw(begun(singing))

    def no_leak(game: Game) -> None:
        for role in game.case.playable:
            learnt = {fact for event in game.log if isinstance(event, e.Learned) and event.role == role for fact in event.facts}
            shown = repr(game.view(role))
            assert f"{SEED}" not in shown
            for fact in singing.facts.values():
                assert (fact.text in shown) == (fact.id in learnt), (role, fact.id)
                assert (fact.label in shown) <= (fact.id in learnt), (role, fact.id)
                if fact.id not in elsewhere:
                    assert (f"'{fact.id}'" in shown) <= (fact.id in learnt), (role, fact.id)

    no_leak(game)
    play_out(game, data.draw(numbers(30)), no_leak)


@CASES
@sized(15, 200)
@given(data=st.data())
def test_what_a_role_was_not_told_changes_nothing_for_it(name: str, data: st.DataObject) -> None:
    """Leaving out the events of others leaves a view as it is."""
    game = data.draw(games(case(name)))
    for role in game.case.playable:
        own = [event for event in game.log if "*" in event.audience or role in event.audience]
        assert fold(game.case, own, role) == game.view(role)


@CASES
@pytest.mark.parametrize("seed", range(3))
def test_long_games_come_to_an_end_without_a_crash(name: str, seed: int) -> None:
    moves = 0
    for _ in walk(case(name), seed, 1500):
        moves += 1
    assert moves > 20

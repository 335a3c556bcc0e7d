"""What does a move cost?

`moves_per_cpu_s`: the moves of a whole game, played with care at every seat, are decided on, applied and told to every
seat again; nobody looks.
`careful_moves_per_cpu_s`: software that plays with care at every seat of a table: views, forms, thinking and moves.
`dearest_case`: a move of the dearest case in the library against one of the first; `move_of_<case>` against the first, each.
`growth`: a long game, decided, told and looked at: the moves around the 500th against those around the 50th.
The rest is for the comparison with the peers: events, six views after one command, a copy of a game, a log folded again.
"""

import gc
import json
import statistics
import time
from collections.abc import Callable, Iterator
from random import Random

import scenarios
from scenarios.compiled import Case
from scoring import score
from sim.core import commands as m
from sim.core import events as e
from sim.core.evolution import evolve
from sim.core.game import Setup, play, start
from sim.core.refusals import Refusal
from sim.core.state import State
from sim.core.view import Views
from sim.players.careful import CarefulPlayer
from sim.players.filling import play_out
from sim.table import Table
from tests.strategies import Game

LEAST = 1.5
"""CPU seconds for which each figure is measured at least."""


def seats(case: Case) -> Setup:
    return Setup(1, tuple((role, "mens") for role in case.playable))


def recorded(case: Case) -> list[m.Command]:
    """The moves of a whole game, played with care at every seat."""
    table = _Counted(Table.start(case, seats(case)))
    play_out(table, {role: CarefulPlayer(case, role) for role in case.playable})
    return table.accepted


def moves_per_second(case: Case, commands: list[m.Command]) -> Iterator[tuple[str, float]]:
    moves = events = 0
    spent = 0.0
    while spent < LEAST:
        views = Views(case, case.playable)
        begin = time.process_time()
        state, _ = start(case, seats(case), views.tell)
        for command in commands:
            play(case, state, command, views.tell)
        spent += time.process_time() - begin
        moves += len(commands)
        events += state.seq
    yield "moves_per_cpu_s", moves / spent
    yield "events_per_cpu_s", events / spent
    yield "events_per_move", events / moves


def other_cases(first: Case, commands: list[m.Command]) -> Iterator[tuple[str, float]]:
    """What a move of every other case costs against the first; their games by turns, so that a busy machine weighs on both."""
    dearer: dict[str, float] = {}
    for other in scenarios.library_ids():
        if other != first.id:
            case = scenarios.load(other)
            moves = recorded(case)
            gc.collect()
            gc.freeze()
            dearer[other] = statistics.median(_move_cost(case, moves) / _move_cost(first, commands) for _ in range(15))
    yield from ((f"move_of_{other}", ratio) for other, ratio in dearer.items())
    yield "dearest_case", max(dearer.values())


def _move_cost(case: Case, commands: list[m.Command]) -> float:
    """CPU seconds of a move, over one whole game."""
    views = Views(case, case.playable)
    begin = time.process_time()
    state, _ = start(case, seats(case), views.tell)
    for command in commands:
        play(case, state, command, views.tell)
    return (time.process_time() - begin) / len(commands)


def careful_per_second(case: Case) -> Iterator[tuple[str, float]]:
    moves, games, spent = 0, 0, 0.0
    while spent < LEAST:
        table = Table.start(case, seats(case))
        players = {role: CarefulPlayer(case, role) for role in case.playable}
        counted = _Counted(table)
        begin = time.process_time()
        play_out(counted, players)
        score(case, table.events)
        spent += time.process_time() - begin
        moves += len(counted.accepted)
        games += 1
    yield "careful_moves_per_cpu_s", moves / spent
    yield "careful_moves_a_game", moves / games


class _Counted:
    """A table that keeps the moves it accepts."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.accepted: list[m.Command] = []
        self.glance = table.glance
        self.drive = table.drive

    @property
    def over(self) -> bool:
        return self._table.over

    @property
    def chapter_open(self) -> bool:
        return self._table.chapter_open

    @property
    def must_choose(self) -> tuple[str, ...]:
        return self._table.must_choose

    def open_chapter(self) -> Refusal | None:
        return self.submit(m.OpenChapter())

    def submit(self, command: m.Command) -> Refusal | None:
        refusal = self._table.submit(command)
        if refusal is None:
            self.accepted.append(command)
        return refusal


def _long_game(case: Case) -> list[float]:
    """CPU seconds of each of 560 moves of minutes and less, each followed by a look."""
    chance, game = Random(3), Game(case, seats(case))
    costs: list[float] = []
    while len(costs) < 560:
        if game.state.over:
            raise RuntimeError(f"the game was over after {len(costs)} moves")
        free = game.state.must_choose()
        role = free[0] if free else ""
        command = _short(game, role, chance) if role else m.OpenChapter()
        begin = time.process_time()
        answer = game.submit(command)
        if role:
            game.view(role)
        spent = time.process_time() - begin
        if not isinstance(answer, Refusal):
            costs.append(spent)
    return costs


def _short(game: Game, role: str, chance: Random) -> m.Command:
    """A move that takes little time, so that hundreds fit in a chapter."""
    talk = game.state.must_speak(role)
    if talk is not None:
        moment = game.state.talks[talk].moment
        judges = moment is not None and game.case.moments[moment].judges_first
        return m.Contribute(role, talk, judgement=m.Judgement("zorgen") if judges else None)
    facts = [fact.id for fact in game.view(role).facts if not fact.lost and not fact.expired]
    cites = tuple(chance.sample(facts, min(len(facts), 2)))
    if chance.random() < 0.4:
        return m.Judge(role, m.Judgement("onveilig", cites))
    return m.Wait(role, game.state.now + chance.choice([1, 2]))


def growth(case: Case) -> Iterator[tuple[str, float]]:
    early, late = [], []
    for _ in range(7):
        costs = _long_game(case)
        early.append(statistics.mean(costs[25:85]))
        late.append(statistics.mean(costs[470:530]))
    yield "growth", statistics.median(late) / statistics.median(early)
    yield "move_with_a_look_us", statistics.median(late) * 1e6


def forks(case: Case, commands: list[m.Command]) -> Iterator[tuple[str, float]]:
    state, log = start(case, seats(case), _nobody)
    for command in commands[: len(commands) // 2]:
        played = play(case, state, command, _nobody)
        log += [] if isinstance(played, Refusal) else played
    yield "fork_us", _each(state.copy) * 1e6

    def replay() -> None:
        again = State(case)
        for event in log:
            evolve(again, event)

    yield "replay_events_per_cpu_s", len(log) / _each(replay)


def six_views(case: Case, commands: list[m.Command]) -> Iterator[tuple[str, float]]:
    """One command, and what six seats then see (the three of the case, each looked at by two people's builders)."""
    moves, spent = 0, 0.0
    pair = [Views(case, case.playable) for _ in range(max(1, 6 // len(case.playable)))]

    def tell(event: e.Event) -> None:
        for views in pair:
            views.tell(event)

    while spent < LEAST:
        pair[:] = [Views(case, case.playable) for _ in pair]
        begin = time.process_time()
        state, _ = start(case, seats(case), tell)
        for command in commands:
            play(case, state, command, tell)
            for views in pair:
                for role in case.playable:
                    views[role].view()
        spent += time.process_time() - begin
        moves += len(commands)
    yield "moves_with_six_views_per_cpu_s", moves / spent


def _nobody(event: e.Event) -> None:
    pass


def _each(work: Callable[[], object]) -> float:
    """CPU seconds of one `work`."""
    count, begin = 0, time.process_time()
    while time.process_time() - begin < LEAST / 3:
        work()
        count += 1
    return (time.process_time() - begin) / count


if __name__ == "__main__":
    the_case = scenarios.load("acuut_onveilig")
    the_moves = recorded(the_case)
    gc.freeze()
    figures = dict(moves_per_second(the_case, the_moves))
    figures |= dict(other_cases(the_case, the_moves))
    figures |= dict(careful_per_second(the_case))
    figures |= dict(growth(the_case))
    figures |= dict(forks(the_case, the_moves))
    figures |= dict(six_views(the_case, the_moves))
    print(json.dumps(figures))

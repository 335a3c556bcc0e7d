"""How does a game begin, and what does one move set going?

`play` is the only order of things: a command is decided on, its events are applied and told, then the clock goes on until
a desk must choose. Whoever keeps a game (a table, a verifier, a what-if) goes through here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from scenarios.compiled import Case
from scenarios.seating import Chair
from scenarios.short import Short
from sim.core import events as e
from sim.core.batch import Batch
from sim.core.clock import advance
from sim.core.commands import Command
from sim.core.evolution import evolve
from sim.core.refusals import Refusal
from sim.core.rules import decide
from sim.core.state import State

RULES = 1
"""Version of the rules; a log names the one it was played under."""

Tell = Callable[[e.Event], None]


@dataclass(frozen=True, slots=True)
class Setup:
    """What is chosen before a game begins."""

    seed: int = 1
    seats: tuple[tuple[str, str], ...] = ()
    """(role, mens · meewerkend · afwachtend · eilandje · verloop · niemand); a role that is left out is `niemand`."""
    rounds: bool = False
    free_speech: bool = False
    chairs: tuple[Chair, ...] = ()
    """Which roles the same people play; empty: each on a chair of its own."""
    open_table: bool = False
    """At one screen everybody may watch every desk; else the screen is covered when it goes to another chair."""
    host: bool = False
    """Somebody without a partner reads aloud, keeps the time and leads the debrief."""
    short: Short | None = None
    """The short sitting that this game is; None for a whole case."""


def begin(case: Case, setup: Setup) -> tuple[e.Event, ...]:
    """The events with which a game starts; the first ones of every log."""
    how = dict(setup.seats)
    seats = tuple((role, how.get(role, "niemand")) for role in case.playable)
    state = State(case)
    batch = Batch(state)
    batch.add(e.GameStarted, e.NONE, setup.seed, seats, setup.rounds, setup.free_speech)
    batch.add(e.SeatsTaken, e.ALL, seats, setup.rounds, setup.free_speech)
    batch.add(e.ChapterOpened, e.ALL, case.chapters[0].id, at=case.chapters[0].start)
    for role in case.roles:
        known = tuple(fact.id for fact in case.facts.values() if role in fact.known_by)
        if known:
            batch.add(e.Learned, (role,), role, known, "begin", "", at=case.chapters[0].start)
    return batch.done()


def start(case: Case, setup: Setup, tell: Tell) -> tuple[State, list[e.Event]]:
    """A new game up to the first choice: the state and all events so far."""
    state = State(case)
    log: list[e.Event] = []
    for event in begin(case, setup):
        evolve(state, event)
        tell(event)
        log.append(event)
    run(case, state, tell, log)
    return state, log


def play(case: Case, state: State, command: Command, tell: Tell) -> list[e.Event] | Refusal:
    """Carry out `command` and let the clock go on until a desk must choose; the events, or why not."""
    decided = decide(case, state, command)
    if isinstance(decided, Refusal):
        return decided
    log: list[e.Event] = []
    for event in decided:
        evolve(state, event)
        tell(event)
        log.append(event)
    run(case, state, tell, log)
    return log


def run(case: Case, state: State, tell: Tell, log: list[e.Event]) -> None:
    """Let the clock go on until a desk must choose, a chapter has closed, or the game is over."""
    while batch := advance(case, state):
        for event in batch:
            evolve(state, event)
            tell(event)
            log.append(event)

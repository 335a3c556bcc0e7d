"""The same log with one change, numbered anew."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from scenarios.compiled import Case
from scoring import fold
from sim.core import commands as c
from sim.core import events as e
from tests.strategies import Game

Events = Sequence[e.Event]


def finished(game: Game) -> Game:
    """`game` played to its horizon by seats that only wait."""
    for _ in range(500):
        if game.state.over:
            return game
        waits = game.state.must_choose()
        for role in waits:
            talk = game.state.must_speak(role)
            game.submit(c.Wait(role) if talk is None else c.Contribute(role, talk, judgement=c.Judgement("zorgen")))
        if not waits:
            game.submit(c.OpenChapter())
    raise AssertionError(f"the game does not end: {game.state.must_choose()} at {game.state.now}")


def numbered(events: Events) -> list[e.Event]:
    return [replace(event, seq=place) for place, event in enumerate(events)]


def inserted(events: Events, minute: int, *makers: Callable[[], e.Event]) -> list[e.Event]:
    """`events` with more at the end of `minute`."""
    place = next((i for i, event in enumerate(events) if event.at > minute), len(events))
    passed = [] if any(event.at == minute for event in events) else [e.TimePassed(minute, 0, ("*",))]
    return numbered([*events[:place], *passed, *(make() for make in makers), *events[place:]])


def told(case: Case, events: Events, minute: int, giver: str, receiver: str, fact: str, verdict: str = "uitdrukkelijk") -> list[e.Event]:
    """`events` with `giver` telling `fact` to `receiver` at `minute`; whoever tells it later tells nothing new."""
    knowledge = fold.read(case, events, case.horizon).knowledge
    fresh = not knowledge.knew(receiver, fact, minute, 1 << 30)
    more = inserted(
        events,
        minute,
        lambda: e.Disclosed(minute, 0, (giver, receiver), giver, receiver, fact, "", verdict, "", fresh, "bericht", 0),
        *([lambda: e.Learned(minute, 0, (receiver,), receiver, (fact,), "bericht", giver)] if fresh else []),
    )
    knowledge = fold.read(case, more, case.horizon).knowledge
    spans = knowledge.spans.get((receiver, fact), ())
    return [
        _stale(event, receiver, fact, lambda e_: any(span.seq < e_.seq and span.holds(e_.at, e_.seq) for span in spans)) for event in more
    ]


def _stale(event: e.Event, receiver: str, fact: str, known: Callable[[e.Event], bool]) -> e.Event:
    if isinstance(event, e.Disclosed) and (event.receiver, event.fact) == (receiver, fact) and event.fresh and known(event):
        return replace(event, fresh=False)
    return event


def moved(events: Events, which: Callable[[e.Event], bool], minute: int) -> list[e.Event]:
    """`events` with those of `which` at `minute` instead."""
    rest = [event for event in events if not which(event)]
    return inserted(rest, minute, *(lambda event=event: replace(event, at=minute) for event in events if which(event)))

"""What of a case came to pass in one game?"""

from collections.abc import Iterator, Sequence

from scenarios.compiled import Case
from sim.core import commands as c
from sim.core import events as e
from sim.core.events import Event
from sim.core.state import State
from sim.ending import ending
from sim.verify.worth import Worth

Key = tuple[str, str]
"""(kind of thing, its id)"""
SCENE, ACT, HAPPENING, DECISION, OPTION = "situatie", "handeling", "gebeurtenis", "besluit", "keuze"
REQUEST, MEASURE, ENDING = "verzoek", "maatregel", "uitkomst"
NEED, NORM, LEFT = "behoefte", "norm gehaald", "norm gemist"


def seen(case: Case, log: Sequence[Event], world: State, came_to: Worth) -> frozenset[Key]:
    """Everything of the case that came to pass in the game with this log, and what was met of its norms and needs."""
    found = set(_happened(log))
    end = ending(case, world)
    if end is not None:
        found.add((ENDING, end.id))
    found.update((NORM, name) for name, value in came_to.norms.items() if value > 0)
    found.update((LEFT, name) for name, value in came_to.norms.items() if value < 1)
    found.update((NEED, name) for name, met in came_to.needs.items() if met)
    return frozenset(found)


def possible(case: Case) -> dict[str, tuple[str, ...]]:
    """Kind of thing → all there are of it in the case."""
    return {
        SCENE: tuple(case.scenes),
        ACT: tuple(case.acts),
        HAPPENING: tuple(case.happenings),
        DECISION: tuple(case.decisions),
        OPTION: tuple(f"{one.id}.{option}" for one in case.decisions.values() for option in one.options),
        REQUEST: tuple(case.measures),
        MEASURE: tuple(case.measures),
        ENDING: tuple(one.id for one in case.endings),
        NEED: tuple(f"{need.decision}.{need.role}.{need.fact}" for need in case.needs),
        NORM: tuple(case.norms),
        LEFT: tuple(case.norms),
    }


_TELLING = frozenset((e.SceneOpened, e.Started, e.Landed, e.Happened, e.DecisionTaken, e.Requested, e.MeasureOrdered, e.MeasureStarted))
"""The events by which something comes to pass."""


def _happened(log: Sequence[Event]) -> Iterator[Key]:
    begun: dict[int, str] = {}
    for event in log:
        if type(event) not in _TELLING:  # nine in ten
            continue
        match event:
            case e.SceneOpened():
                yield SCENE, event.scene
            case e.Started(command=c.Act() as command):
                begun[event.seq] = command.act
            case e.Landed() if event.done and event.ref in begun:
                yield ACT, begun[event.ref]
            case e.Happened():
                yield HAPPENING, event.happening
            case e.DecisionTaken():
                yield DECISION, event.decision
                yield OPTION, f"{event.decision}.{event.option}"
            case e.Requested() | e.MeasureOrdered():
                yield REQUEST, event.measure
            case e.MeasureStarted():
                yield MEASURE, event.measure

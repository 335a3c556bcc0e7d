"""Who did what an event shows?

Who owns a step need not be who took it: a step of two roles is taken by one of them. Where an event names nobody, it came of
the work that landed just before it.
"""

from collections.abc import Collection, Iterable, Mapping

from scoring.watch import actors
from sim.core import events as e


def doers(events: Iterable[e.Event], wanted: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """Number of an event → the roles that brought it about; () for what happened by itself."""
    found: dict[int, tuple[str, ...]] = {}
    ordered: dict[str, str] = {}
    landed = ""
    for event in events:
        match event:
            case e.Landed():
                landed = event.role
            case e.TimePassed() | e.Happened() | e.Freed():
                landed = ""
            case e.MeasureOrdered():
                ordered[event.measure] = event.by
        if event.seq in wanted:
            found[event.seq] = _who(event, landed, ordered)
    return found


def _who(event: e.Event, landed: str, ordered: Mapping[str, str]) -> tuple[str, ...]:
    match event:
        case e.TalkEnded():
            return event.present
        case e.Interviewed():
            return (event.role,) if event.role else ()
        case e.MeasureStarted() if event.measure in ordered:
            return (ordered[event.measure],)
        case e.FlagSet() | e.Counted() | e.MeasureStarted():
            return (landed,) if landed else ()
        case _:
            return actors(event)

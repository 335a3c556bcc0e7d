"""Can this log be a game of this case?

A log may come from somebody else, and its seals have no secret. So before it is taken up, every event is held against the
case: what it names has to be there, and its times have to lie within the game. Then all that the program makes of a log is
made once: the state, what every role sees, the score.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import Any

from scenarios.compiled import DAY, Case
from scoring import score
from sim.core import events as e
from sim.core.chairs import sound
from sim.core.evolution import evolve
from sim.core.state import State
from sim.core.view import Views
from sim.record import LATEST, Reading, RecordError

_ROLES = ("role", "roles", "by", "to", "giver", "receiver", "present", "awaited", "missing", "heard", "told", "decider", "audience")
_PARTIES = ("owner", "holder", "caller", "called", "first_contact", "inform", "handover", "who", "other")
_FACTS = ("fact", "facts", "tells", "cites", "record", "unrecorded", "lost")
_LATER = ("until", "lands", "begins", "ends", "due", "arrives", "starts", "rules_at", "at_end", "review")
"""Fields that hold a moment after the event."""
_MOST = "Dit spel past niet bij de casus waarmee het is gespeeld. Het kan niet worden hervat."


def folded(case: Case, events: Sequence[e.Event]) -> State:
    """The state that follows from `events`."""
    state = State(case)
    for event in events:
        evolve(state, event)
    return state


def lived(case: Case, found: Reading) -> State:
    """The state that follows from a log that was read; raises RecordError when it is no game of `case`."""
    events = found.events
    wrong = _wrong(case, found)
    if wrong:
        raise RecordError(f"{_MOST} {wrong}")
    with fitting():
        state = folded(case, events)
        views = Views(case, case.playable)
        for event in events:
            views.tell(event)
        for role in case.playable:
            views[role].view()
        score(case, events)
    return state


@contextmanager
def fitting() -> Iterator[None]:
    """Whatever goes wrong in here goes wrong because the log is not of this case."""
    try:
        yield
    except RecordError:
        raise
    except Exception as error:
        raise RecordError(_MOST) from error


def _wrong(case: Case, found: Reading) -> str:
    """What in this log cannot be, as a Dutch sentence, or ""."""
    first = found.entries[0]
    kinds = [type(event) for event in first.events[:3]]
    if kinds != [e.GameStarted, e.SeatsTaken, e.ChapterOpened]:
        return "Het begin van een spel ontbreekt."
    begun, setup = first.events[0], found.header.setup
    assert isinstance(begun, e.GameStarted)
    seats = tuple((role, dict(setup.seats).get(role, "niemand")) for role in case.playable)
    if (begun.seed, begun.seats, begun.rounds, begun.free_speech) != (setup.seed, seats, setup.rounds, setup.free_speech):
        return "De stoelen of het spelnummer zijn anders dan in de eerste regel."
    short, chapters = setup.short, [chapter.id for chapter in case.chapters]
    if short is not None and not (short.role in case.playable and {short.chapter, short.until} <= set(chapters)):
        return "De korte zit in de eerste regel past niet bij deze casus."
    if short is not None and not any(isinstance(event, e.SeatsChanged) for event in found.events):
        return "Het is afgebroken voordat jij aan de beurt kwam. Begin de korte zit opnieuw."
    if not sound(case, setup.chairs):
        return "In de eerste regel staan stoelen die deze casus niet heeft."
    known = _known(case)
    for number, entry in enumerate(found.entries, start=2):
        for place, event in enumerate(entry.events):
            if isinstance(event, (e.GameStarted, e.SeatsTaken)) and (number, place) not in ((2, 0), (2, 1)):
                return f"In regel {number} begint het spel nog een keer."
            if not case.start <= event.at <= case.horizon + DAY:
                return f"In regel {number} staat een tijd die buiten het spel valt."
            if event.audience != e.ALL and not set(event.audience) <= case.roles.keys():
                return f"In regel {number} staat een rol die deze casus niet heeft."
            if isinstance(event, e.SeatsChanged) and not (sound(case, event.chairs) and set(dict(event.seats)) <= set(case.playable)):
                return f"In regel {number} staan stoelen die deze casus niet heeft."
            odd = _odd(event, event.at, known)
            if odd:
                return f"In regel {number} klopt {odd!r} niet met de casus."
    return ""


def _known(case: Case) -> dict[str, frozenset[str]]:
    """Field of a record → what may stand in it."""
    roles = frozenset(case.roles)
    parties = roles | frozenset(case.persons)
    themes = frozenset(case.themes)
    one = {
        "chapter": frozenset(chapter.id for chapter in case.chapters),
        "scene": frozenset(case.scenes),
        "happening": frozenset(case.happenings),
        "decision": frozenset(case.decisions),
        "option": frozenset(option for decision in case.decisions.values() for option in decision.options),
        "measure": frozenset(case.measures),
        "norm": frozenset(case.norms),
        "moment": frozenset(case.moments),
        "act": frozenset(case.acts),
        "partner": frozenset(case.partners),
        "person": frozenset(case.persons),
        "about": frozenset(case.persons),
        "what": frozenset(case.agreements) | frozenset(case.measures),
        "asks": themes,
        "theme": themes,
    }
    some = dict.fromkeys(_ROLES, roles | {""}) | dict.fromkeys(_PARTIES, parties) | dict.fromkeys(_FACTS, frozenset(case.facts))
    return one | some


def _odd(record: Any, since: int, known: dict[str, frozenset[str]]) -> str:
    """The name of a field of `record` in which something stands that cannot be, or ""; its moments come after `since`."""
    for field in fields(record):
        name, value = field.name, getattr(record, field.name)
        if value is None or name in ("audience", "at", "seq"):
            continue
        if name in _LATER:
            moments = value if isinstance(value, tuple) else (value,)
            if not all(since <= moment < LATEST for moment in moments):
                return name
        elif name in known:
            named = value if isinstance(value, tuple) else (value,)
            if not known[name].issuperset(named):
                return name
        elif is_dataclass(value):
            # A lined-up move is held against the case when its turn comes, so it may name what is not there.
            odd = "" if isinstance(record, e.Queued) else _odd(value, 0, known)
            if odd:
                return odd
        elif isinstance(value, tuple):
            for part in value:
                if is_dataclass(part) and (odd := _odd(part, 0, known)):
                    return odd
    return ""

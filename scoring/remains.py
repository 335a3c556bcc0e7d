"""Which things does a log leave behind?

What `left.py` finds in the one pass over the log, and what the judging of the afterwards reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.judged import HandoverField
from scoring.planlines import Line
from sim.core import events as e


@dataclass(frozen=True, slots=True)
class Named:
    """Who was named for one of the four functions of regie at a minute; more than one counts as none."""

    function: str
    holders: tuple[str, ...]
    at: int
    seq: int
    told: tuple[str, ...]
    by: str = ""
    """Who named them."""


@dataclass(frozen=True, slots=True)
class Run:
    """A measure in force: from `since` to `ended`, or to `until`, the end that the case gives it."""

    measure: str
    since: int
    until: int | None
    seq: int
    told: tuple[str, ...]
    by: str | None
    """Who ordered it or asked for it; None where it came about otherwise."""
    fits: bool
    ended: int | None = None
    blank: bool = False
    """Ordered on own right, resting on nothing that speaks for it: ticking every measure protects from nothing."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A field of the handover at its due date."""

    why: str
    """goed · niet_teruggelezen · niet_nodig · onware_reden · loos (it points to nothing that stands) · leeg"""
    at: int | None = None
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reached:
    """What whoever responds at a probe has by then, of what it did not have at the start."""

    facts: tuple[str, ...]
    plan: tuple[str, ...]
    agreements: tuple[str, ...]
    flaws: Mapping[str, str]
    """Field or agreement that the responder was told of and that did not count → why not."""


@dataclass(frozen=True, slots=True)
class Left:
    lines: tuple[Line, ...]
    """All lines that ever stood in the plan, in order."""
    named: tuple[Named, ...]
    runs: tuple[Run, ...]
    interviews: tuple[e.Interviewed, ...]
    deviated: tuple[e.Deviated, ...]
    seats: tuple[tuple[int, Mapping[str, str]], ...]
    """From when on who holds which seat, and how."""
    filled: Mapping[HandoverField, Filled]
    reached: Mapping[str, Reached]
    void: Mapping[Line, str]
    """Lines that are only paper: of somebody who knew nothing yet, or had so many that nobody can keep them; with which of the two."""

"""Where did each point go?

A dimension is 100 less the rows of its ledger: every row names one thing that was missing, who could have brought it,
until when, and the events that show it. Sum of `lost` = 100 - score, within 1e-9.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

Shares = tuple[tuple[str, float], ...]
"""(role, part), the parts adding up to 1; empty where nobody can be asked."""

TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Row:
    """Points that were not reached, for one reason."""

    dimension: str
    term: str
    """T: normen · gevolgen · gelijktijdig. I: dekking · gebruik · terugkoppeling · maat · grond · plafond. A: overdracht ·
    patroon · bescherming · regie · herbeoordeling · hierna. B: gehoord · eenmaal · kindcheck · uitleg · proportie."""
    what: str
    """Id of the norm, loop or joint moment, of the decision, the fact or the measure, of the field or function, or of the person."""
    lost: float
    accountable: Shares
    refs: tuple[int, ...]
    """Events that show it; empty for what never came."""
    text: str
    """One Dutch sentence or two: what was missing, and until when it was possible."""
    could_until: int | None
    source: str
    facts: tuple[str, ...] = ()
    ground: str = ""
    """Id of the row of the law or the agreement that the text speaks of."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was measured: a norm, a need, a decision, a loop, a joint moment."""

    id: str
    title: str
    value: float
    """0..1"""
    weight: float
    at: int | None
    """When it was done or known; None if it was not."""
    target: int | None
    limit: int
    roles: tuple[str, ...]
    refs: tuple[int, ...] = ()
    why: str = ""
    """A word for how it came out; of a norm: op_tijd · laat · niet · te_weinig · te_vroeg · na_venster · besloten · anders."""


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a dimension: its value 0..1 and the share of the dimension that it makes."""

    id: str
    title: str
    value: float
    share: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A score of 0..100, or None when nothing that it measures had come due."""

    id: str
    title: str
    score: float | None
    band: str | None
    terms: tuple[Term, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    """Dutch sentences for the card: what was left out, and why."""


def equally(roles: Iterable[str]) -> Shares:
    """The same part for each of `roles`."""
    named = tuple(dict.fromkeys(roles))
    return tuple((role, 1 / len(named)) for role in named)


def mixed(*parts: tuple[float, Iterable[str]]) -> Shares:
    """Parts of the whole, each split equally over its roles; a part without roles goes to the others."""
    held = [(part, tuple(dict.fromkeys(roles))) for part, roles in parts]
    held = [(part, roles) for part, roles in held if part > 0 and roles]
    whole = fsum(part for part, _ in held)
    shares: dict[str, float] = {}
    for part, roles in held:
        for role in roles:
            shares[role] = shares.get(role, 0.0) + part / whole / len(roles)
    return tuple(shares.items())


def shared_out(shares: Sequence[tuple[str, float, bool]]) -> dict[str, float]:
    """The share of each term that is there; what a missing term would have made is divided over the others in proportion."""
    whole = fsum(share for _, share, present in shares if present)
    return {name: share / whole for name, share, present in shares if present} if whole else {}


def lost(rows: Iterable[Row]) -> float:
    """All points in `rows` together."""
    return fsum(row.lost for row in rows)


def ramp(minute: float, target: float, limit: float) -> float:
    """1 up to the target, 0 from the limit on, straight between."""
    if minute <= target:
        return 1.0
    return 0.0 if minute >= limit else (limit - minute) / (limit - target)

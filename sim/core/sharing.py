"""Who may tell what to whom, on which ground?

The verdict is that of the best row for giver, receiver, kind and date whose conditions hold at that moment. Where no row
speaks of the pair the source is silent. The purpose that a player gives is recorded and shown; it never counts here.
"""

from functools import lru_cache
from typing import Protocol

from scenarios.compiled import Case
from scenarios.regional import Ground
from scenarios.world import World

EXPLICIT, AGREED, SILENT, NONE = "uitdrukkelijk", "volgens_afspraak", "bron_zwijgt", "geen"
_RANK = {EXPLICIT: 0, AGREED: 1, SILENT: 2}


class Situation(World, Protocol):
    """A world that also knows about danger and contact."""

    @property
    def acute(self) -> bool: ...
    def in_contact(self, role: str, partner: str) -> bool: ...


@lru_cache(maxsize=4096)
def rows(case: Case, giver: str, receiver: str, kind: str) -> tuple[Ground, ...]:
    """The rows about this pair of partners and this kind of data, best verdict first."""
    found = [
        row
        for row in case.grounds
        if giver in row.givers and receiver in row.receivers and (not row.kinds or kind in row.kinds) and giver != receiver
    ]
    # Of rows with one verdict the narrowest first: it explains most.
    return tuple(sorted(found, key=lambda row: (_RANK[row.verdict], len(row.givers) * len(row.receivers), row.id)))


def ground_for(case: Case, world: Situation, giver: str, receiver: str, fact: str) -> tuple[str, Ground | None]:
    """The verdict on `giver` telling `fact` to `receiver` now, and the row it stands on.

    uitdrukkelijk · volgens_afspraak · bron_zwijgt · geen; with `geen` the row is the one whose condition is not met.
    Two roles of one partner share a task: that is uitdrukkelijk without a row.
    """
    one, other = case.roles[giver].partner, case.roles[receiver].partner
    if one == other:
        return EXPLICIT, None
    missed: Ground | None = None
    for row in rows(case, one, other, case.facts[fact].kind):
        if not row.conditions or all(_holds(world, giver, condition) for condition in row.conditions):
            return row.verdict, row
        missed = missed or row
    return (NONE, missed) if missed is not None else (SILENT, None)


def _holds(world: Situation, giver: str, condition: str) -> bool:
    match condition:
        case "acuut":
            return world.acute
        case "na_contact_om":
            return world.in_contact(giver, "om")
        case "medisch_afgewogen":
            return world.flag("medisch_afgewogen")
        case _:
            return False

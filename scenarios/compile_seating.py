"""What is left of a proposal for the seats where the region lacks a partner?

A chair keeps the roles that exist here. One that would begin with none is given up: its people sit down beside whoever takes
that work over, since that desk now has the work of two; what the chair would have played later is left to software.
"""

from dataclasses import replace

from scenarios import document as doc
from scenarios.conditions import Swap
from scenarios.seating import MOST_AT_CHAIR, Apart, Chair, Seating


def seatings(document: doc.CaseDocument, swap: Swap) -> dict[int, Seating]:
    """Number of people → the chairs that the case proposes, as far as they exist here."""
    return {one.people: _seating(one, swap) for one in document.seatings}


def _seating(one: doc.Seating, swap: Swap) -> Seating:
    chairs: list[Chair] = []
    beside: list[tuple[str, int]] = []
    for written in one.chairs:
        roles = tuple(role for role in written.roles if role not in swap.roles)
        if roles:
            then = tuple((later.chapter, later.role) for later in written.then if later.role not in swap.roles)
            chairs.append(Chair(roles, written.people, then))
        else:
            beside.append((swap.role(written.roles[0]), written.people))
    for stand_in, people in beside:
        place = next((at for at, chair in enumerate(chairs) if stand_in in chair.roles), 0)
        if chairs:
            chairs[place] = replace(chairs[place], people=min(MOST_AT_CHAIR, chairs[place].people + people))
        else:
            chairs.append(Chair((stand_in,), people))
    return Seating(tuple(chairs), one.host)


def apart(document: doc.CaseDocument, swap: Swap) -> tuple[Apart, ...]:
    """The pairs that must inform each other; a pair that is one role here falls away."""
    found = {swap.all(one.roles): one.why for one in document.apart}
    return tuple(Apart((pair[0], pair[1]), why) for pair, why in found.items() if len(pair) == 2)

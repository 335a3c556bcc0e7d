"""What came of a game, as data for other programs?"""

from collections.abc import Sequence
from typing import Any

from scenarios.compiled import Case
from scoring import Scorecard
from sim.core.state import State
from sim.rerun import Refused


def ending(case: Case, world: State) -> dict[str, str] | None:
    """The first ending of the case that fits how the game stands; None while it goes on."""
    if not world.over:
        return None
    for one in case.endings:
        if one.when is None or one.when.holds(world, ""):
            return {"id": one.id, "tekst": one.text}
    return None


def as_json(case: Case, seed: int, card: Scorecard, world: State, refused: Sequence[Refused]) -> dict[str, Any]:
    """The result of a game: the scorecard, what was refused and how it ended."""
    return {
        **card.to_json(),
        "spelnummer": seed,
        "regio": case.region.id,
        "datum": case.date,
        "weigeringen": [
            {"regel": one.line, "rol": one.role, "tijd": one.at, "code": one.code, "tekst": one.text, "verwacht": one.expected}
            for one in refused
        ],
        "uitkomst": ending(case, world),
    }

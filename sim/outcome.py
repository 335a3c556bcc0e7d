"""What came of a game, as data for other programs?"""

from collections.abc import Sequence
from typing import Any

from scenarios.compiled import Case
from scoring import Scorecard
from sim.core.state import State
from sim.ending import ending
from sim.rerun import Refused


def as_json(case: Case, seed: int, card: Scorecard, world: State, refused: Sequence[Refused]) -> dict[str, Any]:
    """The result of a game: the scorecard, what was refused and how it ended."""
    end = ending(case, world)
    return {
        **card.to_json(),
        "spelnummer": seed,
        "regio": case.region.id,
        "datum": case.date,
        "weigeringen": [
            {"regel": one.line, "rol": one.role, "tijd": one.at, "code": one.code, "tekst": one.text, "verwacht": one.expected}
            for one in refused
        ],
        "uitkomst": {"id": end.id, "tekst": end.text} if end is not None else None,
    }

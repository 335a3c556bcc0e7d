"""What is a game worth, and which of its norms and needs were met?

The same judgement as a scorecard, without the cards and the explanations: of a game among thousands nobody reads those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from scenarios.compiled import Case
from scoring import fold, sharing, timeliness
from scoring.scorecard import Scorecard, judged, measured, summed
from scoring.weights import Weights
from sim.core.events import Event


@dataclass(frozen=True, slots=True)
class Worth:
    """What one game came to."""

    points: float
    """The total; of a case that does not ask for all four dimensions the mean of what it measures."""
    dimensions: Mapping[str, float]
    norms: Mapping[str, float]
    """Norm that had come due → how far it was met, 0 to 1."""
    needs: Mapping[str, bool]
    """`decision.role.fact` → whether it was known in time."""


def worth(case: Case, events: Sequence[Event], weights: Weights, since: fold.Reading | None = None) -> Worth:
    """What the game with this log came to; `since` has read its beginning before."""
    played = fold.read(case, events, since=since)
    found = judged(played, weights)
    points = measured(found)
    clocks = timeliness.clocks(played)
    norms = {name: timeliness.met(played, case.norms[name], clock).value for name, clock in clocks.items() if clock.limit <= played.tot}
    needs = {f"{need.decision}.{need.role}.{need.fact}": sharing.covered(played, need, weights).value > 0 for need in case.needs}
    return Worth(_points(summed(found, weights), points), points, norms, needs)


def points_of(card: Scorecard) -> float:
    """The points of a scorecard."""
    return _points(card.total, measured(card.dimensions.values()))


def _points(sum_up: float | None, points: Mapping[str, float]) -> float:
    return sum_up if sum_up is not None else fmean(points.values()) if points else 0.0

"""What is a game worth, and which of its norms and needs were met?

The same judgement as a scorecard, without the cards and the explanations: of a game among thousands nobody reads those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from scenarios.compiled import Case
from scoring import fold, linkage, perspective, sharing, timeliness
from scoring.scorecard import Scorecard, total
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


def worth(case: Case, events: Sequence[Event], weights: Weights) -> Worth:
    """What the game with this log came to."""
    played = fold.read(case, events)
    found = [judge(played, weights) for judge in (timeliness.judge, sharing.judge, linkage.judge, perspective.judge)]
    points = {one.id: one.score for one in found if one is not None and one.score is not None}
    care = [term.value for one in found if one is not None and one.id == "I" for term in one.terms if term.id == "maat"]
    clocks = timeliness.clocks(played)
    norms = {name: timeliness.met(played, case.norms[name], clock).value for name, clock in clocks.items() if clock.limit <= played.tot}
    needs = {f"{need.decision}.{need.role}.{need.fact}": sharing.covered(played, need, weights).value > 0 for need in case.needs}
    return Worth(_points(total(points, weights, *care), points), points, norms, needs)


def points_of(card: Scorecard) -> float:
    """The points of a scorecard."""
    return _points(card.total, {name: one.score for name, one in card.dimensions.items() if one.score is not None})


def _points(sum_up: float | None, points: Mapping[str, float]) -> float:
    return sum_up if sum_up is not None else fmean(points.values()) if points else 0.0

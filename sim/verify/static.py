"""Is a case sound as it is written, in its own region and in every other?

All that can be said without playing: what the file says, what its score rests on, and what can come to pass. What holds in every region
is told once; what goes wrong in some regions only names them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios import loading
from scenarios.compiled import Case, Need
from scenarios.problems import CaseError, Problem
from scoring.weights import Weights
from sim.verify import giveaways, handed, lint, possible, reading
from sim.verify.places import Places
from sim.verify.reach import Reach, Step
from sim.verify.tally import Tally
from sim.verify.ways import reach, way

Way = tuple[tuple[str, Step], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What came of checking one case; without `case` its file could not be read as one."""

    name: str
    problems: tuple[Problem, ...]
    case: Case | None = None
    regions: tuple[str, ...] = ()
    ways: Mapping[Need, Way] | None = None
    """How each need can be met in the own region: the witness of a lawful way."""
    places: Places | None = None
    tally: Tally | None = None
    """What playing it showed; None when it was only read."""

    def count(self, severity: str) -> int:
        return sum(problem.severity == severity for problem in self.problems)


def check(name: str, counted: Weights, regions: Sequence[str] = ()) -> Findings:
    """All static checks of the case `name`, an id of the library or a path; in these regions instead of in every profile."""
    try:
        read = loading.everywhere(name, regions)
    except CaseError as error:
        return Findings(name, error.problems)
    own = read.cases.get(read.written.head.region)
    if own is None:
        return Findings(name, read.problems)
    places = Places(read.source, read.written)
    plans = {region: reach(case, chance=False) for region, case in read.cases.items()}
    found = [*read.problems, *_at_home(own, places, counted), *_ways(plans, places)]
    needs = {need: way(plans[own.region.id], need.role, need.fact) for need in own.needs}
    return Findings(name, tuple(sorted(set(found))), own, tuple(read.cases), needs, places)


def _at_home(case: Case, places: Places, counted: Weights) -> list[Problem]:
    """What is the same in every region, or need only hold in the region of the case itself."""
    found = [*lint.check(case, places), *reading.check(case, places, counted), *possible.held(case, places)]
    plan = reach(case)
    return [*found, *possible.parts(plan, places), *giveaways.check(plan, places), *handed.check(plan, places)]


def _ways(plans: Mapping[str, Reach], places: Places) -> list[Problem]:
    """The needs that cannot be met, each once, with the regions where it is not so everywhere."""
    where: dict[Problem, list[str]] = {}
    for region, plan in plans.items():
        for problem in possible.needs(plan, places):
            where.setdefault(problem, []).append(region)
    return [problem if len(regions) == len(plans) else _in(problem, regions) for problem, regions in where.items()]


def _in(problem: Problem, regions: list[str]) -> Problem:
    told = f"{problem.message} (in {', '.join(regions)})"
    return Problem(problem.file, problem.line, problem.column, problem.code, told)

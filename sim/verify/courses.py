"""Do the courses that come with a case land where they should, and in order?"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from scenarios.compiled import Case
from scenarios.problems import Problem
from sim.verify.places import Places
from sim.verify.tally import Course, Tally

ORDER = ("expert", "goed", "matig", "niets")
"""From much to little, in every region."""
TARGETS: Mapping[str, tuple[float, float]] = {
    "expert": (95, 100),
    "expert_anders": (90, 100),
    "goed": (65, 85),
    "matig": (15, 40),
    "niets": (0, 10),
}
"""Course → its points in the region of the case, from and to."""


def landing(case: Case, tally: Tally, places: Places) -> Iterator[Problem]:
    """The courses that end elsewhere than they should; what a case has no course for is not asked."""
    home = {one.name: one for one in tally.courses if one.region == case.region.id}
    for name, (least, most) in TARGETS.items():
        if name in home and not least <= home[name].points <= most:
            told = f"het verloop {name} komt op {home[name].points:.1f} punten en hoort tussen {least:.0f} en {most:.0f} te komen"
            yield places.problem("V631", f"{told}; kijk met 'samenop naspelen' waar de punten blijven", "casus", key=True)
    wrong: dict[str, list[str]] = {}
    for region in dict.fromkeys(one.region for one in tally.courses):
        there = {one.name: one for one in tally.courses if one.region == region}
        for more, less in pairwise(name for name in ORDER if name in there):
            if not _above(there[more], there[less]):
                wrong.setdefault(f"het verloop {more} staat niet boven {less}", []).append(region)
    for told, regions in wrong.items():
        yield places.problem(
            "V632", f"{told} (in {', '.join(regions)}); kijk met 'samenop naspelen' wat het verschil maakt", "casus", key=True
        )


def _above(more: Course, less: Course) -> bool:
    """Whether a course is worth more; good is at least as much as middling on every dimension besides."""
    if more.name == "goed" and less.name == "matig":
        lower = dict(less.dimensions)
        if any(points < lower.get(name, 0.0) - 1e-9 for name, points in more.dimensions):
            return False
    return more.points > less.points

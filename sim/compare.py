"""What is different when the same case is played in another region, and which fields of the profiles make that?

The same course in both regions: scores and times side by side. Then every field in which the profiles differ is tried by itself, so
that it is seen and not guessed what it does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenarios import catalogue, loading, own_regions
from scenarios.compiled import Case
from scenarios.region_fields import TRIAL, Field, differing, trial
from scoring import score
from sim.coursefile import CourseFile
from sim.rerun import Refused, run
from sim.verify.ways import reach

DIMENSIONS = ("T", "I", "A", "B")


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one region: scores by dimension and in all (None: not measured), and the minutes of what is judged (None: never)."""

    scores: Mapping[str, float | None]
    times: Mapping[str, int | None]
    refused: tuple[Refused, ...] = ()
    fell: tuple[str, ...] = ()
    """Lines of the course that have no place in this region, with why."""
    stuck: tuple[str, ...] = ()
    """Where the course does not go on in this region."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A field that differs, and what comes of the first region with only that field of the second."""

    field: Field
    came: Came


@dataclass(frozen=True, slots=True)
class Compared:
    one: Case
    other: Case
    titles: Mapping[str, str]
    """What is judged → what it is called."""
    here: Came
    there: Came
    effects: tuple[Effect, ...]


def by_course(name: str | Path, file: CourseFile, regions: tuple[str, str], date: str | None) -> Compared:
    """The course in two regions; raises CaseError."""

    def came(case: Case) -> Came:
        played = run(file, case)
        card = score(case, played.table.events)
        data = card.to_json()
        scores = {one: _rounded(data["dimensies"][one]["score"]) for one in DIMENSIONS if one in data["dimensies"]}
        return Came(
            {**scores, "totaal": _rounded(data["totaal"])},
            _norm_times(data),
            tuple(refused for refused in played.refused if not refused.expected),
            tuple(f"regel {number}: {why}" for number, why in played.why.items()),
            tuple(f"{problem.file}:{problem.line}: {problem.message}" for problem in played.problems),
        )

    return _compared(name, regions, date or file.course.date, came, _norm_titles)


def by_plan(name: str | Path, regions: tuple[str, str]) -> Compared:
    """What can be known, decided and in force at the earliest in two regions; raises CaseError."""

    def came(case: Case) -> Came:
        plan = reach(case, chance=False)
        times = {f"{need.role}/{need.fact}": (step.at if (step := plan.known.get((need.role, need.fact))) else None) for need in case.needs}
        times |= {name: plan.first("besluit", name) for name in case.decisions}
        return Came({}, times | {name: plan.first("maatregel", name) for name in case.measures})

    return _compared(name, regions, None, came, _plan_titles)


def _compared(name: str | Path, regions: tuple[str, str], date: str | None, came: Any, titles: Any) -> Compared:
    shelf = catalogue.read()
    ids = []
    for wanted in regions:
        shelf, id = own_regions.added(shelf, wanted)
        ids.append(id)
    one, other = (loading.load(name, id, date, shelf) for id in ids)
    effects = []
    for field in differing(one, other, shelf.profile(ids[0])):
        tried = loading.load(name, TRIAL, date, trial(shelf, one.region, field))
        effects.append(Effect(field, came(tried)))
    return Compared(one, other, titles(one) | titles(other), came(one), came(other), tuple(effects))


def _norm_times(data: Mapping[str, Any]) -> dict[str, int | None]:
    parts = data["dimensies"]["T"]["termen"]["normen"]["onderdelen"]
    return {part["id"]: part["tijd"] for part in parts}


def _norm_titles(case: Case) -> dict[str, str]:
    return {norm.id: norm.title for norm in case.norms.values()}


def _plan_titles(case: Case) -> dict[str, str]:
    known = {f"{need.role}/{need.fact}": f"{case.roles[need.role].title} kan weten: {case.facts[need.fact].label}" for need in case.needs}
    decided = {one.id: f"besluit: {one.title}" for one in case.decisions.values()}
    return known | decided | {one.id: f"maatregel: {one.title}" for one in case.measures.values()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def changed(came: Came, there: Came) -> list[str]:
    """What is judged that comes at another minute, or in one of the two not at all."""
    every = dict.fromkeys((*came.times, *there.times))
    return [name for name in every if came.times.get(name) != there.times.get(name)]

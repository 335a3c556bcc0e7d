"""What does `samenop toets CASUS` say of a case, read only or played as well?

A line per problem, ready for an editor that jumps to file:line:column; then a summary that fits one screen. The same as data with
`--json`.
"""

import json
import sys
from collections.abc import Sequence
from time import perf_counter
from typing import Any

import scenarios
from scenarios.find import find
from scenarios.problems import PATH, Problem, shown
from scoring.weights import standard
from sim import playreport
from sim.core.phrases import clock
from sim.exitcodes import Exit
from sim.sample import Sample
from sim.streams import narrow
from sim.verify.reach import Step
from sim.verify.static import Findings, Way, check

ALL = "alles"
"""In place of a case: every case that comes with the program."""
_LEARNT = {
    "begin": "weet het aan het begin",
    "systeem": "zoekt het op in het eigen systeem",
    "handeling": "hoort het door de handeling {}",
    "gebeurtenis": "hoort het door de gebeurtenis {}",
    "besluit": "hoort het na het besluit {}",
    "maatregel": "hoort het door de maatregel {}",
    "deelt": "hoort het van {}",
}


def soundness(
    name: str | None, strict: bool, ways: bool, as_data: bool, regions: tuple[str, ...] = (), sample: Sample | None = None
) -> int:
    """Check one case or all, and play each as much as `sample` says; print what was found; the exit code."""
    names = scenarios.library_ids() if name in (None, ALL) else (str(name),)
    if len(names) == 1 and not _there(names[0]):
        known = (*scenarios.library_ids(), *scenarios.own_ids())
        print(f"Er is geen zaak {shown(names[0], PATH)}. Wel: {', '.join(known)}.", file=sys.stderr)
        return Exit.NOT_FOUND
    begun = perf_counter()
    found, stopped = _checked(names, regions, sample)
    seconds = perf_counter() - begun
    if as_data:
        print(json.dumps(_as_data(found, seconds, sample), ensure_ascii=narrow(), indent=2))
    else:
        _print(found, seconds, ways, sample)
    if stopped:
        print("Gestopt voor alles gespeeld was; dit is wat er tot dan toe bleek.", file=sys.stderr)
        return Exit.STOPPED
    failed = any(one.count("fout") or (strict and one.problems) for one in found)
    return Exit.PROBLEMS if failed else Exit.DONE


def _checked(names: Sequence[str], regions: tuple[str, ...], sample: Sample | None) -> tuple[list[Findings], bool]:
    """The findings of each case, and whether it was broken off."""
    if sample is None:
        return [check(one, standard(), regions) for one in names], False
    from sim.playtest import Crew, played  # reading a case waits for no processes

    found: list[Findings] = []
    with Crew() as crew:
        for name in names:
            one, stopped = played(crew, check(name, standard(), regions), name, sample, regions)
            found.append(one)
            if stopped:
                return found, True
    return found, False


def _there(name: str) -> bool:
    """Whether there is something under this name; what cannot be a path is nowhere."""
    try:
        return find(name).path.exists()
    except (OSError, ValueError):
        return False


def line(problem: Problem) -> str:
    """A problem as one line; its code is the name of a page of the handbook."""
    return f"{problem.file}:{problem.line}:{problem.column} {problem.code} {problem.severity} {problem.message}"


def _print(found: list[Findings], seconds: float, ways: bool, sample: Sample | None) -> None:
    problems = [problem for one in found for problem in one.problems]
    for problem in problems:
        print(line(problem))
    if problems:
        print()
    for one in found:
        if ways:
            print("\n".join(_ways(one)))
        print(_summary(one))
        if sample is not None and one.case is not None and one.tally is not None:
            print("\n".join(playreport.lines(one.case, one.tally, sample.seed)))
    errors, warnings = (sum(one.count(severity) for one in found) for severity in ("fout", "waarschuwing"))
    print(
        f"{_many(errors, 'fout', 'fouten')}, {_many(warnings, 'waarschuwing', 'waarschuwingen')}, in {seconds:.1f} s.".replace(".", ",", 1)
    )
    if problems:
        print(f"Wat een code betekent: samenop handboek {problems[0].code}")


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _summary(one: Findings) -> str:
    """What of this case was looked at."""
    case = one.case
    if case is None:
        return f"{one.name}: zo is er nog geen zaak te spelen; de rest is niet nagekeken."
    counted = (
        (case.roles, "rol", "rollen"),
        (case.facts, "stuk informatie", "stuks informatie"),
        (case.needs, "behoefte", "behoeften"),
        (case.acts, "handeling", "handelingen"),
        (case.happenings, "gebeurtenis", "gebeurtenissen"),
        (case.norms, "norm", "normen"),
    )
    counts = ", ".join(_many(len(things), single, several) for things, single, several in counted)
    where = _many(len(one.regions), "regio", "regio's")
    return f"{case.id}: {counts}; {where}."


def _ways(one: Findings) -> list[str]:
    """For each need who comes to know it how, in the region of the case."""
    lines = []
    for need, steps in (one.ways or {}).items():
        lines.append(f"{need.role} · {need.fact} · voor {need.decision}")
        lines += [f"    {clock(step.at)} {role} {_learnt(step)}" for role, step in steps] or ["    geen weg"]
    return lines


def _learnt(step: Step) -> str:
    told = _LEARNT[step.how].format(step.by)
    return f"{told} ({step.ground})" if step.ground else told


def _as_data(found: list[Findings], seconds: float, sample: Sample | None) -> dict[str, Any]:
    return {
        "fouten": sum(one.count("fout") for one in found),
        "waarschuwingen": sum(one.count("waarschuwing") for one in found),
        "seconden": round(seconds, 2),
        "zaken": [_case_data(one, sample) for one in found],
    }


def _case_data(one: Findings, sample: Sample | None) -> dict[str, Any]:
    plays = playreport.as_data(one.case, one.tally, sample.seed) if sample and one.case is not None and one.tally is not None else None
    return {
        "zaak": one.case.id if one.case else one.name,
        "regios": list(one.regions),
        "problemen": [_problem_data(problem) for problem in one.problems],
        "paden": [
            {"rol": need.role, "informatie": need.fact, "voor": need.decision, "weg": _way_data(steps)}
            for need, steps in (one.ways or {}).items()
        ],
        "gespeeld": plays,
    }


def _problem_data(one: Problem) -> dict[str, Any]:
    place = {"bestand": one.file, "regel": one.line, "kolom": one.column}
    return {**place, "code": one.code, "ernst": one.severity, "zin": one.message}


def _way_data(steps: Way) -> list[dict[str, Any]]:
    return [{"rol": role, "minuut": step.at, "hoe": step.how, "door": step.by, "grond": step.ground} for role, step in steps]

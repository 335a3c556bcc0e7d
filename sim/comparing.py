"""How are two regions set side by side for who asked: `samenop naspelen` or `samenop toets` with `--regio` twice?"""

import json
import sys
import textwrap
from collections.abc import Iterator
from typing import Any

from scenarios.find import find
from sim import remarks
from sim.compare import DIMENSIONS, Came, Compared, Effect, by_course, by_plan, changed
from sim.core.phrases import clock
from sim.coursefile import CourseFile
from sim.coursefile import read as read_course
from sim.exitcodes import Exit
from sim.report.text import DIMENSIONS as TITLES
from sim.streams import narrow

_WIDE = 80
_COLUMN = 14
COURSE = "goed"
"""The course by which a case is compared when nobody names one."""


def of_course(name: str, file: CourseFile, regions: tuple[str, str], date: str | None, as_data: bool) -> int:
    """The course in two regions; raises CaseError."""
    _say(f"Twee regio's vergelijken: {regions[0]} en {regions[1]}. Elk verschil in het profiel wordt ook apart gespeeld.")
    found = by_course(name, file, regions, date)
    if as_data:
        _print(_data(found) | {"verloop": file.course.name})
    else:
        print("\n".join([f"{found.one.title}, verloop {file.course.name}", "", *_course_lines(found), *_said(found)]))
    return Exit.DONE


def of_case(name: str, regions: tuple[str, str], as_data: bool) -> int:
    """What can come to pass at the earliest in two regions, and the course `goed` in both where there is one; raises CaseError."""
    plan = by_plan(name, regions)
    path = find(name).path.parent / "verlopen" / f"{COURSE}.yaml"
    course = by_course(name, read_course(path), regions, None) if path.is_file() else None
    if as_data:
        _print({"vroegst": _data(plan)} | ({"verloop": _data(course) | {"verloop": COURSE}} if course else {}))
        return Exit.DONE
    lines = [plan.one.title, "", "Wat er op zijn vroegst kan, als iedereen helpt:", *_time_lines(plan), "", *_why(plan)]
    if course:
        lines += ["", f"Het verloop {COURSE}:", *_course_lines(course)]
    print("\n".join([*lines, *_said(plan)]))
    return Exit.DONE


def _course_lines(found: Compared) -> list[str]:
    return [*_stuck(found), *_score_lines(found), "", *_time_lines(found), *_missing(found), "", *_why(found)]


# --- lines ------------------------------------------------------------------------------------------------------------


def _row(name: str, *values: str) -> str:
    room = _WIDE - _COLUMN * len(values) - 1
    short = name if len(name) <= room else f"{name[: room - 1].rstrip()}…"
    return f"{short:<{room}} " + "".join(f"{value:>{_COLUMN}}" for value in values)


def _heads(found: Compared) -> tuple[str, ...]:
    """The names of the regions; where one is too long, its id."""
    return tuple(
        region.name if len(region.name) < _COLUMN else region.id[: _COLUMN - 1] for region in (found.one.region, found.other.region)
    )


def _stuck(found: Compared) -> Iterator[str]:
    """What makes the scores of two games say little of two regions."""
    for case, came in ((found.one, found.here), (found.other, found.there)):
        for told in came.stuck:
            yield _wrapped(f"In {case.region.name} loopt het verloop vast: {told}", "", "  ")


def _score_lines(found: Compared) -> Iterator[str]:
    yield _row("De score", *_heads(found))
    for one in (*(one for one in DIMENSIONS if one in found.here.scores), "totaal"):
        yield _row(f"  {TITLES.get(one, 'Alles bij elkaar')}", _number(found.here.scores[one]), _number(found.there.scores[one]))


def _time_lines(found: Compared) -> Iterator[str]:
    """Only what comes at another minute."""
    names = changed(found.here, found.there)
    if not names:
        yield "De tijden zijn gelijk."
        return
    yield _row("Wat op een ander moment komt", *_heads(found))
    for name in names:
        yield _row(f"  {found.titles[name]}", _minute(found.here.times.get(name)), _minute(found.there.times.get(name)))


def _missing(found: Compared) -> Iterator[str]:
    """Lines of the course that are refused or fall away in only one of the two."""
    for case, came, beside in ((found.one, found.here, found.there), (found.other, found.there, found.here)):
        known = {(refused.line, refused.code) for refused in beside.refused}
        told = [f"regel {one.line}: {one.text}" for one in came.refused if (one.line, one.code) not in known]
        told += [one for one in came.fell if one not in beside.fell]
        if told:
            yield from ("", f"Dit kan alleen in {case.region.name} niet:", *(_wrapped(one, "  ") for one in told))


def _why(found: Compared) -> Iterator[str]:
    """Every field that differs, tried by itself: those that change something first."""
    if not found.effects:
        yield "De profielen verschillen in niets dat deze zaak raakt."
        return
    yield _wrapped(f"Waarom: elk verschil in het profiel apart, in {found.one.region.name}")
    working = [one for one in found.effects if _moves(found, one)]
    for one in working:
        yield f"  {one.field.name}"
        yield _wrapped(f"{found.one.region.name}: {one.field.here}; {found.other.region.name}: {one.field.there}", "    ")
        yield from (_wrapped(told, "    → ", "      ") for told in _moves(found, one))
    idle = [one.field.name for one in found.effects if one not in working]
    if idle:
        yield _wrapped(f"Verandert alleen niets: {'; '.join(idle)}.", "  ")


def _moves(found: Compared, effect: Effect) -> list[str]:
    """What one field by itself changes, in sentences."""
    told = []
    before, after = found.here.scores.get("totaal"), effect.came.scores.get("totaal")
    if before != after:
        told.append(f"alles bij elkaar {_number(before)} → {_number(after)}")
    moved = [(found.titles[one], found.here.times.get(one), effect.came.times.get(one)) for one in changed(found.here, effect.came)]
    return told + [f"{title}: {_minute(mine)} → {_minute(then)}" for title, mine, then in moved]


def _said(found: Compared) -> Iterator[str]:
    """What players said is different in one of these two regions, about this case."""
    regions = {name.casefold() for case in (found.one, found.other) for name in (case.region.name, case.region.id)}
    everything = [one for path in remarks.everywhere() for one in remarks.read(path)[0]]
    told = [one for one in everything if one.place.case == found.one.id and one.region.casefold() in regions]
    if told:
        yield from ("", "Wat spelers zeiden bij ‘Bij ons anders’:", *(_wrapped(remarks.told(one), "  • ", "    ") for one in told))


def _wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    return textwrap.fill(text, _WIDE, initial_indent=first, subsequent_indent=first if rest is None else rest)


def _number(value: float | None) -> str:
    return "niet gemeten" if value is None else f"{value:.1f}".replace(".", ",")


def _minute(value: int | None) -> str:
    return "niet" if value is None else clock(value)


# --- data -------------------------------------------------------------------------------------------------------------


def _data(found: Compared) -> dict[str, Any]:
    return {
        "zaak": found.one.id,
        "regios": [_came(found.one.region.id, found.here), _came(found.other.region.id, found.there)],
        "anders": changed(found.here, found.there),
        "profiel": [
            {
                "veld": one.field.name,
                found.one.region.id: one.field.here,
                found.other.region.id: one.field.there,
                "alleen_dit": _came(found.one.region.id, one.came),
            }
            for one in found.effects
        ],
    }


def _came(region: str, came: Came) -> dict[str, Any]:
    refused = [{"regel": one.line, "code": one.code, "tekst": one.text} for one in came.refused]
    return {
        "regio": region,
        "score": dict(came.scores),
        "tijden": dict(came.times),
        "weigeringen": refused,
        "vervallen": list(came.fell),
        "vast": list(came.stuck),
    }


def _print(data: dict[str, Any]) -> None:
    print(json.dumps(data, ensure_ascii=narrow(), indent=2))


def _say(text: str) -> None:
    print(text, file=sys.stderr)

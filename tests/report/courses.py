"""The debriefs of the reference courses of the case that comes with the game, each made once."""

from functools import cache
from pathlib import Path

import scenarios
from scenarios.compiled import Case
from sim.core.events import Event
from sim.coursefile import read
from sim.report.debrief import Debrief, debrief
from sim.rerun import run

CASE = "acuut_onveilig"
FOLDER = Path(__file__).parents[2] / "scenarios" / "library" / CASE / "verlopen"


@cache
def case() -> Case:
    return scenarios.load(CASE)


@cache
def log(course: str) -> tuple[Event, ...]:
    """The events of a course."""
    return tuple(run(read(FOLDER / f"{course}.yaml"), case()).table.events)


@cache
def looked_back(course: str, until: int | None = None) -> Debrief:
    return debrief(case(), log(course), until)

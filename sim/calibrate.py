"""How are the joint moments of a case calibrated?

The expert courses of the case say how early the inputs of a joint moment can all be ready; the sum of their minutes says
how late they are when done one after the other. Both go into the file beside the case, per region in which an expert
course can be played as it stands.
"""

import json
import sys
from collections.abc import Sequence

import scenarios
from scenarios.compiled import Case
from scenarios.find import find
from scenarios.problems import CaseError
from scoring.timeliness import calibration
from sim.core.events import Event
from sim.coursefile import CourseFile
from sim.coursefile import read as read_course
from sim.disk import save
from sim.exitcodes import Exit
from sim.rerun import run

EXPERTS = ("expert", "expert_anders")
FILE = "ijk.json"


def calibrate(name: str) -> int:
    """Remake the calibration file of the case; says per region what it could use."""
    path = find(name).path
    files = [path.parent / "verlopen" / f"{course}.yaml" for course in EXPERTS]
    found = [file for file in files if file.is_file()]
    if not path.is_file() or not found:
        _say(f"Er is geen zaak {name!r} met een verloop expert.")
        return Exit.NOT_FOUND
    try:
        courses = [read_course(file) for file in found]
        own = scenarios.read_head(name).region
        figures = {region: made for region in _regions(own) if (made := _region(name, region, courses, region == own)) is not None}
    except CaseError as error:
        _say(str(error))
        return Exit.PROBLEMS
    if own not in figures:
        _say(f"In {own}, de regio van de casus zelf, is geen verloop expert zonder problemen te spelen. Er is niets geschreven.")
        return Exit.PROBLEMS
    data = {"gemaakt_van": [course.course.name for course in courses], "regios": figures}
    try:
        save(path.with_name(FILE), (json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode())
    except OSError as error:
        _say(f"{path.with_name(FILE)} kan niet worden geschreven: {error.strerror or error}.")
        return Exit.DISK
    print(path.with_name(FILE))
    return Exit.DONE


def _regions(own: str) -> list[str]:
    """The region of the case first, then the others in the order of the catalogue."""
    from scenarios import catalogue

    return [own, *(region for region in catalogue.read().regions if region != own)]


def _region(name: str, region: str, courses: Sequence[CourseFile], own: bool) -> dict[str, dict[str, int]] | None:
    """The figures of one region; None where no expert course can be played as it stands."""
    try:
        case = scenarios.load(name, region=region)
    except CaseError:
        if own:
            raise
        _say(f"{region}: de casus is hier niet te spelen")
        return None
    logs = [log for course in courses if (log := _played(course, case)) is not None]
    if not logs:
        _say(f"{region}: het verloop is hier niet ongewijzigd te spelen")
        return None
    figures = calibration(case, logs)
    _say(f"{region}: {len(figures)} gezamenlijke momenten uit {len(logs)} van {len(courses)} verlopen")
    return figures or None


def _played(course: CourseFile, case: Case) -> list[Event] | None:
    """The log of the course in this region; None when a line was refused, fell away or never came.

    A line that the course keeps for other regions did not fall away: it was never meant for here.
    """
    try:
        played = run(course, case)
    except CaseError:
        return None
    elsewhere = {number for number, line in enumerate(course.course.lines, 1) if line.only_in and case.region.id not in line.only_in}
    stands = not played.problems and elsewhere.issuperset(played.skipped) and all(one.expected for one in played.refused)
    return played.table.events if stands else None


def _say(text: str) -> None:
    print(text, file=sys.stderr)

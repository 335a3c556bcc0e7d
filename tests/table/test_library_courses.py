"""The courses that come with the cases: each plays, and its log becomes a course that gives it back."""

from pathlib import Path

import pytest

import scenarios
from sim import coursefile, record
from sim.fitting import lived
from sim.rerun import run

COURSES = sorted((Path(scenarios.__file__).parent / "library").glob("*/verlopen/*.yaml"))


@pytest.mark.parametrize("path", COURSES, ids=lambda path: path.stem)
def test_a_course_plays_to_the_end_and_its_log_gives_the_same_events_again(path: Path, tmp_path: Path) -> None:
    file = coursefile.read(path)
    case = scenarios.load(file.course.case, region=file.course.region, date=file.course.date)
    log = tmp_path / "spel.jsonl"
    played = run(file, case, log)
    played.table.close()
    assert played.table.over
    assert played.problems == []
    found = record.read(log)
    assert (found.warning, lived(case, found).over) == ("", True)
    again = coursefile.parse(coursefile.dump(coursefile.data_of(case, found.header.setup, found.entries)), "opname.yaml")
    assert run(again, case).table.events == found.events

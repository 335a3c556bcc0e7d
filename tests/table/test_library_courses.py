"""The courses that come with the cases: each plays, and its log becomes a course that gives it back."""

from pathlib import Path

import pytest

import scenarios
from scenarios.compiled import DAY
from sim import coursefile, record
from sim.core import events as e
from sim.core.view import ViewBuilder, fold
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


@pytest.mark.parametrize("path", [path for path in COURSES if path.stem == "goed"], ids=lambda path: path.parts[-3])
def test_notes_read_the_same_whenever_somebody_looks(path: Path) -> None:
    file = coursefile.read(path)
    case = scenarios.load(file.course.case, region=file.course.region, date=file.course.date)
    events = run(file, case).table.events
    for role in case.playable:
        seen = ViewBuilder(case, role)
        for number, event in enumerate(events):
            seen.tell(event)
            if number % 4 == 0:
                seen.view()
        assert seen.view().notes == fold(case, events, role).notes


def test_an_extension_that_is_laid_ready_in_the_week_before_is_granted_shortly_before_the_order_ends() -> None:
    file = coursefile.read(next(path for path in COURSES if path.stem == "expert_anders" and path.parts[-3] == "acuut_onveilig"))
    events = run(file, scenarios.load("acuut_onveilig", region=file.course.region)).table.events
    asked = next(event.at for event in events if isinstance(event, e.Requested) and event.measure == "verlenging")
    begun = next(event.at for event in events if isinstance(event, e.MeasureStarted) and event.measure == "verlenging")
    ended = next(event.at for event in events if isinstance(event, e.MeasureEnded) and event.measure == "huisverbod")
    assert asked < 4 * DAY
    assert ended - 3 * DAY < begun < ended

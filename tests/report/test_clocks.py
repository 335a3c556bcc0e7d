"""Each step on its clock."""

import pytest

from sim.report import clocks
from sim.report.clocks import Step
from tests.report.courses import looked_back


def step(done: int | None, known: int | None = None) -> Step:
    return Step("x", "±", 0, 50, 100, done, known, (1, 2), "politie", "laat")


def test_a_bar_shows_aim_limit_and_when_it_was_done() -> None:
    assert clocks.bar(step(None), 11) == "├════╪────┤"
    assert clocks.bar(step(80), 11) == "├════╪──●─┤"
    assert clocks.bar(step(80, 20), 11) == "├═○══╪──●─┤"


def test_what_was_done_after_its_limit_stands_behind_it() -> None:
    assert clocks.bar(step(200), 11) == "├═╪──┤····●"


def test_what_was_missed_comes_first() -> None:
    marks = [one.mark == "✓" for one in looked_back("goed").steps]
    assert marks == sorted(marks)
    assert {one.mark for one in looked_back("goed").steps} == {"✓", "±", "✗"}


def test_the_own_clock_runs_from_when_its_owner_knew_enough() -> None:
    for course in ("goed", "matig"):
        for one in looked_back(course).steps:
            if one.known is not None and one.done is not None and one.why in ("op_tijd", "laat"):
                assert one.known <= one.done
    late = next(one for one in looked_back("matig").steps if one.mark != "✓" and one.known is not None)
    assert "wist het nodigste (" in clocks.told(looked_back("matig").played, late)


@pytest.mark.parametrize("course", ["goed", "matig", "werkelijk"])
def test_knowing_what_is_needed_most_is_not_called_knowing_enough(course: str) -> None:
    """A decision may be late for a desk that could have begun, and lack what another held: the sheets say both, and say the same."""
    found = looked_back(course)
    for step in found.steps:
        told = clocks.told(found.played, step)
        assert "wist genoeg" not in told
        assert ("alles wat dit vroeg" in told) <= (step.asked[0] == step.asked[1])

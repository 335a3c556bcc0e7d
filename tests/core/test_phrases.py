"""How a moment is told: as people read it on the clock of the screen."""

import pytest

from sim.core.phrases import clock

TUESDAY = 1
DAY = 24 * 60


@pytest.mark.parametrize(
    ("minute", "now", "told"),
    [
        (545, 500, "09:05"),
        (DAY + 990, 500, "wo 16:30"),
        (3 * DAY + 1020, 2 * DAY, "vr 17:00"),
        (3 * DAY + 1020, 3 * DAY + 60, "17:00"),
        (13 * DAY + 165, 500, "ma 02:45 (dag 13)"),
    ],
)
def test_another_day_is_named_as_on_the_screen(minute: int, now: int, told: str) -> None:
    assert clock(minute, now, TUESDAY) == told

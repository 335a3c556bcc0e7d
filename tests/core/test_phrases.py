"""How a moment is told: as people read it on the clock of the screen."""

import pytest

from sim.core import commands as m
from sim.core import phrases
from sim.core.phrases import clock
from sim.core.roleview import Field
from sim.plain.ask import read
from tests.core.plays import done
from tests.core.test_desk import POL, VT, begin

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


def test_times_to_choose_and_times_agreed_name_their_day_too() -> None:
    game = begin()
    plan = next(form for form in game.view(POL).moves if form.kind == "plan")
    labels = [choice.label for field in plan.fields if field.name == "herbeoordeling" for choice in field.choices]
    assert labels == ["18:00", "22:00", "wo 09:00", "wo 17:00", "vr 09:00"]
    done(game, m.Plan(POL, review=DAY + 540), m.Wait(VT, 600))
    assert game.view(POL).plan == (("Herbeoordeling", "wo 09:00"),)
    assert [note.text for note in game.view(POL).notes if note.kind == "plan"] == ["Herbeoordeling: wo 09:00"]
    assert phrases.label(game.case, m.Wait(POL, DAY + 540)) == "Wachten tot wo 09:00"


@pytest.mark.parametrize(
    ("typed", "minute"),
    [("14:30", 870), ("07:00", DAY + 420), ("wo 9.15", DAY + 555), ("dag 2 09:00", 2 * DAY + 540), ("dag 1 25:00", None)],
)
def test_a_time_is_typed_with_its_weekday_or_the_number_of_its_day(typed: str, minute: int | None) -> None:
    found = read(Field("tot", "Tot wanneer?", "tijd"), typed, 1, begin().view(POL))
    assert found == ((str(minute),) if minute is not None else "Schrijf een tijd als 14:30, of met de dag erbij als di 09:00.")

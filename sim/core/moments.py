"""Which moments are there to choose from? One that is not among them may be typed."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from scenarios.compiled import DAY
from sim.core import phrases as say
from sim.core.roleview import Choice
from sim.core.told import Told

_SOON = (18 * 60, 22 * 60, DAY + 9 * 60, DAY + 17 * 60, 3 * DAY + 9 * 60)
"""From midnight on: tonight, tomorrow and over three days."""
_LATER = (7 * DAY + 9 * 60, 14 * DAY + 9 * 60)
"""In a case that runs so long, over one and two weeks too."""


def block_end(told: Told) -> int:
    """When the round ends that now runs."""
    chapter = told.case.chapters[told.chapter]
    passed = max(0, told.now - chapter.start)
    return min(chapter.end, chapter.start + (passed // chapter.round + 1) * chapter.round)


def waits_to_choose(told: Told) -> tuple[Choice, ...]:
    """Until when one may wait: within the chapter."""
    end = told.case.chapters[told.chapter].end
    steps = [told.now + step for step in (15, 30, 60, 120) if told.now + step < end]
    named = {talk.begins: told.case.moments[kind].name for kind, talk in told.asked_meetings().items()}
    minutes = sorted({*steps, *(minute for minute in named if minute < end), end})
    found = _choices(told, [block_end(told), *minutes] if told.rounds else minutes)
    if not named:  # as at nearly every look
        return found
    notes = {str(minute): name for minute, name in named.items()}
    return tuple(replace(one, note=notes[one.value]) if one.value in notes else one for one in found)


def moments_to_choose(told: Told) -> tuple[Choice, ...]:
    """When something may be done soon."""
    return _choices(told, _ahead(told, _SOON))


def ends_to_choose(told: Told) -> tuple[Choice, ...]:
    """Until when something may hold: besides the days that come the review that was agreed, and as far as the case runs."""
    minutes = _ahead(told, _SOON)
    if told.plan is not None and told.plan.review is not None and told.plan.review > told.now:
        minutes.append(told.plan.review)
    horizon = told.case.horizon
    last = minutes[-1] if minutes else told.now
    minutes += [minute for minute in (*_ahead(told, _LATER), horizon) if last < minute <= horizon]
    return _choices(told, minutes)


def _ahead(told: Told, offsets: Iterable[int]) -> list[int]:
    today = told.now // DAY * DAY
    return [today + offset for offset in offsets if today + offset > told.now]


def _choices(told: Told, minutes: list[int]) -> tuple[Choice, ...]:
    return _worded(tuple(minutes), told.now // DAY * DAY, told.case.weekday)


@lru_cache(maxsize=2048)
def _worded(minutes: tuple[int, ...], today: int, weekday: int) -> tuple[Choice, ...]:
    """The same for every role and most of a day, so made once."""
    return tuple(Choice(str(minute), say.clock(minute, today, weekday)) for minute in dict.fromkeys(minutes))

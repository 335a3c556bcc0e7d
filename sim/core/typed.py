"""Which minute does a typed time mean?"""

import re

from scenarios.compiled import DAY
from sim.core.phrases import DAYS

_TIME = re.compile(r"(?:(?P<day>[a-z]{2})[a-z]*\s+|\+(?P<plus>\d{1,2})\s+)?(?P<hour>\d{1,2})[:.u]?(?P<minute>\d{2})?")


def parse_time(text: str, now: int, weekday: int) -> int | None:
    """The minute that `text` means, seen from `now`: 14:30, 1430, di 09:00, +1 09:00; None when it cannot be read.

    An hour without a day is the next time the clock shows it.
    """
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        return None
    clock = hour * 60 + minute
    today = now // DAY * DAY
    if found["plus"] is not None:
        return today + int(found["plus"]) * DAY + clock
    if found["day"] is not None:
        if found["day"] not in DAYS:
            return None
        ahead = (DAYS.index(found["day"]) - weekday) % 7
        minute_then = today + ahead * DAY + clock
        return minute_then if minute_then > now else minute_then + 7 * DAY
    return today + clock if today + clock > now else today + clock + DAY

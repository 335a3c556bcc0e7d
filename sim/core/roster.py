"""Whom can a role reach now, over which channel, and when else?

Static knowledge of the region: everybody may know the hours of everybody. Computed anew only when a window opens or
closes, or when the own desk has moved.
"""

from dataclasses import replace
from functools import lru_cache

from scenarios.compiled import DAY, Case
from scenarios.regional import Access
from sim.core.phrases import bringers
from sim.core.roleview import ChannelView, ContactView
from sim.core.talks import MINUTES, ON_SITE, TRAVEL

_Pairs = tuple[tuple[str, str], ...]
_Busy = tuple[tuple[str, int], ...]
CHANNELS = ("telefoon", "video", "ter_plaatse", "bureau")


@lru_cache(maxsize=64)
def _edges(case: Case) -> tuple[int, ...]:
    """Minutes of the day at which any window of the region opens or closes."""
    return tuple(sorted({minute % DAY for a in case.region.access.values() for w in a.windows for minute in (w.start, w.end)}))


class Roster:
    """The contacts of one role in one region."""

    def __init__(self, case: Case, role: str) -> None:
        self.case = case
        self.role = role
        self.others = tuple(other for other in case.roles.values() if other.id != role)
        self._key: tuple[str, _Pairs, _Busy] | None = None
        self._until = -1
        self._contacts: tuple[ContactView, ...] = ()

    def contacts(self, now: int, place: str, seats: _Pairs, busy: _Busy) -> tuple[ContactView, ...]:
        """All other roles with their channels at `now`; `busy`: who was found busy just now, and when."""
        if self._key != (place, seats, busy) or now >= self._until:
            begin, self._until = _between(self.case, now)
            seated = {role for role, how in seats if how != "niemand"}
            made = [_contact(self.case, self.role, other.id, begin, place, other.id in seated) for other in self.others]
            since = dict(busy)
            self._contacts = tuple([replace(one, busy=since[one.role]) if one.role in since else one for one in made])
            self._key = (place, seats, busy)
        return self._contacts


def _between(case: Case, now: int) -> tuple[int, int]:
    """The last edge up to `now` and the next one: in between nothing opens or closes."""
    day, rest = divmod(now, DAY)
    edges = _edges(case)
    begin = max((edge for edge in edges if edge <= rest), default=0)
    end = min((edge for edge in edges if edge > rest), default=DAY)
    return day * DAY + begin, day * DAY + end


@lru_cache(maxsize=4096)
def _contact(case: Case, asking: str, role: str, minute: int, place: str, seated: bool) -> ContactView:
    who = case.roles[role]
    through, named = _through(case, asking, role)
    shown = tuple([_channel(case, *found, place) for found in _hours(case, role, minute)]) if who.exists and not through else ()
    target, partner = case.region.target.get(who.partner, ""), case.partners[who.partner].name
    return ContactView(role, who.title, who.partner, partner, who.exists, seated, shown, target, named)


@lru_cache(maxsize=1024)
def _through(case: Case, asking: str, role: str) -> tuple[tuple[str, ...], str]:
    """The partners through which `asking` comes to `role`, and how they are called."""
    through = case.brought_by(role, asking)
    return through, bringers(case, through)


@lru_cache(maxsize=16384)
def _hours(case: Case, role: str, minute: int) -> tuple[tuple[Access, bool, int | None], ...]:
    """Per channel of `role` whether it is open at `minute`, else when it opens; whoever asks, and wherever from."""
    found = []
    for channel in CHANNELS:
        if (access := case.access(role, channel)) is not None:
            is_open = case.is_open(access.windows, minute)
            found.append((access, is_open, None if is_open else case.opens_next(access.windows, minute)))
    return tuple(found)


def _channel(case: Case, access: Access, is_open: bool, opens: int | None, place: str) -> ChannelView:
    channel = access.channel
    minutes = case.minutes[MINUTES[channel]]
    if channel in ON_SITE:
        minutes += max(case.region.response.get(access.partner, TRAVEL), 0 if place == channel else TRAVEL)
    return ChannelView(channel, is_open, access.text, opens, minutes, access.source, access.fallback)

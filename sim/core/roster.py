"""Whom can a role reach now, over which channel, and when else?

Static knowledge of the region: everybody may know the hours of everybody. Computed anew only when a window opens or
closes, or when the own desk has moved.
"""

from functools import lru_cache

from scenarios.compiled import DAY, Case
from scenarios.regional import Access
from sim.core.roleview import ChannelView, ContactView
from sim.core.talks import MINUTES, ON_SITE, TRAVEL

CHANNELS = ("telefoon", "video", "ter_plaatse", "bureau")


@lru_cache(maxsize=64)
def _edges(case: Case) -> tuple[int, ...]:
    """Minutes of the day at which any window of the region opens or closes."""
    return tuple(sorted({minute % DAY for a in case.region.access.values() for w in a.windows for minute in (w.start, w.end)}))


class Roster:
    """The contacts of one role in one region."""

    def __init__(self, case: Case, role: str) -> None:
        self.case = case
        self.others = tuple(other for other in case.roles.values() if other.id != role)
        self._edges = _edges(case)
        self._key: tuple[str, tuple[tuple[str, str], ...]] | None = None
        self._until = -1
        self._contacts: tuple[ContactView, ...] = ()

    def contacts(self, now: int, place: str, seats: tuple[tuple[str, str], ...]) -> tuple[ContactView, ...]:
        """All other roles with their channels at `now`."""
        if self._key != (place, seats) or now >= self._until:
            self._contacts = tuple(self._contact(other.id, now, place, dict(seats)) for other in self.others)
            self._key, self._until = (place, seats), self._next_edge(now)
        return self._contacts

    def _next_edge(self, now: int) -> int:
        day, rest = divmod(now, DAY)
        later = [edge for edge in self._edges if edge > rest]
        return day * DAY + (later[0] if later else DAY)

    def _contact(self, role: str, now: int, place: str, seats: dict[str, str]) -> ContactView:
        case = self.case
        who = case.roles[role]
        channels = [self._channel(access, channel, now, place) for channel in CHANNELS if (access := case.access(role, channel))]
        seated = seats.get(role, "niemand") != "niemand"
        shown = tuple(channels) if who.exists else ()
        return ContactView(role, who.title, who.partner, who.exists, seated, shown, case.region.target.get(who.partner, ""))

    def _channel(self, access: Access, channel: str, now: int, place: str) -> ChannelView:
        case = self.case
        is_open = case.is_open(access.windows, now)
        minutes = case.minutes[MINUTES[channel]]
        if channel in ON_SITE:
            minutes += max(case.region.response.get(access.partner, TRAVEL), 0 if place == channel else TRAVEL)
        opens = None if is_open else case.opens_next(access.windows, now)
        return ChannelView(channel, is_open, access.text, opens, minutes, access.source, access.fallback)

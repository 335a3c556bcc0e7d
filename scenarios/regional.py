"""What does the catalogue say, resolved for one region and one playing date?

Frozen records of partners, their hours, the grounds that are valid, the moments and the kinds of messages. Times are
minutes since midnight of day 0, or of the day where a window says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """Open on `days` (0 = Monday) from minute `start` to minute `end` of the day; `end` may pass midnight."""

    days: frozenset[int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Access:
    """How one partner can be reached over one channel in this region."""

    partner: str
    channel: str
    windows: tuple[Window, ...]
    text: str
    """The window in words, as the source gives it."""
    source: str
    fallback: str
    """ "" (the region says so), "referentieprofiel" or "standaard van de partner": who speaks where the region is silent."""


@dataclass(frozen=True, slots=True)
class Region:
    id: str
    name: str
    model: str
    year: str
    access: Mapping[tuple[str, str], Access]
    """(partner, channel) → Access; a pair that is missing cannot be used at all."""
    response: Mapping[str, int]
    """Minutes before a partner is on site or at the station."""
    absent: Mapping[str, str]
    """Partner that does not exist here → partner that takes its place."""
    target: Mapping[str, str]
    """Partner → target group, where the region limits it (for example "0-23")."""
    ao_slots: tuple[Window, ...]
    """When an actieoverleg can begin."""
    source: str
    file: str = ""
    """Where an own region is found again: its name in the user's folder, or a path; "" for a profile of the catalogue."""
    over: str = ""
    """The profile that an own region lies over."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """One row of who may tell whom which kind of data, valid on the playing date."""

    id: str
    givers: frozenset[str]
    receivers: frozenset[str]
    kinds: frozenset[str]
    verdict: str
    """uitdrukkelijk · volgens_afspraak · bron_zwijgt"""
    conditions: tuple[str, ...]
    """Codes that must hold at the moment of sharing: acuut · na_contact_om · medisch_afgewogen"""
    weight: int
    """Weight of a share on this row while a condition fails, times ten: 5 for a missed condition, 10 for a bar."""
    title: str
    rule: str
    """The article or agreement in words."""
    since: str | None
    until: str | None
    source: str
    origin: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    id: str
    name: str
    short: str
    task: str
    duty: tuple[Window, ...]
    """Hours in which a desk of this partner is staffed; outside it is reached through its on-call channel."""
    through: tuple[str, ...]
    """The only partners that may approach it, since it rules on what they bring (a judge); empty: anybody may."""
    source: str


@dataclass(frozen=True, slots=True)
class MomentKind:
    """An alignment moment as a form of conversation."""

    id: str
    name: str
    minutes: int
    channels: tuple[str, ...]
    quorum: int
    judges_first: bool
    """Everyone gives an own safety judgement before anything is told."""
    needs_partners: tuple[str, ...]
    slots: bool
    """Begins only at a slot of the region or case."""
    explanation: str
    source: str


@dataclass(frozen=True, slots=True)
class MessageKind:
    id: str
    name: str
    minutes: int
    read: str
    """direct · werkdag: when it is read by a receiver whom nobody plays."""
    anonymous: bool
    givers: tuple[str, ...]
    receivers: tuple[str, ...]
    explanation: str
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    name: str
    explanation: str
    source: str
    origin: str

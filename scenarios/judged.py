"""What does the scoring see of what a case wants to have left behind?

Frozen records of the parts that the dimensions A and B read, made by `compile_scored.py`. Times are minutes since midnight
of day 0.
"""

from dataclasses import dataclass

from scenarios.world import Rule


@dataclass(frozen=True, slots=True)
class Pattern:
    id: str
    title: str
    decision: str
    options: tuple[str, ...]
    facts: tuple[str, ...]
    least: int
    roles: tuple[str, ...]
    root: int
    target: int
    limit: int
    source: str


@dataclass(frozen=True, slots=True)
class NotNeeded:
    id: str
    reason: str
    true_if: Rule


@dataclass(frozen=True, slots=True)
class HandoverField:
    """`field`: overleg · resultaten · maatregelen · informeren · herbeoordeling · aanspreekpunt · belafspraak."""

    field: str
    title: str
    due: int
    names: tuple[str, ...]
    receiver: str | None
    roles: tuple[str, ...]
    not_needed: tuple[NotNeeded, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Probe:
    id: str
    title: str
    at: int
    responder: str
    facts: tuple[str, ...]
    plan: tuple[str, ...]
    agreements: tuple[str, ...]
    roles: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Cover:
    """From `since` to `until` something in force must cover the danger `id`."""

    id: str
    title: str
    since: int
    until: int
    roles: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Review:
    id: str
    title: str
    arises: Rule | None
    otherwise: int
    done: Rule
    target: int
    limit: int
    roles: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class RegieDue:
    """`function`: aanspreekpunt · casusregisseur · casusverantwoordelijke · casusregie."""

    function: str
    since: int
    until: int
    partners: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Hearing:
    person: str
    kinds: tuple[str, ...]
    least_facts: int


@dataclass(frozen=True, slots=True)
class Perspective:
    heard: tuple[Hearing, ...]
    child_check: Rule
    explained: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Legacy:
    """Everything a case wants to have been linked, left behind and met with; empty parts are not judged."""

    patterns: tuple[Pattern, ...]
    handover: tuple[HandoverField, ...]
    probes: tuple[Probe, ...]
    cover: tuple[Cover, ...]
    reviews: tuple[Review, ...]
    regie: tuple[RegieDue, ...]
    perspective: Perspective | None

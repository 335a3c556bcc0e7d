"""What does the catalogue look like once it is settled?

The frozen records of norms, palette, red flags and notes, the whole for one region and date, and how an entry of the
files becomes one of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios import catalogue_document as document
from scenarios.regional import Ground, MessageKind, MomentKind, Partner, Region, Term, Window

UNKNOWN = "onbekend"

ORIGIN_WORDS = {
    "bron": "",
    "niet_in_bron": "niet in bron",
    "algemene_kennis_te_verifieren": "algemene kennis, te verifiëren",
    "extern_nagezocht": "extern nagezocht",
    "ontwerpvoorstel": "ontwerpvoorstel",
}
"""What a screen says of an entry that does not come from a source document."""
_NO_SOURCE = ("algemene kennis", "eigen keuze")


@dataclass(frozen=True, slots=True)
class NormText:
    """A norm, guideline or figure from the sources, in our own words."""

    id: str
    kind: str
    """norm · richtlijn · afspraak · streven · ervaring · cijfer · casuswaarneming"""
    text: str
    value: str
    owners: tuple[str, ...]
    source: str
    origin: str
    remark: str


@dataclass(frozen=True, slots=True)
class Intervention:
    """One entry of the palette of measures."""

    id: str
    name: str
    domain: str
    phases: tuple[str, ...]
    deciders: tuple[str, ...]
    """Partners; empty where the sources do not say who decides."""
    deciders_origin: str
    requesters: tuple[str, ...]
    executors: tuple[str, ...]
    lead_time: str
    conditions: tuple[str, ...]
    basis: str
    explanation: str
    explanation_origin: str
    source: str
    origin: str
    remark: str


@dataclass(frozen=True, slots=True)
class RedFlag:
    id: str
    name: str
    explanation: str
    weight: int
    source: str
    origin: str


@dataclass(frozen=True, slots=True)
class GroundNote:
    """A rule about sharing that is not a row of giver and receiver: only to be read."""

    id: str
    title: str
    rule: str
    source: str
    origin: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The catalogue for one region and one playing date."""

    region: Region
    date: str
    partners: Mapping[str, Partner]
    grounds: tuple[Ground, ...]
    """The rows that are valid on the date."""
    ground_notes: tuple[GroundNote, ...]
    moments: Mapping[str, MomentKind]
    message_kinds: Mapping[str, MessageKind]
    terms: Mapping[str, Term]
    minutes: Mapping[str, int]
    holidays: frozenset[str]
    """ISO dates on which offices are closed, in the year of the date and the next."""
    office: tuple[Window, ...]
    norms: Mapping[str, NormText]
    palette: Mapping[str, Intervention]
    phases: Mapping[str, str]
    """Phase of the palette → what it is for."""
    red_flags: Mapping[str, RedFlag]
    digest: str
    region_digest: str


def sourced(text: str, origin: str) -> str:
    """The source with, where it is not a source document, what it is instead: "W25 bijlage (ontwerpvoorstel)"."""
    label = ORIGIN_WORDS[origin]
    if not label or text == label:
        return text
    return label if text in _NO_SOURCE else f"{text} ({label})"


def with_parts(source: str, **parts: str) -> str:
    """The source with, per part that comes from elsewhere, where that is: "SOA stap 2; minuten: algemene kennis, te verifiëren"."""
    labels: dict[str, list[str]] = {}
    for part, origin in parts.items():
        if ORIGIN_WORDS[origin]:
            labels.setdefault(ORIGIN_WORDS[origin], []).append(part.replace("_", " "))
    return "; ".join((source, *(f"{' en '.join(named)}: {label}" for label, named in labels.items())))


def make_moment(moment: document.Moment) -> MomentKind:
    return MomentKind(
        id=moment.id,
        name=moment.name,
        minutes=moment.minutes,
        channels=tuple(moment.channels),
        quorum=moment.quorum,
        judges_first=moment.judges_first,
        needs_partners=moment.needs,
        slots=moment.slots,
        explanation=moment.explanation,
        source=with_parts(sourced(moment.source, moment.origin), minuten=moment.minutes_origin),
    )


def make_norm(norm: document.Norm) -> NormText:
    return NormText(norm.id, norm.kind, norm.text, norm.value or "", norm.owners, norm.source, norm.origin, norm.remark)


def make_intervention(entry: document.Intervention) -> Intervention:
    return Intervention(
        id=entry.id,
        name=entry.name,
        domain=entry.domain,
        phases=tuple(entry.phases),
        deciders=() if entry.deciders == (UNKNOWN,) else entry.deciders,
        deciders_origin=entry.deciders_origin,
        requesters=entry.requesters,
        executors=entry.executors,
        lead_time=entry.lead_time or "",
        conditions=tuple(entry.conditions),
        basis=entry.basis or "",
        explanation=entry.explanation,
        explanation_origin=entry.explanation_origin,
        source=with_parts(entry.source, uitleg=entry.explanation_origin, wie_beslist=entry.deciders_origin),
        origin=entry.origin,
        remark=entry.remark,
    )

"""What does every case know of the domain without saying it?

The catalogue is the YAML under `scenarios/catalogue/`: partners, grounds, moments, messages, regions, norms, palette,
terms. Each entry carries its source and where it comes from. `read()` reads it once; `Catalogue.resolve` settles it for
one region and one playing date. A fault in these files is ours, so it is raised and never shown as an author's problem.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date as Date
from datetime import timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from scenarios import catalogue_document as document
from scenarios import source
from scenarios.catalogue_records import (
    ORIGIN_WORDS,
    UNKNOWN,
    GroundNote,
    Intervention,
    NormText,
    RedFlag,
    Resolved,
    make_intervention,
    make_moment,
    make_norm,
    sourced,
    with_parts,
)
from scenarios.catalogue_regions import Regions, windows
from scenarios.regional import Ground, MessageKind, Partner, Term

__all__ = [
    "ORIGIN_WORDS",
    "Catalogue",
    "CatalogueFault",
    "GroundNote",
    "Intervention",
    "NormText",
    "RedFlag",
    "Resolved",
    "easter",
    "read",
]

EVERYONE = "iedereen"

M = TypeVar("M", bound=BaseModel)


class CatalogueFault(Exception):
    """The catalogue that came with the program is broken: our mistake, never an author's."""


class Catalogue:
    """All files, read and checked; `resolve` makes the part a case needs."""

    def __init__(self, raw: Mapping[str, bytes] | None = None) -> None:
        """`raw` are files kept earlier, by name without ending; default those that came with the program."""
        raw = raw if raw is not None else {name: _raw(name) for name in _FILES}
        self._partners = _read(raw, "partners", document.PartnersFile)
        self._grounds = _read(raw, "gronden", document.GroundsFile)
        self._moments = _read(raw, "momenten", document.MomentsFile).moments
        self._messages = _read(raw, "berichten", document.MessagesFile).messages
        self._regions = _read(raw, "regios", document.RegionsFile)
        self._calendar = _read(raw, "kalender", document.CalendarFile)
        self._minutes = _read(raw, "minuten", document.MinutesFile).minutes
        self._norms = _read(raw, "normen", document.NormsFile).norms
        self._palette = _read(raw, "maatregelen", document.PaletteFile)
        self._terms = _read(raw, "begrippen", document.TermsFile).terms
        self._red_flags = _read(raw, "rode_vlaggen", document.RedFlagsFile).red_flags
        self.digest = sha256(b"\0".join(raw[name] for name in sorted(raw))).hexdigest()[:12]
        self._by_partner = {partner.id: partner for partner in self._partners.partners}
        self.office = windows(self._calendar.office.spans, ())
        self.regions: Mapping[str, str] = {region.id: region.name for region in self._regions.regions}
        """Region id → name, in the order of the file."""
        self._check()
        self._profiles = Regions(self._regions, self._partners, self.office)

    def also(self, region: document.Region, file: str, over: str) -> "Catalogue":
        """This catalogue with an own region in it as well, made from `file` and lying over the profile `over`."""
        other = copy(self)
        other.regions = {**self.regions, region.id: region.name}
        other._profiles = self._profiles.also(region, file, over)
        return other

    def profile(self, region_id: str) -> document.Region:
        """What a profile says itself; KeyError for a region that is not there."""
        return self._profiles.by_id[region_id]

    @property
    def partner_ids(self) -> tuple[str, ...]:
        """All partners and parts of partners a case may name."""
        return tuple(self._by_partner)

    @property
    def norm_ids(self) -> frozenset[str]:
        return frozenset(norm.id for norm in self._norms)

    @property
    def palette_ids(self) -> frozenset[str]:
        return frozenset(entry.id for entry in self._palette.palette)

    @property
    def red_flag_ids(self) -> frozenset[str]:
        return frozenset(flag.id for flag in self._red_flags)

    @property
    def moment_ids(self) -> tuple[str, ...]:
        return tuple(moment.id for moment in self._moments)

    def resolve(self, region_id: str, date: str) -> Resolved:
        """The catalogue in region `region_id` on the ISO date `date`; LookupError for a region that is not there."""
        if region_id not in self.regions:
            raise LookupError(f"onbekende regio: {region_id}")
        region = self._profiles.by_id[region_id]
        return Resolved(
            region=self._profiles.settled(region),
            date=date,
            partners={p.id: self._partner(p) for p in self._partners.partners},
            grounds=tuple(self._ground(row) for row in self._grounds.grounds if _valid(row, date)),
            ground_notes=tuple(GroundNote(n.id, n.title, n.rule, n.source, n.origin) for n in self._grounds.explanations),
            moments={m.id: make_moment(m) for m in self._moments},
            message_kinds={m.id: self._message(m) for m in self._messages},
            terms={t.id: Term(t.id, t.name, t.explanation, t.source, t.origin) for t in self._terms},
            minutes={m.id: m.minutes for m in self._minutes},
            holidays=self.holidays(int(date[:4])) | self.holidays(int(date[:4]) + 1),
            office=self.office,
            norms={n.id: make_norm(n) for n in self._norms},
            palette={i.id: make_intervention(i) for i in self._palette.palette},
            phases=self._palette.phases,
            red_flags={f.id: RedFlag(f.id, f.name, f.explanation, f.weight, f.source, f.origin) for f in self._red_flags},
            digest=self.digest,
            region_digest=sha256(repr(region).encode()).hexdigest()[:12],
        )

    def holidays(self, year: int) -> frozenset[str]:
        """ISO dates of the free days of `year`."""
        days = []
        for holiday in self._calendar.holidays:
            if year % holiday.every_years:
                continue
            if holiday.day is None:
                day = easter(year) + timedelta(days=holiday.after_easter or 0)
            else:
                day = Date.fromisoformat(f"{year}-{holiday.day}")
                if holiday.not_on_sunday and day.weekday() == 6:
                    day -= timedelta(days=1)
            days.append(day.isoformat())
        return frozenset(days)

    def _partner(self, partner: document.Partner) -> Partner:
        duty = windows(partner.duty, self.office)
        return Partner(
            partner.id, partner.name, partner.short, partner.task, duty, partner.through, sourced(partner.source, partner.origin)
        )

    def _ground(self, row: document.Ground) -> Ground:
        return Ground(
            id=row.id,
            givers=self._members(row.givers, row.givers_but),
            receivers=self._members(row.receivers, row.receivers_but),
            kinds=frozenset(row.kinds),
            verdict=row.verdict,
            conditions=tuple(row.conditions),
            weight=row.weight,
            title=row.title,
            rule=row.rule,
            since=row.since,
            until=row.until,
            source=row.source,
            origin=row.origin,
            remark=row.remark,
        )

    def _message(self, message: document.Message) -> MessageKind:
        return MessageKind(
            id=message.id,
            name=message.name,
            minutes=message.minutes,
            read=message.read,
            anonymous=message.anonymous,
            givers=self._in_order(self._members(message.givers)),
            receivers=self._in_order(self._members(message.receivers)),
            explanation=message.explanation,
            source=with_parts(sourced(message.source, message.origin), minuten=message.minutes_origin),
        )

    def _members(self, names: Iterable[str], but: Iterable[str] = ()) -> frozenset[str]:
        """The partners meant by `names`, parts included, without those in `but`."""
        wanted, left_out = frozenset(names), frozenset(but)
        if not wanted:
            return wanted
        everyone = EVERYONE in wanted
        called = [(partner.id, partner.part_of) for partner in self._partners.partners]
        return frozenset(
            [
                one
                for one, whole in called
                if (everyone or one in wanted or whole in wanted) and one not in left_out and whole not in left_out
            ]
        )

    def _in_order(self, members: frozenset[str]) -> tuple[str, ...]:
        return tuple(partner for partner in self._by_partner if partner in members)

    # --- our own mistakes -------------------------------------------------------------------------------------------

    def _check(self) -> None:
        """Raise for an id that stands twice or that nobody has."""
        for name, entries in self._lists():
            ids = [entry.id for entry in entries]
            double = sorted({one for one in ids if ids.count(one) > 1})
            if double:
                raise CatalogueFault(f"{name}.yaml: dubbele id's: {', '.join(double)}")
        unknown = sorted({name for name in self._named() if name not in self._by_partner} - {EVERYONE, UNKNOWN})
        if unknown:
            raise CatalogueFault(f"onbekende partners in de catalogus: {', '.join(unknown)}")
        if self._regions.reference not in self.regions:
            raise CatalogueFault(f"regios.yaml: onbekend referentieprofiel {self._regions.reference}")

    def _lists(self) -> Iterable[tuple[str, Iterable["_HasId"]]]:
        yield "partners", self._partners.partners
        yield "gronden", (*self._grounds.grounds, *self._grounds.explanations)
        yield "momenten", self._moments
        yield "berichten", self._messages
        yield "regios", self._regions.regions
        yield "minuten", self._minutes
        yield "normen", self._norms
        yield "maatregelen", self._palette.palette
        yield "begrippen", self._terms
        yield "rode_vlaggen", self._red_flags

    def _named(self) -> Iterable[str]:
        """Every partner id that some entry mentions."""
        for partner in self._partners.partners:
            yield from (partner.part_of or partner.id, *partner.through)
        for row in self._grounds.grounds:
            yield from (*row.givers, *row.givers_but, *row.receivers, *row.receivers_but)
        for region in self._regions.regions:
            yield from (*region.absent, *region.absent.values(), *region.target, *region.response)
            yield from (reach.partner for reach in region.reach)
        for moment in self._moments:
            yield from moment.needs
        for message in self._messages:
            yield from (*message.givers, *message.receivers)
        for norm in self._norms:
            yield from norm.owners
        for entry in self._palette.palette:
            yield from (*entry.deciders, *entry.requesters, *entry.executors)


@cache
def read() -> Catalogue:
    """The catalogue that came with the program, read once."""
    return Catalogue()


def easter(year: int) -> Date:
    """Easter Sunday of `year` (the Gregorian computus)."""
    century, cycle = year // 100, year % 19
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * cycle + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - cycle) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    step = moon - weekday
    month = 3 + (step + 40) // 44
    return Date(year, month, step + 28 - 31 * (month // 4))


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_FILES = (
    "partners",
    "gronden",
    "momenten",
    "berichten",
    "regios",
    "kalender",
    "minuten",
    "normen",
    "maatregelen",
    "begrippen",
    "rode_vlaggen",
)


def _raw(name: str) -> bytes:
    return (files("scenarios") / "catalogue" / f"{name}.yaml").read_bytes()


def _read(raw: Mapping[str, bytes], name: str, model: type[M]) -> M:
    """One file as its model; raises with every place that is wrong."""
    found = source.parse(raw[name], f"{name}.yaml")
    if found.problems or not found.usable:
        raise CatalogueFault("\n".join(map(str, found.problems)))
    try:
        return model.model_validate(found.data)
    except ValidationError as error:
        lines = [str(found.at(one["loc"], one["type"], one["msg"])) for one in error.errors(include_url=False)]
        raise CatalogueFault("\n".join(lines)) from None


def _valid(row: document.Ground, date: str) -> bool:
    """Whether the row is law or practice on `date`: its first day counts, its last does not."""
    return (row.since or "") <= date and (row.until is None or date < row.until)

"""What may the catalogue's own files say?

The pydantic shapes of `scenarios/catalogue/*.yaml`, with the Dutch keys of those files. Every entry says its source
(`bron`) and where it comes from (`herkomst`).
"""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator
from pydantic_core import PydanticCustomError

from scenarios.compiled import DAY
from scenarios.fields import DateText, Id, Ids, Line, Many, Minutes, Model, Prose
from scenarios.forms import Channel, Kind, Origin
from scenarios.regional import Window

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_SPAN = re.compile(r"(dagelijks|[a-z]{2}(?:-[a-z]{2})?) ([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
ALL_DAY = Window(frozenset(range(7)), 0, DAY)
OFFICE = "kantooruren"


def to_span(value: Any) -> Any:
    """ "ma-vr 13:00-22:00", "dagelijks 22:00-08:00" or "dag_en_nacht" as a window; "kantooruren" stays a name."""
    if value == OFFICE:
        return value
    if value == "dag_en_nacht":
        return ALL_DAY
    match = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("geen_venster", "geen venster: {value}", {"value": str(value)[:40]})
    start = int(match[2]) * 60 + int(match[3])
    end = int(match[4]) * 60 + int(match[5])
    return Window(_days(match[1]), start, end if end > start else end + DAY)


def _days(text: str) -> frozenset[int]:
    """ "dagelijks", "di" or "ma-vr" as weekdays (0 = Monday)."""
    if text == "dagelijks":
        return frozenset(range(7))
    first, _, last = text.partition("-")
    if first not in DAYS or (last or first) not in DAYS:
        raise PydanticCustomError("geen_dag", "geen dag: {value}", {"value": text})
    low, high = DAYS.index(first), DAYS.index(last or first)
    return frozenset((low + step) % 7 for step in range((high - low) % 7 + 1))


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Span = Annotated[Window | str, PlainValidator(to_span)]
Spans = Annotated[tuple[Span, ...], BeforeValidator(_as_list), Field(strict=False, min_length=1)]
"""One window, a name of one, or a list of them."""
GroundId = Annotated[str, Field(pattern=r"^G[DX]\d\d[a-z]?$")]


class Entry(Model):
    """Whatever stands in the catalogue says where it comes from."""

    source: Line = Field(alias="bron")
    origin: Origin = Field(alias="herkomst")


class Reach(Entry):
    """When a partner can be reached over one channel."""

    spans: Spans = Field(alias="venster")
    words: Line = Field(alias="woorden")


class ResponseTime(Entry):
    minutes: Minutes = Field(alias="minuten")


class Partner(Entry):
    id: Id
    name: Line = Field(alias="naam")
    short: Line = Field(alias="kort")
    core: bool = Field(False, alias="kern")
    part_of: Id | None = Field(None, alias="deel_van")
    through: Ids = Field((), alias="alleen_via")
    task: Line = Field(alias="taak")
    duty: Spans = Field(alias="dienst")
    reach: dict[Channel, Reach] = Field(default_factory=dict, alias="bereikbaar")
    response: ResponseTime | None = Field(None, alias="reactie")


class PartnersFile(Model):
    partners: Many[Partner]
    reach: dict[Channel, Reach] = Field(alias="zonder_opgave")
    response: ResponseTime = Field(alias="reactie")


class RegionReach(Reach):
    partner: Id
    channel: Channel = Field(alias="kanaal")


class Region(Entry):
    id: Annotated[str, Field(pattern=r"^RP\d{1,2}$")]
    name: Line = Field(alias="naam")
    year: Line = Field(alias="jaar")
    model: Prose
    mandate: Line = Field(alias="mandaat")
    reach: Many[RegionReach] = Field(alias="bereikbaar")
    absent: dict[Id, Id] = Field(default_factory=dict, alias="afwezig")
    target: dict[Id, Line] = Field(default_factory=dict, alias="doelgroep")
    response: dict[Id, Minutes] = Field(default_factory=dict, alias="reactie")
    slots: Reach | None = Field(None, alias="actieoverleg")


class RegionsFile(Model):
    reference: str = Field(alias="referentie")
    slots: Reach = Field(alias="actieoverleg")
    regions: Many[Region] = Field(alias="regios")


class Ground(Entry):
    id: GroundId
    title: Line = Field(alias="titel")
    givers: Ids = Field(alias="van")
    givers_but: Ids = Field((), alias="van_behalve")
    receivers: Ids = Field(alias="aan")
    receivers_but: Ids = Field((), alias="aan_behalve")
    kinds: Many[Kind] = Field(alias="soorten", min_length=1)
    verdict: Literal["uitdrukkelijk", "volgens_afspraak", "bron_zwijgt"] = Field(alias="oordeel")
    conditions: Many[Literal["acuut", "na_contact_om", "medisch_afgewogen"]] = Field((), alias="voorwaarden")
    weight: Literal[0, 5, 10] = Field(0, alias="gewicht")
    since: DateText | None = Field(None, alias="sinds")
    until: DateText | None = Field(None, alias="tot")
    rule: Prose = Field(alias="regel")
    remark: Prose = Field("", alias="opmerking", min_length=0)


class Explanation(Entry):
    id: GroundId
    title: Line = Field(alias="titel")
    rule: Prose = Field(alias="regel")


class GroundsFile(Model):
    grounds: Many[Ground] = Field(alias="gronden")
    explanations: Many[Explanation] = Field(alias="toelichtingen")


class Moment(Entry):
    id: Id
    code: str
    name: Line = Field(alias="naam")
    minutes: Minutes = Field(alias="minuten")
    channels: Many[Channel] = Field(alias="kanalen", min_length=1)
    quorum: int = Field(alias="minstens", ge=2)
    needs: Ids = Field((), alias="nodig")
    judges_first: bool = Field(alias="oordeel_vooraf")
    slots: bool = Field(alias="volgens_tafel")
    explanation: Prose = Field(alias="uitleg")
    minutes_origin: Origin = Field(alias="herkomst_minuten")


class MomentsFile(Model):
    moments: Many[Moment] = Field(alias="momenten")


class Message(Entry):
    id: Id
    name: Line = Field(alias="naam")
    minutes: Minutes = Field(alias="minuten")
    read: Literal["direct", "werkdag"] = Field(alias="gelezen")
    anonymous: bool = Field(alias="anoniem")
    givers: Ids = Field(alias="van")
    receivers: Ids = Field(alias="aan")
    explanation: Prose = Field(alias="uitleg")
    minutes_origin: Origin = Field(alias="herkomst_minuten", default="bron")


class MessagesFile(Model):
    messages: Many[Message] = Field(alias="berichten")


class MoveMinutes(Entry):
    id: Id
    minutes: Minutes = Field(alias="minuten")
    explanation: Line = Field(alias="uitleg")


class MinutesFile(Model):
    minutes: Many[MoveMinutes] = Field(alias="minuten")


class Holiday(Entry):
    """A free day: on a fixed day (MM-DD) or a number of days after Easter."""

    name: Line = Field(alias="naam")
    day: Annotated[str, Field(pattern=r"^\d\d-\d\d$")] | None = Field(None, alias="dag")
    after_easter: int | None = Field(None, alias="na_pasen")
    not_on_sunday: bool = Field(False, alias="niet_op_zondag")
    every_years: int = Field(1, alias="elke_jaren", ge=1)


class CalendarFile(Model):
    office: Reach = Field(alias="kantooruren")
    holidays: Many[Holiday] = Field(alias="feestdagen")


class Norm(Entry):
    id: Annotated[str, Field(pattern=r"^N\d\d\d$")]
    kind: Literal["norm", "richtlijn", "afspraak", "streven", "ervaring", "cijfer", "casuswaarneming"] = Field(alias="soort")
    text: Prose = Field(alias="tekst")
    value: Line | None = Field(None, alias="waarde")
    owners: Ids = Field((), alias="geldt_voor")
    remark: Prose = Field("", alias="opmerking", min_length=0)


class NormsFile(Model):
    norms: Many[Norm] = Field(alias="normen")


class Intervention(Entry):
    id: Annotated[str, Field(pattern=r"^I[PX]\d\d[a-z]?$")]
    name: Line = Field(alias="naam")
    domain: Literal["strafrecht", "bestuursrecht", "civiel_recht", "sociale_interventie", "overig"] = Field(alias="domein")
    phases: Many[Literal["F1", "F1b", "F2", "F3"]] = Field(alias="fasen", min_length=1)
    deciders: Ids = Field(alias="beslissers", min_length=1)
    """Partners, or only `onbekend` where the sources do not say who decides."""
    deciders_origin: Origin = Field(alias="herkomst_beslissers")
    requesters: Ids = Field((), alias="verzoekers")
    executors: Ids = Field((), alias="voert_uit")
    lead_time: Line | None = Field(None, alias="doorlooptijd")
    conditions: Many[Line] = Field((), alias="voorwaarden")
    basis: Line | None = Field(None, alias="wet")
    explanation: Prose = Field(alias="uitleg")
    explanation_origin: Origin = Field(alias="herkomst_uitleg")
    remark: Prose = Field("", alias="opmerking", min_length=0)


class PaletteFile(Model):
    phases: dict[str, Line] = Field(alias="fasen")
    palette: Many[Intervention] = Field(alias="maatregelen")


class Term(Entry):
    id: Id
    name: Line = Field(alias="naam")
    explanation: Prose = Field(alias="uitleg")


class TermsFile(Model):
    terms: Many[Term] = Field(alias="begrippen")


class RedFlag(Entry):
    id: Annotated[str, Field(pattern=r"^RV\d\d$")]
    name: Line = Field(alias="naam")
    explanation: Prose = Field(alias="uitleg")
    weight: int = Field(alias="gewicht", ge=1, le=5)


class RedFlagsFile(Model):
    red_flags: Many[RedFlag] = Field(alias="rode_vlaggen")

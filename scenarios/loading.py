"""How does a name or a path become a case, or a list of problems?

Read the file, check its shape, check what it refers to and whether it can be played, settle the catalogue for region and
date, and compile. Each step tells all it finds; a step whose ground is gone is skipped.
"""

import gc
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date as Date
from hashlib import sha256
from pathlib import Path

from scenarios import catalogue, document, messages, own_regions, references, sense
from scenarios import source as sources
from scenarios.compile import Builder, stand_ins
from scenarios.compiled import Case
from scenarios.find import Found, find
from scenarios.head import Head
from scenarios.problems import CaseError, Problem, shown

CALIBRATION_FILE = "ijk.json"
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")


def load(name_or_path: str | Path, region: str | None, date: str | None, shelf: catalogue.Catalogue | None = None) -> Case:
    """The case `name_or_path` in `region` on `date`; raises CaseError with every problem found.

    `shelf` is a catalogue kept earlier, for a game that goes on as it began; default the one that came with the program.
    """
    with _unswept():
        return _load(name_or_path, region, date, shelf)


@contextmanager
def _unswept() -> Iterator[None]:
    """Thousands of small things are made and nearly all stay: looking for garbage meanwhile costs a fifth and finds none."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def _load(name_or_path: str | Path, region: str | None, date: str | None, shelf: catalogue.Catalogue | None) -> Case:
    found = find(name_or_path)
    source = sources.read(found.path, found.name)
    shelf = shelf or catalogue.read()
    written = read_document(source, shelf)
    return _settled(found, source, written, *own_regions.added(shelf, region or written.head.region), date)


def _settled(
    found: Found, source: sources.Source, written: document.CaseDocument, shelf: catalogue.Catalogue, setting: str, date: str | None
) -> Case:
    """The case of a checked document for one region and playing date."""
    day, note = playing_date(Date.fromisoformat(written.head.date), _asked(source, date))
    resolved = shelf.resolve(setting, day.isoformat())
    swap, orphans = stand_ins(written, resolved.region)
    if orphans:
        raise CaseError(
            source.at(("rollen", number, "partner"), "V303", _orphan(written.roles[number], resolved.region.name)) for number in orphans
        )
    versions = {
        "formaat": str(document.FORMAT),
        "casus": sha256(source.raw).hexdigest()[:12],
        "catalogus": resolved.digest,
        "regio": resolved.region_digest,
    }
    figures, remark = calibration(found.path.with_name(CALIBRATION_FILE), resolved.region.over or setting, written.head.region)
    return Builder(written, resolved, swap).case(day, note, versions, figures, remark)


@dataclass(frozen=True, slots=True)
class Everywhere:
    """A case as it stands in its file and in every region, its own first; and the regions in which it cannot be played."""

    source: sources.Source
    written: document.CaseDocument
    cases: Mapping[str, Case]
    problems: tuple[Problem, ...]


def everywhere(name_or_path: str | Path, regions: Sequence[str] = ()) -> Everywhere:
    """The case in its own region and in these (default: every profile); raises CaseError when a file is wrong wherever it is played."""
    with _unswept():
        found = find(name_or_path)
        source = sources.read(found.path, found.name)
        shelf = catalogue.read()
        written = read_document(source, shelf)
        cases: dict[str, Case] = {}
        problems: list[Problem] = []
        for wanted in dict.fromkeys((written.head.region, *(regions or shelf.regions))):
            settled = own_regions.added(shelf, wanted)
            try:
                cases[settled[1]] = _settled(found, source, written, *settled, None)
            except CaseError as error:
                problems += error.problems
        return Everywhere(source, written, cases, tuple(problems))


def head(found: Found) -> Head:
    """The head of a case file by the long way: raises CaseError with all that is wrong with the file."""
    return head_of(read_document(sources.read(found.path, found.name)))


def head_of(written: document.CaseDocument) -> Head:
    """The head of a checked document."""
    one = written.head
    return Head(
        id=one.id,
        kind=one.kind,
        title=one.title,
        summary=one.summary,
        warning=one.warning,
        source=one.source,
        added=one.added,
        date=one.date,
        region=one.region,
        moments=one.moments,
        minutes=one.minutes,
        level=one.level,
    )


def read_document(source: sources.Source, shelf: catalogue.Catalogue | None = None) -> document.CaseDocument:
    """The checked document in `source`; raises CaseError."""
    if not source.usable:
        raise CaseError(source.problems)
    written, problems = messages.check(source, document.CaseDocument)
    if written is None:
        raise CaseError([*source.problems, *problems])
    found = references.places(written)
    problems = references.check(source, written, found, _outside(shelf or catalogue.read())) + sense.check(source, written, found)
    if source.problems or problems:
        raise CaseError([*source.problems, *problems])
    return written


def _outside(shelf: catalogue.Catalogue) -> Mapping[str, frozenset[str]]:
    """What a case may name that stands in the catalogue."""
    resolved = shelf.resolve(next(iter(shelf.regions)), "2025-01-01")
    kinds = {
        "partner": frozenset(shelf.partner_ids),
        "regioprofiel": frozenset(shelf.regions),
        "afstemmingsmoment": frozenset(shelf.moment_ids),
        "berichtsoort": frozenset(resolved.message_kinds),
        "paletnummer": shelf.palette_ids,
        "catalogusnorm": shelf.norm_ids,
        "rode vlag": shelf.red_flag_ids,
    }
    return {kind: ids for kind, ids in kinds.items() if ids}


def refuse(source: sources.Source, code: str, message: str) -> None:
    """Raise what is wrong with the question rather than with a place in the file."""
    raise CaseError([Problem(source.file, 1, 1, code, message)])


def _asked(source: sources.Source, date: str | None) -> Date | None:
    if date is None:
        return None
    try:
        asked = Date.fromisoformat(date)
    except ValueError:
        asked = Date.min
    if not 2000 <= asked.year <= 2099:
        refuse(source, "V302", f"{shown(date)} is geen datum; schrijf bijvoorbeeld 2025-02-11")
    return asked


def playing_date(written: Date, asked: Date | None) -> tuple[Date, str]:
    """The date to play on, and a sentence when it is not the one that was asked for."""
    if asked is None:
        return written, ""
    shift = (written.weekday() - asked.weekday()) % 7
    moved = Date.fromordinal(asked.toordinal() + (shift if shift <= 3 else shift - 7))
    if moved == asked:
        return moved, ""
    return moved, f"Deze casus speelt op een {WEEKDAYS[written.weekday()]}. Daarom is {in_words(asked)} verzet naar {in_words(moved)}."


def in_words(day: Date) -> str:
    """ "dinsdag 11 februari 2025"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _orphan(role: document.Role, region: str) -> str:
    return f"{shown(role.partner)} bestaat niet in {region}, en geen rol in deze casus neemt waar voor {shown(role.id)}"


# --- calibration ----------------------------------------------------------------------------------------------------


def calibration(path: Path, region: str, default: str) -> tuple[Mapping[str, Mapping[str, int]], str]:
    """M* and W* per joint moment for `region`, else for the `default` region; with a sentence about which they are."""
    if not path.is_file():
        return {}, "Deze casus is nog niet geijkt."
    source = sources.Source(str(path))
    try:
        with path.open("rb") as file:
            written = json.loads(file.read(sources.MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        written = None
    regions = written.get("regios", written) if isinstance(written, dict) else None
    if not isinstance(regions, dict):
        return {}, f"Het ijkbestand {source.file} is niet te lezen; maak het opnieuw met `samenop toets --ijk`."
    if figures := _figures(regions.get(region)):
        return figures, ""
    if figures := _figures(regions.get(default)):
        return figures, f"Geijkt in {default}; voor {region} zijn er geen eigen cijfers."
    return {}, "Deze casus is nog niet geijkt."


def _figures(written: object) -> dict[str, dict[str, int]]:
    """The joint moments in `written` that have both figures."""
    if not isinstance(written, dict):
        return {}
    return {
        str(name): {"M": one["M"], "W": one["W"]}
        for name, one in written.items()
        if isinstance(one, dict) and type(one.get("M")) is int and type(one.get("W")) is int
    }

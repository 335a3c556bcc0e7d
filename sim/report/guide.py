"""What can be looked up, apart from any case?

The catalogue as entries to search: terms, grounds, alignment moments, norms, the palette of measures, regions. Every entry
says where it comes from and, where that is not a source document, what it is instead.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from scenarios import catalogue, own_regions
from scenarios.catalogue_records import Intervention, NormText
from scenarios.regional import Ground
from sim.report.text import VERDICTS, listed, shortened, validity

WARNING = "Deze wegwijzer hoort bij een oefening en geeft geen advies. Vraag in een echte zaak je eigen organisatie."

KINDS = {
    "begrip": "Begrippen",
    "grond": "Grondslagen",
    "moment": "Momenten",
    "norm": "Normen",
    "maatregel": "Maatregelen",
    "vlag": "Rode vlaggen",
}

_OTHER_DATES = ("2024-06-01", "2025-06-01")
"""Beside the playing date: before and after the last change of the law, so that both rules can be read side by side."""
_REGION = "RP9"
_DATE = "2025-06-01"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to look up. `lines` are (label, text); a label may be ""."""

    id: str
    kind: str
    title: str
    lines: tuple[tuple[str, str], ...]
    found_by: str
    """All its words in small letters, for searching."""


def entries(region: str | None = None, date: str | None = None) -> tuple[Entry, ...]:
    """Everything that can be looked up, in this region and on this playing date."""
    book = catalogue.read()
    when = date or _DATE
    where = (
        region if region is not None and region in book.regions else _REGION
    )  # an own region has the terms, grounds and norms of every other
    resolved = book.resolve(where, when)
    partners = {id: partner.name for id, partner in resolved.partners.items()}
    grounds: dict[str, Ground] = {ground.id: ground for ground in resolved.grounds}
    for other in _OTHER_DATES:
        for ground in book.resolve(where, other).grounds:
            grounds.setdefault(ground.id, ground)
    found = [_entry("begrip", t.id, t.name, (("", t.explanation),), t.source, t.origin) for t in resolved.terms.values()]
    found += [_ground(ground, partners, when) for ground in grounds.values()]
    found += [_entry("grond", n.id, n.title, (("", n.rule),), n.source, n.origin) for n in resolved.ground_notes]
    for moment in resolved.moments.values():
        needs = _names(moment.needs_partners, partners)
        first = "ja, voordat er iets verteld is" if moment.judges_first else "nee"
        rows = (("", moment.explanation), ("Duurt", f"{moment.minutes} minuten"), ("Erbij", needs), ("Eerst eigen oordeel", first))
        found.append(_entry("moment", moment.id, moment.name, rows, moment.source, "bron"))
    found += [_norm(norm, partners) for norm in resolved.norms.values()]
    found += [_measure(measure, partners) for measure in resolved.palette.values()]
    for flag in resolved.red_flags.values():
        found.append(_entry("vlag", flag.id, flag.name, (("", flag.explanation),), flag.source, flag.origin))
    return tuple(found)


def _entry(kind: str, id: str, title: str, rows: Iterable[tuple[str, str]], source: str, origin: str) -> Entry:
    """An entry with its source and its origin under its text; empty lines are left out."""
    label = catalogue.ORIGIN_WORDS.get(origin, origin)
    shown = source if not label or label in source else f"{source} ({label})" if source else label
    lines = (*((label_, text) for label_, text in rows if text), ("Bron", shown))
    return Entry(id, kind, shortened(title), lines, " ".join((id, title, *(text for _, text in lines))).lower())


def _norm(norm: NormText, partners: dict[str, str]) -> Entry:
    """A norm, guideline or figure."""
    rows = (("", norm.text), ("Waarde", norm.value), ("Voor wie", _names(norm.owners, partners)), ("Let op", norm.remark))
    return _entry("norm", norm.id, norm.text, rows, norm.source, norm.origin)


def _measure(measure: Intervention, partners: dict[str, str]) -> Entry:
    """A measure of the palette: who decides, asks and carries it out, and under which conditions."""
    rows = (
        ("", measure.explanation),
        ("Beslist", _names(measure.deciders, partners) or "de bronnen zeggen het niet"),
        ("Vraagt aan", _names(measure.requesters, partners)),
        ("Voert uit", _names(measure.executors, partners)),
        ("Duurt", measure.lead_time),
        ("Voorwaarden", "; ".join(measure.conditions)),
        ("Grond", measure.basis),
        ("Let op", measure.remark),
    )
    return _entry("maatregel", measure.id, measure.name, rows, measure.source, measure.origin)


def _names(ids: Iterable[str], partners: dict[str, str]) -> str:
    return listed([partners.get(one, one.replace("_", " ")) for one in ids])


def _ground(ground: Ground, partners: dict[str, str], date: str) -> Entry:
    """A row of the law or of an agreement, with its verdict, its dates and whether it holds on the playing date."""
    rows = (
        ("Oordeel", VERDICTS.get(ground.verdict, ground.verdict)),
        ("", ground.rule),
        ("Geldig", validity(ground.since, ground.until)),
        (
            "Op de speeldatum",
            "geldt" if (ground.since or "") <= date and (ground.until is None or date < ground.until) else "geldt dan niet",
        ),
        ("Wie deelt", _who(ground.givers, partners)),
        ("Met wie", _who(ground.receivers, partners)),
        ("Let op", ground.remark),
    )
    return _entry("grond", ground.id, ground.title, rows, ground.source, ground.origin)


def _who(ids: frozenset[str], partners: dict[str, str]) -> str:
    """Partners by name; very many of them are everybody."""
    if len(ids) > 12:
        return "iedere partner"
    return listed(sorted(partners.get(one, one) for one in ids))


def search(found: tuple[Entry, ...], words: str, kind: str | None = None) -> tuple[Entry, ...]:
    """The entries of `kind` that hold every word of `words`; those with it in the title come first."""
    wanted = words.lower().split()
    hits = [entry for entry in found if (kind is None or entry.kind == kind) and all(word in entry.found_by for word in wanted)]
    if wanted:
        hits.sort(key=lambda entry: not all(word in entry.title.lower() for word in wanted))
    return tuple(hits)


def region_names() -> tuple[tuple[str, str], ...]:
    """All regions as (id, name), those of the user's own last."""
    return (*catalogue.read().regions.items(), *own_regions.titles())


def moment_names() -> dict[str, str]:
    """Alignment moment → its name."""
    return {id: moment.name for id, moment in catalogue.read().resolve(_REGION, _DATE).moments.items()}

"""Which entries of the catalogue may an author name, and in which field?

A page of the handbook that is made from the catalogue itself, so that it cannot fall behind it.
"""

from collections.abc import Iterator
from textwrap import fill

from scenarios import catalogue

WIDE = 120
_DATE = "2025-01-01"
"""Of what is listed nothing depends on the date; rules about sharing do, and no case names those."""
_ABOUT = f"""\
# Zelf een zaak schrijven: wat er in de catalogus staat

{
    fill(
        "Wat een zaak bij zijn id mag noemen zonder het zelf te beschrijven. Bij elk kopje staat in welke velden dat kan; wat een veld "
        "doet, staat in `samenop handboek naslag`.",
        WIDE,
    )
}
"""

Entry = tuple[str, str]


def as_page() -> str:
    """All of it as Markdown."""
    return _ABOUT + "".join(f"\n## {title}\n\n{_list(entries)}" for title, entries in _parts())


def _list(entries: Iterator[Entry]) -> str:
    return "".join(f"{fill(f'- `{id}`: {told}', WIDE, subsequent_indent='  ', break_on_hyphens=False)}\n" for id, told in entries)


def _parts() -> Iterator[tuple[str, Iterator[Entry]]]:
    """A heading, and below it each id with what it is."""
    shelf = catalogue.read()
    found = shelf.resolve(next(iter(shelf.regions)), _DATE)
    yield "Partners: `partner` van een rol, `systeem` van een kaart", ((p.id, f"{p.name}. {p.task}") for p in found.partners.values())
    yield "Overleggen: `momenten` van de zaak, `moment`", ((m.id, f"{m.name}. {m.explanation}") for m in found.moments.values())
    yield (
        "Berichten: `berichtsoort`, `soort` van `gestuurd`",
        ((m.id, f"{m.name}. {m.explanation}") for m in found.message_kinds.values()),
    )
    yield "Rode vlaggen: `rode_vlag` van een kaart", ((f.id, f"{f.name}. {f.explanation}") for f in found.red_flags.values())
    yield "Maatregelen: `palet` van een maatregel", ((i.id, f"{i.name}. {i.explanation}") for i in found.palette.values())
    yield "Normen: `norm` van een norm", ((n.id, f"{n.kind}. {n.text}") for n in found.norms.values())
    yield "Regio's: `regio` van de zaak", ((id, name) for id, name in shelf.regions.items())

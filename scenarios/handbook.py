"""What does the handbook say, page by page?

Markdown of our own beside the cases: readable as files, inside the game and as lines. A page is found by the name of its file; that of
the catalogue has none, and is made from the catalogue when it is asked for.
"""

import re
from importlib.resources import files

PAGES = {
    "eerste_spel": "Eerste spel",
    "toetsen": "Toetsen",
    "rollen": "De rollen",
    "delen": "Delen",
    "score": "Score",
    "score_rekent": "Hoe zij rekent",
    "aan_tafel": "Aan tafel",
    "zwaar": "Als het zwaar valt",
}
"""Name of a page → its title in a row of keys, in reading order."""


FOR_AUTHORS = {
    "schrijven": "Zelf een zaak schrijven: stap voor stap",
    "naslag": "Zelf een zaak schrijven: naslag",
    "catalogus": "Zelf een zaak schrijven: wat er in de catalogus staat",
    "codes": "Wat een code van toets betekent",
    "regio": "Een eigen regio",
}
"""Long pages for who writes a case; they have no key in the game."""
MADE = "catalogus"
"""The page without a file."""


def page(name: str) -> str:
    """The page with this name, as Markdown; raises KeyError for a name that is none."""
    if name not in (*PAGES, *FOR_AUTHORS):
        raise KeyError(name)
    if name == MADE:
        from scenarios.entries import as_page  # the catalogue is read for no other page

        return as_page()
    return (files("scenarios") / "handboek" / f"{name}.md").read_text(encoding="utf-8")


def codes() -> dict[str, str]:
    """Code of a problem → its own page: what it means, with a wrong and a right example."""
    parts = re.split(r"^## ([VW]\d{3})", page("codes"), flags=re.MULTILINE)
    return {code: f"# {code}{text.rstrip()}\n" for code, text in zip(parts[1::2], parts[2::2], strict=True)}

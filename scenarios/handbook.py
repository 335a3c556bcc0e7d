"""What does the handbook say, page by page?

Markdown of our own beside the cases: readable as files, inside the game and as lines. A page is found by the name of its file.
"""

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


FOR_AUTHORS = {"naslag": "Zelf een zaak schrijven: naslag"}
"""Long pages for who writes a case; they have no key in the game."""


def page(name: str) -> str:
    """The page with this name, as Markdown; raises KeyError for a name that is none."""
    if name not in (*PAGES, *FOR_AUTHORS):
        raise KeyError(name)
    return (files("scenarios") / "handboek" / f"{name}.md").read_text(encoding="utf-8")

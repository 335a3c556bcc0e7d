"""How does a line of a menu look, and that of a saved game?"""

from dataclasses import dataclass
from pathlib import Path

from textual.widgets.option_list import Option

from sim.tui.text import join, plain


@dataclass(frozen=True, slots=True)
class SavedLine:
    """One saved game as the list shows it."""

    path: Path
    title: str
    detail: str
    over: bool


def title_line(game: SavedLine) -> Option:
    """A saved game as a line of a list."""
    mark = "afgerond" if game.over else "niet af"
    return Option(join((game.title, "bold"), f"  ({mark})\n   ", plain(game.detail, "$so-soft")), id=str(game.path))


def menu_line(number: int, key: str, label: str, detail: str) -> Option:
    """A line of a menu: its number and name, and under it what it does."""
    return Option(join((f"{number}  {label}", "bold"), "\n   ", (detail, "$so-soft")), id=key)

"""Which saved game goes on?"""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import OptionList

from sim.tui import words_shell as words
from sim.tui.widgets.frame import TitleBar, Words
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.menu import SavedLine, title_line


class SavedScreen(Screen[Path]):
    """The saved games, the latest first. Answers the path of the chosen one."""

    HELP = words.HELP_SAVED
    BINDINGS = [Binding("escape", "back", "Terug", id="saved.back", tooltip="Terug naar het begin")]

    def __init__(self, games: tuple[SavedLine, ...]) -> None:
        super().__init__()
        self._games = games

    def compose(self) -> ComposeResult:
        yield TitleBar("bewaarde spellen")
        yield Words(words.SAVED_INTRO if self._games else words.SAVED_NONE, classes="intro")
        yield OptionList(*(title_line(game) for game in self._games), id="saved-list", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(Path(str(event.option_id)))

    def action_back(self) -> None:
        self.dismiss(None)

"""The smallest app around the desk, with what the real one gives: themes, keys that are global, no markup in notices."""

from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

import sim.tui
from sim.tui.screens.desk import PlayScreen
from sim.tui.theme import DEFAULTS, THEMES

LOOK = Path(sim.tui.__path__[0]) / "app.tcss"


class DeskApp(App[None]):
    """Shows one screen and keeps what the desk says to the app."""

    CSS_PATH = LOOK
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "bell", "help", id="app.help", tooltip="Uitleg bij dit scherm"),
        Binding("f2", "bell", "wegwijzer", id="app.wegwijzer", tooltip="Begrippen en overleggen"),
        Binding("f9", "bell", "pauze", id="app.pauze", tooltip="Het spel stilzetten"),
    ]

    def __init__(self, first: Screen[None], theme_name: str = "samenop-donker") -> None:
        super().__init__()
        self.first = first
        self.theme_name = theme_name
        self.heard: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.theme_name
        self.push_screen(self.first)

    def on_play_screen_seat_done(self, event: PlayScreen.SeatDone) -> None:
        self.heard.append(f"klaar {event.role}")

    def on_play_screen_chapter_closed(self, event: PlayScreen.ChapterClosed) -> None:
        self.heard.append(f"deel dicht {event.role}")

    def on_play_screen_game_over(self, event: PlayScreen.GameOver) -> None:
        self.heard.append(f"afgelopen {event.role}")

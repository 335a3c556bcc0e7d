"""The table stands still: who wants to leave may leave, without saying why."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Button

from sim.tui import words_shell as words
from sim.tui.text import join
from sim.tui.widgets.frame import Paragraph, Paragraphs, Reading, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar


class PauseScreen(Screen[bool]):
    """An opaque pause: nothing of the case is visible. Answers True to leave the game, False to go on."""

    HELP = words.HELP_PAUSE
    BINDINGS = [
        Binding("escape", "go_on", "Verder", id="pause.on", tooltip="Terug naar waar je was"),
        Binding("w", "leave", "Weggaan", id="pause.leave", tooltip="Naar het begin; het spel is bewaard"),
    ]

    def __init__(self, playing: bool) -> None:
        super().__init__()
        self._playing = playing

    def compose(self) -> ComposeResult:
        yield TitleBar("pauze", "alles staat stil")
        with Reading(id="pause"):
            yield Words(words.PAUSE_PLAYING if self._playing else words.PAUSE_IDLE, id="pause-text")
            yield Paragraphs(support_text(), id="pause-support")
        with Horizontal(id="pause-buttons"):
            yield Button("Verder (Esc)", id="pause-on", variant="primary", compact=True)
            if self._playing:
                yield Button("Weggaan (W)", id="pause-leave", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#pause-on").focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "pause-leave")

    def action_go_on(self) -> None:
        self.dismiss(False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._playing if action == "leave" else True

    def action_leave(self) -> None:
        self.dismiss(True)


def support_text() -> list[Paragraph]:
    """Where one can go afterwards."""
    return [(0, join((words.SUPPORT_TITLE, "bold"))), *((4, join("  • ", (who, "bold"), ": ", what)) for who, what in words.SUPPORT)]

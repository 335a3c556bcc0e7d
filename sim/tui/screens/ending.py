"""How did it go on? The ending of the case, before anybody looks back."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Button

from sim.tui import words_shell as words
from sim.tui.text import clean, join
from sim.tui.widgets.frame import Reading, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar


class EndingScreen(Screen[bool]):
    """The ending `text` of the case `title`. Answers True when it has been read."""

    HELP = words.HELP_ENDING
    VERTICAL_BREAKPOINTS = [(0, "-laag"), (30, "-hoog")]
    BINDINGS = [Binding("enter", "ready", "Naar de nabespreking", id="ending.ready", tooltip="Verder naar de nabespreking")]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        yield TitleBar("hoe het verder ging", self._title)
        with Reading(id="ending"):
            yield Words(join((words.ENDING, "bold $so-title"), "\n\n", clean(self._text), "\n\n", (words.ENDING_BREATHE, "$so-soft")))
        yield Button("Naar de nabespreking (Enter)", id="ending-button", variant="primary", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#ending").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_ready()

    def action_ready(self) -> None:
        self.dismiss(True)

"""What is in a game that the command line chose, before anything of it is shown?

The list of cases and the seats tell it beside the choice; who comes in without them reads it here, and may still go back.
"""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Button

from scenarios.head import Head
from sim.tui import words_shell as words
from sim.tui.text import clean, join, line
from sim.tui.widgets.frame import Reading, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar


class BeforehandScreen(Screen[bool]):
    """What `head` says of itself. Answers True to begin, False to go back."""

    HELP = words.HELP_BEFOREHAND
    VERTICAL_BREAKPOINTS = [(0, "-laag"), (30, "-hoog")]
    BINDINGS = [
        Binding("enter", "answer(True)", "Begin", id="beforehand.begin", tooltip="Begin met spelen"),
        Binding("escape", "answer(False)", "Terug", id="beforehand.back", tooltip="Naar het begin; er is nog niets gebeurd"),
    ]

    def __init__(self, head: Head) -> None:
        super().__init__()
        self._head = head

    def compose(self) -> ComposeResult:
        head = self._head
        yield TitleBar("wat erin zit", line(words.kind_of_game(head)))
        with Reading(id="beforehand"):
            warning = join(("Wat erin zit", "bold $so-new"), "  ", clean(" ".join(head.warning)))
            yield Words(join((line(head.title), "bold $so-title"), "\n\n", clean(head.summary), "\n\n", warning))
        yield Button("Begin (Enter)", id="beforehand-button", variant="primary", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#beforehand").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_answer(True)

    def action_answer(self, begin: bool) -> None:
        self.dismiss(begin)

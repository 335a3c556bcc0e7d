"""How does the screen go to the next seat, so that nothing of the former one is seen?

An opaque screen with only the title of the next seat. It opens with the letter O and not with Enter: who confirmed the last
move may still be pressing that.
"""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center, Vertical
from textual.screen import Screen
from textual.widgets import Button

from sim.tui import words_shell as words
from sim.tui.text import join, line
from sim.tui.widgets.frame import TitleBar, Words
from sim.tui.widgets.keybar import KeyBar


class HandoverScreen(Screen[bool]):
    """Give the screen to `title`. Answers True when the next person is there."""

    HELP = words.HELP_HANDOVER
    AUTO_FOCUS = ""
    BINDINGS = [Binding("o", "open", "Openen", id="handover.open", tooltip="Ik zit er; laat mijn bureau zien")]

    def __init__(self, title: str, first: bool, called: bool = False) -> None:
        super().__init__()
        self._title = title
        self._first = first
        self._called = called

    def compose(self) -> ComposeResult:
        yield TitleBar("geef het scherm door")
        with Vertical(id="handover"):
            yield Words(words.HANDOVER_GIVE, classes="centered")
            yield Words(join((line(self._title), "bold $so-title")), id="handover-title")
            if self._called:
                yield Words(words.HANDOVER_CALLED, classes="centered")
            yield Words(words.HANDOVER_FIRST if self._first else words.HANDOVER_AGAIN, classes="centered")
            button = Button("Ik zit er: openen (O)", id="handover-button", variant="primary", compact=True)
            button.can_focus = False  # Enter and space must not reach it; the mouse does
            yield Center(button)
        yield KeyBar()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        self.dismiss(True)

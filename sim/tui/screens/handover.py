"""How does the screen go to the next chair, so that nothing of the former one is seen?

An opaque screen with only the title of the role. Who already sits there and goes on with another role reads that on it too. It
opens with the letter O and not with Enter: who confirmed the last move may still be pressing that.
"""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center, Vertical
from textual.screen import Screen
from textual.widgets import Button

from sim.tui import words_seats
from sim.tui import words_shell as words
from sim.tui.text import join, line
from sim.tui.widgets.frame import TitleBar, Words
from sim.tui.widgets.keybar import KeyBar


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom the screen goes."""

    title: str
    first: bool
    """They have not read their briefing yet."""
    called: bool = False
    """A conversation waits for them."""
    people: int = 1
    """How many share the chair."""
    former: str = ""
    """The role that they played before on the same chair."""
    stays: bool = False
    """The same people keep the screen: nobody has to look away."""


class HandoverScreen(Screen[bool]):
    """Give the screen to somebody else. Answers True when they are there."""

    HELP = words.HELP_HANDOVER
    AUTO_FOCUS = ""
    BINDINGS = [Binding("o", "open", "Openen", id="handover.open", tooltip="Ik zit er; laat mijn bureau zien")]

    def __init__(self, to: Handover) -> None:
        super().__init__()
        self._to = to

    def compose(self) -> ComposeResult:
        to = self._to
        yield TitleBar("een andere rol" if to.stays else "geef het scherm door")
        with Vertical(id="handover"):
            yield Words(words.HANDOVER_STAYS if to.stays else words.HANDOVER_GIVE, classes="centered")
            yield Words(join((line(to.title), "bold $so-title")), id="handover-title")
            for text in self._texts():
                yield Words(text, classes="centered")
            button = Button("Ik zit er: openen (O)", id="handover-button", variant="primary", compact=True)
            button.can_focus = False  # Enter and space must not reach it; the mouse does
            yield Center(button)
        yield KeyBar()

    def _texts(self) -> list[str]:
        to = self._to
        said = [words.HANDOVER_CALLED] if to.called else []
        if to.former:
            said.append(words_seats.other_role(line(to.former), line(to.title), to.first))
        if to.people > 1:
            said.append(words_seats.shared(to.people))
        if to.stays:
            said.append(words.HANDOVER_OPEN)
        else:
            said.append(words.HANDOVER_FIRST if to.first else words.HANDOVER_AGAIN)
        return said

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        self.dismiss(True)

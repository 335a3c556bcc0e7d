"""How does one chair look at what is only its own, at a screen that several share?

First a cover with nothing but whose turn it is; then the own estimate, or the own card; and closing it leaves nothing behind.
"""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center, Vertical
from textual.screen import Screen
from textual.widgets import Button, Input

from sim.tui import words_debrief as words
from sim.tui import words_shell
from sim.tui.text import join, line
from sim.tui.widgets.debrief.estimate import Estimate, Own
from sim.tui.widgets.frame import Paragraph, Paragraphs, Reading, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar


class CoverScreen(Screen[bool]):
    """Give the screen to `title`. Answers True when that person is there, False when the table goes back."""

    HELP = words_shell.HELP_DEBRIEF
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("o", "open", "Openen", id="cover.open", tooltip="Ik zit er, en niemand kijkt mee"),
        Binding("escape", "back", "Terug", id="cover.back", tooltip="Terug naar de nabespreking van de tafel"),
    ]

    def __init__(self, title: str, what: str) -> None:
        super().__init__()
        self._title = title
        self._what = what

    def compose(self) -> ComposeResult:
        yield TitleBar("alleen voor één stoel")
        with Vertical(id="cover"):
            yield Words(words.COVER_GIVE, classes="centered")
            yield Words(join((line(self._title), "bold $so-title")), id="cover-title")
            yield Words(self._what, classes="centered")
            button = Button("Ik zit er: openen (O)", id="cover-button", variant="primary", compact=True)
            button.can_focus = False  # Enter of whoever sat here before must not reach it
            yield Center(button)
        yield KeyBar()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(False)


class _PrivateScreen(Screen[bool]):
    """Something for one chair; Esc covers it again."""

    HELP = words_shell.HELP_DEBRIEF
    BINDINGS = [
        Binding("escape", "close", "Klaar: afdekken", id="private.close", tooltip="Dit scherm gaat dicht; niemand ziet wat hier stond")
    ]

    def action_close(self) -> None:
        if isinstance(self.focused, Input):
            self.screen.focus_next()
        else:
            self.dismiss(True)


class OwnScreen(_PrivateScreen):
    """The own estimate of one chair; what is filled in stands in `own`."""

    def __init__(self, title: str, dimensions: Iterable[str], own: Own) -> None:
        super().__init__()
        self._title = title
        self._dimensions = tuple(dimensions)
        self._own = own

    def compose(self) -> ComposeResult:
        yield TitleBar("eigen oordeel", line(self._title))
        yield Estimate(self._dimensions, self._own, id="own-estimate")
        yield KeyBar()


class CardScreen(_PrivateScreen):
    """The card of one chair."""

    def __init__(self, title: str, text: list[Paragraph]) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        yield TitleBar("jouw kaart", line(self._title))
        with Reading(id="card"):
            yield Paragraphs(self._text, classes="page-text")
        yield KeyBar()

"""How is one text read in full? A window with text; any of the closing keys goes back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from sim.core.refusals import Refusal
from sim.tui import words
from sim.tui.dialogs.window import Window
from sim.tui.text import clean, headline, join, line
from sim.tui.widgets.prose import Prose


class ReadingDialog(Window[None]):
    """A text in a window."""

    HELP = "# Lezen\n\nMet **↑ ↓** schuif je door de tekst. **Enter** of **Esc** gaat terug."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space", "leave", "terug", key_display="Enter", id="lezen.terug", tooltip="Terug"),
    ]

    def __init__(self, text: Content, title: str = "") -> None:
        super().__init__()
        self._text = text
        self._title = title

    def compose(self) -> ComposeResult:
        with Vertical(classes="venster -lezen") as window:
            headline(window, self._title, words.HINT_READ)
            yield Prose()

    def on_mount(self) -> None:
        prose = self.query_one(Prose)
        prose.show_text(self._text)
        prose.focus()

    def on_click(self) -> None:
        self.dismiss(None)

    def action_leave(self) -> None:
        self.dismiss(None)


def refusal_text(refusal: Refusal) -> Content:
    """Why not, and what would work."""
    parts: list[str | Content | tuple[str, str]] = [(words.REFUSED, "bold $so-orange"), "\n\n", clean(refusal.text)]
    if refusal.instead:
        parts += ["\n\n", (f"{words.INSTEAD}: ", "bold"), clean(refusal.instead)]
    if refusal.source:
        parts += ["\n\n", (f"{words.SOURCE}: {line(refusal.source)}", "$so-soft")]
    parts += ["\n\n", (words.REFUSED_FREE, "$so-soft")]
    return join(*parts)

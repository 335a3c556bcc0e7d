"""Is this what somebody wants, knowing what the guided level warns of? Nothing has happened yet; both answers are fine."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from sim.tui import words
from sim.tui.dialogs.window import Window
from sim.tui.text import clean, headline, join
from sim.tui.widgets.prose import Prose


class WarningDialog(Window[bool]):
    """The warnings before a move: go on (True) or go back (False)."""

    HELP = """
# Let op

Op niveau begeleid zie je vooraf waar je op kunt letten. **J** doet het toch, **Esc** gaat terug; er is nog niets gebeurd.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "answer(True)", "toch doen", id="let_op.toch", tooltip="De zet zo doen"),
        Binding("escape,enter", "answer(False)", "terug", key_display="Esc", id="let_op.terug", tooltip="Terug; er is niets gebeurd"),
    ]

    def __init__(self, warnings: Sequence[str]) -> None:
        super().__init__()
        self._warnings = tuple(warnings)

    def compose(self) -> ComposeResult:
        with Vertical(classes="venster -lezen") as window:
            headline(window, words.WARNING, words.HINT_WARNING)
            yield Prose()

    def on_mount(self) -> None:
        parts: list[str | Content | tuple[str, str]] = [(words.WARNING_FREE, "$so-soft")]
        for text in self._warnings:
            parts += ["\n\n", clean(text)]
        prose = self.query_one(Prose)
        prose.show_text(join(*parts))
        prose.focus()

    def action_answer(self, go_on: bool) -> None:
        self.dismiss(go_on)

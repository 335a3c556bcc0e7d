"""Which one of several? A short list in a window; a digit or Enter chooses."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from sim.core.roleview import Form, RoleView
from sim.numbering import Numbers, numbered
from sim.tui import words
from sim.tui.dialogs.window import Window
from sim.tui.text import clean, headline, plain
from sim.tui.widgets.listing import Listing
from sim.tui.widgets.moves import form_key, move_rows


class PickDialog(Window[Form | None]):
    """Choose one of some forms."""

    HELP = """
# Kiezen

Met **↑ ↓** loop je door de lijst, **Enter** kiest. De cijfers **1–9** kiezen meteen. **Esc** gaat terug.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "terug", id="kies.terug", tooltip="Terug; er gebeurt niets"),
    ]

    def __init__(self, title: str, forms: Sequence[Form], view: RoleView) -> None:
        super().__init__()
        self._title = title
        self._forms = tuple(forms)
        self._numbers = numbered(Numbers(), view, self._forms)

    def compose(self) -> ComposeResult:
        with Vertical(classes="venster") as window:
            headline(window, "", words.HINT_PICK)
            yield Static(plain(self._title, "bold $so-title"), markup=False)
            yield Listing(id="keuzes")
            yield Static("", markup=False, id="toelichting")

    def on_mount(self) -> None:
        listing = self.query_one(Listing)
        listing.show_rows(move_rows(self._forms, self._numbers))
        listing.focus()

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character in "123456789":
            event.stop()
            form = self._numbers.meant(self._forms, int(event.character))
            if form is not None:
                self.dismiss(form)

    @on(Listing.Pointed)
    def _pointed(self, event: Listing.Pointed) -> None:
        event.stop()
        form = self._form(event.row)
        self.query_one("#toelichting", Static).update(plain(clean(form.detail) if form is not None else "", "$so-soft"))

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.dismiss(self._form(event.row))

    def _form(self, row: str) -> Form | None:
        return next((form for form in self._forms if form_key(form) == row), None)

    def action_cancel(self) -> None:
        self.dismiss(None)

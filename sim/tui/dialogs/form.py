"""How is a move asked for? Any form in a window over the desk; Esc leaves without a trace."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from sim.core.roleview import Form, RoleView
from sim.tui import words
from sim.tui.dialogs.filling import Asked, Filled
from sim.tui.dialogs.window import Window
from sim.tui.text import headline
from sim.tui.widgets.formpane import FormPane

ABOUT = ("handeling", "besluit", "maatregel", "overleg")
"""Kinds of form whose id names a part of the case."""


class FormDialog(Window[Filled | Asked | None]):
    """Fill in one form; gives the values, what was asked first, or None when nothing was done."""

    HELP = """
# Een zet invullen

Met **↑ ↓** loop je langs de vragen en keuzes. **Enter** of **spatie** kiest of opent een vraag.
**→** gaat naar de volgende vraag. **F5** of de regel *Bevestigen* doet de zet. **Esc** gaat terug; er is dan niets gebeurd.

Een keuze met een streepje kan nu niet; erachter staat waarom.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "terug", id="formulier.terug", tooltip="Terug; er gebeurt niets"),
    ]

    def __init__(self, form: Form, view: RoleView, values: Filled | None = None) -> None:
        super().__init__()
        self._values = values
        self._form = form
        self._view = view

    @property
    def topic(self) -> tuple[str, str]:
        """The act, decision, measure or meeting that is filled in; another form is about what lies under it."""
        return (self._form.kind, self._form.id) if self._form.kind in ABOUT else ("", "")

    def compose(self) -> ComposeResult:
        with Vertical(classes="venster") as window:
            headline(window, "", words.HINT_FORM)
            yield FormPane(self._form, self._view, self._values)
            with Horizontal(classes="knoppen"):
                yield Button(f"{words.CONFIRM} ({words.CONFIRM_KEY})", id="ja", variant="primary", compact=True)
                yield Button(f"{words.CANCEL} (Esc)", id="nee", compact=True)

    def on_mount(self) -> None:
        self.query_one(FormPane).focus_list()

    @on(FormPane.Changed)
    def _changed(self, event: FormPane.Changed) -> None:
        event.stop()
        view, minutes = self._view, self.query_one(FormPane).filling.minutes
        begins = view.busy_until if view.status == "bezig" else None
        button = self.query_one("#ja", Button)
        button.label = words.confirm(minutes, view.now, view.weekday, begins, len(view.queue))
        button.refresh(layout=True)

    @on(FormPane.Confirmed)
    def _confirmed(self, event: FormPane.Confirmed) -> None:
        event.stop()
        self.dismiss(event.values)

    @on(FormPane.AsksHeard)
    def _asked(self, event: FormPane.AsksHeard) -> None:
        event.stop()
        self.dismiss(event.asked)

    @on(Button.Pressed, "#ja")
    def _yes(self) -> None:
        self.query_one(FormPane).action_confirm()

    @on(Button.Pressed, "#nee")
    def action_cancel(self) -> None:
        self.dismiss(None)

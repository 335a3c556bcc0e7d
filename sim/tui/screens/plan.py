"""Which agreements stand, who owns them, and what can I add? The plan as this role was told it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from sim.core.roleview import Form, RoleView
from sim.tui import words
from sim.tui.screens.seated import SeatedScreen
from sim.tui.text import headline, line, plain
from sim.tui.widgets.clock import TopBar
from sim.tui.widgets.frame import Paragraph
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.listing import Listing
from sim.tui.widgets.moves import form_key, move_rows
from sim.tui.widgets.prose import Prose


def plan_text(view: RoleView) -> list[Paragraph]:
    """All lines of the plan, each under what it is about."""
    if not view.plan:
        return [(0, plain(words.NO_PLAN, "$so-soft"))]
    blocks: list[Paragraph] = []
    last = ""
    for name, text in view.plan:
        if name != last:
            blocks.append((0, plain(words.PLAN_FIELDS.get(name, line(name)), "bold $so-title")))
        blocks.append((4, plain(f"  {line(text)}")))
        last = name
    return blocks


class PlanScreen(SeatedScreen):
    """The agreements."""

    HELP = """
# Afspraken

Links of boven staat wat er is afgesproken. **Enter** of **p** opent het formulier: afspraak, wie, tot wanneer, wanneer
opnieuw bekijken, wie belt wie, regie, aan wie overgedragen. Wat je invult vervangt wat er stond; wat je leeg laat, blijft.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *SeatedScreen.BACK,
        Binding("p", "edit", "afspraken maken", id="plan.maken", tooltip="Het formulier voor afspraken openen"),
    ]

    def compose(self) -> ComposeResult:
        yield TopBar("Afspraken")
        with Container(classes="tweeluik"):
            yield Prose(id="afspraken", classes="vak")
            yield Listing(words.NO_PLAN_NOW, id="plannen", classes="detail")
        yield KeyBar()

    def draw(self, view: RoleView) -> None:
        self.query_one(TopBar).show(view)
        prose = self.query_one(Prose)
        headline(prose, "Wat is afgesproken")
        prose.show_paragraphs(plan_text(view))
        listing = self.query_one(Listing)
        headline(listing, "Wat je kunt doen")
        listing.show_rows(move_rows(self.forms(("plan",))))
        listing.focus()

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        form: Form | None = next((form for form in self.view.moves if form_key(form) == event.row), None)
        if form is not None:
            self.offer(form)

    def action_edit(self) -> None:
        self.choose(words.PICK["p"], ("plan",))

    def after_move(self) -> None:
        self.leave_if_busy()

"""What do I know, and where does it come from? All facts of a role with one of them in full."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from sim.core.roleview import RoleView
from sim.tui import words
from sim.tui.screens.seated import Seat, SeatedScreen
from sim.tui.widgets.clock import TopBar
from sim.tui.widgets.facts import FactList, fact_detail
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.listing import Listing
from sim.tui.widgets.marks import Marks
from sim.tui.widgets.prose import Prose


class DossierScreen(SeatedScreen):
    """The facts of a role."""

    HELP = """
# Het dossier

Alles wat je weet, met het nummer van het gedrukte kaartje. **RODE VLAG** betekent: dit gegeven vraagt extra aandacht.
Een doorgestreept gegeven wist je collega; het staat nergens, dus jij kunt het niet gebruiken.
*Nog niet vastgelegd*: dit staat niet in jullie systeem. Wie na jou komt, vindt het niet. Met **r** leg je het vast.

**↑ ↓** loopt door de lijst, **Esc** gaat terug.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *SeatedScreen.BACK,
        Binding("r", "record", "vastleggen", id="dossier.vastleggen", tooltip="Vastleggen wat je weet, of het eigen systeem raadplegen"),
    ]

    def __init__(self, seat: Seat, marks: Marks, fact: str | None = None, moved: Callable[[RoleView], None] | None = None) -> None:
        super().__init__(seat, moved)
        self._marks = marks
        self._first = fact

    def compose(self) -> ComposeResult:
        yield TopBar("Dossier")
        with Container(classes="tweeluik"):
            yield FactList(long=True)
            yield Prose(classes="vak detail")
        yield KeyBar()

    @property
    def topic(self) -> tuple[str, str]:
        """The fact that is pointed at."""
        return "gegeven", self.query_one(FactList).pointed or ""

    def draw(self, view: RoleView) -> None:
        self.query_one(TopBar).show(view)
        facts = self.query_one(FactList)
        facts.show(view, self._marks)
        if self._first is not None:
            facts.point_at(self._first)
            self._first = None
        self._show(facts.pointed)
        facts.focus()

    def _show(self, fact: str | None) -> None:
        found = next((one for one in self.view.facts if one.id == fact), None)
        self.query_one(Prose).show_text(fact_detail(self.view, found), top=True)

    def action_record(self) -> None:
        """Record what is known, or look something up."""
        if self.forms(("raadpleeg",)):
            self.choose(words.PICK["r"], ("raadpleeg",))
        else:
            self.say(words.WHY_NOT["r"])

    def after_move(self) -> None:
        self.leave_if_busy()

    @on(Listing.Pointed)
    def _pointed(self, event: Listing.Pointed) -> None:
        event.stop()
        self._show(event.row)

"""Whom can I reach, how, and until when? Every contact with all its channels and where the hours come from."""

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
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.listing import Listing
from sim.tui.widgets.prose import Prose
from sim.tui.widgets.reach import ReachList, contact_detail, find_contact, open_channels


class ReachabilityScreen(SeatedScreen):
    """Who can be reached."""

    HELP = """
# Bereikbaarheid

**✓** is nu te bereiken, **✗** nu niet, **–** bestaat hier niet. Rechts of onder staat per weg wanneer die open is en
waar dat vandaan komt. De tijden verschillen per regio.

**Enter** begint een gesprek met wie je aanwijst; in het formulier kies je hoe en wat.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *SeatedScreen.BACK,
        Binding("g", "call", "gesprek", id="bereik.gesprek", tooltip=words.TIPS["g"]),
        Binding("b", "send", "bericht", id="bereik.bericht", tooltip=words.TIPS["b"]),
    ]

    def __init__(self, seat: Seat, moved: Callable[[RoleView], None] | None = None, contact: str | None = None) -> None:
        super().__init__(seat, moved)
        self._first = contact

    def compose(self) -> ComposeResult:
        yield TopBar("Wie kan ik bereiken")
        with Container(classes="tweeluik"):
            yield ReachList(long=True)
            yield Prose(classes="vak detail")
        yield KeyBar()

    @property
    def topic(self) -> tuple[str, str]:
        """The contact that is pointed at."""
        return "contact", self.query_one(ReachList).pointed or ""

    def draw(self, view: RoleView) -> None:
        self.query_one(TopBar).show(view)
        contacts = self.query_one(ReachList)
        contacts.show(view)
        if self._first is not None:
            contacts.point_at(self._first)
            self._first = None
        self._show(contacts.pointed)
        contacts.focus()

    def _show(self, role: str | None) -> None:
        self.query_one(Prose).show_text(contact_detail(self.view, find_contact(self.view, role)), top=True)

    @on(Listing.Pointed)
    def _pointed(self, event: Listing.Pointed) -> None:
        event.stop()
        self._show(event.row)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        """A conversation with this contact, over the first way that is open."""
        event.stop()
        contact = find_contact(self.view, event.row)
        form = next(iter(self.forms(("gesprek",))), None)
        if contact is None or form is None:
            self.say(words.NO_SUCH_MOVE)
            return
        ways = open_channels(contact)
        self.offer(form, {"met": (contact.role,), "kanaal": (ways[0].channel,) if ways else ()})

    def action_call(self) -> None:
        self.choose(words.PICK["g"], ("gesprek", "overleg"))

    def action_send(self) -> None:
        self.choose(words.PICK["b"], ("stuur",))

    def after_move(self) -> None:
        self.dismiss(None)

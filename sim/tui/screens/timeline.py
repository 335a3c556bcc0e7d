"""What came, and when? Everything a role was told of, in the order of time, with what is still to land."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content

from sim.core.roleview import RoleView
from sim.tui import words
from sim.tui.screens.seated import Seat, SeatedScreen
from sim.tui.text import headline, join, line
from sim.tui.widgets.clock import TopBar
from sim.tui.widgets.facts import fact_detail
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.listing import Listing, Row
from sim.tui.widgets.marks import Marks
from sim.tui.widgets.notes import find_note, note_detail, note_name, repeats_fact
from sim.tui.widgets.prose import Prose

_NOW = "nu"


def timeline_rows(view: RoleView, marks: Marks) -> list[Row]:
    """What came, what was learnt, now, and what is still to land, from early to late."""
    rows: list[tuple[int, int, Row]] = []
    for note in view.notes:
        if repeats_fact(note):
            continue
        plain = note.title in words.PLAIN_TITLES
        kind = line(note.title) if plain else words.NOTE_KINDS.get(note.kind, line(note.kind))
        new = (f"  {words.NEW}", "bold $so-new") if marks.is_new_note(note) else ""
        text = join(("! ", "bold $so-red") if note.urgent else "", (f"{kind}: ", "$so-soft"), note_name(note), new)
        rows.append((note.at, 0, _row(view, f"n{note.seq}", note.at, text)))
    told = {(note.at, line(part)) for note in view.notes if note.kind == "melding" for part in note.title.partition(": ")[2].split("; ")}
    for fact in view.facts:
        if fact.how != "begin" and (fact.at, line(fact.label)) not in told:
            new = (f"  {words.NEW}", "bold $so-new") if marks.is_new_fact(fact) else ""
            text = join((f"weet nu {fact.number}: ", "$so-soft"), line(fact.label), new)
            rows.append((fact.at, 1, _row(view, f"f{fact.id}", fact.at, text)))
    now = join((f"nu · {words.STATUS.get(view.status, view.status).lower()}", "bold $so-key"))
    rows.append((view.now, 2, _row(view, _NOW, view.now, now, still=True)))
    for work in view.running:
        text = join(("loopt: ", "$so-soft"), line(work.label), (" is dan klaar", "$so-soft"))
        rows.append((work.lands, 3, _row(view, f"w{work.ref}", work.lands, text, still=True)))
    end = join(("dit deel eindigt", "$so-soft"))
    rows.append((view.chapter_end, 4, _row(view, "einde", view.chapter_end, end, still=True)))
    return [row for _, _, row in sorted(rows, key=lambda one: (one[0], one[1]))]


def _row(view: RoleView, name: str, at: int, text: Content, still: bool = False) -> Row:
    return Row(name, text, lead=join((f"{words.day_and_clock(at, view.now, view.weekday)}  ", "$so-soft")), still=still)


class TimelineScreen(SeatedScreen):
    """The course of the game so far, as this role saw it."""

    HELP = """
# De tijdlijn

Van vroeg naar laat: wat er binnenkwam, wat je te weten kwam, waar je nu bent en wat nog loopt.
**↑ ↓** loopt door de lijst; ernaast of eronder staat het in het lang. **Esc** gaat terug.
"""
    BINDINGS: ClassVar[list[BindingType]] = [*SeatedScreen.BACK]

    def __init__(self, seat: Seat, marks: Marks) -> None:
        super().__init__(seat)
        self._marks = marks

    def compose(self) -> ComposeResult:
        yield TopBar("Tijdlijn")
        with Container(classes="tweeluik"):
            yield Listing(id="tijdlijn")
            yield Prose(classes="vak detail")
        yield KeyBar()

    def draw(self, view: RoleView) -> None:
        self.query_one(TopBar).show(view)
        listing = self.query_one(Listing)
        headline(listing, "Wat er kwam")
        rows = timeline_rows(view, self._marks)
        last = next((row.id for row in reversed(rows) if not row.still), None)
        listing.show_rows(rows, point_at=last)
        self._show(listing.pointed)
        listing.focus()

    def _show(self, row: str | None) -> None:
        text = Content("")
        if row is not None and row.startswith("n"):
            text = note_detail(self.view, find_note(self.view, row[1:]))
        elif row is not None and row.startswith("f"):
            text = fact_detail(self.view, next((fact for fact in self.view.facts if fact.id == row[1:]), None))
        self.query_one(Prose).show_text(text, top=True)

    @on(Listing.Pointed)
    def _pointed(self, event: Listing.Pointed) -> None:
        event.stop()
        self._show(event.row)

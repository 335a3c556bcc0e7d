"""Which measures are asked, granted or in force, and which can I ask or rule on?"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content

from sim.core.roleview import Form, MeasureView, RequestView, RoleView
from sim.tui import words
from sim.tui.screens.seated import SeatedScreen
from sim.tui.text import clean, headline, join, line, plain
from sim.tui.widgets.clock import TopBar
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.listing import Listing, Row
from sim.tui.widgets.moves import form_key, move_cost, move_rows
from sim.tui.widgets.names import source_name
from sim.tui.widgets.prose import Prose

_COLOURS = {"van_kracht": "bold $so-green", "geweigerd": "bold $so-red", "gevraagd": "bold $so-new"}


def measure_row(view: RoleView, measure: MeasureView) -> Row:
    """One measure with its state in words."""
    colour = _COLOURS.get(measure.status, "$so-soft")
    state = words.MEASURE_STATUS.get(measure.status, line(measure.status))
    text = join(line(measure.title), (f"  {state}{_until(view, measure)}", colour))
    return Row(f"maatregel|{measure.id}", text, lead=join((f"{words.MEASURE_MARK.get(measure.status, '·')} ", colour)))


def measure_detail(view: RoleView, measure: MeasureView) -> Content:
    """One measure in full."""
    state = words.MEASURE_STATUS.get(measure.status, line(measure.status))
    parts: list[str | Content | tuple[str, str]] = [(line(measure.title), "bold $so-title"), "\n", (state, "bold")]
    parts.append(f" sinds {words.day_and_clock(measure.at, view.now, view.weekday)}")
    parts.append(_until(view, measure))
    parts += ["\n\n", ("Gevraagd door ", "$so-soft"), source_name(view, measure.by)]
    parts += ["\n", ("Beslist door ", "$so-soft"), source_name(view, measure.decider)]
    if measure.reason:
        parts += ["\n\n", clean(measure.reason)]
    return join(*parts)


def _until(view: RoleView, measure: MeasureView) -> str:
    """What happens to it when, as the end of a line: ", klaar 16:05"; nothing when that is not known."""
    if measure.until is None:
        return ""
    what = words.MEASURE_ENDS.get(measure.status, " tot")
    return f"{what} {words.lasting(measure.until, view.now, view.weekday)}"


def request_detail(view: RoleView, request: RequestView) -> Content:
    """A request that waits for this role, with what it rests on."""
    labels = {fact.id: f"{fact.number} {line(fact.label)}" for fact in view.facts}
    cites = [labels.get(cite, line(cite)) for cite in request.cites]
    when = words.day_and_clock(request.at, view.now, view.weekday)
    text = join((line(request.title), "bold $so-title"), "\n", f"Gevraagd door {source_name(view, request.by)}, {when}.")
    rests = "\n".join(f"• {cite}" for cite in cites) or "Er is niets bij aangehaald."
    return join(text, "\n\n", ("Steunt op", "$so-soft"), "\n", rests)


class MeasuresScreen(SeatedScreen):
    """Measures and requests."""

    HELP = """
# Maatregelen

Bovenaan de verzoeken die op jou wachten, dan wat gevraagd of van kracht is, dan wat je kunt vragen of in gang zetten.
**Enter** op een verzoek of mogelijkheid opent het formulier. Bij een verzoek gaan de aangehaalde gegevens mee naar wie beslist.
"""
    BINDINGS: ClassVar[list[BindingType]] = [*SeatedScreen.BACK]

    def compose(self) -> ComposeResult:
        yield TopBar("Maatregelen")
        with Container(classes="tweeluik"):
            yield Listing(id="maatregelen")
            yield Prose(classes="vak detail")
        yield KeyBar()

    def draw(self, view: RoleView) -> None:
        self.query_one(TopBar).show(view)
        listing = self.query_one(Listing)
        headline(listing, "Maatregelen")
        rulings, orders = self.forms(("beslis",)), self.forms(("maatregel",))
        rows = [_head("wacht", "Wacht op jouw beslissing"), *move_rows(rulings)] if rulings else []
        rows.append(_head("loopt", "Gevraagd en genomen"))
        rows += [measure_row(view, measure) for measure in view.measures] or [_quiet("geen", words.NO_MEASURES)]
        rows.append(_head("kan", "Wat je kunt vragen of doen"))
        rows += move_rows(orders) or [_quiet("niets", words.NOTHING_TO_ORDER)]
        listing.show_rows(rows)
        self._show(listing.pointed)
        listing.focus()

    @property
    def topic(self) -> tuple[str, str]:
        """The measure that is pointed at."""
        row = self.query_one(Listing).pointed or ""
        form = self._form(row)
        if form is not None and form.kind == "beslis":
            return "maatregel", next((one.measure for one in self.view.requests if str(one.request) == form.id), "")
        return "maatregel", form.id if form is not None else row.partition("|")[2]

    def _form(self, row: str) -> Form | None:
        return next((form for form in self.view.moves if form_key(form) == row), None)

    def _show(self, row: str | None) -> None:
        text = Content("")
        if row is not None and row.startswith("maatregel|"):
            measure = next((one for one in self.view.measures if one.id == row.split("|", 1)[1]), None)
            text = measure_detail(self.view, measure) if measure is not None else text
        elif row is not None and (form := self._form(row)) is not None:
            text = self._form_detail(form)
        self.query_one(Prose).show_text(text, top=True)

    def _form_detail(self, form: Form) -> Content:
        request = next((one for one in self.view.requests if str(one.request) == form.id), None)
        if form.kind == "beslis" and request is not None:
            return request_detail(self.view, request)
        cost = move_cost(self.view, form.minutes)
        text = join((line(form.label), "bold $so-title"), "\n", (cost, "$so-soft"))
        if form.detail:
            text = join(text, "\n\n", clean(form.detail))
        return join(text, "\n\n", ("Enter opent het formulier.", "$so-soft"))

    @on(Listing.Pointed)
    def _pointed(self, event: Listing.Pointed) -> None:
        event.stop()
        self._show(event.row)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        form = self._form(event.row)
        if form is not None:
            self.offer(form)

    def after_move(self) -> None:
        self.leave_if_busy()


def _head(name: str, text: str) -> Row:
    return Row(f"kop|{name}", plain(text, "bold $so-title"), still=True)


def _quiet(name: str, text: str) -> Row:
    return Row(f"stil|{name}", plain(text, "$so-soft"), lead=Content("  "), still=True)

"""What do we learn from what we just played?

The sheets of `sim.report.route` in their order: how everybody is, an own judgement before any number, what the log says, and
at the end agreements and a check-out. The table leads it itself; numbers only on request.
"""

from collections.abc import Callable, Sequence

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input

from scoring.cards import SURROUNDINGS
from sim.agreements import Book
from sim.report import results, sheets
from sim.report.debrief import Debrief
from sim.report.lanes import Tag, tag_lines
from sim.report.route import PAGES, SHORT, pages
from sim.report.text import BLANK, Piece
from sim.tui import words_debrief as words
from sim.tui import words_shell
from sim.tui.screens.debrief_private import CardScreen, CoverScreen, OwnScreen
from sim.tui.text import join, line
from sim.tui.widgets.debrief.agreements import AgreementsPage
from sim.tui.widgets.debrief.chairs import Chairs
from sim.tui.widgets.debrief.estimate import Estimate, Own
from sim.tui.widgets.debrief.lanes import LanesPage
from sim.tui.widgets.debrief.matrix import MatrixPage
from sim.tui.widgets.debrief.night import NightPage
from sim.tui.widgets.debrief.opening import Opening
from sim.tui.widgets.debrief.texts import different, paragraphs, spoken
from sim.tui.widgets.frame import Paragraph, Paragraphs, Reading, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.listing import Listing


class PageBar(Words):
    """Where one is: every sheet of the route by its number, the one that is open with its title."""

    def show(self, route: str, here: str) -> None:
        parts = []
        for page in pages(route):
            name = page.number or words.EDGES[page.id]
            text = f" {name} {page.title} " if page.id == here and page.number else f" {name} "
            style = "bold reverse" if page.id == here else "$so-soft"
            parts.append(join((text, style)).stylize(Style.from_meta({"blad": page.id})))
        self.say(join(*parts))


class DebriefScreen(Screen[bool]):
    """The debrief of one game. Answers True when it is closed."""

    HELP = words_shell.HELP_DEBRIEF
    HORIZONTAL_BREAKPOINTS = [(0, "-smal"), (110, "-breed")]
    BINDINGS = [
        Binding("n,ctrl+right", "turn(1)", "Volgend blad", id="debrief.next", key_display="n", tooltip="Naar het volgende blad"),
        Binding("p,ctrl+left", "turn(-1)", "Vorig blad", id="debrief.previous", key_display="p", tooltip="Naar het vorige blad"),
        Binding("g", "numbers", "Getallen", id="debrief.numbers", tooltip="De getallen achter de woorden, of juist niet"),
        Binding("escape", "close", "Sluiten", id="debrief.close", tooltip="Terug naar het begin; dit spel blijft bewaard"),
        *(Binding(page.number, f"page('{page.id}')", show=False, id=f"debrief.{page.id}") for page in PAGES if len(page.number) == 1),
        Binding("a", "page('afspraken')", show=False, id="debrief.afspraken"),
    ]

    def __init__(
        self,
        found: Debrief,
        people: Sequence[str] | None = None,
        book: Book | None = None,
        remarks: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        super().__init__()
        self._found = found
        self._remarks = remarks
        """Gives what was said to be different "bij ons": asked again whenever it is shown, for it is said in a debrief as well."""
        self._cards = {card.role: card for card in found.card.cards if card.role != SURROUNDINGS}
        self._people = tuple(people) if people is not None else tuple(self._cards)
        self._book = book if book is not None else Book(None, found.case.title)
        self._own = {role: Own() for role in self._people or ("",)}
        self._tags: tuple[Tag, ...] = ()
        self._route = SHORT.id if found.short is not None else "alleen" if self._alone else "heel"
        self._page = PAGES[0].id
        self._numbers = False
        self._leaving = False

    @property
    def _alone(self) -> bool:
        return len(self._people) < 2

    def _title(self, role: str) -> str:
        return self._found.case.roles[role].title

    # --- what stands there ------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield TitleBar("nabespreking", line(self._found.short.title if self._found.short is not None else self._found.case.title))
        yield PageBar(id="debrief-tabs")
        yield Words(id="debrief-question")
        with ContentSwitcher(initial=f"page-{self._page}", id="debrief-pages"):
            for page in PAGES:
                yield self._widget(page.id, f"page-{page.id}")
        yield KeyBar()

    def _widget(self, id: str, name: str) -> Widget:
        found, chairs = self._found, {role: self._title(role) for role in self._people}
        match id:
            case "begin" if found.short is None:
                return Opening(self._book, self._route, self._alone, name)
            case "eigen" if self._alone:
                return Estimate(tuple(found.card.dimensions), next(iter(self._own.values())), name)
            case "eigen":
                return Chairs(spoken(words.OWN_CHAIRS), chairs, words.CHAIRS, words.FILLED, name, long=False)
            case "loop":
                return LanesPage(found.lanes, name)
            case "weten":
                return MatrixPage(found, name)
            case "nacht":
                return NightPage(found, name)
            case "kaarten" if not self._alone:
                return Chairs(self._text(id), chairs, words.CARDS, words.READ, name, long=True)
            case "afspraken":
                return AgreementsPage(
                    self._book, [self._title(role) for role in self._people or self._found.case.playable], self._alone, name
                )
            case _:
                return Reading(Paragraphs(self._text(id), classes="page-text"), id=name)

    def _text(self, id: str) -> list[Paragraph]:
        found = self._found
        match id:
            case "begin":
                return [*spoken(words.BEGIN_SHORT), *paragraphs((BLANK, *sheets.sitting(found)))]
            case "vragen":
                return paragraphs(sheets.questions(found))
            case "tijd":
                return paragraphs(sheets.time(found))
            case "delen":
                return paragraphs(sheets.shared(found))
            case "duiding":
                return paragraphs(sheets.views(found))
            case "ogen":
                return paragraphs(sheets.eyes(found))
            case "momenten":
                named = [own.moment for own in self._own.values() if own.moment]
                own = results.own_moments(named, tag_lines(found.lanes, self._tags))
                return paragraphs((*own, *results.key_moments(found), *results.ledger(found, self._numbers)))
            case "kaarten":
                return paragraphs(self._results())
            case _:
                return [*different(self._remarks()), *spoken(words.end_text(self._alone))]

    def _results(self) -> list[Piece]:
        """The bands; alone also the own card; and the card of the surroundings, apart."""
        found, numbers = self._found, self._numbers
        pieces = list(results.bands(found, [own.bands for own in self._own.values()], numbers))
        for role in self._people if self._alone else ():
            if role in self._cards:
                pieces += [BLANK, Piece(words.own_card(self._title(role)), "kop"), *results.card(self._cards[role], numbers)]
        return [*pieces, BLANK, *results.surroundings(found, numbers)]

    # --- going round ------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        """Put the chosen page on, with its question, and the keys on its first part."""
        page = next(page for page in PAGES if page.id == self._page)
        self.query_one(PageBar).show(self._route, page.id)
        self.query_one("#debrief-question", Words).say(join((f"{page.title}  ", "bold"), page.asked(self._alone)))
        switcher = self.query_one(ContentSwitcher)
        switcher.current = f"page-{page.id}"
        shown = switcher.get_child_by_id(f"page-{page.id}")
        parts = [shown, *shown.query("*")]
        # Never into a line to write on: there the letters are text, and the keys of the debrief are letters.
        self.set_focus(next((part for part in parts if part.can_focus and part.focusable and not isinstance(part, Input)), None))
        self._again("einde")

    def on_screen_resume(self) -> None:
        self._again("einde")

    def action_turn(self, by: int) -> None:
        order = [page.id for page in pages(self._route)]
        place = order.index(self._page) + by
        if 0 <= place < len(order):
            self.action_page(order[place])

    def action_page(self, page: str) -> None:
        if page in [each.id for each in pages(self._route)]:
            self._page, self._leaving = page, False
            self._show()
        else:
            self.app.notify(words.no_page(next(each.title for each in PAGES if each.id == page), self._route), markup=False)

    def on_click(self, event: events.Click) -> None:
        page = event.style.meta.get("blad")
        if page is not None:
            event.stop()
            self.action_page(str(page))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "numbers" or self._found.short is None

    def action_numbers(self) -> None:
        self._numbers = not self._numbers
        self._again("momenten", "kaarten")

    def _again(self, *ids: str) -> None:
        for id in ids:
            self.query_one(f"#page-{id} .page-text", Paragraphs).say(self._text(id))

    def action_close(self) -> None:
        """Leave a line that is being written on, or the debrief; what was said here is not kept, so that takes two presses."""
        if isinstance(self.focused, Input):
            self.screen.focus_next()
        elif (
            self._page != PAGES[-1].id and not self._leaving and (self._tags or any(own.bands or own.moment for own in self._own.values()))
        ):
            self._leaving = True
            self.app.notify(words.LEAVING, markup=False)
        else:
            self.dismiss(True)

    # --- what the table fills in ------------------------------------------------------------------------------------

    @on(Opening.Routed)
    def _routed(self, message: Opening.Routed) -> None:
        message.stop()
        self._route = message.route
        self.query_one(PageBar).show(self._route, self._page)

    @on(Estimate.Changed)
    def _estimated(self, message: Estimate.Changed) -> None:
        message.stop()
        self._again("momenten", "kaarten")

    @on(LanesPage.Tagged)
    def _tagged(self, message: LanesPage.Tagged) -> None:
        message.stop()
        self._tags = message.tags
        self._again("momenten")

    @on(Opening.Problem)
    @on(AgreementsPage.Problem)
    def _not_kept(self, message: Opening.Problem | AgreementsPage.Problem) -> None:
        message.stop()
        self.app.notify(message.text, severity="warning", markup=False)

    @on(Listing.Chosen)
    def _chair(self, message: Listing.Chosen) -> None:
        message.stop()
        if self._page in ("eigen", "kaarten"):
            self._privately(self._page, message.row)

    @work(exclusive=True, group="stoel")
    async def _privately(self, page: str, role: str) -> None:
        """One chair alone: cover, look, cover again."""
        title = self._title(role)
        what = words.COVER_OWN if page == "eigen" else words.COVER_CARD
        if not await self.app.push_screen_wait(CoverScreen(title, what)):
            return
        if page == "eigen":
            await self.app.push_screen_wait(OwnScreen(title, self._found.card.dimensions, self._own[role]))
            self._again("momenten", "kaarten")
        else:
            card = self._cards.get(role)
            pieces = [BLANK] if card is None else list(results.card(card, self._numbers))
            await self.app.push_screen_wait(CardScreen(title, paragraphs(pieces)))
        self.query_one(f"#page-{page}", Chairs).been(role)

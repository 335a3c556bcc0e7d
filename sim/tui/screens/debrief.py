"""What do we learn from what we just played?

Nine pages in a fixed order: first how everybody is, then an own estimate, then what the log says, and at the end an agreement.
The table leads it itself; numbers only on request.
"""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from sim.report.debrief import Debrief
from sim.tui import words_debrief, words_shell
from sim.tui.text import join, line, plain
from sim.tui.widgets.debrief import texts
from sim.tui.widgets.debrief.estimate import Estimate, EstimateRow
from sim.tui.widgets.debrief.lanes import LanesPage
from sim.tui.widgets.debrief.matrix import MatrixPage
from sim.tui.widgets.frame import Paragraph, Paragraphs, Reading, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar

PAGES = words_debrief.PAGES


class DebriefScreen(Screen[bool]):
    """The debrief of one game. Answers True when it is closed."""

    HELP = words_shell.HELP_DEBRIEF
    BINDINGS = [
        Binding("n", "turn(1)", "Volgend blad", id="debrief.next", tooltip="Naar het volgende blad"),
        Binding("p", "turn(-1)", "Vorig blad", id="debrief.previous", tooltip="Naar het vorige blad"),
        Binding("g", "numbers", "Getallen", id="debrief.numbers", tooltip="De getallen achter de woorden, of juist niet"),
        Binding("escape", "close", "Sluiten", id="debrief.close", tooltip="Terug naar het begin; dit spel blijft bewaard"),
        *(Binding(str(n), f"page({n - 1})", show=False, id=f"debrief.page{n}") for n in range(1, len(PAGES) + 1)),
    ]

    def __init__(self, found: Debrief, remarks: Callable[[], tuple[str, ...]] = tuple) -> None:
        super().__init__()
        self._found = found
        self._remarks = remarks
        """Gives what was said to be different "bij ons": asked again whenever it is shown, for it is said in a debrief as well."""
        self._page = 0
        self._own: dict[str, str] = {}
        self._numbers = False

    def compose(self) -> ComposeResult:
        yield TitleBar("nabespreking", line(self._found.case.title))
        yield Words(id="debrief-tabs")
        yield Words(id="debrief-question")
        with ContentSwitcher(initial="page-begin", id="debrief-pages"):
            for id, _, _ in PAGES:
                yield self._widget(id)
        yield KeyBar()

    def _widget(self, id: str) -> Widget:
        match id:
            case "eigen":
                return Estimate(tuple(self._found.card.dimensions), id="page-eigen")
            case "loop":
                return LanesPage(self._found.lanes, id="page-loop")
            case "weten":
                return MatrixPage(self._found, id="page-weten")
            case _:
                return Reading(Paragraphs(self._text(id), classes="page-text"), id=f"page-{id}")

    def _text(self, id: str) -> list[Paragraph]:
        match id:
            case "uitkomst":
                return texts.outcome(self._found, self._own, self._numbers)
            case "tijd":
                return texts.time(self._found)
            case "delen":
                return texts.shared(self._found)
            case "ontbrak":
                return texts.missing(self._found, self._numbers)
            case "einde":
                return [*texts.different(self._remarks()), *_said(words_debrief.end_text())]
            case _:
                return _said(words_debrief.BEGIN)

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        """Put the chosen page on, with its question, and the keys on its first part."""
        id, title, question = PAGES[self._page]
        tabs = [
            (f" {n + 1} {name} " if n == self._page else f" {n + 1} ", "bold reverse" if n == self._page else "$so-soft")
            for n, (_, name, _) in enumerate(PAGES)
        ]
        self.query_one("#debrief-tabs", Words).say(join(*tabs))
        self.query_one("#debrief-question", Words).say(join((f"{title}  ", "bold"), question))
        pages = self.query_one(ContentSwitcher)
        pages.current = f"page-{id}"
        page = pages.get_child_by_id(f"page-{id}")
        first = page if page.can_focus else next((child for child in page.query("*") if child.can_focus), None)
        self.set_focus(first)
        self._refresh("einde")

    def on_screen_resume(self) -> None:
        self._refresh("einde")

    @on(EstimateRow.Changed)
    def _estimated(self, message: EstimateRow.Changed) -> None:
        message.stop()
        self._own[message.dimension] = message.choice
        self._refresh("uitkomst")

    def _refresh(self, *ids: str) -> None:
        for id in ids:
            self.query_one(f"#page-{id} > .page-text", Paragraphs).say(self._text(id))

    def action_turn(self, by: int) -> None:
        self.action_page(self._page + by)

    def action_page(self, page: int) -> None:
        if 0 <= page < len(PAGES):
            self._page = page
            self._show()

    def action_numbers(self) -> None:
        self._numbers = not self._numbers
        self._refresh("uitkomst", "ontbrak")

    def action_close(self) -> None:
        self.dismiss(True)


def _said(text: str) -> list[Paragraph]:
    """A text of our own, line by line; the later lines of a point stand in."""
    return [(2 if part.startswith("•") else 0, plain(part)) for part in text.split("\n")]

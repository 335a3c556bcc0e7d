"""How is everybody, what came of last time, and how long do we have?"""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from sim.agreements import OUTCOMES, Book
from sim.report.route import ROUTES
from sim.report.text import date_words
from sim.tui import words_debrief as words
from sim.tui.text import join, line
from sim.tui.widgets.debrief.rows import ChoiceRow
from sim.tui.widgets.frame import Words

CAME = (("", words.CAME_NONE), *((one, one) for one in OUTCOMES))
ROUTE = "route"


class Opening(VerticalScroll, can_focus=False):
    """The check-in, the agreements of last time and the choice of a route."""

    @dataclass
    class Routed(Message):
        """Another way through the debrief was chosen."""

        route: str

    @dataclass
    class Problem(Message):
        """Something could not be kept."""

        text: str

    def __init__(self, book: Book, route: str, alone: bool, id: str) -> None:
        super().__init__(id=id)
        self._alone = alone
        self._book = book
        self._route = route

    def compose(self) -> ComposeResult:
        yield Words(words.BEGIN_ALONE if self._alone else words.BEGIN, classes="page-text")
        routes = tuple((one.id, f"{one.title}, {one.minutes} minuten") for one in ROUTES)
        yield ChoiceRow(ROUTE, words.ROUTE_ALONE if self._alone else words.ROUTE, routes, words.ROUTE_NOTE, self._route)
        before = self._book.before
        if before is not None:
            yield Words(
                join((words.BEFORE_ALONE if self._alone else words.BEFORE, "bold $so-title"), f" ({line(before.case)})"),
                classes="page-text",
            )
            for number, one in enumerate(before.agreements):
                when = f", {date_words(one.on)}" if one.on else ""
                yield ChoiceRow(str(number), words.CAME, CAME, f"{one.text} ({one.level}: {one.owner or '?'}{when})", one.came)
        yield Words(words.BEGIN_KEY, classes="page-text")

    @on(ChoiceRow.Changed)
    def _chose(self, message: ChoiceRow.Changed) -> None:
        message.stop()
        if message.key == ROUTE:
            self.post_message(self.Routed(message.value))
        elif problem := self._book.answer(int(message.key), message.value):
            self.post_message(self.Problem(problem))

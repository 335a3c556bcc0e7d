"""What do we do otherwise on Monday, who takes it up, and when do we look back?"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from sim.agreements import LEVELS, LONGEST, Agreement, Book, days, today
from sim.report.text import date_words
from sim.tui import words_debrief as words
from sim.tui.text import headline, join, line, plain
from sim.tui.widgets.debrief.rows import ChoiceRow, Writing
from sim.tui.widgets.frame import Words
from sim.tui.widgets.listing import Listing, Row


class AgreementsPage(Vertical):
    """A line to write on, three words to choose, and below it what was agreed."""

    BINDINGS = [Binding("delete", "drop", "Weghalen", id="agreements.drop", key_display="Del", tooltip="De aangewezen afspraak weghalen")]

    @dataclass
    class Problem(Message):
        """Something could not be kept."""

        text: str

    def __init__(self, book: Book, owners: Sequence[str], alone: bool, id: str) -> None:
        super().__init__(id=id)
        self._book = book
        self._placeholder = words.AGREEMENT_ALONE if alone else words.AGREEMENT_PLACEHOLDER
        self._owners = tuple(owners) if alone else (*owners, words.OWNER_ALL)

    def compose(self) -> ComposeResult:
        yield Words(words.AGREEMENT_WARNING, id="agreement-warning")
        yield Writing("", self._placeholder, LONGEST)
        yield ChoiceRow("level", words.AGREEMENT_LEVEL, [(one, one) for one in LEVELS], chosen=LEVELS[1])
        yield ChoiceRow("owner", words.AGREEMENT_OWNER, [(one, one) for one in self._owners])
        yield ChoiceRow("on", words.AGREEMENT_WHEN, [(one, date_words(one)) for one in days(today())], words.AGREEMENT_HOW)
        yield Listing(words.AGREEMENT_NONE, classes="agreements")

    def on_mount(self) -> None:
        self._list()

    def _list(self) -> None:
        listing = self.query_one(Listing)
        headline(listing, words.AGREEMENTS)
        rows = [
            Row(
                str(n), join((line(one.text), "bold"), f"\n{line(one.level)}: {line(one.owner)}, {date_words(one.on)}"), plain(f"{n + 1}. ")
            )
            for n, one in enumerate(self._book.mine)
        ]
        listing.show_rows(rows)

    def _row(self, key: str) -> str:
        return next(row.value for row in self.query(ChoiceRow) if row.key == key)

    @on(Input.Submitted)
    def _agreed(self, message: Input.Submitted) -> None:
        message.stop()
        problem = self._book.add(Agreement(message.value, self._row("level"), self._row("owner"), self._row("on")))
        if problem:
            self.post_message(self.Problem(problem))
            return
        self.query_one(Input).clear()
        self._list()

    @on(Input.Changed)
    @on(ChoiceRow.Changed)
    def _typed(self, message: Message) -> None:
        message.stop()

    def action_drop(self) -> None:
        pointed = self.query_one(Listing).pointed
        if pointed is not None and self.query_one(Listing).has_focus:
            if problem := self._book.drop(int(pointed)):
                self.post_message(self.Problem(problem))
            self._list()

"""Whose turn is it to look at something alone?"""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical

from sim.tui.text import headline, join, line
from sim.tui.widgets.frame import Body, Paragraph, Paragraphs, Reading
from sim.tui.widgets.listing import Listing, Row


class Chairs(Vertical):
    """A text, and under it the chairs; what lies behind a chair is only seen once its screen is covered and given away."""

    def __init__(self, text: list[Paragraph], chairs: Mapping[str, str], head: str, done: str, id: str, long: bool) -> None:
        super().__init__(id=id)
        self._text = text
        self._chairs = dict(chairs)
        self._head = head
        self._done = done
        self._long = long
        """The text may need scrolling, and then has the keys first."""
        self._seen: set[str] = set()

    def compose(self) -> ComposeResult:
        with Reading(classes="chairs-text") if self._long else Body(classes="chairs-text"):
            yield Paragraphs(self._text, classes="page-text")
        yield Listing(classes="chairs-list")

    def on_mount(self) -> None:
        headline(self.query_one(Listing), self._head)
        self._list()

    def _list(self) -> None:
        rows = [
            Row(role, join((line(title), "bold"), (f"  ✓ {self._done}", "$so-soft") if role in self._seen else ""))
            for role, title in self._chairs.items()
        ]
        self.query_one(Listing).show_rows(rows)

    def been(self, role: str) -> None:
        """Mark that this chair has had its turn."""
        self._seen.add(role)
        self._list()

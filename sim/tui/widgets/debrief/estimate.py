"""What do we think ourselves, before any judgement is shown?"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from sim.report.text import BANDS, DIMENSIONS
from sim.tui import words_debrief as words
from sim.tui.text import join
from sim.tui.widgets.frame import Words

CHOICES = ("", *BANDS)


class EstimateRow(Widget, can_focus=True):
    """One dimension with the band that the table gives itself."""

    BINDINGS = [
        Binding("right", "turn(1)", "Ander woord", id="estimate.next", key_display="← →"),
        Binding("enter,space", "turn(1)", show=False, id="estimate.next_too"),
        Binding("left", "turn(-1)", show=False, id="estimate.previous"),
        Binding("up", "app.focus_previous", show=False, id="estimate.up"),
        Binding("down", "app.focus_next", show=False, id="estimate.down"),
    ]
    choice: reactive[str] = reactive("", layout=True)

    @dataclass
    class Changed(Message):
        """The table chose a word for this dimension."""

        dimension: str
        choice: str

    def __init__(self, dimension: str) -> None:
        super().__init__(classes="estimate-row")
        self.dimension = dimension

    def render(self) -> Content:
        return join(
            (f"{'▶' if self.has_focus else ' '} ", "$so-key"),
            (f"{DIMENSIONS[self.dimension]:<28}", "bold"),
            (" ◂ ", "$so-key"),
            (self.choice or "nog geen oordeel", "bold $so-new" if self.choice else "$so-soft"),
            (" ▸", "$so-key"),
            "\n    ",
            (words.ESTIMATE[self.dimension], "$so-soft"),
        )

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_turn(1)

    def action_turn(self, step: int) -> None:
        self.choice = CHOICES[(CHOICES.index(self.choice) + step) % len(CHOICES)]
        self.post_message(self.Changed(self.dimension, self.choice))


class Estimate(Vertical):
    """A row for each dimension that can be judged."""

    def __init__(self, dimensions: Iterable[str], id: str) -> None:
        super().__init__(id=id)
        self._dimensions = tuple(one for one in DIMENSIONS if one in dimensions)

    def compose(self) -> ComposeResult:
        yield Words(words.ESTIMATE_INTRO, classes="page-text")
        for dimension in self._dimensions:
            yield EstimateRow(dimension)
        yield Words(words.bands_text(), classes="page-text")

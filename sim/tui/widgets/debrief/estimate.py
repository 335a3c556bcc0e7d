"""What does one think oneself, before any judgement is shown?"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input

from sim.agreements import tidy
from sim.report.text import BANDS, DIMENSIONS
from sim.tui import words_debrief as words
from sim.tui.widgets.debrief.rows import ChoiceRow, Writing
from sim.tui.widgets.frame import Words

LONGEST = 120
"""Characters for the moment that mattered."""
ANSWERS = (("", words.ESTIMATE_NONE), *((word, word) for word in BANDS))


@dataclass(slots=True)
class Own:
    """What one chair thinks: a word per dimension, and the moment that mattered."""

    bands: dict[str, str] = field(default_factory=dict)
    moment: str = ""


class Estimate(VerticalScroll, can_focus=False):
    """A row for each dimension that can be judged, and a line for the moment."""

    @dataclass
    class Changed(Message):
        """Something was filled in."""

        own: Own

    def __init__(self, dimensions: Iterable[str], own: Own, id: str | None = None) -> None:
        super().__init__(id=id)
        self._dimensions = tuple(one for one in DIMENSIONS if one in dimensions)
        self._own = own

    def compose(self) -> ComposeResult:
        yield Words(words.ESTIMATE_INTRO, classes="page-text")
        for dimension in self._dimensions:
            chosen = self._own.bands.get(dimension, "")
            yield ChoiceRow(dimension, DIMENSIONS[dimension], ANSWERS, words.ESTIMATE[dimension], chosen)
        yield Words(words.ESTIMATE_MOMENT, classes="page-text")
        yield Writing(self._own.moment, words.ESTIMATE_PLACEHOLDER, LONGEST)
        yield Words(words.bands_text(), classes="page-text")

    @on(ChoiceRow.Changed)
    def _chose(self, message: ChoiceRow.Changed) -> None:
        message.stop()
        self._own.bands[message.key] = message.value
        self.post_message(self.Changed(self._own))

    @on(Input.Submitted)
    def _written(self, message: Input.Submitted) -> None:
        message.stop()
        self.screen.focus_next()  # the keys of the page work again

    @on(Input.Changed)
    def _wrote(self, message: Input.Changed) -> None:
        message.stop()
        self._own.moment = tidy(message.value, LONGEST)
        self.post_message(self.Changed(self._own))

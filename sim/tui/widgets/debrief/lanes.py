"""How did the case run, for everybody side by side?"""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from sim.report import lanes as report
from sim.report.text import DAYS, clock
from sim.tui import words_debrief as words
from sim.tui.text import join, line, plain
from sim.tui.widgets.frame import Reading, Words

STEPS = (5, 10, 15, 30, 60, 120, 240, 480)
NAMES = 15
"""Columns for the name of a lane."""


class LanesPage(Vertical):
    """The lanes with a cursor in time; below it what everybody did then."""

    BINDINGS = [
        Binding("right", "move(1)", "Later", id="lanes.later", tooltip="De streep een stap later"),
        Binding("left", "move(-1)", "Eerder", id="lanes.earlier", tooltip="De streep een stap eerder"),
        Binding("plus,equals_sign", "zoom(-1)", "Fijner", id="lanes.finer", key_display="+", tooltip="Minder minuten per teken"),
        Binding("minus", "zoom(1)", "Grover", id="lanes.coarser", key_display="-", tooltip="Meer minuten per teken"),
    ]

    def __init__(self, found: report.Lanes, id: str) -> None:
        super().__init__(id=id)
        self._found = found
        self._step = 0
        self._cursor = found.start

    def compose(self) -> ComposeResult:
        yield Words(plain(report.LEGEND, "$so-soft"), classes="legend")
        with Reading(classes="lanes-scroll"):
            yield Words(classes="lanes-grid")
        with Reading(classes="lanes-detail"):
            yield Words(classes="lanes-said")

    def on_resize(self) -> None:
        self._draw()

    def on_show(self) -> None:
        self._draw()

    @property
    def _room(self) -> int:
        return max(20, self.size.width - NAMES - 4)

    def _draw(self) -> None:
        """Draw what fits, so that the cursor is in it."""
        if not self.size.width:
            return
        found, room = self._found, self._room
        step = self._step or report.step_for(found, room)
        place = (self._cursor - found.start) // step
        first = found.start + max(0, place - room + 8) * step
        column = NAMES + (self._cursor - first) // step
        rows = [plain(" " * NAMES + report.ruler(found, step, first, room), "$so-soft")]
        for lane in found.lanes:
            row = f"{line(lane.short)[: NAMES - 2]:<{NAMES}}" + report.draw(lane, step, first, room, found.end)
            rows.append(plain(row).stylize("bold", 0, NAMES).stylize("reverse", column, column + 1))
        self.query_one(".lanes-grid", Words).say(Content("\n").join(rows))
        self.query_one(".lanes-said", Words).say(self._said(step))

    def _said(self, step: int) -> Content:
        """What happened under the cursor."""
        day = DAYS[(self._found.weekday + self._cursor // 1440) % 7]
        when = f"{day} {clock(self._cursor)}–{clock(self._cursor + step)}"
        rows = [join((when, "bold $so-title"), (f"   {step} minuten per teken", "$so-soft"))]
        told = report.at(self._found, self._cursor, step)
        rows += [join((line(who), "bold"), ": ", line(what)) for who, what in told]
        return Content("\n").join(rows if told else [*rows, plain(words.LANES_NOTHING)])

    def action_move(self, by: int) -> None:
        step = self._step or report.step_for(self._found, self._room)
        start = self._found.start
        last = start + (self._found.end - 1 - start) // step * step
        here = start + (self._cursor - start) // step * step
        self._cursor = max(start, min(last, here + by * step))
        self._draw()

    def action_zoom(self, by: int) -> None:
        step = self._step or report.step_for(self._found, self._room)
        self._step = STEPS[max(0, min(len(STEPS) - 1, STEPS.index(step) + by))]
        self._cursor = self._found.start + (self._cursor - self._found.start) // self._step * self._step
        self._draw()

"""How did the case run, for everybody side by side, and what does the table say of it?"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from sim.core.phrases import DAYS
from sim.report import lanes as report
from sim.report.text import clock
from sim.tui import words_debrief as words
from sim.tui.text import join, line, plain
from sim.tui.widgets.frame import Body, Reading, Words

STEPS = (5, 10, 15, 30, 60, 120, 240, 480)
FIRST = 12 * 60
"""Minutes that are seen at first: the whole of a case of days would be a smear."""
LEAST, MOST = 15, 26
"""Columns for the name of a lane: as many as its longest word asks for, between these."""


class LanesPage(Vertical, can_focus=True):
    """The lanes with a cursor in time and on one lane; below it what everybody did then. Tags stay as long as the screen."""

    BINDINGS = [
        Binding("right", "move(1)", "Later", id="lanes.later", tooltip="De streep een stap later"),
        Binding("left", "move(-1)", "Eerder", id="lanes.earlier", tooltip="De streep een stap eerder"),
        Binding("up", "lane(-1)", "Andere rij", id="lanes.up", key_display="↑ ↓", tooltip="Een andere rij kiezen"),
        Binding("down", "lane(1)", show=False, id="lanes.down"),
        Binding("pagedown", "move(20)", show=False, id="lanes.much_later"),
        Binding("pageup", "move(-20)", show=False, id="lanes.much_earlier"),
        Binding("plus,equals_sign", "zoom(-1)", "Fijner", id="lanes.finer", key_display="+", tooltip="Minder minuten per teken"),
        Binding("minus", "zoom(1)", "Grover", id="lanes.coarser", key_display="-", tooltip="Meer minuten per teken"),
        Binding("v", "tag('goed')", "✓ goed", id="lanes.good", tooltip="Merk dit moment in deze rij: goed; nog eens haalt het weg"),
        Binding("x", "tag('niet_oke')", "✗ niet oké", id="lanes.bad", tooltip="Merk dit moment in deze rij: niet oké"),
        Binding("r", "tag('risico')", "! risicovol", id="lanes.risk", tooltip="Merk dit moment in deze rij: risicovol"),
    ]

    @dataclass
    class Tagged(Message):
        """The table tagged something, or took a tag away."""

        tags: tuple[report.Tag, ...]

    def __init__(self, found: report.Lanes, id: str) -> None:
        super().__init__(id=id)
        self._found = found
        self._step = 0
        """Minutes per sign; 0 until somebody chose."""
        self._cursor = found.start
        self._lane = 0
        self._tags: tuple[report.Tag, ...] = ()
        longest = max((len(word) for lane in found.lanes for word in line(lane.short).split()), default=0)
        self._names = max(LEAST, min(MOST, longest + 3))

    def compose(self) -> ComposeResult:
        yield Words(plain(report.LEGEND, "$so-soft"), classes="legend")
        with Body(classes="lanes-scroll"):
            yield Words(classes="lanes-grid")
        with Reading(classes="lanes-detail"):
            yield Words(classes="lanes-said")

    def on_resize(self) -> None:
        self._draw()

    def on_show(self) -> None:
        self._draw()

    @property
    def _room(self) -> int:
        return max(20, self.size.width - self._names - 4)

    @property
    def _minutes(self) -> int:
        """Minutes per sign: as chosen, or so many that the first hours fill the room."""
        found = self._found
        return self._step or report.step_for(replace(found, end=min(found.end, found.start + FIRST)), self._room)

    def _draw(self) -> None:
        """Draw what fits, so that the cursor is in it."""
        if not self.size.width:
            return
        found, room = self._found, self._room
        step = self._minutes
        place = (self._cursor - found.start) // step
        first = found.start + max(0, place - room + 8) * step
        rows = [plain(" " * self._names + report.ruler(found, step, first, room), "$so-soft")]
        top = bottom = 0
        for number, lane in enumerate(found.lanes):
            drawn = list(self._rows(lane, number == self._lane, step, first, room))
            if number == self._lane:
                top, bottom = len(rows), len(rows) + len(drawn)
            rows += drawn
        self.query_one(".lanes-grid", Words).say(Content("\n").join(rows))
        self.query_one(".lanes-said", Words).say(self._said(step))
        # The hours stay in sight as long as the first rows are.
        seen = Region(0, 0 if self._lane < 3 else top, 1, bottom if self._lane < 3 else bottom - top)
        self.call_after_refresh(self.query_one(".lanes-scroll").scroll_to_region, seen, animate=False)

    def _rows(self, lane: report.Lane, chosen: bool, step: int, first: int, room: int) -> Iterator[Content]:
        """The line of a lane; a name that is longer than its column goes on below it."""
        column = self._names + (self._cursor - first) // step
        row = report.draw(lane, step, first, room, self._found.end, self._tags)
        names = textwrap.wrap(line(lane.short), self._names - 3) or [""]
        lead = "▶ " if chosen else "  "
        head = plain(f"{lead}{names[0]:<{self._names - 2}}{row}").stylize("bold", 0, self._names)
        yield head.stylize("reverse", column, column + 1) if chosen else head.stylize("underline", column, column + 1)
        yield from (plain(f"  {name}").stylize("bold") for name in names[1:])

    def _said(self, step: int) -> Content:
        """What happened under the cursor, the chosen lane first, and what the table said of it."""
        day = DAYS[(self._found.weekday + self._cursor // 1440) % 7]
        when = f"{day} {clock(self._cursor)}–{clock(self._cursor + step)}"
        here = self._found.lanes[self._lane] if self._found.lanes else None
        rows = [join((when, "bold $so-title"), (f"   {step} minuten per teken", "$so-soft"), self._counted())]
        told = report.at(self._found, self._cursor, step)
        order = sorted(told, key=lambda each: here is None or each[0] != here.title)
        rows += [join((line(who), "bold"), ": ", line(what)) for who, what in order]
        if not told:
            rows.append(plain(words.LANES_NOTHING))
        return Content("\n").join(rows)

    def _counted(self) -> Content:
        """How often the table used each sign; the list of them stands on the sheet of the key moments."""
        kinds = [tag.kind for tag in self._tags]
        signs = "  ".join(f"{sign} {kinds.count(kind)}" for kind, sign in report.TAGS.items() if kind in kinds)
        return join((f"   {words.LANES_TAGS} {signs}", "bold $so-new")) if kinds else Content("")

    def action_move(self, by: int) -> None:
        step = self._minutes
        start = self._found.start
        last = start + (self._found.end - 1 - start) // step * step
        here = start + (self._cursor - start) // step * step
        self._cursor = max(start, min(last, here + by * step))
        self._draw()

    def action_lane(self, by: int) -> None:
        self._lane = max(0, min(len(self._found.lanes) - 1, self._lane + by))
        self._draw()

    def action_zoom(self, by: int) -> None:
        step = self._minutes
        self._step = STEPS[max(0, min(len(STEPS) - 1, STEPS.index(step) + by))]
        self._cursor = self._found.start + (self._cursor - self._found.start) // self._step * self._step
        self._draw()

    def action_tag(self, kind: str) -> None:
        """Tag what the chosen lane did under the cursor; the same tag again takes it away, another replaces it."""
        if not self._found.lanes:
            return
        step = self._minutes
        lane = self._found.lanes[self._lane].id
        there = [tag for tag in self._tags if tag.lane == lane and self._cursor <= tag.at < self._cursor + step]
        kept = tuple(tag for tag in self._tags if tag not in there)
        same = any(tag.kind == kind for tag in there)
        self._tags = kept if same else (*kept, report.Tag(self._cursor, lane, kind))
        self._draw()
        self.post_message(self.Tagged(self._tags))

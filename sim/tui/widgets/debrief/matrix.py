"""Who knew what, then?"""

import textwrap
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from sim.report import matrix as report
from sim.report.debrief import Debrief
from sim.report.text import day
from sim.tui import words_debrief as words
from sim.tui.text import join, line, plain
from sim.tui.widgets.frame import Reading, Words

WIDE = 100
"""Columns from which all roles are shown."""
STYLES = {"weet": "bold", "systeem": "$so-soft", "mist": "bold $so-new", "kwijt": "$so-new", "niet": "$so-faint"}


class MatrixPage(Vertical):
    """Facts by roles at one moment; the arrows go from decision to decision."""

    BINDINGS = [
        Binding("right", "move(1)", "Volgend moment", id="matrix.next", tooltip="Naar het volgende besluit"),
        Binding("left", "move(-1)", "Vorig moment", id="matrix.previous", tooltip="Naar het vorige besluit"),
    ]

    def __init__(self, found: Debrief, id: str) -> None:
        super().__init__(id=id)
        self._found = found
        self._place = next((n for n in range(len(found.moments)) if found.matrix(n).said), 0)

    def compose(self) -> ComposeResult:
        yield Words(classes="matrix-head")
        with Reading(classes="matrix-scroll"):
            yield Words(classes="matrix-grid")

    def on_resize(self) -> None:
        self._draw()

    def on_show(self) -> None:
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        if not width:
            return
        table = self._found.matrix(self._place)
        head = join(
            (f"Moment {self._place + 1} van {len(self._found.moments)}  ", "$so-soft"),
            (f"{day(self._found.case, table.moment.at)}  {line(table.moment.label)}", "bold $so-title"),
        )
        self.query_one(".matrix-head", Words).say(head)
        rows: list[Content] = [join(("✗ ", "bold $so-new"), line(sentence)) for sentence in table.said]
        rows += [join(("· ", "$so-soft"), line(sentence)) for sentence in table.unknown]
        if table.moment.decision and not table.said and not table.unknown:
            rows.append(plain(words.MATRIX_ALL_KNOWN))
        rows += [Content(""), *_grid(table, width - 4), Content(""), plain(report.LEGEND, "$so-soft")]
        self.query_one(".matrix-grid", Words).say(Content("\n").join(rows))
        self.query_one(".matrix-scroll").scroll_home(animate=False)

    def action_move(self, by: int) -> None:
        self._place = max(0, min(len(self._found.moments) - 1, self._place + by))
        self._draw()


def _grid(table: report.Matrix, width: int) -> list[Content]:
    """The table in `width` columns: long labels go on below, and heads stand by turns on as many lines as they need."""
    shown = _columns(table, width)
    count = max(1, len(shown))
    left = max(20, min(40, width - 6 * count))
    heads = [line(table.heads[n]) for n in shown]
    last = len(heads[-1]) if heads else 0
    cell = max(3, min(14, (width - left - last) // max(1, count - 1)))
    rows = [plain(" " * left + head, "bold") for head in _heads(heads, cell)]
    below = False
    for row in table.rows:
        if below is False and not row.needed and any(each.needed for each in table.rows):
            rows.append(plain(words.MATRIX_REST, "$so-soft"))
            below = True
        first, *more = textwrap.wrap(line(row.label), left - 2, subsequent_indent="  ") or [""]
        cells = [(f"{report.CELLS[cell_]:<{cell}}", STYLES[cell_]) for cell_ in (row.cells[n] for n in shown)]
        weight = "bold" if row.needed else ""
        rows.append(join((f"{first:<{left}}", weight), *cells))
        rows += [plain(text, weight) for text in more]
    return rows


def _heads(heads: Sequence[str], cell: int) -> list[str]:
    """The heads of columns of `cell` wide, none of them cut: where one needs more room, its neighbours stand on another line."""
    longest = max((len(head) for head in heads[:-1]), default=0)
    lines = longest // cell + 1
    made = []
    for number in range(lines):
        row = ""
        for place, head in enumerate(heads):
            if place % lines == number:
                row = f"{row:<{place * cell}}{head}"
            elif place % lines < number:
                row = f"{row:<{place * cell}}│"
        made.append(row)
    return made


def _columns(table: report.Matrix, width: int) -> list[int]:
    """The places of the roles to show: all where there is room, else those who decided, lacked or held what was needed, or play."""
    every = list(range(len(table.roles)))
    if width >= WIDE:
        return every
    needed = [row for row in table.rows if row.needed]
    return [n for n in every if n < table.playable or any(row.cells[n] in ("weet", "mist", "kwijt") for row in needed)]

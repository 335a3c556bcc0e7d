"""Who am I, what time is it, and am I free?

The two lines at the top of every screen of a seat.
"""

from textual.content import Content
from textual.widget import Widget

from sim.core.roleview import RoleView
from sim.tui import words
from sim.tui.text import join, line, plain
from sim.tui.widgets.moves import round_end
from sim.tui.widgets.names import source_name

_LABEL = 24


class TopBar(Widget):
    """Role and chapter on the left, the clock on the right; under it the state of the desk and what runs."""

    DEFAULT_CSS = """
    TopBar { height: 2; width: 1fr; }
    """

    def __init__(self, title: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = title
        self._view: RoleView | None = None

    def show(self, view: RoleView) -> None:
        if view is not self._view:
            self._view = view
            self.refresh()

    def render(self) -> Content:
        view = self._view
        if view is None:
            return Content("")
        width = max(20, self.size.width - 2)
        return join(self._top(view, width), "\n", self._state(view, width))

    def _top(self, view: RoleView, width: int) -> Content:
        block = round_end(view)
        end = words.moment(view.chapter_end if block is None else block, view.now, view.weekday)
        part = "deel" if block is None else "ronde"
        right = join((words.day_and_clock(view.now, view.now, view.weekday), "bold"), f" · {part} tot {end} ")
        left = join(" ", (line(view.title), "bold"), f" · {self._title or line(view.chapter_title)}")
        return _spread(left, right, width + 2)

    def _state(self, view: RoleView, width: int) -> Content:
        left = join(" ", state_words(view))
        right = join(runs_in_short(view), " ")
        if left.cell_length + right.cell_length > width:
            right = join(runs_in_short(view, named=False), " ")
        return _spread(left, right, width + 2)


def _spread(left: Content, right: Content, width: int) -> Content:
    """`left` and `right` at the two ends of one line; `left` gives way."""
    room = max(0, width - right.cell_length - 1)
    if left.cell_length > room:
        left = left.truncate(room, ellipsis=True)
    gap = max(1, width - left.cell_length - right.cell_length)
    return Content.assemble(left, " " * gap, right).truncate(width)


def state_words(view: RoleView) -> Content:
    """The state of the desk in words: free or busy, with what and until when, and what is lined up."""
    parts: list[str | tuple[str, str]] = [
        (words.STATUS.get(view.status, view.status), "bold $so-bar-new" if view.status == "kiest" else "bold")
    ]
    talk = view.talk
    if view.status == "in_gesprek" and talk is not None and not view.status_label:
        others = [source_name(view, role) for role in talk.present if role != view.role]
        parts.append(f" met {words.listed(others)}" if others else "")
    if view.status_label and view.status in ("bezig", "in_gesprek", "wacht"):
        parts.append(f": {line(view.status_label)}")
    if view.busy_until is not None and view.status not in ("kiest", "afgelopen"):
        parts.append(f" tot {words.moment(view.busy_until, view.now, view.weekday)}")
    if view.place and view.status in ("kiest", "bezig"):
        parts.append(f" · {words.PLACES.get(view.place, line(view.place))}")
    if view.queue:
        parts.append(f" · daarna: {line(', '.join(view.queue))}")
    return join(*parts)


def runs_in_short(view: RoleView, named: bool = True) -> Content:
    """What runs by itself, in a few words; without its name where there is little room."""
    if not view.running:
        return plain("")
    first = min(view.running, key=lambda work: work.lands)
    more = f" (+{len(view.running) - 1})" if len(view.running) > 1 else ""
    label = ""
    if named:
        label = line(first.label)
        label = (label if len(label) <= _LABEL else label[: _LABEL - 1].rstrip() + "…") + " "
    return plain(f"loopt: {label}tot {words.moment(first.lands, view.now, view.weekday)}{more}")

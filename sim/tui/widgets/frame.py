"""What stands around every screen of the frame: the bar on top, the body that scrolls, text as it is."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sim.tui.text import plain


class Words(Static):
    """A text that is never read as markup."""

    def __init__(self, text: str | Content = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(plain(text) if isinstance(text, str) else text, id=id, classes=classes, markup=False)

    def say(self, text: str | Content) -> None:
        """Replace the text."""
        self.update(plain(text) if isinstance(text, str) else text)


class TitleBar(Widget):
    """One line: the name of the game, and where you are."""

    DEFAULT_CSS = """
    TitleBar { height: 1; dock: top; layout: horizontal; }
    TitleBar > .where { width: 1fr; }
    TitleBar > .aside { width: auto; }
    """

    def __init__(self, where: str, aside: str = "") -> None:
        super().__init__()
        self._where = where
        self._aside = aside

    def compose(self) -> ComposeResult:
        yield Words(f" Samen op · {self._where}", classes="where")
        yield Words(f"{self._aside} ", classes="aside")


class Body(VerticalScroll, can_focus=False):
    """The part of a screen that scrolls when it does not fit."""


class Reading(VerticalScroll, can_focus=True, inherit_bindings=False):
    """A text to read, scrolled up and down; left and right are left to whoever it stands in."""

    BINDINGS = [
        Binding("up", "scroll_up", show=False, id="reading.up"),
        Binding("down", "scroll_down", show=False, id="reading.down"),
        Binding("home", "scroll_home", show=False, id="reading.home"),
        Binding("end", "scroll_end", show=False, id="reading.end"),
        Binding("pageup", "page_up", show=False, id="reading.page_up"),
        Binding("pagedown", "page_down", show=False, id="reading.page_down"),
    ]

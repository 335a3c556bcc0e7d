"""What stands around every screen of the frame: the bar on top, the body that scrolls, text as it is."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
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


Paragraph = tuple[int, Content]
"""How far its later lines stand in, and the text."""


class Paragraphs(Widget):
    """Texts under each other; where one needs more lines, the later ones stand in."""

    DEFAULT_CSS = "Paragraphs { height: auto; width: 100%; }"

    def __init__(self, parts: Sequence[Paragraph], *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._parts = tuple(parts)
        self._made: tuple[int, Content] = (0, Content(""))

    def say(self, parts: Sequence[Paragraph]) -> None:
        """Replace the texts."""
        self._parts = tuple(parts)
        self._made = (0, Content(""))
        self.refresh(layout=True)

    def render(self) -> Content:
        return self._lines(self.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._lines(width).plain.count("\n") + 1

    def _lines(self, width: int) -> Content:
        """Everything in `width` columns, made once for a width."""
        if self._made[0] != width:
            lines: list[Content] = []
            for indent, text in self._parts:
                for number, part in enumerate(text.wrap(max(20, width - indent)) or [Content("")]):
                    lines.append(Content.assemble(" " * indent, part) if number else part)
            self._made = (width, Content("\n").join(lines))
        return self._made[1]


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

    def read_on(self) -> None:
        """A page further; from the end back to the beginning."""
        if self.scroll_offset.y >= self.max_scroll_y:
            self.scroll_home(animate=False)
        else:
            self.scroll_page_down(animate=False)

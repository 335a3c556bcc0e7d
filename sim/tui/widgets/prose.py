"""How is running text shown that can be scrolled by keyboard?"""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static


class Prose(VerticalScroll):
    """Text in a scrolling box; drawn again only when it changed."""

    DEFAULT_CSS = """
    Prose { height: 1fr; scrollbar-size-vertical: 1; }
    Prose > Static { height: auto; width: 1fr; padding-right: 1; }
    """

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, can_focus=True)
        self._text = Content("")

    def compose(self) -> ComposeResult:
        yield Static(self._text, markup=False)

    @property
    def text(self) -> Content:
        return self._text

    def show_text(self, text: Content, top: bool = False) -> None:
        """Put `text` in the box; `top` scrolls back to its beginning."""
        if text.is_same(self._text):
            return
        self._text = text
        if self.is_mounted:
            self.query_one(Static).update(text)
            if top:
                self.scroll_home(animate=False)

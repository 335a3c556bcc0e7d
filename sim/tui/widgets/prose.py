"""How is running text shown that can be scrolled by keyboard?"""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from sim.tui.widgets.frame import Paragraph, Paragraphs


class Prose(VerticalScroll):
    """Text in a scrolling box; drawn again only when it changed."""

    DEFAULT_CSS = """
    Prose { height: 1fr; scrollbar-size-vertical: 1; }
    Prose > Paragraphs { height: auto; width: 1fr; padding-right: 1; }
    """

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, can_focus=True)
        self._parts: tuple[Paragraph, ...] = ()

    def compose(self) -> ComposeResult:
        yield Paragraphs(self._parts)

    @property
    def text(self) -> Content:
        return Content("\n").join(text for _, text in self._parts)

    def show_text(self, text: Content, top: bool = False) -> None:
        """Put `text` in the box; `top` scrolls back to its beginning."""
        self.show_paragraphs([(0, text)], top)

    def show_paragraphs(self, parts: Sequence[Paragraph], top: bool = False) -> None:
        """Put texts under each other in the box, of which the later lines may stand in."""
        same = [indent for indent, _ in parts] == [indent for indent, _ in self._parts]
        if same and all(new.is_same(old) for (_, new), (_, old) in zip(parts, self._parts, strict=True)):
            return
        self._parts = tuple(parts)
        if self.is_mounted:
            self.query_one(Paragraphs).say(self._parts)
            if top:
                self.scroll_home(animate=False)

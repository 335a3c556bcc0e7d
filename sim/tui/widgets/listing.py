"""How is a list of rows drawn that can be walked by keyboard and mouse?

One `OptionList` under all lists of the game: texts are never read as markup, long texts hang under their own column, and
only what changed is drawn again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

_EMPTY = "leeg"
NOTHING = Content("")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `lead` stands before it, `text` hangs beside it. A row that is `still` cannot be chosen."""

    id: str
    text: Content
    lead: Content = NOTHING
    still: bool = False


def hang(lead: Content, text: Content, width: int) -> Content:
    """`text` wrapped to `width` with `lead` before its first line and room under it."""
    room = max(8, width - lead.cell_length)
    wrapped = text.wrap(room)
    space = Content(" " * lead.cell_length)
    lines = [Content.assemble(lead if index == 0 else space, piece) for index, piece in enumerate(wrapped)]
    return Content("\n").join(lines) if lines else lead


class Listing(OptionList):
    """A list of rows; Enter or a click chooses one."""

    DEFAULT_CSS = """
    Listing { height: 1fr; border: none; padding: 0; background: transparent; scrollbar-size-vertical: 1; }
    Listing:focus { border: none; }
    Listing > .option-list--option { padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "kiezen", show=False, id="lijst.kiezen", tooltip="Kies wat aangewezen is"),
    ]

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, listing: "Listing", row: str) -> None:
            self.listing = listing
            self.row = row
            super().__init__()

        @property
        def control(self) -> "Listing":
            return self.listing

    class Pointed(Message):
        """The cursor came on a row."""

        def __init__(self, listing: "Listing", row: str) -> None:
            self.listing = listing
            self.row = row
            super().__init__()

        @property
        def control(self) -> "Listing":
            return self.listing

    def __init__(self, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._empty = empty
        self._rows: tuple[Row, ...] = ()
        self._drawn: tuple[int, tuple[Row, ...]] = (0, ())
        self._wanted: str | None = None
        """Row to put the cursor on as soon as there is room to draw."""

    @property
    def pointed(self) -> str | None:
        """Id of the row under the cursor."""
        option = self.highlighted_option
        return option.id if option is not None and option.id != _EMPTY else None

    def say_when_empty(self, sentence: str) -> None:
        """What stands there when there are no rows."""
        self._empty = sentence

    def show_rows(self, rows: Sequence[Row], point_at: str | None = None) -> None:
        """Draw `rows` if they differ from what stands there; the cursor stays on its row."""
        self._rows = tuple(rows) or (Row(_EMPTY, Content.styled(self._empty, "$so-soft"), still=True),)
        self._draw(point_at)

    def on_resize(self, event: events.Resize) -> None:
        if self._rows and event.size.width != self._drawn[0]:
            self._draw(None)
        # A box may get its height in steps: what it scrolled away while it was low comes back.
        self.call_after_refresh(self._settle)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint; on a busy machine a list may be painted in a room of which it was never told."""
        if self._rows and self.scrollable_content_region.width != self._drawn[0]:
            self.call_next(self._draw, None)
        return super().render_lines(crop)

    def _settle(self) -> None:
        """Scroll as little as the row under the cursor asks for."""
        if self.highlighted is None:
            return
        if self._bottom(self.highlighted) <= self.scrollable_content_region.height:
            self.scroll_to(y=0, animate=False, immediate=True)
        elif self.has_focus:
            self.scroll_to_highlight()
        else:
            self._begin_at_a_row()

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the row under the cursor into view."""
        super().scroll_to_highlight(top)
        self._begin_at_a_row()

    def _begin_at_a_row(self) -> None:
        """What stands above is a whole row, as far as the one under the cursor stays in view."""
        offset, cursor = self.scroll_offset.y, self.highlighted
        if offset == 0 or cursor is None:
            return
        cut = next((index for index in range(len(self.options)) if self._bottom(index) > offset), cursor)
        start = self._bottom(cut - 1)
        if start != offset:
            shows = cut == cursor or self._bottom(cursor) - start <= self.scrollable_content_region.height
            self.scroll_to(y=start if shows else self._bottom(cut), animate=False, immediate=True)

    def _bottom(self, index: int) -> int:
        """How many lines the list has down to the end of a row."""
        return sum(str(option.prompt).count("\n") + 1 for option in self.options[: index + 1])

    def bring(self, first: str, last: str) -> None:
        """Bring the rows from `first` to `last` into view, and if that is too much, from `first` on."""
        self.call_after_refresh(self._bring, first, last)

    def _bring(self, first: str, last: str) -> None:
        places = {option.id: index for index, option in enumerate(self.options)}
        if first not in places or last not in places:
            return
        top, end = self._bottom(places[first] - 1), self._bottom(places[last])
        offset = self.scroll_offset.y
        wanted = min(top, max(offset, end - self.scrollable_content_region.height))
        starts = [0, *(self._bottom(index) for index in range(len(self.options)))]
        self.scroll_to(y=min(start for start in starts if start >= wanted), animate=False, immediate=True)

    def point_at(self, row: str) -> None:
        """Put the cursor on a row, if it is there; a list that is not drawn yet remembers it."""
        if not self.options:
            self._wanted = row
        for index, option in enumerate(self.options):
            if option.id == row and not option.disabled:
                self.highlighted = index

    def to_top(self) -> None:
        """Begin again at the first row that can be chosen."""
        self._point(None)
        self.scroll_to(y=0, animate=False, immediate=True)

    def _draw(self, point_at: str | None) -> None:
        width = self.scrollable_content_region.width or self.size.width
        drawn = (width, self._rows)
        if width <= 0:
            self._wanted = point_at or self._wanted
            return
        point_at, self._wanted = point_at or self._wanted, None
        if drawn != self._drawn:
            same = [row.id for row in self._drawn[1]] == [row.id for row in self._rows]
            if same and self._drawn[0] == width:
                self._redraw_changed(width)
            else:
                # A list nobody walks in goes back to its top when there are other rows: there stands what is new.
                walks = self.has_focus and self.highlighted != self._first()
                keep = (point_at or self.pointed) if walks or same or point_at else None
                # Who walks in it keeps his place in it, as long as his row is there.
                stays = walks and any(row.id == keep for row in self._rows)
                top = self.scroll_offset.y if stays else 0
                self.set_options(Option(hang(row.lead, row.text, width - 1), id=row.id, disabled=row.still) for row in self._rows)
                self._point(keep)
                self.scroll_to(y=top, animate=False, immediate=True)
            self.call_after_refresh(self._settle)
            self._drawn = drawn
        if point_at is not None:
            self.point_at(point_at)

    def _redraw_changed(self, width: int) -> None:
        for index, (old, new) in enumerate(zip(self._drawn[1], self._rows, strict=True)):
            if old != new:
                self.replace_option_prompt_at_index(index, hang(new.lead, new.text, width - 1))
                option = self.get_option_at_index(index)
                if option.disabled != new.still:
                    (self.disable_option_at_index if new.still else self.enable_option_at_index)(index)

    def _point(self, keep: str | None) -> None:
        ids = [option.id for option in self.options]
        if keep in ids and not self.options[ids.index(keep)].disabled:
            self.highlighted = ids.index(keep)
        else:
            self.highlighted = self._first()

    def _first(self) -> int | None:
        """The first row that can be chosen."""
        return next((index for index, option in enumerate(self.options) if not option.disabled), None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None and event.option_id != _EMPTY:
            self.post_message(self.Chosen(self, event.option_id))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id is not None and event.option_id != _EMPTY:
            self.post_message(self.Pointed(self, event.option_id))

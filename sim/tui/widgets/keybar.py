"""Which keys work here?

One widget instead of a footer of many: it wraps over as many lines as it needs, and follows the active bindings.
"""

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from sim.tui.text import plain

_KEYS = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "spatie",
    "tab": "Tab",
    "plus": "+",
    "minus": "-",
    "question_mark": "?",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
_CLOSE = "Lijst dicht"
"""The key of an opened list of choices, whose words are the library's."""

Item = tuple[str, str, str, str, bool]
"""Key, how it is written, what it does, its tooltip, and whether it does that now."""
_SPARE = "f6"
"""A key that is left out where it would cost a line of the screen; the palette and the help name it too."""


def key_name(key: str) -> str:
    """A key as it stands on the keyboard."""
    if key.startswith("ctrl+"):
        return f"Ctrl-{key[5:].upper()}"
    if len(key) > 1 and key[0] == "f" and key[1:].isdecimal():
        return key.upper()
    return _KEYS.get(key, key)


class KeyBar(Widget):
    """The keys of the active screen with what they do; a click presses the key."""

    DEFAULT_CSS = """
    KeyBar { height: auto; width: 1fr; dock: bottom; max-height: 3; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: tuple[Item, ...] = ()

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._updated)
        self._updated(self.screen)

    def _updated(self, screen: Screen[object]) -> None:
        if not screen.is_attached or screen is not self.screen:
            return
        items: list[Item] = []
        for key, active in screen.active_bindings.items():
            binding = active.binding
            if binding.show and binding.description and not binding.system:
                shown = binding.key_display or key_name(key)
                told = _CLOSE if binding.action == "dismiss" else binding.description
                items.append((key, shown, told, active.tooltip or binding.tooltip, active.enabled))
        seen = {(shown, text): item for item in reversed(items) for _, shown, text, _, _ in [item]}
        kept = tuple(item for item in items if seen.get((item[1], item[2])) is item)
        if kept != self._items:
            self._items = kept
            self.refresh(layout=True)

    def render(self) -> Content:
        return Content("\n").join(self._lines(max(20, self.size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._lines(max(20, width))))

    def _lines(self, width: int) -> list[Content]:
        """The keys over as many lines as they need; closer together when that saves a third line."""
        whole = self._fitted(self._items, width)
        less = self._fitted(tuple(item for item in self._items if item[0] != _SPARE), width)
        return less if len(less) < len(whole) else whole

    def _fitted(self, items: tuple[Item, ...], width: int) -> list[Content]:
        lines = self._packed(items, width, 2)
        return lines if len(lines) <= 2 else self._packed(items, width, 1)

    def _packed(self, items: tuple[Item, ...], width: int, between: int) -> list[Content]:
        rows: list[Content] = []
        row = Content(" ")
        for key, shown, text, _, enabled in items:
            meta = Style.from_meta({"toets": key})
            name = Content.assemble((shown, "bold $so-key"), f" {text}") if enabled else plain(f"{shown} {text}", "$so-faint")
            piece = name.stylize(meta)
            if row.cell_length + piece.cell_length > width and row.cell_length > 1:
                rows.append(row)
                row = Content(" ")
            row = Content.assemble(row, piece, " " * between)
        rows.append(row)
        return rows

    def _item_at(self, event: events.MouseEvent) -> Item | None:
        key = event.style.meta.get("toets")
        return next((item for item in self._items if item[0] == key), None)

    async def on_click(self, event: events.Click) -> None:
        item = self._item_at(event)
        if item is not None:
            event.stop()
            self.app.simulate_key(item[0])

    def on_mouse_move(self, event: events.MouseMove) -> None:
        item = self._item_at(event)
        tip = plain(item[3]) if item is not None and item[3] else None
        if tip != self.tooltip:
            self.tooltip = tip

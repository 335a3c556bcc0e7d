"""How does one choose a word out of a few, or write one line?"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from sim.tui.text import join, line

HEAD = 28
"""Columns for what a row asks."""


class Writing(Input):
    """A line to write on. What could steer a terminal does not get in, by key or by pasting."""

    def __init__(self, text: str, placeholder: str, longest: int) -> None:
        super().__init__(
            line(text),
            placeholder=placeholder,
            max_length=longest,
            restrict=r"[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff]*",
            compact=True,
            classes="one-line",
        )


class ChoiceRow(Widget, can_focus=True):
    """One question with a few answers; ← and → go from one to the next."""

    BINDINGS = [
        Binding("right", "turn(1)", "Ander woord", id="choice.next", key_display="← →"),
        Binding("enter,space", "turn(1)", show=False, id="choice.next_too"),
        Binding("left", "turn(-1)", show=False, id="choice.previous"),
        Binding("up", "app.focus_previous", show=False, id="choice.up"),
        Binding("down", "app.focus_next", show=False, id="choice.down"),
    ]
    place: reactive[int] = reactive(0, layout=True)

    @dataclass
    class Changed(Message):
        """Another answer was chosen."""

        key: str
        value: str

    def __init__(self, key: str, head: str, answers: Sequence[tuple[str, str]], note: str = "", chosen: str = "") -> None:
        super().__init__(classes="choice-row")
        self.key = key
        self._head = head
        self._answers = tuple(answers)
        self._note = note
        self.set_reactive(ChoiceRow.place, next((n for n, (value, _) in enumerate(self._answers) if value == chosen), 0))

    @property
    def value(self) -> str:
        """The answer that stands there."""
        return self._answers[self.place][0]

    def render(self) -> Content:
        value, label = self._answers[self.place]
        head = line(self._head)
        parts: list[str | tuple[str, str]] = [
            (f"{'▶' if self.has_focus else ' '} ", "$so-key"),
            (f"{head:<{HEAD}}", "bold") if len(head) <= HEAD else (f"{head}\n    ", "bold"),
            (" ◂ ", "$so-key"),
            (line(label), "bold $so-new" if value else "$so-soft"),
            (" ▸", "$so-key"),
        ]
        if self._note:
            parts += ["\n    ", (line(self._note), "$so-soft")]
        return join(*parts)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.focus()
        self.action_turn(1)

    def action_turn(self, step: int) -> None:
        self.place = (self.place + step) % len(self._answers)
        self.post_message(self.Changed(self.key, self.value))

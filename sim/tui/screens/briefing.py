"""What does a seat need to know before it begins?

At most 150 words: your task, what you may decide, what lies on your desk. Read once per seat.
"""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button

from sim.core.roleview import RoleView
from sim.tui import words_seats
from sim.tui import words_shell as words
from sim.tui.text import join, line
from sim.tui.widgets.frame import Reading, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.notes import note_name

MOST_WORDS = 150


class BriefingScreen(Screen[bool]):
    """The briefing of one seat. Answers True when it has been read."""

    HELP = words.HELP_BRIEFING
    VERTICAL_BREAKPOINTS = [(0, "-laag"), (30, "-hoog")]
    BINDINGS = [Binding("enter", "ready", "Naar je bureau", id="briefing.ready", tooltip="Begin met spelen")]

    def __init__(self, view: RoleView, people: int = 1) -> None:
        super().__init__()
        self._view = view
        self._people = people

    def compose(self) -> ComposeResult:
        yield TitleBar("briefing", line(self._view.chapter_title))
        with Reading(id="briefing"):
            if self._people > 1:
                yield Words(words_seats.shared(self._people), id="briefing-shared")
            yield Words(briefing_text(self._view), id="briefing-text")
        yield Button("Naar je bureau (Enter)", id="briefing-button", variant="primary", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#briefing").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_ready()

    def action_ready(self) -> None:
        self.dismiss(True)


def briefing_text(view: RoleView) -> Content:
    """The briefing of `view`, cut off at whole parts when it gets longer than people read before a game."""
    head = join(("Jij bent: ", "$so-soft"), (line(view.title), "bold $so-title"))
    parts: list[tuple[str, str]] = [("", view.briefing), ("Jij beslist over", view.may_decide), ("Je taak", view.task)]
    desk = [scene.title for scene in view.scenes] + [note_name(note) for note in view.notes]
    if desk:
        parts.append(("Op je bureau", words.on_desk(desk[:4], len(view.facts))))
    lines: list[Content] = [head]
    left = MOST_WORDS - len(head.plain.split())
    for title, text in parts:
        count = len(title.split()) + len(text.split())
        if text and count <= left:
            lines += [Content(""), join((title, "bold"), "  " if title else "", text)]
            left -= count
    return Content("\n").join(lines)

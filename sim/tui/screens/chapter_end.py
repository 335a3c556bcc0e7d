"""A chapter has ended: stop here, go on, or come back another time?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sim.tui import words_shell as words
from sim.tui.text import join, line
from sim.tui.widgets.frame import Body, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.menu import menu_line
from sim.tui.words import PLAIN_TITLES

if TYPE_CHECKING:  # the case comes in ready; only its types are named here
    from scenarios.compiled import Case, Chapter
    from sim.core.roleview import NoteView


class ChapterEndScreen(Screen[str]):
    """What time it is and what can be done now. Answers "verder", "bespreek", "stoelen" or "later"."""

    HELP = words.HELP_CHAPTER
    BINDINGS = [
        Binding("1", "pick(0)", "Kies", id="chapter.pick1", key_display="cijfer"),
        *(Binding(str(n), f"pick({n - 1})", show=False, id=f"chapter.pick{n}") for n in range(2, 5)),
    ]

    def __init__(self, case: "Case", closed: "Chapter", following: "Chapter | None", hidden: bool, news: "Sequence[NoteView]" = ()) -> None:
        """`news`: what came in with the last minute, where one person sits here: there was no desk any more to read it at."""
        super().__init__()
        self._case = case
        self._done = closed
        self._following = following
        self._hidden = hidden
        self._news = tuple(news)

    def compose(self) -> ComposeResult:
        yield TitleBar("einde van een deel", self._case.title)
        with Body(id="chapter-end"):
            yield Words(join((words.chapter_done(self._done.title), "bold $so-title")), id="chapter-title")
            yield Words(words.clock_stands(self._done.end, self._case.weekday))
            if self._news:
                yield Words(join((words.LAST_NEWS, "bold $so-new"), *(self._came(note) for note in self._news)), id="chapter-news")
            yield Words(words.CHAPTER_BREATHE, id="chapter-breathe")
            if self._hidden:  # at an open table everybody saw it already
                yield Words(words.CHAPTER_TOGETHER)
            yield OptionList(*self._options(), id="chapter-menu", markup=False)
        yield KeyBar()

    @staticmethod
    def _came(note: "NoteView") -> Content:
        """One thing that came in, in full."""
        text = "" if line(note.text) == line(note.title) else line(note.text)
        title = "" if note.title in PLAIN_TITLES and text else f"{line(note.title).rstrip('.')}{'. ' if text else '.'}"
        return join("\n• ", (title, "bold"), text)

    def _options(self) -> list[Option]:
        following = self._following
        entries: list[tuple[str, str, str]] = []
        if following is not None:
            times = words.span(following.start, following.end, self._case.weekday)
            entries.append(("verder", f"Ga door met {following.title}", f"{times}; ongeveer {words.length(following.play_minutes)} spelen"))
        entries.append(("bespreek", *words.CHAPTER_DEBRIEF))
        if following is not None:
            entries.append(("stoelen", *words.CHAPTER_SEATS))
        entries.append(("later", *words.CHAPTER_LATER))
        return [menu_line(n, key, label, detail) for n, (key, label, detail) in enumerate(entries, 1)]

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def action_pick(self, place: int) -> None:
        menu = self.query_one(OptionList)
        if place < menu.option_count:
            menu.highlighted = place
            menu.action_select()

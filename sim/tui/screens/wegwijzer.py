"""What does a word, a ground, a moment, a norm or a measure mean?

The catalogue, to search: type a word, read the entry with its source and where it comes from. It trains, it does not advise.
"""

from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sim.report import guide
from sim.tui import words_shell as words
from sim.tui.text import join, line, plain
from sim.tui.widgets.frame import Reading, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar

ALL = ("", *guide.KINDS)
MOST = 150
"""Entries in the list; who has more hits types another letter."""


class GuideScreen(Screen[None]):
    """Search the catalogue of `region` on `date` (None: the reference profile, the present rules)."""

    HELP = words.HELP_GUIDE
    BINDINGS = [
        Binding("escape", "back", "Terug", id="guide.back", tooltip="Terug naar waar je was"),
        Binding("f3", "kind(1)", "Volgende soort", id="guide.next", tooltip="Alleen begrippen, grondslagen, momenten, …"),
        Binding("ctrl+right", "kind(1)", show=False, id="guide.next_too"),
        Binding("ctrl+left", "kind(-1)", show=False, id="guide.previous"),
        Binding("down", "list", show=False, id="guide.list"),
    ]

    @dataclass
    class Found(Message):
        """The catalogue has been read; `trouble` says why not, or ""."""

        entries: tuple[guide.Entry, ...]
        trouble: str = ""

    def __init__(self, region: str | None, date: str | None) -> None:
        super().__init__()
        self._region = region
        self._date = date
        self._entries: tuple[guide.Entry, ...] = ()
        self._shown: tuple[guide.Entry, ...] = ()
        self._kind = 0

    def compose(self) -> ComposeResult:
        yield TitleBar("wegwijzer", "Esc terug")
        yield Words(guide.WARNING, id="guide-warning")
        yield Input(placeholder="Typ een woord, bijvoorbeeld: huisverbod", id="guide-search", compact=True, max_length=60)
        yield Words("", id="guide-kinds")
        with Horizontal(id="guide"):
            yield OptionList(id="guide-list", markup=False)
            with Reading(id="guide-detail"):
                yield Words(words.GUIDE_LOADING, id="guide-text")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self._read()

    @work(thread=True, exclusive=True, exit_on_error=False, group="library")
    def _read(self) -> None:
        try:
            self.post_message(self.Found(guide.entries(self._region, self._date)))
        except Exception as problem:  # shown on the screen; the game below goes on
            self.post_message(self.Found((), str(problem) or type(problem).__name__))

    @on(Found)
    def _found(self, message: Found) -> None:
        message.stop()
        self._entries = message.entries
        if message.trouble:
            self.query_one("#guide-text", Words).say(f"{words.CHOOSE_FAILED}\n\n{message.trouble}")
        else:
            self._search()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._search()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_list()

    def _search(self) -> None:
        """Fill the list with what matches, and show the first."""
        kind = ALL[self._kind]
        self._shown = guide.search(self._entries, self.query_one(Input).value, kind or None)
        self.query_one("#guide-kinds", Words).say(self._kinds_line())
        results = self.query_one(OptionList)
        results.clear_options()
        results.add_options(Option(plain(line(e.title))) for e in self._shown[:MOST])
        if self._shown:
            results.highlighted = 0
        elif self._entries:
            self.query_one("#guide-text", Words).say(words.GUIDE_NOTHING)

    def _kinds_line(self) -> Content:
        """Which kinds there are, the chosen one marked, and how many hits."""
        parts: list[str | Content | tuple[str, str]] = ["F3 "]
        for place, kind in enumerate(ALL):
            name = guide.KINDS[kind] if kind else "Alles"
            parts += [(f"[{name}]", "bold $so-new") if place == self._kind else (f" {name} ", "$so-soft")]
        parts.append((f"  {len(self._shown)} gevonden", "$so-faint"))
        return join(*parts)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index < len(self._shown):
            entry = self._shown[event.option_index]
            rows: list[Content] = [
                join((entry.title, "bold $so-title")),
                plain(guide.KINDS[entry.kind], "$so-faint"),
                Content(""),
            ]
            for label, text in entry.lines:
                if text != entry.title:
                    rows.append(join((f"{label}: ", "bold"), text) if label else plain(text))
                    rows.append(Content(""))
            self.query_one("#guide-text", Words).say(Content("\n").join(rows))
            self.query_one("#guide-detail").scroll_home(animate=False)

    @property
    def topic(self) -> tuple[str, str]:
        """The entry that is being read."""
        place = self.query_one(OptionList).highlighted
        entry = self._shown[place] if place is not None and place < len(self._shown) else None
        return (entry.kind, entry.id) if entry is not None else ("", "")

    def action_kind(self, step: int) -> None:
        self._kind = (self._kind + step) % len(ALL)
        self._search()

    def action_list(self) -> None:
        """From the search box to the list."""
        if self._shown:
            self.query_one(OptionList).focus()

    def action_back(self) -> None:
        self.dismiss(None)

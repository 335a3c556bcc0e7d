"""Which case do we play?

Shows per case what it is, how long it takes, which moments it trains, the warning, and what in it comes from the source.
Region, date and level have sensible values and may be left alone.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Input, Label, OptionList, Select
from textual.widgets.option_list import Option

from sim.tui import words_shell as words
from sim.tui.text import clean, join, line, plain
from sim.tui.widgets.frame import Reading, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:  # read in a thread, after the screen is there
    from scenarios.compiled import Case
    from scenarios.head import Head
    from scenarios.short_document import Written

AS_CASE = (plain("zoals de zaak"), "")
"""The choice that leaves a setting to the case."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A case for one region and date, and the spelnummer when somebody wanted a certain one."""

    case: "Case"
    source: str
    """The id or the path by which it was loaded, so that a saved game finds it again."""
    seed: int | None = None
    short: "Written | None" = None
    """The short sitting that was chosen; None for a whole case."""


@dataclass(frozen=True, slots=True)
class Library:
    """What can be chosen: the cases (name to load it by, head), the regions (id, name) and the names of the moments."""

    cases: tuple[tuple[str, "Head"], ...]
    regions: tuple[tuple[str, str], ...]
    moments: dict[str, str]
    own: frozenset[str] = frozenset()
    """Names of the cases that were written on this machine."""


class ChooseCaseScreen(Screen[Chosen]):
    """The list of cases with what is in them. Answers the case, loaded."""

    HELP = words.HELP_CHOOSE
    BINDINGS = [
        Binding("escape", "back", "Terug", id="choose.back", tooltip="Terug naar het begin"),
        Binding("space", "read", "Lees verder", id="choose.read", tooltip="De tekst rechts een stuk verder, en dan weer van voren af"),
        Binding("m", "more", "Regio, datum, niveau", id="choose.more", tooltip="Wie het anders wil dan de zaak voorstelt"),
    ]

    @dataclass
    class Found(Message):
        """The library has been read."""

        library: Library

    @dataclass
    class Loaded(Message):
        """The chosen case is ready."""

        chosen: Chosen

    @dataclass
    class Failed(Message):
        """The library or the case cannot be opened."""

        why: str

    def __init__(self) -> None:
        super().__init__()
        self._library = Library((), (), {})

    def compose(self) -> ComposeResult:
        yield TitleBar("kies een zaak")
        with Horizontal(id="choose"):
            yield OptionList(id="cases", markup=False)
            with Vertical(id="choose-right"):
                with Reading(id="case-detail"):
                    yield Words(words.CHOOSE_LOADING, id="case-text")
                with Vertical(id="case-more"):
                    yield Label("Regio", markup=False)
                    yield Select[str]((AS_CASE,), id="region", allow_blank=False, compact=True)
                    yield Label("Speeldatum (jjjj-mm-dd)", markup=False)
                    yield Input(id="date", compact=True, max_length=10, restrict=r"[0-9-]*")
                    yield Label("Niveau", markup=False)
                    levels = [(plain(text), level) for level, text in words.LEVELS.items()]
                    yield Select[str]([AS_CASE, *levels], id="level", allow_blank=False, compact=True)
                    yield Label("Spelnummer (voor precies hetzelfde spel)", markup=False)
                    yield Input(id="seed", compact=True, max_length=9, restrict=r"[0-9]*", placeholder="vanzelf")
                yield Button("Kies deze zaak", id="choose-button", variant="primary", compact=True, disabled=True)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#case-more").display = False
        self.query_one("#cases").focus()
        self._read()

    @work(thread=True, exclusive=True, exit_on_error=False, group="library")
    def _read(self) -> None:
        """Read the heads of all cases and the names of regions and moments."""
        try:
            import scenarios
            from sim.report.guide import moment_names, region_names

            names = (*scenarios.library_ids(), *scenarios.short_ids())
            own = scenarios.own_heads()
            cases = (*((name, scenarios.read_head(name)) for name in names), *own)
            self.post_message(self.Found(Library(cases, region_names(), moment_names(), frozenset(name for name, _ in own))))
        except Exception as problem:  # shown to the player; the screen stays usable
            self.post_message(self.Failed(str(problem) or type(problem).__name__))

    @on(Found)
    def _found(self, message: Found) -> None:
        message.stop()
        self._library = message.library
        cases = self.query_one("#cases", OptionList)
        cases.clear_options()
        cases.add_options(
            Option(join((head.title, "bold"), "\n", (words.kind_of_game(head, name in message.library.own), "$so-soft")))
            for name, head in message.library.cases
        )
        cases.highlighted = 0 if message.library.cases else None
        self.query_one("#region", Select).set_options([AS_CASE, *((plain(name), id) for id, name in message.library.regions)])
        self.query_one("#choose-button", Button).disabled = not message.library.cases

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        message.stop()
        self.query_one("#case-text", Words).say(f"{words.CHOOSE_FAILED}\n\n{message.why}")
        self.query_one("#choose-button", Button).disabled = False

    @on(OptionList.OptionHighlighted, "#cases")
    def _shown(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        case = self._pointed()
        if case is not None:
            head = case[1]
            self.query_one("#case-text", Words).say(self._about(head))
            self.query_one("#case-detail").scroll_home(animate=False)
            self.query_one("#date", Input).placeholder = f"{head.date} (zoals de zaak)"

    def _pointed(self) -> "tuple[str, Head] | None":
        place = self.query_one("#cases", OptionList).highlighted
        return self._library.cases[place] if place is not None and place < len(self._library.cases) else None

    def _about(self, head: "Head") -> Content:
        """All that a player wants to know of a case beforehand."""
        moments = words.row([self._library.moments.get(id, id) for id in head.moments])
        region = dict(self._library.regions).get(head.region, head.region)
        lasts = f"{words.KINDS[head.kind]} · ongeveer {words.length(head.minutes)} · {words.company(head)}"
        parts: list[str | Content] = [join((head.title, "bold $so-title")), plain(lasts, "$so-soft"), "", head.summary, ""]
        for title, text in (
            ("Let op", " ".join(head.warning)),
            ("Oefent", moments),
            ("Speelt in", f"{region}, vanaf {words.date(head.date)}"),
            ("Bron", head.source),
            ("Bedacht", head.added),
        ):
            parts += [join((title, "bold"), "  ", text)] if title != "Let op" else [join((title, "bold $so-new"), "  ", text)]
            parts.append("")
        return Content("\n").join([plain(part) if isinstance(part, str) else part for part in parts])

    # --- choosing --------------------------------------------------------------------------------------------------

    def action_more(self) -> None:
        """Show or hide region, date, level and spelnummer."""
        more = self.query_one("#case-more")
        more.display = not more.display
        self.query_one("#region" if more.display else "#cases").focus()

    @on(OptionList.OptionSelected, "#cases")
    @on(Button.Pressed, "#choose-button")
    def _choose(self, event: OptionList.OptionSelected | Button.Pressed) -> None:
        event.stop()
        case = self._pointed()
        if case is None:
            return
        self.query_one("#choose-button", Button).disabled = True
        region, level = self.query_one("#region", Select).value, self.query_one("#level", Select).value
        date, seed = self.query_one("#date", Input).value.strip(), self.query_one("#seed", Input).value.strip()
        self._load(
            case[0],
            str(region) or None,
            date or None,
            str(level) or None,
            int(seed) if seed else None,
        )

    @work(thread=True, exclusive=True, exit_on_error=False, group="library")
    def _load(self, name: str, region: str | None, date: str | None, level: str | None, seed: int | None) -> None:
        """Read and compile the case."""
        try:
            from sim.short import opened

            case, short = opened(name, region, date, level)
            self.post_message(self.Loaded(Chosen(case, name, seed, short)))
        except Exception as problem:  # a broken case or date is a sentence on the screen, never the end of the game
            self.post_message(self.Failed(str(problem) or type(problem).__name__))

    @on(Loaded)
    def _loaded(self, message: Loaded) -> None:
        message.stop()
        if message.chosen.case.date_note:
            self.app.notify(line(clean(message.chosen.case.date_note)), title="Andere datum", timeout=12)
        self.dismiss(message.chosen)

    def action_read(self) -> None:
        self.query_one("#case-detail", Reading).read_on()

    def action_back(self) -> None:
        """From the settings to the list; from the list to the beginning."""
        if self.query_one("#case-more").display:
            self.action_more()
        else:
            self.dismiss(None)

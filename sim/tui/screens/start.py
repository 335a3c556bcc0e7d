"""Where does a player begin?

Nothing heavy is imported here: this screen is painted first, then the saved games and the cases are looked up in a thread.
"""

from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList

from sim.tui import words_shell as words
from sim.tui.text import line
from sim.tui.widgets.frame import TitleBar, Words
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.menu import SavedLine, menu_line


class StartScreen(Screen[Path | str]):
    """The first screen. Answers "nieuw", the path of a saved game, or None to stop."""

    HELP = words.HELP_START
    VERTICAL_BREAKPOINTS = [(0, "-laag"), (30, "-hoog")]
    BINDINGS = [
        Binding("escape", "stop", "Stoppen", id="start.stop", tooltip="Sluit het spel"),
        Binding("1", "pick(0)", "Kies", id="start.pick1", key_display="cijfer"),
        *(Binding(str(n), f"pick({n - 1})", show=False, id=f"start.pick{n}") for n in range(2, 8)),
    ]

    @dataclass
    class Found(Message):
        """The saved games have been looked up; `trouble` says what went wrong, or ""."""

        games: tuple[SavedLine, ...]
        trouble: str = ""

    def __init__(self, notice: str = "") -> None:
        super().__init__()
        self._notice = notice
        self._games: tuple[SavedLine, ...] = ()

    def compose(self) -> ComposeResult:
        yield TitleBar("begin", "F1 uitleg")
        with Vertical(id="start", classes="-bericht" if self._notice else ""):
            yield Words("S A M E N   O P", id="start-name")
            yield Words(words.START_QUESTION, id="start-question")
            if self._notice:
                yield Words(line(self._notice), id="start-notice")
            yield OptionList(id="start-menu", markup=False)
            yield Words(words.START_NOTE, id="start-note")
        yield KeyBar()

    def on_mount(self) -> None:
        self._fill()
        self.query_one(OptionList).focus()
        self.call_after_refresh(self._look_up)

    @work(thread=True, exclusive=True, exit_on_error=False, group="library")
    def _look_up(self) -> None:
        """List the saved games, and load what the next screen needs while the player reads."""
        try:
            from sim.tui.saved import saved_lines

            self.post_message(self.Found(saved_lines()))
            import scenarios

            scenarios.library_ids()
        except Exception as problem:  # whatever goes wrong here, a new game can still be begun; the reason is shown
            self.post_message(self.Found((), f"{type(problem).__name__}: {problem}"))

    @on(Found)
    def _found(self, message: Found) -> None:
        message.stop()
        if message.trouble:
            self.query_one("#start-note", Words).say(f"{words.START_TROUBLE} ({message.trouble})")
            return
        self._games = message.games
        self._fill()

    def _fill(self) -> None:
        """The menu; an unfinished game comes first."""
        entries: list[tuple[str, str, str]] = []
        unfinished = next((game for game in self._games if not game.over), None)
        if unfinished is not None:
            entries.append(("verder", f"Verder met {unfinished.title}", unfinished.detail))
        entries.append(("nieuw", *words.START_NEW))
        if self._games:
            entries.append(("hervat", "Een bewaard spel openen", f"{len(self._games)} bewaard; ook om nog eens na te bespreken"))
        entries += [(key, *texts) for key, texts in words.START_MENU.items()]
        menu = self.query_one(OptionList)
        menu.clear_options()
        menu.add_options(menu_line(n, key, label, detail) for n, (key, label, detail) in enumerate(entries, 1))
        menu.highlighted = 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match event.option_id:
            case "verder":
                self.dismiss(next(game.path for game in self._games if not game.over))
            case "nieuw":
                self.dismiss("nieuw")
            case "hervat":
                self._open_saved()
            case "wegwijzer":
                self.run_worker(self.app.run_action("app.guide"))
            case "uitleg":
                self.action_first_game()
            case "licht":
                self.run_worker(self.app.run_action("app.light"))
            case _:
                self.action_stop()

    @work
    async def _open_saved(self) -> None:
        from sim.tui.screens.saved import SavedScreen

        path = await self.app.push_screen_wait(SavedScreen(self._games))
        if path is not None:
            self.dismiss(path)

    def action_first_game(self) -> None:
        """Read the five-minute guide."""
        from scenarios.handbook import page
        from sim.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(page("eerste_spel")))

    def action_pick(self, place: int) -> None:
        menu = self.query_one(OptionList)
        if place < menu.option_count:
            menu.highlighted = place
            menu.action_select()

    def action_stop(self) -> None:
        self.dismiss(None)

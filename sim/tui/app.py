"""How is the game in the terminal wired together?

Only wiring: the looks, the keys that work everywhere, and the worker that walks from screen to screen (`flow.py`). Nothing
here or in what it imports may load a case: the start screen has to be on the screen before that.
"""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import WorkerFailed

from sim.exitcodes import Exit
from sim.signals import CODES, Ended
from sim.tui.flow import Flow
from sim.tui.text import clean
from sim.tui.theme import DARK, LIGHT, THEMES
from sim.tui.wish import Wish


class GameApp(App[int]):
    """Samen op in the terminal."""

    TITLE = "Samen op"
    CSS_PATH = ["app.tcss", "shell.tcss"]
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        Binding("f1", "help", "Uitleg", id="app.help", priority=True, tooltip="Uitleg bij dit scherm"),
        Binding("f2", "guide", "Wegwijzer", id="app.guide", priority=True, tooltip="Begrippen, grondslagen, momenten en normen opzoeken"),
        Binding("f4", "host", "Gastheer", id="app.host", priority=True, tooltip="Wat de gastheer voorleest, en de stopwatch"),
        Binding("f7", "other_chair", "Andere stoel", id="app.other_chair", tooltip="Het scherm gaat naar een andere stoel die aan zet is"),
        Binding("f8", "hand_over", "Geef door", id="app.hand_over", tooltip="Klaar voor deze ronde: het scherm gaat naar de volgende"),
        Binding("f6", "remark", "Anders", id="app.remark", priority=True, tooltip="Bij ons anders: zeg wat er in jouw regio anders gaat"),
        Binding("f9", "pause", "Pauze", id="app.pause", priority=True, tooltip="Alles staat stil; je kunt ook weggaan"),
        Binding(
            "ctrl+t", "light", "Licht of donker", id="app.light", show=False, priority=True, tooltip="Andere kleuren, ook voor de beamer"
        ),
        Binding("ctrl+p", "command_palette", "Opdrachten", id="app.palette", show=False, priority=True, tooltip="Zoek een opdracht"),
        Binding("ctrl+q", "quit", "Stoppen", id="app.quit", show=False, priority=True, tooltip="Sluit het spel; het is bewaard"),
    ]

    def __init__(self, wish: Wish | None = None) -> None:
        super().__init__()
        for theme in THEMES:  # before the style sheets are read: they name its variables
            self.register_theme(theme)
        self.theme = DARK.name
        self.flow = Flow(self, wish or Wish())
        self.mistake: Exception | None = None
        self.ended: Exit | None = None
        """Set when a signal ended the app: the terminal is restored first, and then that is told."""

    def on_mount(self) -> None:
        if not self.is_headless:
            self._listen()
        self.run_worker(self.flow.run(), name="flow", exclusive=True)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notice; its text is never read as markup, whoever asks."""
        super().notify(clean(message), title=clean(title), severity=severity, timeout=timeout, markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """Leave without a page of internals: those hold what other seats know. Tests see the exception as it is."""
        self.mistake = self.mistake or (error.error if isinstance(error, WorkerFailed) and isinstance(error.error, Exception) else error)
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.exit(return_code=1)

    def _listen(self) -> None:
        """Leave in good order when the window is closed or the program is asked to end."""
        loop = asyncio.get_running_loop()
        for number, code in CODES.items():
            with suppress(NotImplementedError):  # Windows: there the process just ends, and the game is on disk
                loop.add_signal_handler(number, self._end, code)

    def _end(self, code: Exit) -> None:
        self.ended = self.ended or code
        self.exit(int(code))

    # --- keys that work everywhere ---------------------------------------------------------------------------------

    def action_light(self) -> None:
        self.theme = DARK.name if self.theme == LIGHT.name else LIGHT.name

    def action_help(self) -> None:
        self.flow.show_help()

    def action_guide(self) -> None:
        self.flow.show_guide()

    def action_remark(self) -> None:
        self.flow.show_remark()

    def action_hand_over(self) -> None:
        self.flow.hand_over()

    def action_other_chair(self) -> None:
        self.flow.other_chair()

    def action_host(self) -> None:
        self.flow.show_host()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "hand_over":
                return self.flow.shared
            case "other_chair":
                return self.flow.may_turn
            case "host":
                return self.flow.hosted
            case _:
                return True

    def action_pause(self) -> None:
        self.flow.show_pause()

    def action_command_palette(self) -> None:
        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            self.push_screen(CommandPalette(id="--command-palette", placeholder="Zoek een opdracht…"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield SystemCommand("Uitleg", "Uitleg bij dit scherm (F1)", self.action_help)
        yield SystemCommand("Wegwijzer", "Begrippen, grondslagen, momenten en normen (F2)", self.action_guide)
        yield SystemCommand("Bij ons anders", "Zeg wat er in jouw regio of organisatie anders gaat (F6)", self.action_remark)
        yield SystemCommand("Pauze", "Alles staat stil; je kunt ook weggaan (F9)", self.action_pause)
        yield SystemCommand("Licht of donker", "Andere kleuren, ook voor de beamer (ctrl+t)", self.action_light)
        yield SystemCommand("Stoppen", "Sluit het spel; wat gespeeld is, is bewaard (ctrl+q)", self.exit)

    # --- what a desk reports ---------------------------------------------------------------------------------------

    def on_play_screen_seat_done(self) -> None:
        self.flow.seat_done()

    def on_play_screen_chapter_closed(self) -> None:
        self.flow.desk_left()

    def on_play_screen_game_over(self) -> None:
        self.flow.desk_left()


def run(wish: Wish | None = None) -> int:
    """Play in this terminal; the exit code. A mistake of ours and a signal are raised, once the terminal is itself again."""
    app = GameApp(wish)
    code = app.run()
    if app.mistake is not None:
        raise app.mistake
    if app.ended is not None:
        raise Ended(app.ended)
    return code or 0

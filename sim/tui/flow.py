"""Which screen comes after which?

The whole evening as one story: start, choose, seats, briefing, desk, hand-over, chapter end, debrief. It runs in a worker of
the app and waits for each screen's answer. It holds the table; screens get a seat, a view or texts, never the table.
"""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.screen import Screen

from sim.tui import words_shell as words
from sim.tui.screens.start import StartScreen
from sim.tui.sitting import Game, around
from sim.tui.turns import AtDesk, BetweenChapters, Over, next_place
from sim.tui.wish import Wish

if TYPE_CHECKING:  # loading these takes longer than the first paint may
    from scenarios.short_document import Written
    from sim.arranging import Seated
    from sim.later import Later
    from sim.table import Table
    from sim.tui.screens.choose_case import Chosen

T = TypeVar("T")


class _LeftGame(Exception):
    """Somebody left through the pause: back to the start screen."""


class Flow:
    """Walks an app from screen to screen."""

    def __init__(self, app: App[int], wish: Wish) -> None:
        self.app = app
        self.wish = wish
        self.game: Game | None = None
        self._waiting: Screen[Any] | None = None
        self._desk: Screen[None] | None = None
        self._left = False
        self._ran = False
        """Whether the stopwatch ran when the pause began."""
        self._notice = ""
        self._region = ""
        """The region or organisation that was named last: who says more things are different need not type it again."""

    async def run(self) -> None:
        """The evening, until somebody stops."""
        game = await self._wished()
        while True:
            if game is not None:
                await self._play(game)
            notice, self._notice = self._notice, ""
            choice = await self._show(StartScreen(notice))
            if choice is None:
                self.app.exit(0)
                return
            game = self._reopen(choice) if isinstance(choice, Path) else await self._new_game(None)

    # --- before the game -------------------------------------------------------------------------------------------

    async def _wished(self) -> Game | None:
        """The game that the command line asked for, as far as it said; None to start at the start screen."""
        if self.wish.resume is not None:
            return self._reopen(self.wish.resume)
        return await self._new_game(self.wish) if self.wish.case else None

    async def _new_game(self, wish: Wish | None) -> Game | None:
        """From the list of cases to a table; None when the player goes back to the start."""
        import scenarios
        from sim.arranging import of_roles
        from sim.tui.screens.beforehand import BeforehandScreen
        from sim.tui.screens.choose_case import ChooseCaseScreen
        from sim.tui.screens.seats import SeatsScreen

        chosen = self._chosen(wish) if wish else None
        if wish is not None and chosen is None:
            return None
        while True:
            if chosen is None:
                chosen = await self._show(ChooseCaseScreen())
            if chosen is None:
                return None
            if chosen.short is not None:
                if wish is not None and not await self._show(BeforehandScreen(chosen.short.head)):
                    return None
                return await self._sit_short(chosen, chosen.short)
            roles = wish.roles if wish else ()
            if wish is not None and wish.later is not None:
                if not await self._show(BeforehandScreen(scenarios.read_head(chosen.source))):
                    return None
                return await self._sit_later(chosen, wish.later, roles)
            if roles:
                return self._start(chosen, of_roles(chosen.case, roles))
            seated = await self._show(SeatsScreen(chosen.case, self.wish.people or 1))
            if seated is not None:
                return self._start(chosen, seated)
            chosen = wish = None

    def _chosen(self, wish: Wish) -> "Chosen | None":
        """The case of the command line; None, and a sentence on the start screen, when it does not open."""
        import scenarios
        from sim.short import opened
        from sim.tui.screens.choose_case import Chosen

        try:
            case, short = opened(str(wish.case), wish.region, wish.date, wish.level)
        except scenarios.CaseError as problem:
            self._notice = f"Deze zaak opent niet. {problem}"
            return None
        return Chosen(case, str(wish.case), wish.seed, short)

    def _start(self, chosen: "Chosen", seated: "Seated") -> Game | None:
        from sim import record
        from sim.core.game import Setup
        from sim.table import Table

        seed = secrets.randbelow(1_000_000) if chosen.seed is None else chosen.seed
        rounds = len(seated.chairs) > 1
        setup = Setup(seed, seated.seats, rounds, seated.free_speech, seated.chairs, seated.open_table, seated.host)
        try:
            return Game(Table.start(chosen.case, setup, record.new_path(chosen.case.id), chosen.source))
        except OSError as problem:
            self._notice = f"Het spel kan hier niet worden bewaard ({problem.strerror or problem}). Er is geen spel begonnen."
            return None

    async def _sit_short(self, chosen: "Chosen", short: "Written") -> Game | None:
        """A short sitting: it has a seat of its own, and what came before is played first, off the screen's thread."""
        from sim import record
        from sim.short import begin

        seed = secrets.randbelow(1_000_000) if chosen.seed is None else chosen.seed
        self.app.notify(words.SHORT_BEGINS, title=short.head.title)
        return await self._begun(lambda: (begin(short, chosen.case, seed, record.new_path(short.short.id)), ""))

    async def _sit_later(self, chosen: "Chosen", later: "Later", roles: tuple[str, ...]) -> Game | None:
        """A game that begins in a later chapter: what comes before is played first as well."""
        from sim import record
        from sim.later import begin_later

        case = chosen.case
        self.app.notify(words.SHORT_BEGINS, title=case.title)
        return await self._begun(lambda: begin_later(case, chosen.source, later, roles, chosen.seed, record.new_path(case.id)))

    async def _begun(self, begin: "Callable[[], tuple[Table, str]]") -> Game | None:
        """The game that `begin` makes, off the screen's thread; None, and a sentence on the start screen, when there is none."""
        import scenarios

        try:
            table, before = await asyncio.to_thread(begin)
            return Game(table, before=before)
        except scenarios.CaseError as problem:
            self._notice = f"Hier kan niet worden begonnen. {problem}"
        except OSError as problem:
            self._notice = f"Het spel kan hier niet worden bewaard ({problem.strerror or problem}). Er is geen spel begonnen."
        return None

    def _reopen(self, path: Path) -> Game | None:
        """A saved game, with its own seats; None (and a sentence) when it cannot be opened."""
        from sim.record import RecordError
        from sim.table import Table

        try:
            table = Table.resume(path)
        except (RecordError, OSError) as problem:
            self._notice = f"Dit spel opent niet. {problem}"
            return None
        if table.warning:
            self.app.set_timer(1.0, partial(self.app.notify, table.warning, title="Bij dit spel", severity="warning", timeout=20))
        return Game.taken_up(table)

    # --- the game --------------------------------------------------------------------------------------------------

    async def _play(self, game: Game) -> None:
        """Desks, hand-overs and chapter ends, up to and including the debrief."""
        self.game, self._left = game, False
        try:
            while True:
                game.table.drive()
                wanted, game.wanted = game.wanted, None
                match next_place(game.standing(), game.people, wanted or game.at, game.done and wanted is None):
                    case AtDesk(role):
                        await self._sit(game, role)
                    case BetweenChapters():
                        if not await self._between(game):
                            return
                    case Over():
                        await self._debrief(game, None)
                        return
        except _LeftGame:
            return
        finally:
            self.game = self._desk = None
            game.table.close()

    async def _sit(self, game: Game, role: str) -> None:
        """One stretch of play at one desk: hand over, brief the first time, play until the desk is left."""
        from sim.seat import LocalSeat
        from sim.tui.screens.briefing import BriefingScreen
        from sim.tui.screens.desk import PlayScreen
        from sim.tui.screens.handover import HandoverScreen

        view, chair = game.table.view(role), game.table.chair_of(role)
        if game.watch.begin(view.chapter) and self.hosted:
            await self._show(self._host_screen(game))
        if role != game.at:
            self.app.clear_notifications()  # a notice may tell what only the former seat knows
            handover = game.handover(role)
            if handover is not None:
                await self._show(HandoverScreen(handover))
        if role not in game.briefed:
            game.briefed |= {role}
            await self._show(BriefingScreen(game.briefing(role), chair.people))
        game.at, game.done, game.last[chair] = role, False, role
        self._desk = desk = PlayScreen(LocalSeat(game.table, role), game.marks.get(role), game.whose_turn)
        await self._show(desk)
        game.marks[role] = desk.marks
        self._desk = None

    async def _between(self, game: Game) -> bool:
        """The end of a chapter; whether the game goes on."""
        from sim.short import finish
        from sim.tui.screens.chapter_end import ChapterEndScreen

        try:
            if finish(game.table):
                return True
        except OSError as problem:
            self._notice = str(problem)
            return False
        case, view = game.table.case, game.table.view(game.people[0])
        closed, following = around(case, view.chapter)
        hidden = game.several and not game.table.setup.open_table
        news = () if game.several else game.last_news()
        game.at = None
        while True:
            match await self._show(ChapterEndScreen(case, closed, following, hidden, news)):
                case "verder":
                    game.table.open_chapter()
                    return True
                case "stoelen":
                    await self._other_chairs(game)
                case "bespreek":
                    await self._debrief(game, closed.end)
                    return False
                case _:
                    return False

    async def _other_chairs(self, game: Game) -> None:
        """Between two chapters: somebody else, the computer or nobody takes a role over."""
        from sim.arranging import of_table, reseat
        from sim.tui.screens.seats import SeatsScreen

        plan = of_table(game.table)
        if await self._show(SeatsScreen(game.table.case, now=plan)) is not None:
            refusal = reseat(game.table, plan)
            if refusal is not None:
                self.app.notify(refusal.text, severity="warning")

    async def _debrief(self, game: Game, until: int | None) -> None:
        from sim.agreements import Book
        from sim.ending import ending
        from sim.report.debrief import debrief
        from sim.tui.remarking import said_in
        from sim.tui.screens.debrief import DebriefScreen
        from sim.tui.screens.ending import EndingScreen

        found = ending(game.table.case, game.table.world) if until is None and not game.looked_back else None
        if found is not None:
            await self._show(EndingScreen(game.title, found.text))
        table = game.table
        material = debrief(table.case, tuple(table.events), until, table.setup.short)
        await self._show(DebriefScreen(material, game.people, Book(table.path, table.case.title), partial(said_in, table)))

    # --- what can happen at any moment -----------------------------------------------------------------------------

    def seat_done(self) -> None:
        """The desk on the screen has nothing to choose, or can only line up more: who is next?"""
        self._look(False)

    @property
    def shared(self) -> bool:
        """Whether a desk is on the screen that several people share."""
        return self.game is not None and self._desk is not None and self.game.several and self.game.table.setup.rounds

    def hand_over(self) -> None:
        """Whoever sits there is ready for this round: wait to its end, and give the screen away."""
        from sim.core.commands import Wait

        game = self.game
        if game is None or game.at is None or not self.shared:
            return
        view, end = game.table.view(game.at), game.table.round_end
        if view.status == "kiest" and game.warned != (game.at, view.told):
            game.warned = (game.at, view.told)
            self.app.notify(words.empty_handed(end), title="Nog niets klaargezet", severity="warning")
            return
        refusal = game.table.submit(Wait(game.at, end))
        stays = self._look(refusal is not None)
        if refusal is not None and stays:
            self.app.notify(refusal.text, title="Nog niet doorgeven", severity="warning")

    def _look(self, done: bool) -> bool:
        """Leave the desk when the screen belongs somewhere else now; whether it stays."""
        game = self.game
        if game is None or self._desk is None:
            return False
        game.table.drive()
        game.done = done
        if next_place(game.standing(), game.people, game.at, done) != AtDesk(str(game.at)):
            self.desk_left()
            return False
        game.done = False
        return True

    @property
    def may_turn(self) -> bool:
        """Whether everybody may watch, and another chair has something to choose as well."""
        game = self.game
        return game is not None and self._desk is not None and game.table.setup.open_table and bool(game.others())

    def other_chair(self) -> None:
        """At an open table: the screen goes to another chair that may choose, and nobody has waited."""
        game = self.game
        if game is not None and self.may_turn:
            game.wanted = game.others()[0]
            self.desk_left()

    @property
    def hosted(self) -> bool:
        """Whether somebody without a partner sits at this table."""
        return self.game is not None and self.game.table.setup.host

    def show_host(self) -> None:
        """The host's page, and back."""
        from sim.tui.screens.debrief import DebriefScreen
        from sim.tui.screens.host import HostDebriefScreen, HostScreen

        game = self.game
        if game is None or not self.hosted:
            return
        if isinstance(self.app.screen, HostScreen | HostDebriefScreen):
            self.app.screen.dismiss(None)
        elif isinstance(self._waiting, DebriefScreen):
            self.app.push_screen(HostDebriefScreen())
        else:
            self.app.push_screen(self._host_screen(game))

    def _host_screen(self, game: Game) -> Screen[None]:
        from sim.seat import HostSeat
        from sim.tui.screens.host import HostScreen

        return HostScreen(HostSeat(game.table), game.watch, game.table.view(game.people[0]))

    def desk_left(self) -> None:
        """Take the desk off the screen, and whatever stands on it."""
        if self._desk is not None:
            self._close(self._desk)

    def show_help(self) -> None:
        from sim.tui.screens.help import HelpScreen

        if isinstance(self.app.screen, HelpScreen):
            self.app.screen.dismiss(None)
        else:
            self.app.push_screen(HelpScreen(_help_of(self.app.screen_stack)))

    def show_guide(self) -> None:
        from sim.tui.screens.wegwijzer import GuideScreen

        if isinstance(self.app.screen, GuideScreen):
            self.app.screen.dismiss(None)
        else:
            date = self.game.table.case.date if self.game is not None else None
            region = self.game.table.case.region.id if self.game is not None else None
            self.app.push_screen(GuideScreen(region, date))

    def show_remark(self) -> None:
        """Let somebody say what is different "bij ons", over whatever is on the screen."""
        from sim.remarks import usual_region
        from sim.tui.remarking import ask

        game = self.game
        role = game.at if game is not None and self._desk is not None else None
        region = self._region or ("" if game is None else usual_region(game.table.case))
        ask(self.app, game.table if game is not None else None, role or "", region, partial(setattr, self, "_region"))

    def show_pause(self) -> None:
        from sim.tui.screens.pause import PauseScreen

        if isinstance(self.app.screen, PauseScreen):
            self.app.screen.dismiss(False)
        else:
            if self.game is not None:
                self._ran = self.game.watch.running
                self.game.watch.stop()
            self.app.push_screen(PauseScreen(playing=self.game is not None), self._after_pause)

    def _after_pause(self, leave: bool | None) -> None:
        if self.game is not None and self._ran:
            self.game.watch.go()
        if leave and self._waiting is not None:
            self._left = self.game is not None
            self._close(self._waiting)

    async def _show(self, screen: Screen[T]) -> T | None:
        """Put `screen` on and wait for its answer."""
        self._waiting = screen
        answer = await self.app.push_screen_wait(screen)
        if self._left:
            self._left = False
            raise _LeftGame
        return answer

    def _close(self, screen: Screen[Any]) -> None:
        """Dismiss `screen` without an answer, and first everything that stands on it."""
        if screen not in self.app.screen_stack:
            return
        while self.app.screen is not screen:
            self.app.pop_screen()
        screen.dismiss(None)


def _help_of(screens: Sequence[Screen[Any]]) -> str:
    """The help text of the topmost screen that has one, or the general one."""
    return next((str(text) for screen in reversed(screens) if (text := getattr(screen, "HELP", None))), words.HELP_ALWAYS)

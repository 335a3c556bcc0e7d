"""Which screen comes after which?

The whole evening as one story: start, choose, seats, briefing, desk, hand-over, chapter end, debrief. It runs in a worker of
the app and waits for each screen's answer. It holds the table; screens get a seat, a view or texts, never the table.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.screen import Screen

from sim.tui import words_shell as words
from sim.tui.screens.start import StartScreen
from sim.tui.turns import AtDesk, BetweenChapters, Over, Standing, next_place
from sim.tui.wish import Wish

if TYPE_CHECKING:  # loading these takes longer than the first paint may
    from scenarios.compiled import Case, Chapter
    from sim.table import Table
    from sim.tui.screens.choose_case import Chosen
    from sim.tui.screens.seats import Seating
    from sim.tui.widgets.marks import Marks

T = TypeVar("T")


class _LeftGame(Exception):
    """Somebody left through the pause: back to the start screen."""


@dataclass(slots=True)
class _Game:
    """A game on this screen: the table, the seats played here, whose turn it is and who has read the briefing."""

    table: "Table"
    people: tuple[str, ...]
    at: str | None = None
    done: bool = False
    briefed: frozenset[str] = frozenset()
    warned: tuple[str, int] = ("", 0)
    """Who was told, and seeing what, that giving the screen away now is waiting."""
    begun: bool = False
    """Whether it was taken up again: a briefing tells of the first minute, and the desk tells of now."""
    marks: "dict[str, Marks]" = field(default_factory=dict)
    """What each seat had seen at its last own move: what came since is marked as new when it sits down again."""

    def standing(self) -> Standing:
        talks = {role: self.table.view(role).talk for role in self.people}
        called = tuple(role for role, talk in talks.items() if talk is not None and talk.must_speak)
        return Standing(self.table.over, self.table.chapter_open, self.table.must_choose, called)


class Flow:
    """Walks an app from screen to screen."""

    def __init__(self, app: App[int], wish: Wish) -> None:
        self.app = app
        self.wish = wish
        self.game: _Game | None = None
        self._waiting: Screen[Any] | None = None
        self._desk: Screen[None] | None = None
        self._left = False
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

    async def _wished(self) -> _Game | None:
        """The game that the command line asked for, as far as it said; None to start at the start screen."""
        if self.wish.resume is not None:
            return self._reopen(self.wish.resume)
        return await self._new_game(self.wish) if self.wish.case else None

    async def _new_game(self, wish: Wish | None) -> _Game | None:
        """From the list of cases to a table; None when the player goes back to the start."""
        from sim.tui.screens.choose_case import ChooseCaseScreen
        from sim.tui.screens.seats import SeatsScreen, alone

        chosen = self._chosen(wish) if wish else None
        if wish is not None and chosen is None:
            return None
        while True:
            if chosen is None:
                chosen = await self._show(ChooseCaseScreen())
            if chosen is None:
                return None
            roles = wish.roles if wish else ()
            seating = alone(chosen.case, roles) if roles else None
            if seating is None:
                seating = await self._show(SeatsScreen(chosen.case))
            if seating is not None:
                return self._start(chosen, seating)
            chosen = wish = None

    def _chosen(self, wish: Wish) -> "Chosen | None":
        """The case of the command line; None, and a sentence on the start screen, when it does not open."""
        import scenarios
        from sim.tui.screens.choose_case import Chosen

        try:
            case = scenarios.load(str(wish.case), region=wish.region, date=wish.date)
        except scenarios.CaseError as problem:
            self._notice = f"Deze zaak opent niet. {problem}"
            return None
        return Chosen(replace(case, level=wish.level) if wish.level else case, str(wish.case), wish.seed)

    def _start(self, chosen: "Chosen", seating: "Seating") -> _Game | None:
        from sim import record
        from sim.core.game import Setup
        from sim.table import Table

        seed = secrets.randbelow(1_000_000) if chosen.seed is None else chosen.seed
        setup = Setup(seed=seed, seats=seating.seats, rounds=len(seating.people) > 1, free_speech=seating.free_speech)
        try:
            return _Game(Table.start(chosen.case, setup, record.new_path(chosen.case.id), chosen.source), seating.people)
        except OSError as problem:
            self._notice = f"Het spel kan hier niet worden bewaard ({problem.strerror or problem}). Er is geen spel begonnen."
            return None

    def _reopen(self, path: Path) -> _Game | None:
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
        people = tuple(role for role, how in table.setup.seats if how == "mens")
        return _Game(table, people or table.case.playable[:1], _last_at(table, people), begun=table.now > table.case.start)

    # --- the game --------------------------------------------------------------------------------------------------

    async def _play(self, game: _Game) -> None:
        """Desks, hand-overs and chapter ends, up to and including the debrief."""
        self.game, self._left = game, False
        try:
            while True:
                game.table.drive()
                match next_place(game.standing(), game.people, game.at, game.done):
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

    async def _sit(self, game: _Game, role: str) -> None:
        """One stretch of play at one desk: hand over, brief the first time, play until the desk is left."""
        from sim.seat import LocalSeat
        from sim.tui.screens.briefing import BriefingScreen
        from sim.tui.screens.desk import PlayScreen
        from sim.tui.screens.handover import HandoverScreen

        view = game.table.view(role)
        if len(game.people) > 1 and role != game.at:
            self.app.clear_notifications()  # a notice may tell what only the former seat knows
            await self._show(HandoverScreen(view.title, role not in game.briefed, role in game.standing().called))
        if role not in game.briefed:
            game.briefed |= {role}
            if not game.begun:
                await self._show(BriefingScreen(view))
        game.at, game.done = role, False
        self._desk = desk = PlayScreen(LocalSeat(game.table, role), game.marks.get(role))
        await self._show(desk)
        game.marks[role] = desk.marks
        self._desk = None

    async def _between(self, game: _Game) -> bool:
        """The end of a chapter; whether the game goes on."""
        from sim.tui.screens.chapter_end import ChapterEndScreen

        case, view = game.table.case, game.table.view(game.people[0])
        closed, following = _around(case, view.chapter)
        game.at = None
        match await self._show(ChapterEndScreen(case, closed, following, several=len(game.people) > 1)):
            case "verder":
                game.table.open_chapter()
                return True
            case "bespreek":
                await self._debrief(game, closed.end)
        return False

    async def _debrief(self, game: _Game, until: int | None) -> None:
        from sim.agreements import Book
        from sim.outcome import ending
        from sim.report.debrief import debrief
        from sim.tui.remarking import said_in
        from sim.tui.screens.debrief import DebriefScreen
        from sim.tui.screens.ending import EndingScreen

        found = ending(game.table.case, game.table.world) if until is None else None
        if found is not None:
            await self._show(EndingScreen(game.table.case.title, found["tekst"]))
        table = game.table
        material = debrief(table.case, tuple(table.events), until)
        await self._show(DebriefScreen(material, game.people, Book(table.path, table.case.title), partial(said_in, table)))

    # --- what can happen at any moment -----------------------------------------------------------------------------

    def seat_done(self) -> None:
        """The desk on the screen has nothing to choose, or can only line up more: who is next?"""
        self._look(False)

    @property
    def shared(self) -> bool:
        """Whether a desk is on the screen that several people share."""
        return self.game is not None and self._desk is not None and len(self.game.people) > 1

    def hand_over(self) -> None:
        """Whoever sits there is ready for this round: wait to its end, and give the screen away."""
        from sim.core.commands import Wait

        game = self.game
        if game is None or game.at is None or not self.shared:
            return
        view, end = game.table.view(game.at), block_end(game.table.case, game.table.now)
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
        from sim.tui.remarking import ask

        game = self.game
        role = game.at if game is not None and self._desk is not None else None
        ask(self.app, game.table if game is not None else None, role or "", self._region, partial(setattr, self, "_region"))

    def show_pause(self) -> None:
        from sim.tui.screens.pause import PauseScreen

        if isinstance(self.app.screen, PauseScreen):
            self.app.screen.dismiss(False)
        else:
            self.app.push_screen(PauseScreen(playing=self.game is not None), self._after_pause)

    def _after_pause(self, leave: bool | None) -> None:
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


def _last_at(table: "Table", people: Sequence[str]) -> str | None:
    """Who of `people` did something last, and so has the screen when the game is taken up again."""
    done = (getattr(event, "role", "") for event in reversed(table.events) if type(event).__name__ in ("Started", "Queued", "Waiting"))
    return next((role for role in done if role in people), None)


def block_end(case: "Case", now: int) -> int:
    """The minute at which the round that holds `now` ends."""
    chapter = case.chapter_at(now)
    return min(chapter.end, chapter.start + ((now - chapter.start) // chapter.round + 1) * chapter.round)


def _around(case: "Case", chapter: str) -> "tuple[Chapter, Chapter | None]":
    """The chapter with this id and the one after it."""
    place = next(index for index, each in enumerate(case.chapters) if each.id == chapter)
    return case.chapters[place], case.chapters[place + 1] if place + 1 < len(case.chapters) else None


def _help_of(screens: Sequence[Screen[Any]]) -> str:
    """The help text of the topmost screen that has one, or the general one."""
    return next((str(text) for screen in reversed(screens) if (text := getattr(screen, "HELP", None))), words.HELP_ALWAYS)

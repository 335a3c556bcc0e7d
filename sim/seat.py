"""What does one player hold of a game?

A seat shows what its role was told and takes its moves; several people may share one. A screen knows seats and nothing
behind them, so that a seat at this table and a seat over a network are played alike.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sim.core.aloud import card
from sim.core.article import Article
from sim.core.commands import Command, Hardop
from sim.core.refusals import Refusal, refuse
from sim.core.roleview import RoleView
from sim.table import Table


class Seat(Protocol):
    """What every seat can do."""

    @property
    def role(self) -> str: ...

    def view(self) -> RoleView:
        """What the role sees now."""

    async def submit(self, command: Command, seen: int | None = None) -> Refusal | None:
        """Make a move; a refusal changes and costs nothing."""

    def warnings(self, command: Command) -> tuple[str, ...]:
        """What the guided level says before a move; nothing at the other levels."""

    def article(self, seq: int) -> Article | None:
        """What level expert asks about the telling in note `seq`; nothing at the other levels."""

    def subscribe(self, callback: Callable[[RoleView], None]) -> Callable[[], None]:
        """Call `callback` with the newest view after every accepted move; returns how to end that."""


class LocalSeat:
    """A seat at a table in this process."""

    def __init__(self, table: Table, role: str) -> None:
        self._table = table
        self._role = role

    @property
    def role(self) -> str:
        return self._role

    def view(self) -> RoleView:
        """What the role sees now."""
        return self._table.view(self._role)

    async def submit(self, command: Command, seen: int | None = None) -> Refusal | None:
        """Make a move of this role and no other."""
        if command.role != self._role:
            return refuse("onbekende_rol", wie=command.role)
        return self._table.submit(command, seen)

    def warnings(self, command: Command) -> tuple[str, ...]:
        """What the guided level says before a move; nothing at the other levels."""
        return self._table.warnings(command)

    def article(self, seq: int) -> Article | None:
        """What level expert asks about the telling in note `seq`; nothing at the other levels."""
        return self._table.article(self._role, seq)

    def subscribe(self, callback: Callable[[RoleView], None]) -> Callable[[], None]:
        """Call `callback` with the newest view after every accepted move; returns how to end that."""
        return self._table.subscribe(lambda: callback(self.view()))


# --- without a partner ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HostPage:
    """What a host may read aloud now: what the case has for everybody, and what every person at the table was told."""

    chapter: str
    chapter_title: str
    read_aloud: str
    play_minutes: int
    now: int
    weekday: int
    round_end: int
    shared: tuple[tuple[str, str], ...]
    """(title, short text) of the scenes that everybody at the table sees."""
    people: tuple[tuple[str, str], ...]
    """(role, title) of who sits at the table."""
    free_speech: bool


class HostSeat:
    """The host's place at a table in this process: no role, no secrets, a hand to mark what was said aloud."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def page(self) -> HostPage:
        """What the host sees now. Built from what everybody was told, so that no role's secret can be on it."""
        table = self._table
        views = [table.view(role) for role in table.people]
        chapter = table.chapter
        everybody = [scene for scene in views[0].scenes if all(scene.id in {s.id for s in view.scenes} for view in views)] if views else []
        return HostPage(
            chapter.id,
            chapter.title,
            chapter.read_aloud,
            chapter.play_minutes,
            table.now,
            (table.case.weekday + table.now // (24 * 60)) % 7,
            table.round_end,
            tuple((scene.title, scene.short) for scene in everybody),
            tuple((view.role, view.title) for view in views),
            table.setup.free_speech,
        )

    def mark(self, giver: str, number: int, heard: tuple[str, ...]) -> Refusal | None:
        """`giver` said aloud what is on card `number`, and `heard` heard it."""
        fact = card(self._table.case, number)
        if fact is None:
            return refuse("onbekend_feit")
        refusal = self._table.submit(Hardop(giver, fact, heard))
        if refusal is not None and refusal.code == "weet_je_niet":
            return refuse("gever_weet_niet", wie=self._table.case.roles[giver].title, wat=f"kaart {number}")
        return refusal

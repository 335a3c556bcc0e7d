"""What does one player hold of a game?

A seat shows what its role was told and takes its moves; several people may share one. A screen knows seats and nothing
behind them, so that a seat at this table and a seat over a network are played alike.
"""

from collections.abc import Callable
from typing import Protocol

from sim.core.article import Article
from sim.core.commands import Command
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

"""Who plays a seat when no person does?

A software player sees what its role was told and nothing else. Which stance it has is chosen at the start of a game; what
it does in a case stands in that case (`speelwijze`).
"""

from collections.abc import Iterable
from typing import Protocol

from scenarios.compiled import Case
from scenarios.world import World
from sim.core.commands import Command
from sim.core.events import ALL, Event, Started
from sim.core.roleview import RoleView
from sim.players.stance import STANCES, Stance


class Player(Protocol):
    """What plays a seat by itself. `tell` and `did` are called for the past of a resumed game too."""

    def tell(self, event: Event) -> None:
        """The role was told `event`."""

    def did(self, command: Command) -> None:
        """A command of the role was accepted."""

    def choose(self, view: RoleView, world: World) -> Command:
        """What the role does now; `world` answers conditions as far as the role can know."""

    def refused(self, command: Command) -> None:
        """What it chose was refused."""

    def rest(self, view: RoleView) -> Command:
        """What it does when its choice was refused: a move that is always accepted."""


def seated(case: Case, role: str, how: str) -> Player | None:
    """The software that plays `role` in this way; None when a person, a course or nobody does."""
    return Stance(case, role, how) if how in STANCES else None


def take_over(player: Player, role: str, past: Iterable[Event]) -> None:
    """What takes over the desk of `role` learns what that desk was told and did."""
    for event in past:
        if role in event.audience or event.audience == ALL:
            player.tell(event)
        if isinstance(event, Started) and event.role == role:
            player.did(event.command)

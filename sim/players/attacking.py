"""What does a player do who plays for points, at a desk of its own?"""

from scenarios.compiled import Case
from sim.core import commands as c
from sim.core.roleview import RoleView
from sim.players.attacks import Attack, Desk, told_by
from sim.players.filling import passing

AGAIN = 45
"""Minutes after which a refused move is tried again."""


class AttackPlayer:
    """Makes the moves of one attack as soon as it may, and nothing else."""

    def __init__(self, case: Case, role: str, attack: Attack) -> None:
        self.case = case
        self.attack = attack
        self.spans = attack.only_at(case) if attack.only_at is not None else ((0, case.horizon),)
        self.told: set[tuple[str, str]] = set()
        self.made: set[object] = set()
        self.later: dict[object, int] = {}
        """Move that was refused → when it is tried again."""
        self.last: tuple[object, c.Command] | None = None
        """What it chose last, under its name."""

    def choose(self, view: RoleView) -> c.Command:
        """The first move it has not made yet; in a conversation it says nothing, and else it waits for its time."""
        self._settle(None)
        if view.talk is not None and view.talk.must_speak:
            return passing(view)
        desk = Desk(self.case, view, self.told)
        if any(since <= view.now < until for since, until in self.spans):
            for name, command in self.attack.moves(desk):
                if name not in self.made and self.later.get(name, 0) <= view.now:
                    self.last = name, command
                    return command
        return self._wait(view)

    def refused(self, view: RoleView) -> None:
        """What it chose last was refused: it tries that again later."""
        self._settle(view.now + AGAIN)

    def _settle(self, again: int | None) -> None:
        """What came of the last choice: made, or to be tried again at that minute."""
        if self.last is None:
            return
        name, command = self.last
        self.last = None
        if again is not None:
            self.later[name] = again
            return
        self.made.add(name)
        self.told |= told_by(command)

    def _wait(self, view: RoleView) -> c.Command:
        """Wait for the next stretch of time, or the next try, within the chapter."""
        times = [since for since, _ in self.spans] + list(self.later.values())
        return c.Wait(view.role, min((at for at in (*times, view.chapter_end) if at > view.now), default=None))

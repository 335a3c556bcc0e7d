"""How is one play of a sample played out?

The same order of things as at a table, with nothing for anybody to look at: no log on disk, and a view with moves only for who
chooses from them. Software colleagues go by what they were told and get no moves made.
"""

from collections import Counter
from collections.abc import Mapping

from scenarios.compiled import Case
from sim.core import commands as c
from sim.core import events as e
from sim.core.chairs import PERSON, each_alone
from sim.core.game import Setup, play, start
from sim.core.refusals import Refusal
from sim.core.view import Views
from sim.players import Player, seated, take_over
from sim.players.attacking import AttackPlayer
from sim.players.filling import Chooser, passing
from sim.verify.leaks import Leak, leaks
from sim.verify.points import Point

MOST = 20_000
"""Moves after which a game has no end: the longest that anybody plays is a twentieth of it."""
Refused = tuple[str, str, str]
"""(kind of thing, its id, code of the refusal)"""


class Play:
    """One game of `players` at their desks and software with a stance at others, from its start or from `since` to its end."""

    def __init__(
        self,
        case: Case,
        seed: int,
        players: Mapping[str, Chooser],
        stances: Mapping[str, str],
        look: bool,
        since: Point | None = None,
    ) -> None:
        self.case = case
        self.players = players
        self.look = look
        """Whether views are searched for what their role was not told, each time another scene is open; that costs as much as playing."""
        self.searched: dict[str, tuple[str, ...]] = {}
        """Role → the scenes that were open at its last search."""
        self.software: dict[str, Player] = {r: one for r, how in stances.items() if (one := seated(case, r, how)) is not None}
        self.moves = 0
        """Moves of the players; software apart."""
        self.refused: Counter[Refused] = Counter()
        self.leaks: set[Leak] = set()
        self.stuck = ""
        """The chapter in which it stood still; "" for a game that came to its end."""
        seats = tuple((role, PERSON if role in players else stances.get(role, "niemand")) for role in case.playable)
        if since is None:
            self.learnt: dict[str, set[str]] = {role: set() for role in case.roles}
            self.views = Views(case, case.playable)
            self.state, self.log = start(case, Setup(seed, seats), self._tell)
        else:
            self.learnt = {role: set(facts) for role, facts in since.learnt.items()}
            self.views, self.state, self.log = since.views.copy(), since.state.copy(), list(since.log)
            for role, player in self.software.items():
                take_over(player, role, self.log)
            self._submit(c.Reseat(each_alone(seats), seats))

    def run(self) -> None:
        """Play until the game is over, or stands still."""
        for _ in range(MOST):
            if self.state.over:
                break
            if not self.state.chapter_open:
                self._search()
                self._submit(c.OpenChapter())
                continue
            free = self.state.must_choose()
            role = next((role for role in free if role in self.software), free[0])
            if not (self._software(role) if role in self.software else self._player(role)):
                break
        if not self.state.over:
            self.stuck = self.case.chapters[self.state.chapter].id
        self._search()

    def _tell(self, event: e.Event) -> None:
        self.views.tell(event)
        if type(event) is e.Learned:
            self.learnt[event.role].update(event.facts)
        for role, player in self.software.items():
            if role in event.audience or event.audience == e.ALL:
                player.tell(event)

    def _submit(self, command: c.Command) -> Refusal | None:
        events = play(self.case, self.state, command, self._tell)
        if isinstance(events, Refusal):
            return events
        self.log += events
        return None

    def _player(self, role: str) -> bool:
        """Let a player move; whether anything was accepted."""
        view, player = self.views[role].glance(), self.players[role]
        if self.look and self.searched.get(role) != (open_ := tuple(scene.id for scene in view.scenes)):
            self.searched[role] = open_
            self.leaks.update(leaks(self.case, self.views[role].view(), self.learnt[role]))
        self.moves += 1
        command = player.choose(view)
        refusal = self._submit(command)
        if refusal is None:
            return True
        self.refused[_about(command, refusal)] += 1
        if isinstance(player, AttackPlayer):
            player.refused(view)
        rest = passing(view)
        refusal = self._submit(rest)
        if refusal is not None:
            self.refused[_about(rest, refusal)] += 1
        return refusal is None

    def _software(self, role: str) -> bool:
        player, builder = self.software[role], self.views[role]
        view = builder.gist()
        command = player.choose(view, builder)
        if self._submit(command) is not None:
            player.refused(command)
            command = player.rest(view)
            if self._submit(command) is not None:
                return False
        player.did(command)
        return True

    def _search(self) -> None:
        if self.look:
            for role in self.case.playable:
                self.leaks.update(leaks(self.case, self.views[role].view(), self.learnt[role]))


def _about(command: c.Command, refusal: Refusal) -> Refused:
    match command:
        case c.Act():
            return "handeling", command.act, refusal.code
        case c.Decide():
            return "besluit", command.decision, refusal.code
        case c.Order():
            return "verzoek", command.measure, refusal.code
        case _:
            return type(command).__name__, "", refusal.code

"""Who sits at the tables of a sample?

Four kinds of player, at every desk or at one among software colleagues, in every region by turns. A third plays with care. All of it
follows from the seed and the number of the play, so that it does not matter which process plays it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from scenarios.compiled import Case
from sim.core.events import Event
from sim.players.attacking import AttackPlayer
from sim.players.attacks import ATTACKS
from sim.players.careful import CarefulPlayer
from sim.players.diligent import DiligentPlayer
from sim.players.filling import Chooser, done_before, told_before
from sim.players.random import RandomPlayer
from sim.players.stance import STANCES

CAREFUL, DILIGENT, RANDOM, ATTACKING = "zorgvuldig", "ijverig", "willekeurig", "uit op punten"
KINDS = (CAREFUL, DILIGENT, RANDOM, ATTACKING)
ALL, ONE = "alle bureaus", "één bureau"
_ROUND = (
    (CAREFUL, ALL), (RANDOM, ALL), (ATTACKING, ALL), (CAREFUL, ONE), (RANDOM, ONE), (ATTACKING, ALL),
    (CAREFUL, ALL), (RANDOM, ALL), (DILIGENT, ALL), (CAREFUL, ONE), (RANDOM, ONE), (ATTACKING, ALL),
)  # fmt: skip
"""Twelve plays; who tells everything to everybody makes the longest games by far, and is least often there."""
ROUND = len(_ROUND)
_ATTACKS = tuple(ATTACKS)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One play of a sample."""

    number: int
    kind: str
    desks: str
    """At which desks that kind of player sits; at the others sits software."""
    region: str
    attack: str
    seed: str

    def setting(self, case: Case, past: Sequence[Event] = ()) -> tuple[Mapping[str, Chooser], Mapping[str, str]]:
        """The players by role, and the stance of who sits at the other desks; `past` is what happened before they sat down."""
        chance = Random(self.seed)
        roles = case.playable if self.desks == ALL else (chance.choice(case.playable),)
        stance = chance.choice(STANCES)
        return {role: self._player(case, role, past) for role in roles}, dict.fromkeys((r for r in case.playable if r not in roles), stance)

    def _player(self, case: Case, role: str, past: Sequence[Event]) -> Chooser:
        chance = Random(f"{self.seed} {role}")
        if self.kind == CAREFUL:
            return CarefulPlayer(case, role, chance, past)
        if self.kind == DILIGENT:
            return DiligentPlayer(chance, done_before(past, role), told_before(past, role))
        if self.kind == ATTACKING:
            return AttackPlayer(case, role, ATTACKS[self.attack])
        return RandomPlayer(chance.randrange(2**31))


def sitting(number: int, regions: tuple[str, ...], seed: int, late: bool = False) -> Sitting:
    """Play `number` of the sample of this seed; every kind comes in every region in as many rounds as there are regions.

    In one that goes on from a course (`late`) only one desk tells everything to everybody: all of them would be half of the work.
    """
    turn, place = divmod(number, ROUND)
    kind, desks = _ROUND[place]
    desks = ONE if late and kind == DILIGENT else desks
    before = sum(one == ATTACKING for one, _ in _ROUND[:place])
    each = sum(one == ATTACKING for one, _ in _ROUND)
    attack = _ATTACKS[(turn * each + before) % len(_ATTACKS)] if kind == ATTACKING else ""
    return Sitting(number, kind, desks, regions[(turn + place) % len(regions)], attack, f"{seed} {number}")

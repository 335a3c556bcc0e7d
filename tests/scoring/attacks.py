"""What do players do who go for the score and not for the case?

An additive attack makes moves of its own in the idle time of a course's desks; a whole attack plays the course itself in
another way. Both play by the rules: what is refused, is refused.
"""

from collections.abc import Mapping
from dataclasses import replace

from scenarios.compiled import Case
from sim.core import commands as c
from sim.course import CourseLine
from sim.players.attacks import ATTACKS, Desk, Wanted, at_random, order_on, tell_all, tell_table
from sim.table import Table
from tests.scoring.attackers import Attack, silenced

DAY = 24 * 60


def _alarm(table: Table, command: c.Command) -> c.Command:
    """The same move, told for the gravest purpose that the case knows."""
    match command:
        case c.Talk() | c.Send() | c.Contribute() if command.tells:
            return replace(command, purpose=next(iter(table.case.purposes)))
        case _:
            return command


def _cited_at_random(table: Table, command: c.Command) -> c.Command:
    """The same decision, order or judgement on three facts at random."""
    match command:
        case c.Decide() | c.Order() | c.Rule():
            known = Desk(table.case, table.view(command.role)).known()
            return replace(command, cites=at_random(command.role, known, f"{table.now}"))
        case _:
            return command


def ordering_on_random_facts(draw: int) -> Attack:
    return Attack(order_on(draw))


_CITING = "steunt op drie willekeurige feiten"
_FROM_A_DESK = {
    name: Attack(one.moves, _cited_at_random if name == _CITING else None, only_at=one.only_at) for name, one in ATTACKS.items()
}

_SHARING = "deelt alles met iedereen"

ALONE: Mapping[str, Attack] = {_SHARING: _FROM_A_DESK[_SHARING], "noemt alles acuut gevaar": Attack(change=_alarm), **_FROM_A_DESK}
ADDITIVE: Mapping[str, Attack] = {name: attack for name, attack in ALONE.items() if name != "vult een net plan in"}
"""On top of a course a neat plan by who knows the case is no attack."""


# --- whole attacks ----------------------------------------------------------------------------------------------------


def _both(desk: Desk) -> Wanted:
    yield from tell_table(desk)
    yield from tell_all(desk)


def _silent(table: Table, command: c.Command) -> c.Command | None:
    return silenced(command)


def _without_brings(lines: tuple[CourseLine, ...], case: Case) -> tuple[CourseLine, ...]:
    """Nobody brings anything into a conversation."""
    del case
    found = []
    for line in lines:
        if line.deed.talk is not None:
            talk = line.deed.talk.model_copy(update={"brings": {}})
            line = line.model_copy(update={"deed": line.deed.model_copy(update={"talk": talk})})
        found.append(line)
    return tuple(found)


def _acute_only(table: Table, command: c.Command) -> c.Command | None:
    """The first day, and of that nothing which is meant for later."""
    return None if table.world.chapter >= 2 or isinstance(command, c.Plan) else command


def _late(lines: tuple[CourseLine, ...], case: Case) -> tuple[CourseLine, ...]:
    moved = [line if line.time is None else line.model_copy(update={"time": line.time + 6 * DAY}) for line in lines]
    if moved and moved[0].time is None:
        moved[0] = moved[0].model_copy(update={"time": case.start + 6 * DAY})
    return tuple(moved)


def _no_decisions(table: Table, command: c.Command) -> c.Command | None:
    return None if isinstance(command, c.Decide) else command


def _decisions_last(lines: tuple[CourseLine, ...], case: Case) -> tuple[CourseLine, ...]:
    """All decisions on the last day."""
    late = [line.model_copy(update={"time": case.horizon - DAY // 2, "when": None}) for line in lines if line.deed.decide is not None]
    return (*(line for line in lines if line.deed.decide is None), *late)


def _to_nobody(table: Table, command: c.Command) -> c.Command | None:
    return None if isinstance(command, c.Talk | c.Send | c.Hardop | c.Contribute) else command


def _no_report(table: Table, command: c.Command) -> c.Command | None:
    """Who was first on the spot reports to nobody on the first day."""
    first = table.case.playable[0]
    spoken = isinstance(command, c.Talk | c.Send) and (command.role == first or first in command.to)
    return None if spoken and table.world.chapter < 2 else command


WHOLE: Mapping[str, Attack] = {
    "deelt alles, ook aan tafel": Attack(_both, skips=True),
    "acuut volmaakt, geen vervolg": Attack(change=_acute_only, skips=True),
    "zes dagen te laat": Attack(lines=_late, skips=True),
    "legt niets bij elkaar": Attack(change=_silent, lines=_without_brings, skips=True),
    "slaat de melding over": Attack(change=_no_report, skips=True),
    "besluit nooit": Attack(change=_no_decisions, skips=True),
    "besluit op de laatste dag": Attack(lines=_decisions_last, skips=True),
    "praat met niemand": Attack(change=_to_nobody, skips=True),
}

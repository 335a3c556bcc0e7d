"""Software plays from what its role was told: it ends every game, and each stance is what it says."""

from dataclasses import replace

import pytest

import scenarios
from scenarios.compiled import Case
from sim.core import events as e
from sim.core.commands import Talk, Wait
from sim.core.game import Setup
from sim.players.careful import CarefulPlayer
from sim.players.diligent import DiligentPlayer
from sim.players.filling import Chooser, play_out
from sim.players.random import RandomPlayer
from sim.players.stance import AGAIN, LATE
from sim.table import Table
from tests.table import kept


def alone(*hows: str) -> Table:
    """The small case with these stances and nobody else, played to the end."""
    case = kept.small()
    table = Table.start(case, Setup(1, tuple(zip(case.playable, hows, strict=True))))
    play_out(table, {})
    return table


def commands(table: Table, role: str) -> list[str]:
    return [type(event.command).__name__ for event in table.events if isinstance(event, e.Started) and event.role == role]


@pytest.mark.parametrize("first", ["meewerkend", "afwachtend", "eilandje", "niemand"])
@pytest.mark.parametrize("second", ["meewerkend", "afwachtend", "eilandje", "niemand"])
def test_software_plays_every_game_to_its_end(first: str, second: str) -> None:
    assert alone(first, second).over


def test_a_willing_colleague_does_its_list_and_calls() -> None:
    table = alone("meewerkend", "meewerkend")
    assert any(isinstance(event, e.TalkOpened) and event.by == "politie" for event in table.events)
    assert any(isinstance(event, e.DecisionTaken) and event.role == "veilig_thuis" for event in table.events)


def test_a_waiting_colleague_begins_an_hour_late() -> None:
    first = next(event for event in alone("afwachtend", "niemand").events if isinstance(event, e.Started))
    assert first.at == kept.small().start + 60


def test_an_island_calls_nobody_but_does_its_own_work() -> None:
    table = alone("eilandje", "niemand")
    assert not any(isinstance(event, e.TalkOpened | e.Sent) for event in table.events)
    assert "Act" in commands(table, "politie")


def told_after(how: str, times: int, case: Case | None = None) -> set[str]:
    """What the police heard of a colleague with this stance after asking so often about the children."""
    table = Table.start(case or kept.small(), Setup(1, (("politie", "mens"), ("veilig_thuis", how))))
    ask = Talk("politie", ("veilig_thuis",), "telefoon", None, (), ("kinderen",), None)
    table.drive()
    while sum(isinstance(event, e.TalkEnded) for event in table.events) < times:
        assert table.submit(ask) is None
        table.drive()
    return {event.fact for event in table.events if isinstance(event, e.Disclosed) and event.giver == "veilig_thuis"}


@pytest.mark.parametrize(("how", "once"), [("meewerkend", True), ("afwachtend", True), ("eilandje", False)])
def test_who_is_asked_answers_and_an_island_only_when_pressed(how: str, once: bool) -> None:
    assert ("f_briefje" in told_after(how, 1)) is once
    assert "f_briefje" in told_after(how, 2)


@pytest.mark.parametrize("how", ["meewerkend", "afwachtend"])
def test_a_colleague_keeps_from_who_asks_what_does_not_belong_there(how: str) -> None:
    case = kept.small()
    note = case.facts["f_briefje"]
    kept_back = replace(case, facts={**case.facts, note.id: replace(note, unfit={"politie": "Niet voor de politie."})})
    assert note.id in told_after(how, 1)
    assert note.id not in told_after(how, 2, kept_back)


def test_who_waits_works_along_once_a_colleague_has_come_twice() -> None:
    """Asked once it does its own list an hour late; asked twice it does so at once, until the chapter ends."""

    def first_move(times: int) -> int:
        table = Table.start(kept.small(), Setup(1, (("politie", "mens"), ("veilig_thuis", "afwachtend"))))
        ask = Talk("politie", ("veilig_thuis",), "telefoon", None, (), ("kinderen",), None)
        for _ in range(times):
            table.drive()
            assert table.submit(ask) is None
        table.drive()
        while not any(isinstance(event, e.Started) and event.role == "veilig_thuis" for event in table.events):
            assert table.submit(Wait("politie", table.now + 5)) is None
            table.drive()
        return next(event.at for event in table.events if isinstance(event, e.Started) and event.role == "veilig_thuis")

    assert first_move(0) == first_move(1) == kept.small().start + LATE
    assert first_move(2) < first_move(1)


def players(case: Case, kind: str) -> dict[str, Chooser]:
    match kind:
        case "random":
            return {role: RandomPlayer(place) for place, role in enumerate(case.playable)}
        case "diligent":
            return {role: DiligentPlayer() for role in case.playable}
        case _:
            return {role: CarefulPlayer(case, role) for role in case.playable}


@pytest.mark.parametrize("kind", ["random", "diligent", "careful"])
@pytest.mark.parametrize("rounds", [False, True])
def test_test_players_end_every_game(kind: str, rounds: bool) -> None:
    case = kept.small()
    table = Table.start(case, Setup(2, tuple((role, "mens") for role in case.playable), rounds))
    play_out(table, players(case, kind))
    assert table.over


def test_a_careful_player_is_refused_nothing() -> None:
    case = kept.small()
    table = Table.start(case, Setup(2, tuple((role, "mens") for role in case.playable)))
    assert play_out(table, players(case, "careful")) == []


def test_a_call_that_failed_is_made_again() -> None:
    """School is at its desk when Veilig Thuis speaks with the police: the busy line does not end what school has to tell."""
    case = scenarios.load("strafbare_km_school")
    table = Table.start(case, Setup(7, tuple((role, "mens" if role == "politie" else "meewerkend") for role in case.playable)))
    table.drive()
    assert table.submit(Wait("politie", case.start + 10)) is None
    table.drive()
    assert table.submit(Talk("politie", ("veilig_thuis",), "telefoon", None, (), ("voorgeschiedenis",), None)) is None
    table.drive()
    while table.now < case.start + 60:
        assert table.submit(Wait("politie", table.now + 15)) is None
        table.drive()
    failed = [event.at for event in table.events if isinstance(event, e.TalkFailed) and event.by == "school"]
    told = [
        event.at
        for event in table.events
        if isinstance(event, e.Disclosed) and event.fact == "onthulling" and event.receiver == "veilig_thuis"
    ]
    assert failed
    assert told
    assert failed[0] < told[0] <= failed[0] + 2 * AGAIN

"""One table, many views: each role sees what it was told, and a game that was broken off goes on as if it never was."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import record, writer
from sim.core.game import Setup
from sim.core.refusals import Refusal
from sim.core.roleview import RoleView
from sim.core.view import fold
from sim.players.filling import play_out
from sim.players.random import RandomPlayer
from sim.record import RecordError
from sim.seat import LocalSeat
from sim.table import Table
from tests.table import kept


@pytest.mark.parametrize("seed", range(6))
def test_what_a_role_sees_is_the_fold_of_what_it_was_told(seed: int) -> None:
    case = kept.small()
    table = Table.start(case, Setup(seed, (("politie", "mens"), ("veilig_thuis", "meewerkend"))))
    seen: list[bool] = []
    table.subscribe(lambda: seen.append(all(table.view(role) == fold(case, table.events, role) for role in case.playable)))
    play_out(table, {"politie": RandomPlayer(seed)})
    assert seen
    assert all(seen)


@pytest.mark.parametrize("how", ["meewerkend", "afwachtend", "eilandje"])
@pytest.mark.parametrize("broken_off", [1, 2, 3, 5, 8, 12, 16])
def test_software_goes_on_after_a_break_as_if_there_was_none(how: str, broken_off: int, tmp_path: Path) -> None:
    case = kept.small()
    setup = Setup(4, (("politie", how), ("veilig_thuis", how)))
    whole = Table.start(case, setup, tmp_path / "heel.jsonl", kept.SMALL)
    play_out(whole, {})
    whole.close()
    found = record.read(tmp_path / "heel.jsonl")
    part = tmp_path / "deel.jsonl"
    part.write_bytes(writer.whole(found.header, found.entries[:broken_off])[0])
    table = Table.resume(part)
    play_out(table, {})
    assert table.events == whole.events


@settings(max_examples=60)
@given(data=st.data())
def test_whatever_is_done_to_a_file_its_sound_beginning_is_kept(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("spel") / "spel.jsonl"
    events = kept.closed(path)
    raw = path.read_bytes()
    where = data.draw(st.integers(0, len(raw) - 1))
    what = data.draw(st.sampled_from(("cut", "flip", "insert", "delete", "double")))
    match what:
        case "cut":
            raw = raw[:where]
        case "flip":
            raw = raw[:where] + bytes([raw[where] ^ data.draw(st.integers(1, 255))]) + raw[where + 1 :]
        case "insert":
            raw = raw[:where] + data.draw(st.binary(min_size=1, max_size=20)) + raw[where:]
        case "delete":
            raw = raw[:where] + raw[where + data.draw(st.integers(1, 200)) :]
        case _:
            raw = raw[:where] + raw[where:] + raw[where:]
    path.write_bytes(raw)
    try:
        found = record.read(path)
    except RecordError:
        return  # the header itself was hit; which sentence that gives is tested elsewhere
    assert found.events == events[: len(found.events)]
    assert found.warning or found.events == events


async def test_a_seat_moves_for_its_own_role_only() -> None:
    table = kept.played_in_memory()
    seat = LocalSeat(table, "politie")
    views: list[RoleView] = []
    unsubscribe = seat.subscribe(views.append)
    assert isinstance(await LocalSeat(table, "veilig_thuis").submit(kept.MOVES[0]), Refusal)
    assert views == []
    assert await seat.submit(kept.MOVES[0], seat.view().told) is None
    assert views[-1] == seat.view()
    unsubscribe()
    assert await seat.submit(kept.MOVES[1]) is None
    assert len(views) == 1

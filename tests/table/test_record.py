"""A game is kept move by move; whatever happens to its file, what is sound goes on and the rest is said."""

import os
from pathlib import Path

import pytest

from sim import record
from sim.core.commands import Talk, Wait
from sim.record import BusyError, RecordError
from sim.table import Table
from sim.upcasts import FORMAT
from tests.table import kept


@pytest.fixture
def game(tmp_path: Path) -> Path:
    return tmp_path / "spel.jsonl"


def test_a_resumed_game_is_the_game_that_was_left(game: Path) -> None:
    table = kept.played(game)
    views = {role: table.view(role) for role in table.case.playable}
    table.close()
    again = Table.resume(game)
    assert again.events == table.events
    assert {role: again.view(role) for role in again.case.playable} == views
    assert (again.warning, again.setup, again.must_choose) == ("", table.setup, table.must_choose)


def test_a_resumed_game_goes_on_as_the_one_that_was_never_left(game: Path, tmp_path: Path) -> None:
    kept.closed(game, 3)
    again, whole = Table.resume(game), kept.played(tmp_path / "heel.jsonl", 3)
    for command in kept.MOVES[3:]:
        for table in (again, whole):
            assert table.submit(command) is None
            table.drive()
    assert again.events == whole.events


def test_every_line_stands_on_disk_before_the_move_is_acknowledged(game: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    real = os.fsync

    def counted(fd: int) -> None:
        synced.append(fd)
        real(fd)

    monkeypatch.setattr(os, "fsync", counted)
    table = kept.played(game, 2)
    assert record.read(game).events == table.events
    count = len(synced)
    assert table.submit(kept.MOVES[2]) is None
    assert len(synced) == count + 1
    assert record.read(game).events == table.events


def test_nobody_is_told_of_a_move_that_could_not_be_written(game: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = kept.played(game, 2)
    before, size, view = list(table.events), game.stat().st_size, table.view("politie")
    told: list[int] = []
    table.subscribe(lambda: told.append(1))
    real = os.write

    def full(fd: int, data: bytes) -> int:
        real(fd, bytes(data)[:7])  # half a line gets out before the disk is full
        raise OSError(28, "No space left on device")

    def broken(fd: int, length: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        refusal = table.submit(kept.MOVES[2])
        patch.setattr(os, "ftruncate", broken)
        again = table.submit(kept.MOVES[2])
    assert refusal is not None
    assert again is not None
    assert refusal.code == again.code == "schijf_vol"
    assert game.stat().st_size == size + 7, "the half line could not be taken away the second time"
    assert (table.events, table.view("politie"), told) == (before, view, [])
    assert table.submit(kept.MOVES[2]) is None, "the same move goes once there is room"
    table.close()
    assert Table.resume(game).warning == ""
    gone = table.submit(Wait("politie"))
    assert gone is not None, "a table that let its log go takes no moves"


@pytest.mark.parametrize("cut", [1, 2, 20, 300])
def test_a_torn_last_line_is_dropped_with_a_sentence(game: Path, cut: int) -> None:
    events = kept.closed(game)
    last = kept.lines(game)[-1]
    game.write_bytes(game.read_bytes()[: -min(cut, len(last) - 1)])
    table = Table.resume(game)
    assert "half geschreven" in table.warning
    assert table.events == events[: len(table.events)]
    assert table.submit(kept.MOVES[-1]) is None
    table.close()
    assert Table.resume(game).warning == ""


def test_an_edited_line_ends_what_is_kept_and_lies_beside_the_game(game: Path) -> None:
    events = kept.closed(game)
    size = game.stat().st_size
    kept.edit(game, 4, '"at":', '"at":1')
    table = Table.resume(game)
    assert "Regel 4" in table.warning
    assert "veranderd" in table.warning
    assert table.events == events[: len(table.events)]
    rest = game.with_name("spel.rest-1")
    assert game.stat().st_size + rest.stat().st_size == size + 1
    assert table.submit(Wait("politie")) is None
    table.close()
    assert Table.resume(game).warning == ""


def test_a_line_that_was_taken_out_is_noticed(game: Path) -> None:
    kept.closed(game)
    found = kept.lines(game)
    game.write_bytes(b"".join(found[:3] + found[4:]))
    assert "Regel 4" in record.read(game).warning


def test_an_older_format_is_read_and_written_on_in_the_format_of_today(game: Path) -> None:
    events = kept.closed(game, 4)
    kept.as_format_0(game)
    assert record.read(game).version == 0
    table = Table.resume(game)
    assert table.events == events
    assert table.submit(kept.MOVES[4]) is None
    table.close()
    assert record.read(game).version == FORMAT
    assert record.read(game.with_name("spel.rest-1")).version == 0, "the file as it was is kept"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "geen spel van Samen op"),
        (b"\x00\xff\x00", "geen spel van Samen op"),
        (b'{"iets": "anders"}\n', "geen spel van Samen op"),
        (b"[" * 100_000, "geen spel van Samen op"),
        (b'{"samenop":"spel","format":99}\n', "nieuwere versie"),
        (b'{"samenop":"spel","format":1}\n', "veranderd"),
        (b'{"samenop":"spel","format":0}\n{}\n', "niet volledig"),
    ],
)
def test_a_foreign_or_newer_file_gets_a_clear_sentence_and_is_left_alone(game: Path, content: bytes, told: str) -> None:
    game.write_bytes(content)
    with pytest.raises(RecordError, match=told):
        Table.resume(game)
    assert game.read_bytes() == content


def test_two_windows_cannot_write_one_game(game: Path) -> None:
    table = kept.played(game, 1)
    with pytest.raises(BusyError, match="al open"):
        Table.resume(game)
    table.close()
    Table.resume(game).close()


def test_a_game_goes_on_as_it_began_when_its_case_has_changed(game: Path, tmp_path: Path) -> None:
    case = tmp_path / "casus.yaml"
    case.write_text(Path(kept.SMALL).read_text())
    import scenarios
    from sim.core.game import Setup

    table = Table.start(scenarios.load(case), Setup(1, kept.SEATS), game, str(case))
    table.close()
    case.write_text(case.read_text().replace("Rijd naar het huis", "Bel eerst even aan"))
    again = Table.resume(game)
    assert again.case.acts["ga_langs"].label == "Rijd naar het huis"
    assert "veranderd" in again.warning
    again.close()
    case.unlink()
    assert Table.resume(game).case.acts["ga_langs"].label == "Rijd naar het huis"


def test_a_command_sent_twice_counts_once(game: Path) -> None:
    table = kept.played(game, 0)
    assert table.submit(kept.MOVES[0], key="a1") is None
    count = len(table.events)
    assert table.submit(kept.MOVES[0], key="a1") is None
    table.close()
    again = Table.resume(game)
    assert again.submit(kept.MOVES[0], key="a1") is None
    assert len(again.events) == count


def test_a_move_chosen_before_something_came_in_is_asked_again() -> None:
    from sim.core.game import Setup

    table = Table.start(kept.small(), Setup(1, (("politie", "mens"), ("veilig_thuis", "mens"))))
    seen = table.view("veilig_thuis").told
    assert table.submit(kept.MOVES[0], table.view("politie").told) is None
    talk = Talk("politie", ("veilig_thuis",), "telefoon", None, ("f_melding",), (), "veiligheid")
    assert table.submit(Wait("veilig_thuis", 485), seen) is None
    seen = table.view("veilig_thuis").told
    assert table.submit(talk) is None
    refusal = table.submit(Wait("veilig_thuis"), seen)
    assert refusal is not None
    assert refusal.code == "verouderd"

"""Killed at any moment of play: what was acknowledged is there, and the game goes on."""

import os
import random
import subprocess
from pathlib import Path

import pytest

from sim import games, record
from sim.exitcodes import Exit
from tests.cli.shell import ROOT, SMALL, START, Script, samenop

POINTS = 50 if os.environ.get("SAMENOP_LANG") == "1" else 8


@pytest.mark.parametrize("point", range(POINTS))
def test_no_acknowledged_move_is_lost_and_the_game_goes_on(point: int, tmp_path: Path) -> None:
    chance = random.Random(4_000 + point)
    roles = ("--rol", "politie", "--rol", "veilig_thuis") if point % 2 else ("--rol", "politie")
    code, kill_at = 0, chance.randint(2, 40)
    while code == 0:  # a game that was over before that is played again, and killed earlier
        script = Script(chance, kill_at=kill_at)
        place = tmp_path / str(kill_at)
        code = script.play("speel", SMALL, *roles, "--kaal", "--spelnummer", str(point), SAMENOP_MAP=str(place))
        kill_at //= 2
    (game,) = games.saved(place / "spellen")
    people = {role for role, how in game.header.setup.seats if how == "mens"}
    kept = [entry for entry in record.read(game.path).entries if entry.command is not None and entry.command.role in people]
    assert len(kept) >= script.acknowledged
    on = Script(chance)
    assert on.play("hervat", game.id, "--kaal", SAMENOP_MAP=str(place)) == 0
    assert "NABESPREKING" in "".join(on.said)


def test_a_game_that_is_open_in_another_window_is_left_alone(tmp_path: Path) -> None:
    environment = {**os.environ, "SAMENOP_MAP": str(tmp_path)}
    with subprocess.Popen(
        [*START, "speel", SMALL, "--rol", "politie", "--kaal"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as first:
        assert first.stdin is not None
        assert first.stdout is not None
        next(line for line in first.stdout if "wat doe je?" in line)
        ran = samenop("hervat", "--kaal", SAMENOP_MAP=str(tmp_path))
        first.stdin.write("stop\n")
        first.stdin.close()
        first.stdout.read()
    assert (ran.code, ran.out) == (Exit.BUSY, "")
    assert "al open in een ander venster" in ran.err
    assert samenop("hervat", "--kaal", lines="stop\n", SAMENOP_MAP=str(tmp_path)).code == Exit.DONE

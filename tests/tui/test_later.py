"""A game that begins in a later chapter, on the screen: who plays reads first what was done, and by whom."""

from pathlib import Path

import pytest

from sim.later import Later
from sim.tui.app import GameApp
from sim.tui.wish import Wish
from tests.tui.conftest import Pictures
from tests.tui.shell_app import SIZES, until


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_tells_it_before_the_desk(size: str, screen: Pictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))
    app = GameApp(Wish("eerste_melding", seed=1, later=Later("avond")))
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, "BeforehandScreen")
        await pilot.press("enter")
        await until(pilot, "BriefingScreen")
        assert "Alles daarvoor speelde het verloop goed" in " ".join((await screen(app, f"later_briefing_{size}")).split())
        await pilot.press("enter")
        await until(pilot, "PlayScreen")

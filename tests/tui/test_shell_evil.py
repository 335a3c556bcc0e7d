"""What is no screen of its own, or shows our own Markdown: an attack in it stays text too (the screens: `test_walk.py`)."""

from pathlib import Path

import pytest

from sim.tui.app import GameApp
from sim.tui.screens.help import HelpScreen
from tests.tui.conftest import screen_text
from tests.tui.shell_app import EVIL, only_minimal, until
from tests.tui.test_walk import assert_harmless


@pytest.fixture(autouse=True)
def small_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_minimal(monkeypatch, tmp_path)


async def test_a_notice_is_never_markup() -> None:
    app = GameApp()
    async with app.run_test(size=(100, 36), notifications=True) as pilot:
        await until(pilot, "StartScreen")
        app.notify(EVIL, title=EVIL)
        await pilot.pause(0.2)
        assert "[@click=app.quit]klik[/]" in screen_text(app)
        assert_harmless(app)


async def test_an_attack_in_a_help_text_runs_nothing() -> None:
    app = GameApp()
    async with app.run_test(size=(100, 36)) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(HelpScreen(f"# Uitleg\n\n{EVIL}"))
        await until(pilot, "HelpScreen")
        await pilot.click("#help", offset=(6, 3))
        await pilot.pause()
        assert app.is_running

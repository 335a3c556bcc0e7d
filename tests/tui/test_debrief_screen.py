"""The debrief, page by page."""

from pathlib import Path

import pytest

import scenarios
from sim.report.debrief import Debrief, debrief
from sim.tui.app import GameApp
from sim.tui.screens.debrief import PAGES, DebriefScreen
from tests.tui.conftest import Pictures, screen_text
from tests.tui.shell_app import MINIMAL, SIZES, only_minimal, played, until


@pytest.fixture(autouse=True)
def small_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_minimal(monkeypatch, tmp_path)


@pytest.fixture(scope="module")
def found() -> Debrief:
    case = scenarios.load(MINIMAL)
    return debrief(case, tuple(played(case).events))


@pytest.mark.parametrize("size", SIZES)
async def test_every_page(screen: Pictures, found: Debrief, size: str) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(DebriefScreen(found))
        await until(pilot, "DebriefScreen")
        for place, (name, title, question) in enumerate(PAGES):
            await pilot.press(str(place + 1))
            await pilot.pause()
            await pilot.pause()
            text = " ".join((await screen(app, f"nabespreking-{name}-{size}")).split())
            assert title in text
            assert question in text


async def test_it_opens_with_how_people_are_and_judges_only_after_the_own_estimate(found: Debrief) -> None:
    assert [name for name, _, _ in PAGES][:3] == ["begin", "eigen", "uitkomst"]
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(DebriefScreen(found))
        await until(pilot, "DebriefScreen")
        assert "Hoe zit je erbij?" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("right", "right")
        await pilot.pause()
        assert "verbonden" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        assert "Jullie eigen oordeel: verbonden" in screen_text(app)
        assert "van 100" not in screen_text(app)
        await pilot.press("g")
        await pilot.pause()
        assert "van 100" in screen_text(app)


async def test_scrubbing_goes_from_moment_to_moment(found: Debrief) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(DebriefScreen(found))
        await until(pilot, "DebriefScreen")
        await pilot.press("6")
        await pilot.pause()
        await pilot.press(*["left"] * 9)
        await pilot.pause()
        assert f"Moment 1 van {len(found.moments)}" in screen_text(app)
        await pilot.press("right")
        await pilot.pause()
        assert f"Moment 2 van {len(found.moments)}" in screen_text(app)


async def test_the_cursor_in_the_lanes_moves_and_zooms(found: Debrief) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(DebriefScreen(found))
        await until(pilot, "DebriefScreen")
        await pilot.press("4")
        await pilot.pause()
        assert "di 08:00–" in screen_text(app)
        await pilot.press("plus", "plus", "right", "right", "right")
        await pilot.pause()
        assert "di 08:15–08:20" in screen_text(app)
        await pilot.press(*["right"] * 200)
        await pilot.pause()
        assert "16:55–17:00" in screen_text(app)

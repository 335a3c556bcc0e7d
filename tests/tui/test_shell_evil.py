"""The evil twin: a case whose every text is an attack on the terminal, walked through every screen of the frame."""

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input

import scenarios
from sim.agreements import Agreement, Book
from sim.core.game import Setup
from sim.report import results
from sim.report.debrief import debrief
from sim.report.route import PAGES
from sim.table import Table
from sim.tui.app import GameApp
from sim.tui.screens.briefing import BriefingScreen
from sim.tui.screens.chapter_end import ChapterEndScreen
from sim.tui.screens.choose_case import ChooseCaseScreen, Library
from sim.tui.screens.debrief import DebriefScreen
from sim.tui.screens.debrief_private import CardScreen, CoverScreen, OwnScreen
from sim.tui.screens.handover import HandoverScreen
from sim.tui.screens.help import HelpScreen
from sim.tui.screens.saved import SavedScreen
from sim.tui.screens.seats import SeatsScreen
from sim.tui.widgets.debrief.estimate import Own
from sim.tui.widgets.debrief.texts import paragraphs
from sim.tui.widgets.menu import SavedLine
from tests.tui.conftest import screen_text
from tests.tui.shell_app import EVIL, MINIMAL, evil, only_minimal, played, until


@pytest.fixture(autouse=True)
def small_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_minimal(monkeypatch, tmp_path)


def assert_harmless(app: App[int]) -> None:
    """No escape, control or bidi character among the cells, and nothing that a click would run."""
    shown = screen_text(app)
    assert not {"\x1b", "\x9b", "\u202e"} & set(shown)
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            assert segment.style is None or "@click" not in segment.style.meta


def screens() -> list[Screen[Any]]:
    """Every screen of the frame that shows texts of a case."""
    twin = evil(scenarios.load(MINIMAL))
    table = Table.start(twin, Setup(1, tuple((role, "mens") for role in twin.playable)))
    return [
        SeatsScreen(twin),
        BriefingScreen(table.view(twin.playable[0])),
        HandoverScreen(twin.roles[twin.playable[0]].title, first=False),
        ChapterEndScreen(twin, twin.chapters[0], twin.chapters[1], several=True),
        SavedScreen((SavedLine(Path("a.jsonl"), EVIL, EVIL, False),)),
        HelpScreen(f"# Uitleg\n\n{EVIL}"),
    ]


@pytest.mark.parametrize("place", range(6))
async def test_attacks_stay_text(place: int) -> None:
    app = GameApp()
    async with app.run_test(size=(100, 36)) as pilot:
        await until(pilot, "StartScreen")
        screen = screens()[place]
        app.push_screen(screen)
        await until(pilot, type(screen).__name__)
        if not isinstance(screen, HelpScreen):
            assert "[@click=app.quit]klik[/]" in screen_text(app)
            assert_harmless(app)
        await pilot.click("#seats, #briefing, #handover, #chapter-end, #saved-list, #help", offset=(6, 3))
        await pilot.pause()
        assert app.is_running


async def test_attacks_in_the_list_of_cases_stay_text() -> None:
    app = GameApp()
    async with app.run_test(size=(100, 36)) as pilot:
        await until(pilot, "StartScreen")
        screen = ChooseCaseScreen()
        app.push_screen(screen)
        await until(pilot, "ChooseCaseScreen")
        head = evil(scenarios.read_head(MINIMAL))
        screen.post_message(ChooseCaseScreen.Found(Library((("x", head),), (("RP1", EVIL),), {"motorkapoverleg": EVIL})))
        await pilot.pause()
        assert "[@click=app.quit]klik[/]" in screen_text(app)
        await pilot.press("m", "enter")
        await pilot.pause()
        assert_harmless(app)


async def test_attacks_in_the_debrief_stay_text(tmp_path: Path) -> None:
    twin = evil(scenarios.load(MINIMAL))
    found = debrief(twin, tuple(played(twin).events))
    Book(tmp_path / "toen.jsonl", EVIL, tmp_path).add(Agreement(EVIL, EVIL, EVIL, EVIL))
    app = GameApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(DebriefScreen(found, book=Book(tmp_path / "nu.jsonl", EVIL, tmp_path)))
        await until(pilot, "DebriefScreen")
        assert "[@click=app.quit]klik[/]" in screen_text(app), "what was agreed last time is somebody's text too"
        await pilot.press("g")
        for page in PAGES:
            assert page.title in screen_text(app)
            await pilot.press("right", "right", "right", "down")  # three routes: round to the first again
            if page.id == "loop":
                await pilot.press("v", "x", "r")
            await pilot.pause()
            assert_harmless(app)
            await pilot.press("n")
            await pilot.pause()


async def test_attacks_behind_a_cover_stay_text() -> None:
    twin = evil(scenarios.load(MINIMAL))
    found = debrief(twin, tuple(played(twin).events))
    card = next(one for one in found.card.cards if one.strengths)
    screens: list[Screen[Any]] = [
        CoverScreen(EVIL, "kijkt er niemand mee?"),
        OwnScreen(EVIL, ("T", "I"), Own(moment=EVIL)),
        CardScreen(EVIL, paragraphs(results.card(card, True))),
    ]
    app = GameApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "StartScreen")
        for screen in screens:
            app.push_screen(screen)
            await until(pilot, type(screen).__name__)
            assert "[@click=app.quit]klik[/]" in screen_text(app)
            for line in screen.query(Input):
                line.post_message(events.Paste(EVIL))
            await pilot.pause()
            assert_harmless(app)
            app.pop_screen()
            await pilot.pause()


async def test_a_notice_is_never_markup() -> None:
    app = GameApp()
    async with app.run_test(size=(100, 36), notifications=True) as pilot:
        await until(pilot, "StartScreen")
        app.notify(EVIL, title=EVIL)
        await pilot.pause(0.2)
        assert "[@click=app.quit]klik[/]" in screen_text(app)
        assert_harmless(app)

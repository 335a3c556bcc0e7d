"""The frame around the game, as it looks."""

from pathlib import Path

import pytest

import scenarios
from scenarios.handbook import PAGES, page
from sim.core.game import Setup
from sim.core.roleview import NoteView
from sim.table import Table
from sim.tui.app import GameApp
from sim.tui.screens.briefing import BriefingScreen, briefing_text
from sim.tui.screens.chapter_end import ChapterEndScreen
from sim.tui.screens.handover import Handover, HandoverScreen
from sim.tui.screens.help import HelpScreen
from sim.tui.screens.pause import PauseScreen
from sim.tui.screens.saved import SavedScreen
from sim.tui.widgets.menu import SavedLine
from tests.tui.conftest import Pictures, screen_text
from tests.tui.desk_app import DeskApp
from tests.tui.shell_app import MINIMAL, SIZES, only_minimal, to_seats, until

GAMES = (
    SavedLine(Path("a.jsonl"), "Het briefje in de rugzak", "dinsdag 09:10 · politie · spelnummer 7", False),
    SavedLine(Path("b.jsonl"), "Het briefje in de rugzak", "dinsdag 17:00 · veilig thuis · spelnummer 8", True),
)


@pytest.fixture(autouse=True)
def small_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_minimal(monkeypatch, tmp_path)


@pytest.mark.parametrize("size", SIZES)
async def test_start(screen: Pictures, size: str) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, "StartScreen")
        await screen(app, f"begin-{size}")


async def test_an_unfinished_game_comes_first(monkeypatch: pytest.MonkeyPatch, screen: Pictures) -> None:
    monkeypatch.setattr("sim.tui.saved.saved_lines", lambda: GAMES)
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        assert "1  Verder met Het briefje in de rugzak" in await screen(app, "begin-bewaard-smal")


@pytest.mark.parametrize("size", SIZES)
async def test_choosing_a_case(screen: Pictures, size: str) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("1")
        await until(pilot, "ChooseCaseScreen")
        await screen(app, f"zaak-{size}")
        await pilot.press("m")
        await pilot.pause()
        await screen(app, f"zaak-meer-{size}")


async def test_a_case_that_does_not_open_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = scenarios.Problem("casus.yaml", 3, 7, "V104", "onbekende sleutel [titel]")

    def broken(*_: object, **__: object) -> None:
        raise scenarios.CaseError([problem])

    monkeypatch.setattr(scenarios, "load", broken)
    app = GameApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("1")
        await until(pilot, "ChooseCaseScreen")
        await pilot.press("enter")
        await until(pilot, "ChooseCaseScreen")
        assert "casus.yaml:3:7: V104: onbekende sleutel [titel]" in screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_choosing_seats(screen: Pictures, size: str) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await to_seats(pilot)
        await screen(app, f"stoelen-{size}")
        await pilot.press("down", "enter", "b")
        assert type(app.screen).__name__ == "SeatsScreen", "with nobody at the table the game does not begin"
        assert "computer: werkt mee" in screen_text(app)
        await pilot.press("2")
        await pilot.pause()
        await screen(app, f"stoelen-twee-{size}")


async def test_a_seat_that_the_region_lacks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    from sim.tui.screens.seats import SeatsScreen

    case = scenarios.load("acuut_onveilig", region="RP3")
    app = GameApp()
    async with app.run_test(size=(100, 36)) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(SeatsScreen(case))
        await until(pilot, "SeatsScreen")
        assert "bestaat niet in Team Meierij" in screen_text(app).replace("\n", " ")


@pytest.mark.parametrize("size", SIZES)
async def test_briefing(screen: Pictures, size: str) -> None:
    table = Table.start(scenarios.load(MINIMAL), Setup(1, (("politie", "mens"), ("veilig_thuis", "mens"))))
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(BriefingScreen(table.view("politie")))
        await until(pilot, "BriefingScreen")
        await screen(app, f"briefing-{size}")


@pytest.mark.parametrize("case", scenarios.library_ids())
def test_no_briefing_is_longer_than_people_read(case: str) -> None:
    loaded = scenarios.load(case)
    table = Table.start(loaded, Setup(1, tuple((role, "mens") for role in loaded.playable)))
    for role in loaded.playable:
        text = briefing_text(table.view(role)).plain
        assert len(text.split()) <= 150
        assert loaded.roles[role].briefing.split()[0] in text


@pytest.mark.parametrize("size", SIZES)
async def test_hand_over(screen: Pictures, size: str) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(HandoverScreen(Handover("Veilig Thuis", first=True)))
        await until(pilot, "HandoverScreen")
        await screen(app, f"doorgeven-{size}")
        await pilot.press("enter", "space")
        assert isinstance(app.screen, HandoverScreen), "who confirmed the last move may still be pressing Enter"
        await pilot.press("o")
        await until(pilot, "StartScreen")


@pytest.mark.parametrize("size", SIZES)
async def test_the_end_of_a_chapter(screen: Pictures, size: str) -> None:
    case = scenarios.load(MINIMAL)
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(ChapterEndScreen(case, case.chapters[0], case.chapters[1], hidden=True))
        await until(pilot, "ChapterEndScreen")
        await screen(app, f"deel-klaar-{size}")


async def test_what_came_in_with_the_last_minute_stands_on_the_end_of_the_chapter() -> None:
    case = scenarios.load(MINIMAL)
    news = (NoteView(540, 1, "bericht", "Wat het oplevert", "Zij vertelt [b]alles[/b].", False),)
    app = GameApp()
    async with app.run_test(size=SIZES["smal"]) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(ChapterEndScreen(case, case.chapters[0], case.chapters[1], False, news))
        await until(pilot, "ChapterEndScreen")
        assert "• Zij vertelt [b]alles[/b]." in screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_pause_tells_where_support_is(screen: Pictures, size: str) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(PauseScreen(playing=True))
        await until(pilot, "PauseScreen")
        assert "0800-2000" in await screen(app, f"pauze-{size}")


async def test_saved_games(screen: Pictures) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(SavedScreen(GAMES))
        await until(pilot, "SavedScreen")
        await screen(app, "bewaard-smal")


async def test_help_opens_on_every_screen_and_has_the_handbook(screen: Pictures) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("f1")
        await until(pilot, "HelpScreen")
        await screen(app, "uitleg-begin-smal")
        words = ("vijf minuten", "wegwijzer", "een organisatie", "De wet noemt", "paraat", "Hier staat hoe", "twee tot acht", "in gezinnen")
        for key, word in enumerate(words, 1):
            await pilot.press(str(key))
            await pilot.pause()
            await pilot.pause()
            assert word in screen_text(app)
        await pilot.press("escape")
        await until(pilot, "StartScreen")


async def test_the_guide_finds_terms_grounds_and_measures() -> None:
    app = GameApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("f2")
        await until(pilot, "GuideScreen")
        assert "geeft geen advies" in screen_text(app)
        await pilot.press(*"huisverbod")
        await pilot.pause()
        assert "huisverbod" in screen_text(app).lower()
        await pilot.press("f3", "f3")
        await pilot.pause()
        assert "[Grondslagen]" in screen_text(app)
        await pilot.press("escape")
        await until(pilot, "StartScreen")


async def test_light_and_dark() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        before = app.theme
        await pilot.press("ctrl+t")
        assert app.theme != before
        await pilot.press("ctrl+t")
        assert app.theme == before


async def test_the_palette_speaks_dutch() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        shown = screen_text(app)
        assert "Zoek een opdracht" in shown
        assert "Wegwijzer" in shown
        assert "Quit" not in shown


@pytest.mark.parametrize("name", PAGES)
async def test_every_page_of_the_handbook_can_be_read_whole_at_eighty_columns(name: str) -> None:
    app = DeskApp(HelpScreen(page(name)))
    async with app.run_test(size=(80, 300)) as pilot:
        await pilot.pause()
        cut = [row for row in screen_text(app).splitlines() if "…" in row]
        assert len(cut) == page(name).count("…")


async def test_the_space_bar_reads_on_in_help_and_begins_anew_at_the_end() -> None:
    app = DeskApp(HelpScreen(page("rollen")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        reading = app.screen.query_one("#help")
        before = -1.0
        while reading.scroll_offset.y < reading.max_scroll_y:
            assert reading.scroll_offset.y > before
            before = reading.scroll_offset.y
            await pilot.press("space")
            await pilot.pause()
        assert before >= 0
        await pilot.press("space")
        await pilot.pause()
        assert reading.scroll_offset.y == 0

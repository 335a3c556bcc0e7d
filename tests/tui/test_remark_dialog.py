"""Bij ons anders: one key on every screen; what is said is kept beside the game and comes back in the debrief."""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

import scenarios
from sim import games, remarks
from sim.report.debrief import debrief
from sim.tui import words_shell as words
from sim.tui.app import GameApp
from sim.tui.dialogs.remark import RemarkDialog
from sim.tui.screens.debrief import DebriefScreen
from tests.tui.conftest import Pictures, screen_text
from tests.tui.shell_app import MINIMAL, SIZES, only_minimal, played, to_desk, until


@pytest.fixture(autouse=True)
def small_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_minimal(monkeypatch, tmp_path)


def kept(folder: Path) -> tuple[remarks.Remark, ...]:
    (game,) = games.saved(folder / "spellen")
    return remarks.read(remarks.path_of(game.path))[0]


@pytest.mark.parametrize("size", SIZES)
async def test_the_form_stands_over_the_desk(screen: Pictures, size: str) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await to_desk(pilot)
        await pilot.press("f6")
        await until(pilot, "RemarkDialog")
        await screen(app, f"anders-{size}")


async def test_what_is_said_at_the_desk_is_kept_with_where_it_was_said(tmp_path: Path) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_desk(pilot)
        await pilot.press("f6")
        await until(pilot, "RemarkDialog")
        await pilot.press(*"zo", "tab", *"hier", "enter", *"daarom", "f5")
        await until(pilot, "PlayScreen")
        (one,) = kept(tmp_path)
        assert (one.what, one.region, one.why) == ("zo", "hier", "daarom")
        assert (one.place.case, one.place.role, one.place.screen, one.place.kind) == ("minimaal", "politie", "Het bureau", "situatie")
        await pilot.press("m")
        await until(pilot, "MeasuresScreen")
        await pilot.press("f6")
        await until(pilot, "RemarkDialog")
        assert app.screen.query_one(Input).value == "hier", "the region that was named need not be typed again"
        await pilot.press("f6", *"meer", "f5")
        await until(pilot, "MeasuresScreen")
        place = kept(tmp_path)[1].place
        assert (place.screen, place.kind, bool(place.part)) == ("Maatregelen", "maatregel", True)


async def test_over_the_pause_nothing_of_the_desk_comes_in_sight(tmp_path: Path) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_desk(pilot)
        await pilot.press("f6")
        await until(pilot, "RemarkDialog")
        assert "situatie: " in screen_text(app)
        await pilot.press("escape", "f9")
        await until(pilot, "PauseScreen")
        await pilot.press("f6", *"zo")
        await until(pilot, "RemarkDialog")
        assert "situatie: " not in screen_text(app)
        await pilot.press("f5")
        await until(pilot, "PauseScreen")
        assert (kept(tmp_path)[0].place.screen, kept(tmp_path)[0].place.part) == ("Pauze", "")


async def test_leaving_keeps_nothing_and_an_empty_form_says_what_it_lacks(tmp_path: Path) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_desk(pilot)
        await pilot.press("f6", "f5")
        await until(pilot, "RemarkDialog")
        assert words.REMARK_NOTHING in screen_text(app)
        await pilot.press("x", "escape")
        await until(pilot, "PlayScreen")
        assert kept(tmp_path) == ()


async def test_a_disk_that_refuses_is_told_and_nothing_typed_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _remark: remarks.Remark) -> None:
        raise OSError(28, "de schijf is vol")

    monkeypatch.setattr(remarks, "add", full)
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_desk(pilot)
        await pilot.press("f6", *"zo", "f5")
        await until(pilot, "RemarkDialog")
        assert "de schijf is vol" in screen_text(app)
        assert app.screen.query_one("#anders-wat", TextArea).text == "zo"


async def test_pasted_codes_never_stand_in_the_form() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("f6")
        await until(pilot, "RemarkDialog")
        area, entry = app.screen.query_one("#anders-wat", TextArea), app.screen.query_one(Input)
        area.load_text("a\x1b[2J\u202e" + "b" * 2_000)
        entry.value = "c\x1b\u202ed"
        await pilot.pause()
        assert area.text.startswith("a[2Jb")
        assert len(area.text) == remarks.LONGEST
        assert entry.value == "cd"


async def test_before_a_game_it_is_kept_beside_the_games(tmp_path: Path) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("f6", *"zo", "f5")
        await until(pilot, "StartScreen")
        (one,) = remarks.read(tmp_path / "zonder_spel.anders")[0]
        assert (one.what, one.place) == ("zo", remarks.Place(screen="Begin"))


@pytest.mark.parametrize("keys", [("f2",), ("f1",), ("f9",), ("ctrl+p",)], ids=str)
async def test_it_opens_over_every_screen_and_goes_back_to_it(keys: tuple[str, ...]) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press(*keys)
        await pilot.pause(0.2)
        below = app.screen
        await pilot.press("f6")
        await until(pilot, "RemarkDialog")
        await pilot.press("f6")
        assert sum(isinstance(each, RemarkDialog) for each in app.screen_stack) == 1
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is below


async def test_the_palette_and_the_footer_name_it() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        assert "F6 Anders" in screen_text(app)
        await pilot.press("ctrl+p", *"bij ons")
        await pilot.pause(0.3)
        assert "Bij ons anders" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, "RemarkDialog")


async def test_the_closing_page_of_the_debrief_tells_what_was_said_before_the_check_out() -> None:
    table = played(scenarios.load(MINIMAL))
    said: list[str] = []
    app = GameApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(DebriefScreen(debrief(table.case, tuple(table.events)), remarks=lambda: tuple(said)))
        await until(pilot, "DebriefScreen")
        await pilot.press("a", "n")
        await pilot.pause()
        assert "Bij ons anders" not in screen_text(app)
        said.append("Haaglanden: [b]zo[/b]")
        await pilot.press("p", "n")
        await pilot.pause()
        shown = screen_text(app)
        assert shown.index("• Haaglanden: [b]zo[/b]") < shown.index("Nog één keer rond")

"""A short sitting on the screen: apart in the list, its own briefing, its own way back."""

from pathlib import Path

import pytest

import scenarios
from sim import games
from sim.core.commands import Wait
from sim.tui.app import GameApp
from sim.tui.wish import Wish
from tests.tui.conftest import Pictures, screen_text
from tests.tui.shell_app import SIZES, until

SHORT = "nacht_dag_twaalf"


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(scenarios, "library_ids", lambda: ())
    monkeypatch.setattr(scenarios, "short_ids", lambda: (SHORT,))
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))


def wait_out(app: GameApp) -> None:
    """The person waits until software has played the rest."""
    assert app.flow.game is not None
    table, short = app.flow.game.table, app.flow.game.table.setup.short
    assert short is not None
    while table.chapter_open and not table.over:
        table.drive()
        if short.role in table.must_choose:
            assert table.submit(Wait(short.role, None, True)) is None


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_list_to_the_three_questions(size: str, screen: Pictures) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("1")
        await until(pilot, "ChooseCaseScreen")
        assert "korte zit" in await screen(app, f"korte_zit_kiezen_{size}")
        await pilot.press("enter")
        await until(pilot, "BriefingScreen")
        assert "Jij bent de ploeg van deze nacht" in await screen(app, f"korte_zit_briefing_{size}")
        await pilot.press("enter")
        await until(pilot, "PlayScreen")
        wait_out(app)
        await until(pilot, "EndingScreen")
        await pilot.press("enter")
        await until(pilot, "DebriefScreen")
        await screen(app, f"korte_zit_begin_{size}")
        assert "Getallen" not in screen_text(app)
        await pilot.press("g")
        for page in ("Loop van de zaak", "De volgende nacht"):
            await pilot.press("n")
            await pilot.pause()
            assert page in screen_text(app)
        await pilot.press("n")
        await screen(app, f"korte_zit_vragen_{size}")
        await pilot.press("8", "2")
        await pilot.pause()
        assert "Drie vragen" in screen_text(app), "sheets of another way cannot be opened"
        await pilot.press("escape")
        await until(pilot, "StartScreen")
    saved = games.saved()[0]
    assert saved.over


async def test_it_opens_from_the_command_line_and_goes_on_after_a_break() -> None:
    app = GameApp(Wish(SHORT, seed=4))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "BeforehandScreen")
        await pilot.press("enter")
        await until(pilot, "BriefingScreen")
    app = GameApp(Wish(resume=games.saved()[0].path))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "BriefingScreen")
        assert "Jij bent de ploeg van deze nacht" in screen_text(app), "who had not begun reads its briefing first"
        await pilot.press("enter")
        await until(pilot, "PlayScreen")
        await pilot.press("1", "enter")
        await pilot.pause()
    app = GameApp(Wish(resume=games.saved()[0].path))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "PlayScreen")


@pytest.mark.parametrize("size", SIZES)
async def test_who_opens_it_from_the_command_line_reads_first_what_is_in_it(size: str, screen: Pictures) -> None:
    app = GameApp(Wish(SHORT, seed=4))
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, "BeforehandScreen")
        shown = " ".join((await screen(app, f"korte_zit_vooraf_{size}")).split())
        assert all(warning in shown for warning in scenarios.read_head(SHORT).warning)
        await pilot.press("escape")
        await until(pilot, "StartScreen")
    assert not games.saved(), "who goes back has begun nothing"


async def test_what_does_not_open_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path / "bestand"))
    (tmp_path / "bestand").write_text("geen map")
    app = GameApp(Wish(SHORT))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "BeforehandScreen")
        await pilot.press("enter")
        await until(pilot, "StartScreen")
        assert "Er is geen spel begonnen" in screen_text(app)

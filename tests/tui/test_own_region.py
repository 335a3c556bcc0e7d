"""Is an own region chosen on the screen like every other, and is its name never more than text?"""

from pathlib import Path

import pytest
from textual.widgets import Select

from sim.tui.app import GameApp
from sim.tui.screens.seats import SeatsScreen
from tests.tui.conftest import screen_text
from tests.tui.shell_app import only_minimal, until

NAME = "[b]Bij ons[/b] [@click=app.quit]x[/]"
REGION = f"""\
formaat: 1
over: RP3
naam: "{NAME}"
bron: "eigen opgave"
"""


@pytest.mark.parametrize("broken", [False, True])
async def test_the_list_of_regions_ends_with_ones_own(broken: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_minimal(monkeypatch, tmp_path)
    (tmp_path / "regios").mkdir()
    (tmp_path / "regios" / "bij_ons.yaml").write_text(REGION + "kleur: rood\n" * broken, encoding="utf-8")
    app = GameApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("1")
        await until(pilot, "ChooseCaseScreen")
        await pilot.press("m")
        regions: Select[str] = app.screen.query_one("#region", Select)
        if broken:
            with pytest.raises(Exception, match="bij_ons"):
                regions.value = "bij_ons"
            return
        regions.value = "bij_ons"
        await pilot.pause()
        assert NAME in screen_text(app)
        app.screen.query_one("#choose-button").press()  # type: ignore[attr-defined]
        await until(pilot, "SeatsScreen")
        assert isinstance(app.screen, SeatsScreen)
        assert app.screen._case.region.name == NAME

"""A case that was written on this machine, in the list on the screen; one that is no case yet does not spoil the list."""

from pathlib import Path

import pytest

from sim.cli import main
from sim.tui.app import GameApp
from tests.tui.conftest import screen_text
from tests.tui.shell_app import only_minimal, until


async def test_an_own_case_is_chosen_from_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only_minimal(monkeypatch, tmp_path)
    for name in ("mijn_zaak", "stuk"):
        main(["nieuw", name])
    (tmp_path / "zaken" / "stuk" / "casus.yaml").write_text("formaat: 1\n", encoding="utf-8")
    app = GameApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("1")
        await until(pilot, "ChooseCaseScreen")
        shown = screen_text(app)
        assert "Mijn zaak" in shown
        assert "eigen zaak" in shown
        assert "Stuk" not in shown
        await pilot.press("down", "enter")
        await until(pilot, "SeatsScreen")
        assert "Veilig Thuis" in screen_text(app)

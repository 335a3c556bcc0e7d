"""Every screen there is: a case that attacks the terminal stays text on it, and every sign can be read in both looks."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.widgets import Button

from sim.tui.app import GameApp
from tests.conftest import FULL_SIZE
from tests.tui.conftest import screen_text
from tests.tui.shell_app import SIZES, only_minimal, until
from tests.tui.walk import MARK, VISITS, World, screens_of_the_game, settled, stops, visit

NAMED = [pytest.param(*stop, id=f"{stop[0].__name__}-{stop[1]}") for stop in stops()]
FULLEST = [pytest.param(screen, [*states][-1], id=screen.__name__) for screen, states in VISITS.items()]
"""One state of every screen, the last of its list: where most stands on it."""
COLOURED = NAMED if FULL_SIZE else Random(20251127).sample(FULLEST, len(FULLEST) // 3)
"""Whose colours are measured: a seeded third of the screens when time is short."""
TWINS = NAMED if FULL_SIZE else Random(20251128).sample(FULLEST, len(FULLEST) * 2 // 3)
"""Which screens hold hostile texts: a seeded two thirds when time is short."""
READABLE = 4.5
WINDOWS = ".venster, #--input, #--results"
"""What lies on top in a window and in the palette; the screen under it is faded on purpose."""
_DRAWN = range(0x2500, 0x25A0)
"""Lines and blocks: they frame, and say nothing."""


@pytest.fixture(autouse=True)
def small_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_minimal(monkeypatch, tmp_path)


def test_no_screen_is_forgotten() -> None:
    assert screens_of_the_game() == set(VISITS)


# --- the evil twin --------------------------------------------------------------------------------------------------


def assert_harmless(app: App[Any]) -> None:
    """Nothing reaches the terminal as a code, nothing can be clicked into an action of the case, nothing is wider than the screen."""
    for strip in app.screen._compositor.render_strips():
        assert strip.cell_length <= app.size.width
        for segment in strip:
            assert segment.text.isprintable(), repr(segment.text)
            assert segment.style is None or "@click" not in segment.style.meta, segment.text


@pytest.mark.parametrize(("screen", "name"), TWINS)
async def test_an_evil_twin_stays_text(screen: type[Screen[Any]], name: str) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES["smal"], notifications=True) as pilot:
        await until(pilot, "StartScreen")
        made = await visit(pilot, screen, name, World(evil=True))
        seen = screen_text(app)
        assert_harmless(app)
        for key in VISITS[screen][name].keys:
            await pilot.press(key)
            await settled(pilot)
            assert_harmless(app)
            seen += screen_text(app)
        for size in (SIZES["breed"], SIZES["smal"]):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert_harmless(app)
            seen += screen_text(app)
        assert (MARK in seen) is VISITS[screen][name].foreign
        await pilot.click(offset=(app.size.width // 2, app.size.height // 2))
        await pilot.pause()
        assert app.is_running
        assert made.is_running or app.screen is not made


# --- contrast -------------------------------------------------------------------------------------------------------


def hardly_readable(app: App[Any]) -> dict[str, float]:
    """Texts on the topmost screen below the contrast that people need, with how much they have."""
    top = app.screen
    parts = [part.region for part in top.query(WINDOWS)] if isinstance(top, ModalScreen) else [Region(0, 0, *app.size)]
    found: dict[str, float] = {}
    for y, strip in enumerate(top._compositor.render_strips()):
        for x, text, ratio in _cells(strip):
            if ratio < READABLE and any(part.contains(x, y) for part in parts):
                found[f"{x},{y} {text.strip()}"] = round(ratio, 2)
    return found


def _cells(strip: Any) -> Iterator[tuple[int, str, float]]:
    """Where a piece of text begins, the text, and its contrast."""
    x = 0
    for segment in strip:
        text, style = segment.text, segment.style
        ratio = None if style is None else _ratio(style)
        if ratio is not None and any(_says(char) for char in text):
            yield x + len(text) - len(text.lstrip()), text, ratio
        x += segment.cell_length


@cache
def _ratio(style: Style) -> float | None:
    """The contrast of what is drawn in this style; None where it has no colours of its own."""
    if style.color is None or style.bgcolor is None:
        return None
    fore, back = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    return _contrast(back.blend(fore, 0.5) if style.dim else fore, back)


def _says(char: str) -> bool:
    return not char.isspace() and ord(char) not in _DRAWN


def _contrast(one: Color, other: Color) -> float:
    lights = sorted(_light(each) for each in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: Color) -> float:
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("screen", "name"), COLOURED)
async def test_every_sign_on_every_screen_can_be_read(screen: type[Screen[Any]], name: str) -> None:
    app = GameApp()
    found: dict[str, dict[str, float]] = {}

    async def look(where: str) -> None:
        """In both looks; when time is short by turns, once the screen has been seen in both."""
        await settled(pilot)
        for _ in range(2 if FULL_SIZE or where == "begin" else 1):
            await pilot.press("ctrl+t")
            await pilot.pause()
            if bad := hardly_readable(app):
                found[f"{where} {app.theme}"] = bad

    async with app.run_test(size=SIZES["breed"], notifications=True) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("ctrl+t")
        await visit(pilot, screen, name, World(evil=False))
        await look("begin")
        for key in VISITS[screen][name].keys:
            await pilot.press(key)
            await look(key)
        for button in app.screen.query(Button):
            await pilot.hover(button)
            await look(f"muis op {button.label}")
        await pilot.resize_terminal(*SIZES["smal"])
        await look("smal")
    assert not found


@pytest.mark.parametrize("keys", [("ctrl+p",), ("ctrl+p", "w"), ("ctrl+p", "w", "down")], ids=str)
async def test_the_palette_and_a_notice_can_be_read(keys: tuple[str, ...]) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES["smal"], notifications=True) as pilot:
        await until(pilot, "StartScreen")
        app.notify("Een mededeling", title="Let op")
        app.notify("Een mededeling", title="Let op", severity="warning")
        await pilot.press(*keys)
        await pilot.pause(0.3)
        for _ in range(2):
            await pilot.press("ctrl+t")
            await pilot.pause()
            assert not hardly_readable(app)

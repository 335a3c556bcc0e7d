"""A case that tries to take over the screen: markup, escape codes and endless words in every text."""

import io
from collections.abc import Iterable
from typing import Any

import pytest
from textual.app import App

from sim.core.refusals import Refusal
from sim.tui.screens.desk import PlayScreen
from tests.conftest import FULL_SIZE
from tests.tui.conftest import screen_text
from tests.tui.desk_app import DeskApp
from tests.tui.views import EVIL, VIEWS, FakeSeat, evil_twin

WALKS = {
    "gewoon": ("v", "l", "c", "1", "3", "g", "w"),
    "gesprek": ("t", "n", "s"),
    "overleg": ("t",),
    "tafel": ("t",),
    "verzoek": ("m",),
    "vol": ("r", "b", "o"),
    "afspraken": ("p",),
}
"""View → the keys that lead to the screens that show its texts."""


def _segments(app: App[Any]) -> Iterable[tuple[str, dict[str, object]]]:
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            yield segment.text, dict(segment.style.meta) if segment.style is not None else {}


def _is_harmless(app: App[Any]) -> None:
    """Nothing on the screen can be clicked into an action of the case, and nothing reaches the terminal as a code."""
    for text, meta in _segments(app):
        assert "@click" not in meta, text
        assert all(char.isprintable() for char in text), repr(text)


@pytest.mark.parametrize("name", WALKS if FULL_SIZE else ("gewoon", "tafel"))
async def test_an_evil_twin_can_be_walked_through_unharmed(name: str) -> None:
    seat = FakeSeat(evil_twin(VIEWS[name]()), Refusal("x", EVIL, EVIL, EVIL))
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        _is_harmless(app)
        for key in WALKS[name]:
            while len(app.screen_stack) > 2:
                await pilot.press("escape")
            for pressed in (key, "enter", "f5"):
                await pilot.press(pressed)
                await pilot.pause()
                _is_harmless(app)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        _is_harmless(app)
        assert app.is_running


async def test_the_palette_shows_evil_names_as_they_are() -> None:
    app = DeskApp(PlayScreen(FakeSeat(evil_twin(VIEWS["gewoon"](), "[/ [@click=app.quit]zetje[/]"))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"zetje")
        await pilot.pause(0.3)
        _is_harmless(app)
        assert "[/ [@click=app.quit]zetje[/]" in screen_text(app)


async def test_the_refusal_of_an_evil_case_is_only_text() -> None:
    seat = FakeSeat(evil_twin(VIEWS["gewoon"]()), Refusal("x", EVIL, EVIL, EVIL))
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        _is_harmless(app)
        written = io.StringIO(app.export_screenshot())
        assert "\x1b" not in written.getvalue()

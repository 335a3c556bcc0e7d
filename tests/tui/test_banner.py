"""Does the line above the desk say that it breaks off?"""

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from sim.tui.widgets.banner import Banner


class Alone(App[None]):
    def compose(self) -> ComposeResult:
        yield Banner()


@pytest.mark.parametrize(("words", "more"), [(8, False), (80, True)])
async def test_what_does_not_fit_ends_in_dots_also_when_the_screen_becomes_narrow(words: int, more: bool) -> None:
    app = Alone()
    async with app.run_test(size=(120, 24)) as pilot:
        banner = app.query_one(Banner)
        banner.show(Content("gegeven [b] " * words))
        await pilot.pause()
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        said = [strip.text.rstrip() for strip in banner.render_lines(banner.size.region)]
        assert len(said) <= 2 or not any(said[2:])
        assert said[min(1, len(said) - 1)].endswith("…") == more

"""What every screen test uses: what stands on the screen as text, and pictures of it kept in files."""

import asyncio
import os
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual.app import App

KEPT = Path(__file__).parent / "beelden"
REMAKE = os.environ.get("SAMENOP_BEELDEN") == "1"
"""Set to make the kept pictures again; look at the difference before keeping them."""


def screen_text(app: App[Any]) -> str:
    """The active screen as lines of text, without trailing space."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


PATIENCE = 3.0
"""Seconds in which a screen must come to look like its picture: layout and scrolling go on after a key was handled."""


class Pictures:
    """Compares a screen with the picture that was kept of it."""

    async def __call__(self, app: App[Any], name: str) -> str:
        """The text of the screen, once it looks like the kept picture `name`."""
        file = KEPT / f"{name}.txt"
        if REMAKE:
            KEPT.mkdir(exist_ok=True)
            file.write_text(await _still(app) + "\n", encoding="utf-8")
        assert file.exists(), f"er is nog geen beeld {name}; maak het met SAMENOP_BEELDEN=1"
        kept, begin = file.read_text(encoding="utf-8"), monotonic()
        while screen_text(app) + "\n" != kept and monotonic() - begin < PATIENCE:  # noqa: ASYNC110  # a screen has no event "at rest"
            await asyncio.sleep(0.02)
        text = screen_text(app)
        assert text + "\n" == kept
        return text


async def _still(app: App[Any]) -> str:
    """The text of the screen once it has not changed for a quarter of a second."""
    text, quiet = screen_text(app), 0
    while quiet < 10:
        await asyncio.sleep(0.025)
        now = screen_text(app)
        quiet = quiet + 1 if now == text else 0
        text = now
    return text


@pytest.fixture
def screen() -> Pictures:
    """`await screen(app, name)`: the screen as text, compared with the kept picture."""
    return Pictures()

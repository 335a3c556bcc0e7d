"""What every screen test uses: what stands on the screen as text, and pictures of it kept in files."""

import os
from pathlib import Path
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


class Pictures:
    """Compares a screen with the picture that was kept of it."""

    def __call__(self, app: App[Any], name: str) -> str:
        """The text of the screen, after comparing it with the kept picture `name`."""
        text = screen_text(app)
        file = KEPT / f"{name}.txt"
        if REMAKE or not file.exists():
            assert REMAKE, f"er is nog geen beeld {name}; maak het met SAMENOP_BEELDEN=1"
            KEPT.mkdir(exist_ok=True)
            file.write_text(text + "\n", encoding="utf-8")
        assert text + "\n" == file.read_text(encoding="utf-8")
        return text


@pytest.fixture
def screen() -> Pictures:
    """`screen(app, name)`: the screen as text, compared with the kept picture."""
    return Pictures()

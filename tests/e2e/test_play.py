"""Can a person at a keyboard play the case to its debrief, at 80 by 24?

The installed command runs in a real pseudo-terminal. The player reads the screen and presses what it says: some moves of its
own, and then "klaar" until the chapter is over. What it meets on the way is kept, so that a stuck game shows its last screens.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal import Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.timeout(400)]
SAMENOP = Path(sys.executable).with_name("samenop" + (".exe" if os.name == "nt" else ""))
DESK = "Jij bent aan zet"
FORM = r"Bevestigen \(F5\)"
CONTRIBUTION = "F5 bevestigen"
AT_TABLE = "Esc naar het bureau"
REFUSED = "Dat kan niet"
MUST_CHOOSE = "moet je nog kiezen"
PATIENCE = 6
"""Answers that a form is given before it is left."""
HANDS_ON = "F8 Geef door"
CHAPTER_END = "einde van een deel"
DEBRIEF = "Samen op · nabespreking"
HAND_OVER = "geef het scherm door"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    if not SAMENOP.exists():
        pytest.skip("samenop is not installed here")
    inside = {name: str(tmp_path / name.lower()) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    with Terminal([SAMENOP], environment={**inside, "TEXTUAL_ANIMATIONS": "none"}) as running:
        yield running


class Player:
    """Reads the screen and presses keys."""

    def __init__(self, terminal: Terminal, moves: int) -> None:
        self.terminal = terminal
        self.moves = moves
        self.refusals = 0
        self.asked = 0
        """How often the form on the screen was answered because it asked for an answer."""
        self.seen: list[str] = []

    def until(self, key: str, pattern: str, tries: int = 8) -> str:
        """Press `key` until `pattern` stands on the screen: a screen may still be coming when a person presses."""
        for _ in range(tries):
            self.terminal.press(key)
            screen = self.terminal.settle(0.3, 3)
            if re.search(pattern, screen):
                return screen
        raise AssertionError(f"{key!r} never gave {pattern!r}\n{screen}")

    def begin(self, seats: int) -> None:
        self.terminal.wait_for("Nieuw spel")
        self.until("enter", "kies een zaak")
        self.until("enter", "wie zit waar")
        self.until(str(seats), rf"(?s)(?:\[[A-H]\].*){{{seats}}}")
        self.terminal.press("b")
        self.terminal.wait_for(r"\A(?!.*wie zit waar)")  # the case is loaded first

    def play(self, steps: int) -> str:
        """Play on to the debrief; its screen."""
        for _ in range(steps):
            self.terminal.read(0.05, 0.8)  # what the last key brings comes in its own time; then the screen comes to rest
            screen = self.terminal.settle(0.08, 4)
            assert self.terminal.ended is None, screen
            if re.search(DEBRIEF, screen):
                return screen
            key = self.key(screen)
            self.seen.append(screen)
            self.terminal.press(key)
            if len(self.seen) > 6 and len(set(self.seen[-6:])) == 1:
                break
        raise AssertionError("no debrief; the last screens:\n" + "\n".join(self.seen[-4:]))

    def leaf_through(self) -> list[str]:
        """Every sheet of the debrief."""
        sheets = [self.terminal.text]
        for _ in range(12):
            self.terminal.press("n")
            screen = self.terminal.settle(0.3, 4)
            if screen == sheets[-1]:
                break
            sheets.append(screen)
        return sheets

    def key(self, screen: str) -> str:
        """What to press here: answer what lies on top, do a few moves, then say "klaar" or hand the screen on."""
        stuck = bool(self.seen) and self.seen[-1] == screen
        if REFUSED in screen:
            self.refusals += 1
            return "escape"
        if re.search(FORM, screen):
            if MUST_CHOOSE in screen and self.asked < PATIENCE:  # the first answer will do; who is asked at a table must say something
                self.asked += 1
                return "down" if stuck else "enter"
            return "escape" if stuck else "f5"
        self.asked = 0
        if CONTRIBUTION in screen:
            return "enter" if stuck else "f5"
        if AT_TABLE in screen:
            return "escape"
        if CHAPTER_END in screen:
            return "1"
        if HAND_OVER in screen:
            return "o"
        if HANDS_ON in screen:
            lined_up = "Bezig" in screen or self.moves <= 0
            self.moves -= 1
            return "f8" if lined_up else "1"
        if DESK in screen:
            first = re.search(r"(?m)^ ?(\d) +\d+ min ", screen) if self.moves > 0 and self.refusals == 0 else None
            self.moves -= 1
            return first[1] if first else "k"
        return "f5" if stuck else "enter"


def test_one_person_plays_every_chapter_to_the_debrief(terminal: Terminal) -> None:
    player = Player(terminal, moves=8)
    player.begin(1)
    debrief = player.play(250)
    sheets = player.leaf_through()
    assert any(re.search("paraat|verbonden|op gang|los", sheet) for sheet in sheets)
    assert sum(CHAPTER_END in screen for screen in player.seen) >= 3
    assert "Traceback" not in debrief
    assert all(len(row) <= 80 for row in debrief.splitlines())


def test_three_people_play_at_one_screen_to_the_debrief(terminal: Terminal) -> None:
    player = Player(terminal, moves=3)
    player.begin(3)
    player.play(400)
    hand_overs = [screen for screen in player.seen if HAND_OVER in screen]
    assert hand_overs
    for screen in hand_overs:
        assert "RODE VLAG" not in screen
        assert "Wat kan ik doen" not in screen

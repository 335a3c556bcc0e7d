"""The evil twin in plain lines: a case whose every text attacks the terminal is played to the debrief, and stays text."""

import io
import random
from dataclasses import replace
from typing import TextIO, cast

import pytest

import scenarios
from sim.core.game import Setup
from sim.plain import start
from sim.plain.console import Console, Stopped
from sim.plain.game import Game
from sim.plain.tell import COMMANDS
from sim.table import Table
from tests.cli.shell import SMALL, Script
from tests.tui.shell_app import evil
from tests.tui.views import EVIL
from tests.tui.walk import MARK


class Keyboard:
    """Answers whatever was asked last, and types each of `first` once at a turn of its own."""

    def __init__(self, said: io.StringIO, first: list[str]) -> None:
        self.said = said
        self.first = first
        self.script = Script(random.Random(7))
        self.heard = 0

    def readline(self) -> str:
        lines = self.said.getvalue()[self.heard :].splitlines()
        self.heard = len(self.said.getvalue())
        answers = [self.script._answer(line) for line in lines]
        if self.first and lines and "(nummer, of typ help)" in lines[-1]:
            return self.first.pop(0) + "\n"
        return f"{answers[-1] if answers and answers[-1] is not None else ''}\n"


@pytest.mark.parametrize("level", ["begeleid", "expert"])
def test_an_evil_twin_is_played_to_the_debrief_and_stays_text(level: str) -> None:
    case = evil(replace(scenarios.load(SMALL), level=level), text=EVIL)
    table = Table.start(case, Setup(3, tuple((role, "mens") for role in case.playable), rounds=True))
    said = io.StringIO()
    words = [word.replace("NUMMER", "1").replace("WOORD", MARK) for word, _ in COMMANDS if word not in ("stop", "terug", "nummer")]
    console = Console(said, cast(TextIO, Keyboard(said, [*words, EVIL])))
    start._introduce(console, case)
    Game(console, table).play()
    shown = said.getvalue()
    assert "NABESPREKING" in shown
    assert shown.count(MARK) > 100
    assert all(line.isprintable() for line in shown.split("\n"))


def test_what_is_typed_never_comes_back_as_a_code() -> None:
    said = io.StringIO()
    table = Table.start(scenarios.load(SMALL), Setup(3, (("politie", "mens"), ("veilig_thuis", "niemand"))))
    typed = io.StringIO("\n".join([EVIL, f"begrip {EVIL}", f"uitleg {EVIL}", "een gesprek", EVIL]) + "\n")
    with pytest.raises(Stopped):
        Game(Console(said, typed), table).play()
    assert all(line.isprintable() for line in said.getvalue().split("\n"))

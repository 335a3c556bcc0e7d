"""The command as a shell runs it: arguments and lines in, exit code and two streams out."""

import os
import random
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from sim.plain.tell import GROUPS

ROOT = Path(__file__).parents[2]
SMALL = "tests/scenarios/minimal.yaml"
START = [sys.executable, "-m", "sim.cli"]


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str


def samenop(*arguments: str, lines: str = "", **environment: str) -> Ran:
    """Run `samenop` with these arguments and this input."""
    done = subprocess.run(
        [*START, *arguments],
        cwd=ROOT,
        input=lines,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


HEADINGS = {f"{heading}:" for heading, _ in GROUPS}


@dataclass(slots=True)
class Script:
    """Somebody at the keyboard who answers every question with anything that can be meant, and notes what was acknowledged."""

    chance: random.Random
    most: int = 10_000
    """Answers until the script stops."""
    kill_at: int | None = None
    """Answers after which the program is killed, some milliseconds later, in the middle of whatever it does."""
    options: int = 0
    moves: int = 0
    listing: bool = False
    """The moves are being read out, rather than the choices of a question."""
    full: bool = False
    said: list[str] = field(default_factory=list)

    @property
    def acknowledged(self) -> int:
        return sum(": gedaan, " in line for line in self.said)

    def play(self, *arguments: str, **environment: str) -> int:
        """Play until the program ends; its exit code (negative when it was killed)."""
        with subprocess.Popen(
            [*START, *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, **environment},
        ) as run:
            assert run.stdin is not None
            assert run.stdout is not None
            answers = 0
            for line in run.stdout:
                self.said.append(line)
                answer = self._answer(line)
                if answer is not None:
                    answers += 1
                    run.stdin.write(answer + "\n" if answers < self.most else "stop\n")
                    run.stdin.flush()
                if answers == self.kill_at:
                    time.sleep(self.chance.random() * 0.02)
                    run.kill()
                    self.said += run.stdout.readlines()
                    break
            return run.wait(timeout=30)

    def _answer(self, line: str) -> str | None:
        """What the script types after this line; None when nothing is asked."""
        chance = self.chance
        if found := re.match(r"  (\d+): ", line):
            self.options = int(found[1])
            if self.listing:
                self.moves = self.options
        elif line.rstrip("\n") in HEADINGS:
            self.listing = True
        if "Er past niets meer bij" in line or "al drie zetten" in line:
            self.full = True
        if "(nummer, of typ help)" in line:
            full, self.full, self.listing = self.full, False, False
            return "wachten" if full else str(chance.randint(1, max(1, self.moves)))
        if line.startswith("Hoeveel tijd"):
            return "1"  # the whole debrief, so that all of it is said
        if "(één nummer" in line or "(nummers met spaties" in line:
            return str(chance.randint(1, self.options)) if chance.random() < 0.85 else ""
        if "op de kaart staat" in line:
            return str(chance.randint(1, 12))
        if "(nummer of tijd" in line:
            return chance.choice(["", "1", "14:30"])
        if "(ja of nee" in line or line.startswith("Toch doen?"):
            return chance.choice(["ja", "nee"])
        if "(verder, nabespreking, stoelen, stop)" in line:
            return "verder"
        return "" if any(part in line for part in ("Druk op Enter", "(Enter gaat verder)", "(één zin")) else None

"""What does it cost, and what may it cost?

    python tests/bench/run.py [--ronden N] [--bewaar NAAM] [DEEL ...]

Each measurement runs in a process of its own, so that one does not warm up another; of N rounds the median counts. Computing
is counted in CPU seconds, what a person waits for in wall time. The speed of the machine is measured before and after each round
(machine.py), and a budget is held against the figure as it would be on the machine of the budgets; both figures are shown. Prints
the table of budgets and, with --bewaar, keeps the figures in tests/bench/figures/NAAM.json. Exits 1 when a budget is not met.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass(frozen=True, slots=True)
class Budget:
    part: str
    figure: str
    what: str
    limit: float
    at_least: bool
    unit: str

    def met(self, value: float) -> bool:
        return value >= self.limit if self.at_least else value <= self.limit

    def fair(self, value: float, speed: float) -> float:
        """`value` as it would be on the machine of the budgets; a ratio or a count is the same everywhere."""
        if self.unit in ("×", "moves"):
            return value
        return value / speed if self.at_least else value * speed


BUDGETS = (
    Budget("core", "moves_per_cpu_s", "core: decide, evolve and telling every seat", 20_000, True, "moves per CPU s"),
    Budget("core", "careful_moves_per_cpu_s", "a careful player, all in: views, forms, thinking, moves", 4_000, True, "moves per CPU s"),
    Budget("core", "growth", "cost of a move at 500 moves against 50", 1.3, False, "×"),
    Budget("core", "dearest_case", "cost of a move of the dearest case against the first", 1.5, False, "×"),
    Budget("load", "load_ms", "catalogue and case from YAML, checked and compiled", 150, False, "ms CPU"),
    Budget("load", "library_ms", "all cases of the library together, catalogue included", 500, False, "ms CPU"),
    Budget("growing", "load_growth", "reading at 300 and 1,000 facts against 100, per n·log n", 1.0, False, "×"),
    Budget("growing", "check_growth", "checking at 300 and 1,000 facts against 100, per n·log n", 1.0, False, "×"),
    Budget("plays", "plays_minute", "plays of the largest case, on two cores", 3_000, True, "plays a minute"),
    Budget("plays", "moves_a_play", "moves of the players in one of those", 60, True, "moves"),
    Budget("screen", "first_paint_s", "start of the command to first paint", 0.7, False, "s"),
    Budget("screen", "key_p95_ms", "key to first changed byte on the desk, p95", 50, False, "ms"),
    Budget("screen", "move_ms", "confirmed move to a full desk", 200, False, "ms"),
)


def once(part: str) -> dict[str, float]:
    """The figures of one run of `tests/bench/PART.py`; none when it failed."""
    inside = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, HERE / f"{part}.py"], cwd=ROOT, env=inside, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode:
        print(f"{part}: ended with {run.returncode}", file=sys.stderr)
        return {}
    figures: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return figures


def measure(part: str, rounds: int) -> dict[str, float]:
    """Median per figure of `rounds` runs; a figure with a budget also as `fair:NAME`, and `speed` of the machine meanwhile."""
    found: dict[str, list[float]] = {}
    bounded = {budget.figure: budget for budget in BUDGETS if budget.part == part}
    for _ in range(rounds):
        before = once("machine")["speed"]
        figures = once(part)
        speed = (before + once("machine")["speed"]) / 2
        fair = {f"fair:{name}": bounded[name].fair(value, speed) for name, value in figures.items() if name in bounded}
        for name, value in {**figures, **fair, "speed": speed}.items():
            found.setdefault(name, []).append(value)
    return {name: statistics.median(values) for name, values in found.items()}


def shown(value: float | None) -> str:
    return "-" if value is None else f"{value:,.3g}" if value < 100 else f"{value:,.0f}"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("parts", nargs="*", metavar="DEEL", help="core, load, growing, plays, screen (default: all)")
    asked.add_argument("--ronden", type=int, default=3, dest="rounds")
    asked.add_argument("--bewaar", metavar="NAAM", dest="keep")
    choice = asked.parse_args()
    parts = choice.parts or list(dict.fromkeys(budget.part for budget in BUDGETS))
    figures = {part: measure(part, choice.rounds) for part in parts}
    missed = 0
    print(f"{'':58} {'budget':>10} {'measured':>10} {'fair':>10}")
    for budget in BUDGETS:
        if budget.part not in figures:
            continue
        value, fair = (figures[budget.part].get(name) for name in (budget.figure, f"fair:{budget.figure}"))
        ok = fair is not None and budget.met(fair)
        missed += not ok
        bound = f"{'≥' if budget.at_least else '≤'} {budget.limit:>8,g}"
        print(f"{budget.what:58} {bound} {shown(value):>10} {shown(fair):>10} {budget.unit:16} {'ok' if ok else 'MISSED'}")
    for part, values in figures.items():
        told = {name for b in BUDGETS if b.part == part for name in (b.figure, f"fair:{b.figure}")}
        print(f"{part}: " + " · ".join(f"{name} {round(value, 3):,}" for name, value in values.items() if name not in told))
    if choice.keep:
        asked_git = ["git", "rev-parse", "--short", "HEAD"]
        revision = subprocess.run(asked_git, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
        kept = {
            "date": datetime.now(UTC).date().isoformat(),
            "revision": revision,
            "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
            "rounds": choice.rounds,
            "figures": figures,
        }
        (HERE / "figures" / f"{choice.keep}.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

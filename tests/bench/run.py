"""What does it cost, and what may it cost?

    python tests/bench/run.py [--ronden N] [--bewaar NAAM] [DEEL ...]

Each measurement runs in a process of its own, so that one does not warm up another; of N rounds the median counts. Computing
is counted in CPU seconds, what a person waits for in wall time. Prints the table of budgets and, with --bewaar, keeps the figures
in tests/bench/figures/NAAM.json. Exits 1 when a budget is not met.
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


BUDGETS = (
    Budget("core", "moves_per_cpu_s", "core: decide, evolve and telling every seat", 20_000, True, "moves per CPU s"),
    Budget("core", "careful_moves_per_cpu_s", "a careful player, all in: views, forms, thinking, moves", 4_000, True, "moves per CPU s"),
    Budget("core", "growth", "cost of a move at 500 moves against 50", 1.3, False, "×"),
    Budget("load", "load_ms", "catalogue and case from YAML, checked and compiled", 150, False, "ms CPU"),
    Budget("screen", "first_paint_s", "start of the command to first paint", 0.7, False, "s"),
    Budget("screen", "key_p95_ms", "key to first changed byte on the desk, p95", 50, False, "ms"),
    Budget("screen", "move_ms", "confirmed move to a full desk", 200, False, "ms"),
)


def measure(part: str, rounds: int) -> dict[str, float]:
    """Median per figure of `rounds` runs of `tests/bench/PART.py`."""
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        inside = {**os.environ, "PYTHONPATH": str(ROOT)}
        run = subprocess.run([sys.executable, HERE / f"{part}.py"], cwd=ROOT, env=inside, stdout=subprocess.PIPE, text=True, check=False)
        if run.returncode:
            print(f"{part}: ended with {run.returncode}", file=sys.stderr)
            return {}
        for name, value in json.loads(run.stdout.splitlines()[-1]).items():
            found.setdefault(name, []).append(value)
    return {name: statistics.median(values) for name, values in found.items()}


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("parts", nargs="*", metavar="DEEL", help="core, load, screen (default: all)")
    asked.add_argument("--ronden", type=int, default=3, dest="rounds")
    asked.add_argument("--bewaar", metavar="NAAM", dest="keep")
    choice = asked.parse_args()
    parts = choice.parts or list(dict.fromkeys(budget.part for budget in BUDGETS))
    figures = {part: measure(part, choice.rounds) for part in parts}
    missed = 0
    print(f"{'':58} {'budget':>10} {'figure':>10}")
    for budget in BUDGETS:
        if budget.part not in figures:
            continue
        value = figures[budget.part].get(budget.figure)
        ok = value is not None and budget.met(value)
        missed += not ok
        shown = "-" if value is None else f"{value:,.3g}" if value < 100 else f"{value:,.0f}"
        verdict = "ok" if ok else "MISSED"
        print(f"{budget.what:58} {'≥' if budget.at_least else '≤'} {budget.limit:>8,g} {shown:>10} {budget.unit:16} {verdict}")
    for part, values in figures.items():
        rest = {name: round(value, 3) for name, value in values.items() if (part, name) not in {(b.part, b.figure) for b in BUDGETS}}
        if rest:
            print(f"{part}: " + " · ".join(f"{name} {value:,}" for name, value in rest.items()))
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

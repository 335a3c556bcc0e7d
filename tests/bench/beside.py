"""Is it as fast as the revision whose figures were kept, on this machine, now?

    python tests/bench/beside.py [--ronden N]

Machines differ, and one that is shared is fast and slow by turns: a figure of last month says little of today. So the revision of
figures/budgets.json (git must have it) does the same work by turns with this one, a game or a load at a time. The median of the
ratios, times the figure that was kept, is what this revision would do where those were measured; that is held against the budgets.
Exits 1 when one is not met.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))  # it is run by its path
from sim.sample import FULL  # noqa: E402 - not to be found before that
from tests.bench import plays  # noqa: E402 - as above

WORK = {
    "core": ("moves_per_cpu_s", 20_000, True),
    "careful": ("careful_moves_per_cpu_s", 4_000, True),
    "load": ("load_ms", 150, False),
}
"""What is done → the kept figure it stands for, the budget, and whether more is better."""

PLAYS = 3_000
"""Plays of the largest case that two cores make in a minute."""

WORKER = """
import gc, sys, time
import scenarios, scenarios.loading
from scoring import score
from sim.core.game import play, start
from sim.core.view import Views
from sim.players.careful import CarefulPlayer
from sim.players.filling import play_out
from sim.table import Table
from tests.bench import core as bench

case = scenarios.load("acuut_onveilig")
moves = bench.recorded(case)
gc.collect()
gc.freeze()

def core():
    views = Views(case, case.playable)
    state, _ = start(case, bench.seats(case), views.tell)
    for move in moves:
        play(case, state, move, views.tell)

def careful():
    table = Table.start(case, bench.seats(case))
    play_out(table, {role: CarefulPlayer(case, role) for role in case.playable})
    score(case, table.events)

def load():
    scenarios.load.cache_clear() if hasattr(scenarios.load, "cache_clear") else None
    scenarios.load("acuut_onveilig")

print(len(moves), flush=True)
for line in sys.stdin:
    begin = time.process_time()
    {"core": core, "careful": careful, "load": load}[line.strip()]()
    print(time.process_time() - begin, flush=True)
"""


class Worker:
    """A process that does the work of one revision when asked."""

    def __init__(self, tree: Path) -> None:
        inside = {**os.environ, "PYTHONPATH": str(tree)}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen([sys.executable, "-c", WORKER], cwd=tree, env=inside, stdin=pipe, stdout=pipe, text=True)
        self.moves = int(self._said())

    def _said(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def seconds(self, what: str) -> float:
        assert self.process.stdin is not None
        print(what, file=self.process.stdin, flush=True)
        return float(self._said())


def held(then: Worker, now: Worker, rounds: int, kept: dict[str, Any]) -> bool:
    """Print how this revision does against the kept figures; whether every budget holds."""
    holds = True
    for what, (figure, budget, more) in WORK.items():
        ratios = []
        for turn in range(rounds):
            first, second = (then, now) if turn % 2 else (now, then)
            took = {first: first.seconds(what), second: second.seconds(what)}
            ratios.append(took[then] / took[now])
        # A game of the other revision may have more moves, or fewer: what counts is what one costs.
        faster = statistics.median(ratios) * (now.moves / then.moves if more else 1)
        was = next(part[figure] for part in kept["figures"].values() if figure in part)
        value = was * faster if more else was / faster
        ok = value >= budget if more else value <= budget
        holds &= ok
        did = f"{faster:5.2f} × {kept['revision']} · {value:8,.0f} where it had {was:8,.0f}"
        print(f"{what:8} {did} · budget {budget:6,} {'ok' if ok else 'MISSED'}")
    return holds


def plays_held(then: Worker, kept: dict[str, Any]) -> bool:
    """Print how many plays this revision does in a minute, and whether that is enough.

    The other revision cannot play them as they are played now. Its careful games before and after each job tell how fast this machine
    is meanwhile beside the one of the kept figures.
    """
    was: float = next(part["careful_moves_per_cpu_s"] for part in kept["figures"].values() if "careful_moves_per_cpu_s" in part)

    def speed() -> float:
        return statistics.median(then.moves / then.seconds("careful") / was for _ in range(3))

    seconds = 0.0
    for share, some in plays.sample():
        spent = count = 0.0
        for one in some:
            before = speed()
            took, tally = plays.cost([one])
            spent += took * (before + speed()) / 2
            count += len(tally.plays)
        seconds += share * spent / count
    value = FULL / seconds * plays.CORES * plays.MINUTE
    ok = value >= PLAYS
    print(f"{'plays':8} {value:8,.0f} a minute · budget {PLAYS:6,} {'ok' if ok else 'MISSED'}")
    return ok


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--ronden", type=int, default=40, dest="rounds")
    rounds = asked.parse_args().rounds
    kept = json.loads((HERE / "figures" / "budgets.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / kept["revision"]
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", tree, kept["revision"]], cwd=ROOT, check=True)
        workers = (Worker(tree), Worker(ROOT))
        try:
            return 0 if all([held(*workers, rounds, kept), plays_held(workers[0], kept)]) else 1
        finally:
            for worker in workers:
                worker.process.kill()
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())

"""Does reading and checking a case grow with the case, or faster?

The smallest case with 100, 300 and 1,000 facts: each found by an act of its own, which opens when another fact is known, a third of
them needed for a decision. `load_growth` and `check_growth`: CPU time per n·log n at the size where that is dearest, against the
size of 100; 1 is exactly n·log n, less is better.
"""

import json
import math
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import yaml

import scenarios
from scoring.weights import standard
from sim.verify.static import check

SMALLEST = Path(__file__).parents[1] / "scenarios" / "minimal.yaml"
SIZES = (100, 300, 1_000)
TURNS = 3
ROLES = ("politie", "veilig_thuis")


def grown(size: int) -> dict[str, Any]:
    """The smallest case with `size` facts."""
    written: dict[str, Any] = yaml.safe_load(SMALLEST.read_text(encoding="utf-8"))
    facts, acts = written["informatie"], written["handelingen"]
    for number in range(len(facts), size):
        role, name, before = ROLES[number % 2], f"m_{number}", number - len(ROLES)
        facts.append(
            {
                "id": name,
                "label": f"Stuk {number}",
                "tekst": f"Op blad {number} van het dossier staat regel {number * 7}.",
                "thema": "geweld",
            }
            | {"soort": "burger", "gevoelig": 1, "over": ["moeder"], "herkomst": "ontwerpvoorstel"}
            | ({"nodig_voor": ["veiligheid_vanavond"]} if number % 3 == 0 else {})
        )
        opens = (
            {"zichtbaar": {"weet": {"rol": "zelf", "informatie": f"m_{before // 2}"}}}
            if before // 2 >= 8 and before // 2 % 2 == number % 2
            else {}
        )
        acts.append(
            {"id": f"lees_{number}", "rol": role, "label": f"Lees blad {number}", "uitleg": "Eén blad uit het dossier.", "bezet": 5}
            | {"gevolgen": [{"onthult": {"informatie": name}}]}
            | opens
        )
    return written


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of some turns: what is added by others at the machine is not growth."""
    found = []
    for _ in range(TURNS):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found)


def main() -> None:
    scenarios.load(str(SMALLEST))  # catalogue and modules are there before the clock runs
    took: dict[str, dict[int, float]] = {"load": {}, "check": {}}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"case_{size}.yaml"
            path.write_text(yaml.safe_dump(grown(size), allow_unicode=True, sort_keys=False), encoding="utf-8")
            case = scenarios.load(str(path))
            if len(case.facts) != size:
                sys.exit(f"{len(case.facts)} facts instead of {size}")
            took["load"][size] = seconds(partial(scenarios.load, str(path)))
            took["check"][size] = seconds(partial(check, str(path), standard()))
    figures = {f"{what}_{size}_ms": value * 1000 for what, of in took.items() for size, value in of.items()}
    for what, of in took.items():
        per = {size: value / (size * math.log(size)) for size, value in of.items()}
        figures[f"{what}_growth"] = max(per[size] for size in SIZES[1:]) / per[SIZES[0]]
    print(json.dumps(figures))


if __name__ == "__main__":
    main()

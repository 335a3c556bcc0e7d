"""The works of the peers, done by us: one repetition, one JSON object.

    python tests/bench/peers.py graph STORY.yaml     random play of the peers' generated story, our log and scoring on (P1)
    python tests/bench/peers.py load STORY.yaml      that story from YAML to a checked case (P7)

`STORY.yaml` is what `gen_story.py` of the peers writes; it becomes a case by `graph.py`. Set as a line in the peers' commands.tsv it
runs in the same round as they do. P2 to P6 come from core.py, P10 to P12 from screen.py.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import yaml

import scenarios
from scenarios.compiled import Case
from scoring import score
from sim.core.commands import Act, OpenChapter, Wait
from sim.core.game import Setup
from sim.table import Table
from tests.bench.graph import converted

SECONDS = 3.0


def case_file(story: str, folder: str) -> Path:
    path = Path(folder) / "graaf.yaml"
    path.write_text(converted(yaml.load(Path(story).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)), encoding="utf-8")
    return path


def graph(story: str) -> dict[str, float]:
    """With the log forced to disk at every move, as a game is kept; and with the log in memory only, as the peers do."""
    with tempfile.TemporaryDirectory() as folder:
        case = scenarios.load(case_file(story, folder))
        kept, each = _random_play(case, Path(folder))
        in_memory, _ = _random_play(case, None)
    return {"decisions_per_cpu_s": kept, "decisions_in_memory_per_cpu_s": in_memory, "decisions_per_play": each}


def _random_play(case: Case, folder: Path | None) -> tuple[float, float]:
    """(decisions per CPU second, decisions per play), scored."""
    decisions = plays = 0
    begin = time.process_time()
    while time.process_time() - begin < SECONDS:
        chance = Random(plays)
        log = folder / f"{plays}.jsonl" if folder is not None else None
        table = Table.start(case, Setup(plays, (("politie", "mens"),)), log)
        while not table.over:
            if not table.chapter_open:
                table.submit(OpenChapter())
                continue
            offered = [form for form in table.view("politie").moves if form.kind == "handeling"]
            if not offered:
                table.submit(Wait("politie", None, True))
                continue
            decisions += table.submit(Act("politie", chance.choice(offered).id)) is None
        score(case, table.events)
        table.close()
        plays += 1
    spent = time.process_time() - begin
    return decisions / spent, decisions / plays


def load(story: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = case_file(story, folder)
        begin = time.process_time()
        scenarios.load(path)
        first = time.process_time() - begin
        begin = time.process_time()
        scenarios.load(path)
        return {"load_first_cpu_s": first, "load_second_cpu_s": time.process_time() - begin}


if __name__ == "__main__":
    work = {"graph": graph, "load": load}[sys.argv[1]]
    print(json.dumps(work(sys.argv[2])))

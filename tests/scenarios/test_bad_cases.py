"""Does every one of 200 generated bad case files end in located Dutch sentences, in two seconds and 300 MB?"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.torment import MEMORY, SPOILERS, spoil

WORKER = Path(__file__).parent / "torment.py"
COUNT = 200
ONE_LINE = re.compile(r".+?casus\.yaml:(\d+):(\d+): V\d{3}: (\S.*)")
ENGLISH = re.compile(r"\b(the|expected|found|error|invalid|should|input|value|while|could not|Traceback)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def outcomes() -> list[dict[str, Any]]:
    """What came of each file, made in two processes beside each other."""
    halves = [(0, COUNT // 2), (COUNT // 2, COUNT)]
    runs = [
        subprocess.Popen([sys.executable, WORKER, *map(str, half)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for half in halves
    ]
    told = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], "".join(errors for _, errors in told)
    return [json.loads(line) for lines, _ in told for line in lines.splitlines()]


def _problems(outcomes: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for outcome in outcomes:
        for problem in outcome["problems"]:
            yield problem, outcome


def test_every_bad_file_is_refused_with_problems(outcomes: list[dict[str, Any]]) -> None:
    assert [one["seed"] for one in outcomes] == list(range(COUNT))
    wrong = [one for one in outcomes if not isinstance(one["problems"], list) or not one["problems"]]
    assert not wrong


def test_every_problem_is_one_located_dutch_line(outcomes: list[dict[str, Any]]) -> None:
    for problem, outcome in _problems(outcomes):
        match = ONE_LINE.fullmatch(problem)
        assert match, (outcome["seed"], problem)
        assert 1 <= int(match[1]) <= outcome["lines"] + 1, (outcome["seed"], problem)
        assert int(match[2]) >= 1
        assert problem.isprintable(), (outcome["seed"], problem)
        assert not ENGLISH.search(match[3]), (outcome["seed"], problem)


def test_problems_come_in_order_of_place(outcomes: list[dict[str, Any]]) -> None:
    for outcome in outcomes:
        places = [tuple(map(int, ONE_LINE.fullmatch(one).groups()[:2])) for one in outcome["problems"]]  # type: ignore[union-attr]  # told above
        assert places == sorted(places)


def test_no_bad_file_takes_two_seconds_or_300_mb(outcomes: list[dict[str, Any]]) -> None:
    assert max(one["seconds"] for one in outcomes) < 2
    assert max(one["memory"] for one in outcomes) < MEMORY


def test_every_way_of_spoiling_is_used_and_repeats_itself() -> None:
    assert len({spoil(seed)[0] for seed in range(len(SPOILERS))}) == len(SPOILERS)
    assert spoil(7) == spoil(7)

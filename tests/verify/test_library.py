"""Has every case of the library enough for everybody to do, and are its own minutes true?"""

from pathlib import Path

import pytest

import scenarios
from scenarios.find import find
from scoring.weights import standard
from sim import coursefile, record
from sim.rerun import run
from sim.verify import words
from sim.verify.balance import Balance, balance
from sim.verify.pace import pace

CASES = tuple(name for name in scenarios.library_ids() if (find(name).path.parent / "verlopen" / "goed.yaml").is_file())


def weighed(name: str, folder: Path) -> Balance:
    """The balance of the case, from its course `goed` as it stands."""
    case = scenarios.load(name)
    played = run(coursefile.read(find(name).path.parent / "verlopen" / "goed.yaml"), case, folder / "spel.jsonl")
    played.table.close()
    assert (played.problems, [refused for refused in played.refused if not refused.expected]) == ([], [])
    return balance(case, pace(case, record.read(folder / "spel.jsonl").entries, standard()), standard())


def test_there_is_a_case_to_weigh() -> None:
    assert any(scenarios.read_head(name).kind == "casus" for name in CASES)


@pytest.mark.parametrize("name", CASES)
def test_nobody_waits_long_and_nobody_drowns(name: str, tmp_path: Path) -> None:
    found = weighed(name, tmp_path)
    assert words.sentences(scenarios.load(name), found) == ()
    assert found.planned == scenarios.read_head(name).minutes

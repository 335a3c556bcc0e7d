"""Does every code have a page whose wrong example gives that code where it says, and whose right example does not?"""

import re
from pathlib import Path

import pytest

from scenarios.handbook import codes
from scoring.weights import standard
from sim.exitcodes import Exit
from sim.playtest import Crew, played
from sim.sample import Sample
from sim.verify.static import check
from tests.cli.shell import ROOT, samenop

CODE = re.compile(r"\"([VW]\d{3})\"")
BLOCKS = re.compile(r"Fout:\n\n```yaml\n(.*?)\n```\n\nGoed:\n\n```yaml\n(.*?)\n```", re.DOTALL)
HERE = "  # hier"
SKIPPED = "\n# …\n"
BASE = (ROOT / "scenarios/library/eerste_melding/casus.yaml").read_text(encoding="utf-8")
PAGES = codes()
_FILE = {"V001", "V002", "V003", "V012", "V013", "V014", "V015", "V016", "V199"}
_SHORT_OR_ASKED = {"V230", "V231", "V232", "V233", "V301", "V302", "V303", "V304"}
_COURSE = {"V401", "V402", "V403", "V404", "V410", "V411", "V412", "V413"}
_WHOLE_GAMES = {"V601", "V602", "W621", "W622", "V631", "V632"}
IN_WORDS = _FILE | _SHORT_OR_ASKED | _COURSE | _WHOLE_GAMES | {"W571"}
"""Codes whose page has no example from the exercise: a whole file, a course, a whole case, or more words than a page holds."""
BY_PLAYING = {code for code in PAGES if code[1] == "6"}
PLAYS = Sample(24)


def emitted() -> set[str]:
    """Every code that the program can give."""
    rooms = (path for room in ("scenarios", "scoring", "sim") for path in (ROOT / room).rglob("*.py"))
    return {code for path in rooms for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert emitted() == set(PAGES)
    assert {code for code, text in PAGES.items() if "```" not in text} == IN_WORDS


@pytest.mark.parametrize("code", sorted(set(PAGES) - IN_WORDS))
def test_the_wrong_example_gives_the_code_where_it_says(code: str, tmp_path: Path) -> None:
    match = BLOCKS.search(PAGES[code])
    assert match, "a page shows a wrong and a right example"
    text, marked = BASE, ""
    for wrong, right in zip(match[1].split(SKIPPED), match[2].split(SKIPPED), strict=True):
        assert f"{right}\n" in BASE, "the right example stands in the exercise"
        marked = marked or (wrong if HERE in wrong else "")
        text = text.replace(f"{right}\n", f"{wrong}\n", 1)
    assert marked.count(HERE) == 1
    line = text[: text.index(HERE)].count("\n") + 1
    path = tmp_path / "casus.yaml"
    path.write_text(text.replace(HERE, ""), encoding="utf-8")
    found = check(str(path), standard())
    if code in BY_PLAYING:
        assert code not in {one.code for one in found.problems}
        found, _ = played(Crew(1), found, str(path), PLAYS)
    assert (code, line) in [(one.code, one.line) for one in found.problems]


def test_the_right_examples_give_no_code() -> None:
    """They stand word for word in the exercise, which is sound."""
    found, _ = played(Crew(1), check("eerste_melding", standard()), "eerste_melding", PLAYS)
    assert found.tally is not None
    assert len(found.tally.plays) == PLAYS.amount
    assert found.problems == ()


def test_a_code_is_read_with_the_handbook() -> None:
    ran = samenop("handboek", "V201")
    assert (ran.code, ran.err) == (Exit.DONE, "")
    assert ran.out.startswith("# V201: Wat je noemt, bestaat niet\n")
    assert "## V202" not in ran.out
    assert samenop("handboek", "V999").code == Exit.NOT_FOUND

"""Does every code have a page whose wrong example gives that code where it says, and whose right example does not?"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import scenarios
from scenarios.handbook import codes, page
from scenarios.problems import CaseError
from scoring.weights import standard
from sim.exitcodes import Exit
from sim.playtest import Crew, played
from sim.sample import Sample
from sim.short import opened
from sim.verify.static import check
from tests.cli.shell import ROOT, samenop

CODE = re.compile(r"\"([VW]\d{3})\"")
PLACED = re.compile(r"^\S+?:(\d+):\d+: ([VW]\d{3}):", re.MULTILINE)
BLOCKS = re.compile(r"Fout:\n\n```(\w+)\n(.*?)\n```\n\nGoed:\n\n```\1\n(.*?)\n```", re.DOTALL)
HERE = "  # hier"
SKIPPED = "\n# …\n"
LIBRARY = ROOT / "scenarios" / "library"
BASE = (LIBRARY / "eerste_melding" / "casus.yaml").read_text(encoding="utf-8")
COURSE = (LIBRARY / "eerste_melding" / "verlopen" / "goed.yaml").read_text(encoding="utf-8")
SHORT, ELSEWHERE = ((LIBRARY / name / "korte_zit.yaml").read_text(encoding="utf-8") for name in ("stille_week", "middag_zsm"))
LACKING = "RP3"
"""A region without a partner whose role a short sitting could have asked for."""
REGION = page("regio").split("```yaml\n")[1].split("```")[0]
PAGES = codes()
IN_WORDS = {"V001", "V002", "V003", "V013", "V014", "V015", "V016", "V199", "V413", "W571"} | {
    "V601",
    "V602",
    "W621",
    "W622",
    "V631",
    "V632",
}
"""Codes whose page has no example: what is wrong is a whole file, lies outside it, or takes more words than a page holds."""
SPOILT: dict[str, Callable[[str], bytes]] = {
    "V002": lambda text: text.encode() + b"#" * 1_000_000,
    "V003": lambda text: text.encode("latin-1", "replace") + "# één".encode("latin-1"),
    "V013": lambda text: text.encode() + b"te_veel: [" + b"a, " * 50_000 + b"a]\n",
    "V014": lambda text: text.replace("titel: ", f'titel: "{"a" * 20_001}"  # ', 1).encode(),
    "V015": lambda text: b"# nog niets\n",
    "V016": lambda text: text.encode() + b"".join(b"fout_%d: 1\n" % number for number in range(600)),
}
"""What makes the exercise a file of which these codes speak."""
BY_PLAYING = {code for code in PAGES if code[1] == "6"}
PLAYS = Sample(24)


def emitted() -> set[str]:
    """Every code that the program can give."""
    rooms = (path for room in ("scenarios", "scoring", "sim") for path in (ROOT / room).rglob("*.py"))
    return {code for path in rooms for code in CODE.findall(path.read_text(encoding="utf-8"))}


def found(path: Path, text: str) -> list[tuple[str, int]]:
    """The codes and lines that the program gives for a case, a course, a short sitting or a region."""
    path.write_text(text, encoding="utf-8")
    if text.startswith(COURSE[:40]):
        return [(code, int(line)) for line, code in PLACED.findall(samenop("naspelen", str(path)).err)]
    if not text.startswith(BASE[:40]):
        try:
            if text.startswith((SHORT[:40], ELSEWHERE[:40])):
                opened(str(path), LACKING)
            else:
                scenarios.load("eerste_melding", region=str(path))
        except CaseError as error:
            return [(one.code, one.line) for one in error.problems]
        return []
    return [(one.code, one.line) for one in check(str(path), standard()).problems]


def by_playing(path: Path) -> list[tuple[str, int]]:
    """What playing the case in this file shows beside what reading it shows."""
    shown, _ = played(Crew(1), check(str(path), standard()), str(path), PLAYS)
    return [(one.code, one.line) for one in shown.problems]


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert emitted() == set(PAGES)
    assert {code for code, text in PAGES.items() if "```" not in text} == IN_WORDS


@pytest.mark.parametrize("code", sorted(set(PAGES) - IN_WORDS))
def test_the_wrong_example_gives_the_code_where_it_says(code: str, tmp_path: Path) -> None:
    match = BLOCKS.search(PAGES[code])
    assert match, "a page shows a wrong and a right example"
    if match[1] == "sh":
        ran, right = (samenop(*command.split()[1:]) for command in (match[2], match[3]))
        assert (ran.code, right.code) == (Exit.PROBLEMS, Exit.DONE)
        assert f" {code}: " in ran.err
        return
    wrongs, rights = match[2].split(SKIPPED), match[3].split(SKIPPED)
    base, name = next((_BASES[start] for start in _BASES if code.startswith(start)), (BASE, "casus.yaml"))
    text, marked = base, ""
    for wrong, right in zip(wrongs, rights, strict=True):
        assert f"{right}\n" in base, "the right example stands in the exercise, its course or the short sitting"
        marked = marked or (wrong if HERE in wrong else "")
        text = text.replace(f"{right}\n", f"{wrong}\n", 1)
    assert marked.count(HERE) == 1
    line = text[: text.index(HERE)].count("\n") + 1
    read = found(tmp_path / name, text.replace(HERE, ""))
    if code in BY_PLAYING:
        assert code not in {one for one, _ in read}
        read = by_playing(tmp_path / name)
    assert (code, line) in read


_BASES = {
    "V4": (COURSE, "goed.yaml"),
    "V23": (SHORT, "korte_zit.yaml"),
    "V114": (REGION, "bij_ons.yaml"),
    "V304": (ELSEWHERE, "korte_zit.yaml"),
    "V305": (REGION, "bij_ons.yaml"),
}
"""Where an example comes from when it is not the exercise, by what its code begins with."""


@pytest.mark.parametrize("code", sorted(SPOILT))
def test_a_file_that_is_wrong_as_a_whole_gives_its_code(code: str, tmp_path: Path) -> None:
    path = tmp_path / "casus.yaml"
    path.write_bytes(SPOILT[code](BASE))
    assert code in [one.code for one in check(str(path), standard()).problems]


def test_a_file_that_is_not_there_gives_its_code(tmp_path: Path) -> None:
    assert [one.code for one in check(str(tmp_path / "weg.yaml"), standard()).problems] == ["V001"]


def test_the_right_examples_give_no_code(tmp_path: Path) -> None:
    """They stand word for word in files that are sound."""
    read, _ = played(Crew(1), check("eerste_melding", standard()), "eerste_melding", PLAYS)
    assert read.tally is not None
    assert len(read.tally.plays) == PLAYS.amount
    assert read.problems == ()
    assert found(tmp_path / "goed.yaml", COURSE) == found(tmp_path / "korte_zit.yaml", SHORT) == []
    assert found(tmp_path / "korte_zit.yaml", ELSEWHERE) == []
    assert found(tmp_path / "bij_ons.yaml", REGION) == []


def test_a_code_is_read_with_the_handbook() -> None:
    ran = samenop("handboek", "V201")
    assert (ran.code, ran.err) == (Exit.DONE, "")
    assert ran.out.startswith("# V201: Wat je noemt, bestaat niet\n")
    assert "## V202" not in ran.out
    assert samenop("handboek", "V999").code == Exit.NOT_FOUND

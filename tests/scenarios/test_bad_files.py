"""What does an author read about each kind of mistake? `bad/*.yaml` beside `bad/*.txt`, one mistake or family per file.

With SAMENOP_BIJWERKEN=1 the texts are written anew; read them before they are kept.
"""

import os
import re
from pathlib import Path

import pytest
from pydantic import Field

import scenarios
from scenarios import messages, source
from scenarios.fields import Model

BAD = Path(__file__).parent / "bad"
FILES = sorted(BAD.glob("*.yaml"))
CODE = re.compile(r"\bV\d{3}\b")


def _problems(path: Path) -> str:
    with pytest.raises(scenarios.CaseError) as caught:
        scenarios.load(path)
    return "".join(f"{one}\n".replace(str(path), path.name) for one in caught.value.problems)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_mistake_reads_as_it_should(path: Path) -> None:
    told, golden = _problems(path), path.with_suffix(".txt")
    if os.environ.get("SAMENOP_BIJWERKEN"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


class Rare(Model):
    """A shape that no file of ours has: pydantic refuses it with an error for which there is no sentence."""

    weight: float = Field(alias="gewicht")


def test_what_has_no_sentence_of_its_own_is_told_at_its_place() -> None:
    wrong, right = (source.parse(text, "raar.yaml") for text in (b"# raar\ngewicht: zwaar\n", b"# raar\ngewicht: 2\n"))
    assert list(map(str, messages.check(wrong, Rare)[1])) == ["raar.yaml:2:10: V199: 'zwaar' past hier niet"]
    assert messages.check(right, Rare) == (Rare(gewicht=2), [])


def test_every_line_has_a_place_a_code_and_a_sentence() -> None:
    lines = [line for path in FILES for line in path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()]
    for line in lines:
        assert re.fullmatch(r"\w+\.yaml:[1-9]\d*:[1-9]\d*: V\d{3}: \S.*[^.]", line), line
    assert len(FILES) >= 15


def test_every_code_is_shown_somewhere() -> None:
    package = Path(scenarios.__file__).parent
    used = {code for path in package.glob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}
    texts = (*BAD.parent.glob("bad*/**/*.txt"), *BAD.parent.glob("test_*.py"))
    shown = {code for path in texts for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert used - shown == set()

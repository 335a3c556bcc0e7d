"""Does the author's reference say all of the format, and nothing else?"""

import re
from functools import cache

import pytest

from scenarios.handbook import page
from tests.architecture.texts import ROOT
from tests.scenarios.reference import sections

_ROW = re.compile(r"\| `(\w+)` \| (.+?) \| (.+?) \| (.+) \|")
_EXAMPLE = re.compile(r"```yaml\n# (\w+)\n(.*?)```", re.DOTALL)
FORMAT = sections()


@cache
def written() -> dict[str, dict[str, tuple[str, str, str]]]:
    """Section → field → (how it is written, what holds without it, what it is for), as the reference has them."""
    found: dict[str, dict[str, tuple[str, str, str]]] = {}
    for part in re.split(r"\n##+ ", page("naslag"))[1:]:
        name = re.search(r"`([\w.]+)`", part)
        assert name is not None
        found[name[1]] = {row[1]: (row[2], row[3], row[4]) for row in _ROW.finditer(part)}
    return found


def test_every_section_of_the_format_is_in_the_reference_and_no_other() -> None:
    assert set(written()) == set(FORMAT)


@pytest.mark.parametrize("section", FORMAT)
def test_every_field_stands_there_with_its_form_and_default(section: str) -> None:
    told = {field: (kind, without) for field, (kind, without, _) in written()[section].items()}
    assert told == FORMAT[section]


def test_every_field_has_one_sentence_of_its_own() -> None:
    for section, fields in written().items():
        for field, (_, _, why) in fields.items():
            assert len(why.split()) >= 2, (section, field)
            assert why.endswith("."), (section, field)


def test_an_example_is_taken_from_a_case_that_ships() -> None:
    examples = _EXAMPLE.findall(page("naslag"))
    assert len(examples) >= 25
    for home, example in examples:
        folder = ROOT / "scenarios" / "library" / home
        lines = set("".join(path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")).splitlines())
        assert set(example.splitlines()) <= lines, f"{home}: {sorted(set(example.splitlines()) - lines)[:1]}"

"""What does an author read about each kind of mistake in a short sitting? `bad_short/*/korte_zit.yaml` beside `problemen.txt`.

With SAMENOP_BIJWERKEN=1 the texts are written anew; read them before they are kept.
"""

import os
from pathlib import Path

import pytest

import scenarios

BAD = sorted((Path(__file__).parent / "bad_short").glob("*/korte_zit.yaml"))


@pytest.mark.parametrize("path", BAD, ids=[path.parent.name for path in BAD])
def test_a_mistake_reads_as_it_should(path: Path) -> None:
    with pytest.raises(scenarios.CaseError) as caught:
        scenarios.read_short(path)
    told = "".join(f"{one}\n".replace(str(path), path.name) for one in caught.value.problems)
    golden = path.with_name("problemen.txt")
    if os.environ.get("SAMENOP_BIJWERKEN"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


def test_a_list_of_cases_tells_the_same_mistakes() -> None:
    with pytest.raises(scenarios.CaseError):
        scenarios.read_head(next(path.parent for path in BAD if path.parent.name == "onbekende_casus"))

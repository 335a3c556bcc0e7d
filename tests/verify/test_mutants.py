"""Does `samenop toets` see what goes wrong when somebody writes a case, at the place where it went wrong?"""

from pathlib import Path

import pytest

import scenarios
from scoring.weights import standard
from sim.verify.static import check
from tests.verify.mutants import OPERATORS, Mutant, Said, draw, dumped, read

SEED = 453
LEAST = 0.95
"""57 of 60."""


def said(name: str, folder: Path) -> Said:
    """What is said of the case when nothing is wrong with it but its layout."""
    path = folder / f"{name}.yaml"
    path.write_text(dumped(read(name)), encoding="utf-8")
    return frozenset((one.code, one.message) for one in check(str(path), standard()).problems)


def missed(mutants: list[Mutant], folder: Path) -> list[str]:
    """The mutants of which nothing is said for the right reason at the right place."""
    before = {name: said(name, folder) for name in {one.case for one in mutants}}
    found = []
    for one in mutants:
        path = folder / "casus.yaml"
        path.write_text(one.text, encoding="utf-8")
        if not one.caught(check(str(path), standard()).problems, before[one.case]):
            found.append(f"{one.operator}: {one.case}, {one.target}")
    return found


def test_layout_alone_changes_nothing(tmp_path: Path) -> None:
    """Else a mutant could be caught for what it has in common with all others."""
    assert said("eerste_melding", tmp_path) == frozenset()


def test_every_operator_has_targets_and_draws_them_by_seed() -> None:
    for operator in OPERATORS:
        assert any(True for name in scenarios.library_ids() for _ in operator(read(name))), operator.__name__
    once, again, other = (draw(seed, 9, ("eerste_melding",)) for seed in (1, 1, 2))
    assert once == again != other


def test_a_sample_of_mistakes_is_seen_where_they_are_made(tmp_path: Path) -> None:
    """Of each operator one: in the first exercise where it has a target there, else in a whole case."""
    mutants = draw(SEED, 9, ("eerste_melding",))
    small = {one.operator for one in mutants}
    mutants += [one for one in draw(SEED, len(OPERATORS), ("stalking_actieoverleg",)) if one.operator not in small]
    assert {one.operator for one in mutants} == {operator.__name__ for operator in OPERATORS}
    assert missed(mutants, tmp_path) == []


@pytest.mark.lang
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("seed", range(SEED, SEED + 3))
def test_nineteen_of_twenty_mistakes_are_seen_where_they_are_made(seed: int, tmp_path: Path) -> None:
    mutants = draw(seed, 60)
    assert len(mutants) == 60
    found = missed(mutants, tmp_path)
    assert len(found) <= len(mutants) * (1 - LEAST), "\n".join(found)

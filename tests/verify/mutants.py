"""What goes wrong when somebody writes a case, drawn by seed, and do the checks say so at the right place?

A mutant is a case of the library with one change by one of twelve operators. It is written out as a file again, each
value on a line of its own, so that its lines can be told.
"""

from bisect import bisect_right
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

import yaml

import scenarios
from scenarios import source
from scenarios.find import find
from scenarios.problems import Problem
from tests.verify import operators_done as done
from tests.verify import operators_known as known
from tests.verify.parts import Data, Loc

OPERATORS = (
    known.remove_a_reveal,
    known.break_a_ground,
    done.shorten_a_window,
    done.orphan_a_scene,
    known.leak_a_fact,
    done.make_a_norm_unmeetable,
    known.give_a_fact_to_its_needer,
    known.let_share_all_pay,
    known.remove_every_unneeded_fact,
    done.ring_of_happenings,
    done.unreachable_decider,
    done.contradictory_handover,
)
Said = frozenset[tuple[str, str]]
"""Code and sentence of what was said of a case before it was changed."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A case with one thing wrong: where, what that concerns, and what may be said of it."""

    operator: str
    case: str
    target: str
    text: str = field(repr=False)
    places: tuple[Loc, ...]
    names: frozenset[str]
    codes: frozenset[str]

    def caught(self, problems: Iterable[Problem], before: Said) -> list[Problem]:
        """What is newly said, for the right reason, at a changed line or in a part that refers to what was changed."""
        root = source.parse(self.text.encode(), "").root
        lines = {source.locate(root, place)[0] for place in self.places}
        lines |= {source.locate(root, place, key=True)[0] for place in self.places}
        new = [one for one in problems if one.code in self.codes and (one.code, one.message) not in before]
        return [one for one in new if one.line in lines or self.names & _part(root, one.line)]


def _part(root: Any, line: int) -> set[str]:
    """Every word, key or value, of the part of a section in which a line stands."""
    for _, section in root.value:
        if section.start_mark.line < line <= section.end_mark.line and isinstance(section, yaml.SequenceNode):
            starts = [item.start_mark.line + 1 for item in section.value]
            return set(_words(section.value[bisect_right(starts, line) - 1]))
    return set()


def _words(node: Any) -> Iterable[str]:
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for one in pair:
                yield from _words(one)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _words(one)
    else:
        yield node.value


class _Dumper(yaml.CSafeDumper):
    """No anchors: a case may not have them."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def dumped(data: Data) -> str:
    """The data as YAML in which each value has a line of its own."""
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000))


@cache
def read(name: str) -> Data:
    """A case of the library as plain data; who changes it changes a copy."""
    found = find(name)
    data = source.read(found.path, found.name).data
    assert isinstance(data, dict)
    return data


def draw(seed: int, count: int, cases: tuple[str, ...] = ()) -> list[Mutant]:
    """`count` different mutants over the cases: the operators in turn, then a case, then a target in it."""
    rng = Random(seed)
    originals = {name: read(name) for name in cases or scenarios.library_ids()}
    targets = [[(name, one) for name, data in originals.items() for one in operator(data)] for operator in OPERATORS]
    made: list[Mutant] = []
    while len(made) < count and any(targets):
        for operator, left in zip(OPERATORS, targets, strict=True):
            if not left or len(made) == count:
                continue
            # First the case, then the kind of change, so that neither a large case nor a common change takes all.
            case = rng.choice(sorted({name for name, _ in left}))
            kind = rng.choice(sorted({one.codes for name, one in left if name == case}))
            pick = rng.choice([one for one in left if one[0] == case and one[1].codes == kind])
            left.remove(pick)
            data = deepcopy(originals[case])
            places = pick[1].make(data)
            names, codes = frozenset(pick[1].names), frozenset(pick[1].codes.split())
            made.append(Mutant(operator.__name__, case, pick[1].target, dumped(data), places, names, codes))
    return made

"""Does every case of the library come to its debrief, whoever plays it, where and with how much help?

Every combination of case, role, level and region, with each software stance beside the role: all of them at full size, a
seeded sample else. One role is somebody's who looks up, shares and decides; software plays the rest.
"""

import random
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

import scenarios
from scenarios import catalogue
from scenarios.compiled import Case
from sim.core.game import Setup
from sim.ending import ending
from sim.players.careful import CarefulPlayer
from sim.players.filling import play_out
from sim.report.debrief import debrief
from sim.report.lines import sheet
from sim.report.route import PAGES
from sim.table import Table
from tests.conftest import FULL_SIZE

STANCES = ("meewerkend", "afwachtend", "eilandje")
LEVELS = ("begeleid", "vrij", "expert")
SAMPLE = 12
"""Combinations of one case that are played when time is short."""


@cache
def load(case: str, region: str) -> Case:
    return scenarios.load(case, region=region)


def combinations() -> list[tuple[str, str, str, str, str]]:
    """(case, role, level, region, stance)."""
    found: list[tuple[str, str, str, str, str]] = []
    for case in scenarios.library_ids():
        regions = tuple(catalogue.read().regions)
        seats = {region: load(case, region).playable for region in (regions if FULL_SIZE else regions[::3])}
        every = [(case, *rest) for region, roles in seats.items() for rest in product(roles, LEVELS, [region], STANCES)]
        found += every if FULL_SIZE else random.Random(case).sample(every, SAMPLE)
    return found


def told(table: Table) -> str:
    """All sheets of the debrief as lines."""
    found = debrief(table.case, table.events)
    return "\n".join(line for page in PAGES for line in sheet(found, page.id))


@pytest.mark.parametrize(("case", "role", "level", "region", "stance"), combinations())
def test_it_comes_to_a_debrief(case: str, role: str, level: str, region: str, stance: str) -> None:
    compiled = replace(load(case, region), level=level)
    table = Table.start(compiled, Setup(7, tuple((seat, "mens" if seat == role else stance) for seat in compiled.playable)))
    play_out(table, {role: CarefulPlayer(compiled, role)})
    assert table.over
    assert ending(compiled, table.world) is not None
    assert len(told(table)) > 1000


@pytest.mark.parametrize("case", scenarios.library_ids())
@pytest.mark.parametrize("stance", STANCES)
def test_software_alone_comes_to_a_debrief(case: str, stance: str) -> None:
    compiled = scenarios.load(case)
    table = Table.start(compiled, Setup(7, tuple((seat, stance) for seat in compiled.playable)))
    play_out(table, {})
    assert table.over
    assert len(told(table)) > 1000

"""Is each slip of the hand told for what it is, and does a hostile line cost no more than another?"""

import time

import pytest

from scenarios import source

GOOD = """\
formaat: 1
informatie:
  - id: armen
    label: "Zijn armen"
    weet: [school]
  - id: tweede
    label: "Twee"
"""
SLIPS = [
    ('"Zijn armen"', '"Zijn armen', "op regel 4 lijkt een aanhalingsteken te ontbreken"),
    ('"Zijn armen"', '"Zijn "blauwe" armen"', "na het tweede aanhalingsteken is de tekst uit"),
    ('"Zijn armen"', '"Zijn armen" links', "na het tweede aanhalingsteken is de tekst uit"),
    ('"Zijn armen"', "“Zijn armen: links”", "gebruik rechte aanhalingstekens"),
    ('"Zijn armen"', "'s Avonds laat", "zet de tekst op regel 4, die met een apostrof begint"),
    ('"Zijn armen"', '"Zijn \\d armen"', "geen \\, of schrijf er twee"),
    ('"Zijn armen"', "Zijn armen: links", "zet tekst met een dubbele punt tussen aanhalingstekens"),
    ('"Zijn armen"', "@armen", "zet tekst die met @ begint tussen aanhalingstekens"),
    ('label: "Zijn armen"', 'label:"Zijn armen"', "zet op regel 4 een spatie achter 'label:'"),
    ('label: "Zijn armen"', 'label "Zijn armen"', "op regel 4 ontbreekt een dubbele punt achter 'label'"),
    ("[school]", "[school", "op regel 5 lijkt ] te ontbreken"),
    ("[school]", "{rol: school", "op regel 5 lijkt } te ontbreken"),
    ("    weet:", "\tweet:", "spring in met spaties, niet met tabs"),
    ("    weet:", "     weet:", "deze regel springt 5 spaties in en regel 4 4"),
    ("  - id: tweede", "   - id: tweede", "deze regel springt 3 spaties in en regel 3 2"),
    ("  - id: tweede", "  -id: tweede", "zet een spatie achter het streepje"),
    ("  - id: tweede", "  – id: tweede", "met een gewoon streepje (-) en een spatie"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), SLIPS, ids=[wrong.strip() for _, wrong, _ in SLIPS])
def test_a_slip_is_told_for_what_it_is(right: str, wrong: str, told: str) -> None:
    assert source.parse(GOOD.encode(), "goed.yaml").problems == []
    (problem,) = source.parse(GOOD.replace(right, wrong, 1).encode(), "fout.yaml").problems
    assert problem.code == "V005"
    assert told in problem.message


@pytest.mark.parametrize("part", ['\\"', ':"', ": '", "[{", ": - ", ',"\\', " ", "“:"])
def test_a_line_of_nothing_but_signs_costs_no_time(part: str) -> None:
    text = f'a: "{part * (400_000 // len(part))}\nb: "\n]'
    began = time.perf_counter()
    assert source.parse(text.encode(), "fout.yaml").problems
    assert time.perf_counter() - began < 2

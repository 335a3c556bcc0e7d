"""Does every case of the library keep what a score promises, whatever the game number, the region and the weights?

The courses of an expert, a good, a middling and an absent team land where they should; every lost point is explained;
sharing everything spoils even a perfect course.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from scenarios import catalogue
from scoring import Scorecard, score
from scoring.fold import read as read_fold
from scoring.ledger import lost
from scoring.scorecard import NOUNS
from sim.core import commands as c
from sim.core import events as e
from sim.core.events import Event
from sim.core.evolution import evolve
from sim.core.game import Setup
from sim.core.sharing import ground_for
from sim.core.state import State
from sim.players.careful import CarefulPlayer
from sim.players.diligent import DiligentPlayer
from sim.players.filling import play_out
from sim.rerun import run
from sim.table import Table
from tests.conftest import FULL_SIZE
from tests.scoring import attackers
from tests.scoring.attackers import worth
from tests.scoring.edits import inserted

CASES = attackers.attackable()
ORDER = ("expert", "goed", "matig", "niets")
WAYS = [(case, course) for case in CASES for course in attackers.expert_courses(case)]
"""Every way in which an expert plays a case: two sides of its dilemma at least, and a third where it has one."""
SHAKEN = range(200 if FULL_SIZE else 10)
SEEDS = range(2, 22 if FULL_SIZE else 6)
REGIONS = tuple(catalogue.read().regions) if FULL_SIZE else tuple(catalogue.read().regions)[::4]

each_case = pytest.mark.parametrize("case", CASES)


def events(case: str, course: str, seed: int | None = None) -> Sequence[Event]:
    """The log of a course; none of its moves may be refused, but where it says so."""
    file = attackers.file(case, course)
    if seed is not None:
        file = replace(file, course=file.course.model_copy(update={"seed": seed}))
    played = run(file, attackers.load(case))
    assert not played.problems
    assert [refused for refused in played.refused if not refused.expected] == []
    return played.table.events


def values(card: Scorecard) -> dict[str, float | None]:
    return {name: dimension.score for name, dimension in card.dimensions.items()}


def in_order(cards: Sequence[Scorecard]) -> bool:
    """Whether each is worth more than the next, and good at least as much as middling on every dimension."""
    points = [worth(card) for card in cards]
    good, middling = cards[ORDER.index("goed")], cards[ORDER.index("matig")]
    every = all((good.dimensions[name].score or 0) >= (middling.dimensions[name].score or 0) for name in good.dimensions)
    return every and all(more > less for more, less in pairwise(points))


def test_there_is_a_case_to_judge() -> None:
    assert CASES


# --- where the courses land -------------------------------------------------------------------------------------------


@each_case
def test_the_courses_stand_in_order(case: str) -> None:
    assert in_order([attackers.card(case, course) for course in ORDER])


@each_case
@pytest.mark.parametrize(
    ("course", "least", "most"), [("expert", 95, 100), ("expert_anders", 90, 100), ("goed", 65, 85), ("matig", 15, 40), ("niets", 0, 10)]
)
def test_a_reference_course_reaches_its_target(case: str, course: str, least: float, most: float) -> None:
    assert least <= worth(attackers.card(case, course)) <= most


@each_case
@pytest.mark.parametrize("region", REGIONS)
def test_the_courses_stand_in_order_in_every_region(case: str, region: str) -> None:
    cards = [attackers.card(case, course, region) for course in ORDER]
    points = [worth(card) for card in cards]
    assert points == sorted(points, reverse=True)
    assert len(set(points)) == len(ORDER)


@each_case
@pytest.mark.parametrize("seed", SHAKEN)
def test_the_courses_stand_in_order_whatever_the_weights(case: str, seed: int) -> None:
    numbers = attackers.shaken(seed)
    cards = [score(compiled, table.events, counted=numbers) for compiled, table in (attackers.plain(case, course) for course in ORDER)]
    assert in_order(cards)


@pytest.mark.parametrize(("case", "course"), WAYS)
def test_every_side_of_the_dilemma_can_be_played_well(case: str, course: str) -> None:
    card = attackers.card(case, course)
    assert worth(card) >= 90
    assert {name: dimension.band for name, dimension in card.dimensions.items()} == dict.fromkeys(NOUNS, "paraat")
    assert card.band == "paraat"


# --- explained, and the same again ------------------------------------------------------------------------------------


@each_case
@pytest.mark.parametrize("course", ORDER)
def test_every_point_of_a_course_is_explained(case: str, course: str) -> None:
    card, roles = attackers.card(case, course), set(attackers.load(case).roles)
    for dimension in card.dimensions.values():
        assert lost(dimension.rows) == pytest.approx(100 - (dimension.score or 0), abs=1e-9)
    for row in card.ledger:
        assert row.source
        assert row.text[0].isupper() or row.text[0] == "«"
        assert row.text.endswith((".", "?"))
        assert "fout" not in row.text.lower().split()
        assert {role for role, _ in row.accountable} <= roles


@each_case
@pytest.mark.parametrize("course", ["expert", "expert_anders", "goed", "matig", "niets"])
def test_luck_changes_no_point(case: str, course: str) -> None:
    plain = values(attackers.card(case, course))
    for seed in SEEDS:
        assert values(score(attackers.load(case), events(case, course, seed))) == plain


@each_case
def test_twice_the_same_course_is_twice_the_same_bytes(case: str) -> None:
    compiled = attackers.load(case)
    first, again = (json.dumps(score(compiled, events(case, "goed")).to_json(), ensure_ascii=False) for _ in range(2))
    assert first == again


# --- what is shared without thought -----------------------------------------------------------------------------------


@each_case
@pytest.mark.parametrize(("channel", "most", "top"), [("bericht", 3, 44), ("overleg", 2, 69)])
def test_sharing_everything_with_everyone_spoils_a_perfect_course(case: str, channel: str, most: int, top: float) -> None:
    """At the end of the first chapter all is told to all, on whatever ground: by message, or at one meeting without the gravest."""
    compiled, log = attackers.load(case), events(case, "expert")
    minute = compiled.chapters[0].end - 1
    state = State(compiled)
    for event in log:
        if event.at <= minute:
            evolve(state, event)
    knowledge = read_fold(compiled, log, compiled.horizon).knowledge
    giver, *_ = compiled.playable
    shares = [
        e.Disclosed(minute, 0, (), giver, role, fact, "", ground_for(compiled, state, giver, role, fact)[0], "", True, channel, 0)
        for role in compiled.roles
        for fact in compiled.facts
        if role != giver and not knowledge.knew(role, fact, minute) and compiled.facts[fact].sensitivity <= most
    ]
    spoilt = score(compiled, inserted(log, minute, *(lambda share=share: share for share in shares))).dimensions["I"]
    assert spoilt.score is not None
    assert spoilt.score <= top
    assert sum(row.lost for row in spoilt.rows if row.term in ("maat", "grond")) > 30


# --- nothing written for nobody ---------------------------------------------------------------------------------------


def done_in(log: Sequence[Event]) -> set[str]:
    """The acts that were begun in a log, and the measures that were asked for."""
    acts = {one.command.act for one in log if isinstance(one, e.Started) and isinstance(one.command, c.Act)}
    return acts | {one.measure for one in log if isinstance(one, e.Requested | e.MeasureOrdered)}


@each_case
def test_every_act_and_measure_is_done_by_somebody(case: str) -> None:
    """In a course of the case, or where careful or diligent players sit at every desk; what nobody ever does is only read."""
    compiled = attackers.load(case)
    logs = [run(attackers.file(case, course), compiled).table.events for course in attackers.courses(case)]
    for player in (lambda role: CarefulPlayer(compiled, role), lambda role: DiligentPlayer()):
        table = Table.start(compiled, Setup(1, tuple((role, "mens") for role in compiled.playable)))
        play_out(table, {role: player(role) for role in compiled.playable})
        logs.append(table.events)
    assert {*compiled.acts, *compiled.measures} - set().union(*map(done_in, logs)) == set()

"""Does it matter in a case whether the pieces come together at one table?

Two courses of the source, with and without a table: the same facts are found, by the same acts, in as many working hours; only
what became of the pieces differs. And in every case the pattern takes more than one: nobody alone holds enough to name it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pytest

from scenarios.compiled import Case
from sim.core import events as e
from sim.core.commands import Act
from sim.core.events import Event
from sim.core.game import Setup
from sim.players.diligent import DiligentPlayer
from sim.players.filling import play_out
from sim.table import Table
from tests.scoring import attackers

SPREAD = 0.05
"""Share by which the working hours of the two courses may differ."""
APART = 20
"""Points between them on every dimension."""


@dataclass(frozen=True)
class Contrast:
    """Courses of one case: with a table, without, and by telephone as well as that can be done; and what is the table's own."""

    table: str
    calls: str
    caller: str
    facts: frozenset[str]
    """What is known only because there is a table: its question, and what it decided about itself."""
    acts: frozenset[str]
    """What is done only to prepare it."""


CONTRASTS = {
    "stalking_actieoverleg": Contrast(
        "wel_actieoverleg", "geen_actieoverleg", "belronde_sterk", frozenset({"ao_vraag", "zvh_uitkomst"}), frozenset({"uitvraag"})
    )
}

each_contrast = pytest.mark.parametrize(("case", "contrast"), CONTRASTS.items(), ids=CONTRASTS)


@cache
def events(case: str, course: str) -> Sequence[Event]:
    return attackers.plain(case, course)[1].events


def hours(case: Case, log: Sequence[Event]) -> int:
    """Minutes for which the desks of all players were at work, or in conversation."""
    opened: dict[int, e.TalkOpened] = {}
    worked = 0
    for event in log:
        match event:
            case e.Started():
                worked += event.until - event.at
            case e.TalkOpened():
                opened[event.talk] = event
            case e.TalkEnded():
                worked += (event.at - opened[event.talk].begins) * sum(role in case.playable for role in event.present)
    return worked


def held(log: Sequence[Event]) -> set[tuple[str, str]]:
    """Who holds what when the game begins."""
    return {(event.role, fact) for event in log if isinstance(event, e.Learned) and event.how == "begin" for fact in event.facts}


def found(case: Case, log: Sequence[Event]) -> set[str]:
    """What has come to somebody with a desk by the end."""
    return {fact for event in log if isinstance(event, e.Learned) and event.role in case.playable for fact in event.facts}


def done(log: Sequence[Event]) -> Counter[tuple[str, str]]:
    """Who did what, as often as it was done to the end."""
    acts = {event.seq: (event.role, event.command.act) for event in log if isinstance(event, e.Started) and isinstance(event.command, Act)}
    return Counter(acts[event.ref] for event in log if isinstance(event, e.Landed) and event.done and event.ref in acts)


# --- the table and the calls ------------------------------------------------------------------------------------------


@each_contrast
def test_both_start_from_the_same_facts(case: str, contrast: Contrast) -> None:
    begun = held(events(case, contrast.table))
    assert begun
    assert begun == held(events(case, contrast.calls))


@each_contrast
def test_both_find_the_same_facts_by_the_same_acts(case: str, contrast: Contrast) -> None:
    whole, table, calls = attackers.load(case), events(case, contrast.table), events(case, contrast.calls)
    assert found(whole, table) - contrast.facts == found(whole, calls)
    assert found(whole, table) >= contrast.facts
    assert {who: times for who, times in done(table).items() if who[1] not in contrast.acts} == done(calls)


@each_contrast
def test_without_a_table_nobody_speaks_with_more_than_one(case: str, contrast: Contrast) -> None:
    whole = attackers.load(case)
    talks = [event for event in events(case, contrast.calls) if isinstance(event, e.TalkEnded)]
    assert talks
    assert all(sum(role in whole.playable for role in event.present) <= 2 for event in talks)


@each_contrast
def test_both_cost_as_many_working_hours(case: str, contrast: Contrast) -> None:
    table, calls = (hours(attackers.load(case), events(case, course)) for course in (contrast.table, contrast.calls))
    assert calls >= (1 - SPREAD) * table
    assert table >= (1 - SPREAD) * calls


@each_contrast
def test_without_a_table_every_dimension_comes_out_clearly_lower(case: str, contrast: Contrast) -> None:
    table, calls = (attackers.card(case, course).dimensions for course in (contrast.table, contrast.calls))
    assert set(table) == set(calls) == {"T", "I", "A", "B"}
    for name, dimension in table.items():
        assert (dimension.score or 0) >= (calls[name].score or 0) + APART


@each_contrast
def test_only_the_table_held_the_meeting(case: str, contrast: Contrast) -> None:
    def met(course: str) -> bool:
        return any(isinstance(event, e.TalkOpened) and event.moment == "actieoverleg" for event in events(case, course))

    assert (met(contrast.table), met(contrast.calls), met(contrast.caller)) == (True, False, False)


@each_contrast
def test_a_very_good_caller_ends_between_middling_and_good(case: str, contrast: Contrast) -> None:
    low, caller, high = (attackers.card(case, course).total for course in ("matig", contrast.caller, "goed"))
    assert low is not None
    assert caller is not None
    assert high is not None
    assert low < caller < high


# --- nobody sees the pattern alone ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", attackers.attackable())
def test_no_role_alone_comes_to_enough_of_the_pattern(name: str) -> None:
    """Somebody who looks everywhere and asks everybody, while no colleague is there, stays below what naming it takes."""
    case = attackers.load(name)
    assert case.legacy.patterns
    for role in case.playable:
        table = Table.start(case, Setup(1, tuple((other, "mens" if other == role else "niemand") for other in case.playable)))
        play_out(table, {role: DiligentPlayer()})
        learnt = {fact for event in table.events if isinstance(event, e.Learned) and event.role == role for fact in event.facts}
        for pattern in case.legacy.patterns:
            assert len(learnt.intersection(pattern.facts)) < pattern.least, (role, pattern.id)


@pytest.mark.parametrize("name", attackers.attackable())
def test_together_they_do(name: str) -> None:
    for course in ("expert", "expert_anders"):
        terms = {term.id: term.value for term in attackers.card(name, course).dimensions["A"].terms}
        assert terms["patroon"] > 0.9

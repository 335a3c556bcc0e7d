"""What must hold for every log: bounds, the identity of the ledger, and that only what helps those concerned pays."""

import json
from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenarios.compiled import Case, Need
from scoring import fold, score
from scoring.ledger import lost
from scoring.scorecard import Scorecard
from scoring.sharing import in_time
from sim.core import events as e
from sim.core.evolution import evolve
from sim.core.state import State
from tests.scoring import tiny
from tests.scoring.edits import finished, inserted, moved, numbered, told
from tests.strategies import LIBRARY, Game, case, games, sized

MINIMAL = case()
SLACK = 1e-9


def values(card: Scorecard) -> dict[str, float | None]:
    return {name: dimension.score for name, dimension in card.dimensions.items()}


def without_refs(card: Scorecard) -> object:
    return [replace(row, refs=()) for row in card.ledger], values(card)


def assert_no_lower(before: Scorecard, after: Scorecard) -> None:
    for name, value in values(before).items():
        new = after.dimensions[name].score
        assert value is None or (new is not None and new >= value - SLACK), name


def played(game: Game) -> list[e.Event]:
    return finished(game).log


# --- P1, P2, P18: bounds, the identity, the same bytes ----------------------------------------------------------------


def assert_explained(game: Case, card: Scorecard) -> None:
    for dimension in card.dimensions.values():
        assert (dimension.score is None) == (dimension.band is None)
        if dimension.score is None:
            assert dimension.rows == ()
            continue
        assert 0 <= dimension.score <= 100
        assert all(row.lost >= 0 for row in dimension.rows)
        assert lost(dimension.rows) == pytest.approx(100 - dimension.score, abs=SLACK)
        assert all(0 <= item.value <= 1 for term in dimension.terms for item in term.items)
    for row in card.ledger:
        assert sum(part for _, part in row.accountable) == pytest.approx(1, abs=SLACK)
        assert {role for role, _ in row.accountable} <= set(game.roles)
        assert row.text
        assert set(row.facts) <= set(game.facts)


@sized(60, 1500)
@given(games(MINIMAL), st.none() | st.integers(0, 2000))
def test_every_score_lies_between_bounds_and_is_explained_to_the_point(game: Game, until: int | None) -> None:
    for events in (game.log, played(game)):
        assert_explained(MINIMAL, score(MINIMAL, events, until))


@sized(8, 200)
@given(games(case(LIBRARY), 80))
def test_the_library_case_is_explained_to_the_point(game: Game) -> None:
    assert_explained(case(LIBRARY), score(case(LIBRARY), played(game)))


@sized(15, 200)
@given(games(MINIMAL))
def test_the_same_log_gives_the_same_bytes(game: Game) -> None:
    first, again = (json.dumps(score(MINIMAL, list(game.log)).to_json(), ensure_ascii=False) for _ in range(2))
    assert first == again


@sized(25, 400)
@given(games(MINIMAL))
def test_looking_only_where_something_changed_finds_what_looking_everywhere_finds(game: Game) -> None:
    """The fold tries few conditions; trying all of them after every minute on the full state is the definition."""
    events = played(game)
    state, first = State(MINIMAL), dict[fold.WatchId, int]()
    watches = list(fold._watches(MINIMAL))
    for place, event in enumerate(events):
        evolve(state, event)
        if place + 1 == len(events) or events[place + 1].at != event.at:
            for watch in watches:
                if watch.id not in first and watch.rule.holds(state, ""):
                    first[watch.id] = event.at
    assert {name: hits[0].at for name, hits in fold.read(MINIMAL, events).hits.items() if hits} == first


# --- P3: sooner is never worse ----------------------------------------------------------------------------------------


@st.composite
def timed(draw: st.DrawFn) -> tuple[Case, dict[str, int], str, int]:
    """A case with norms of every kind, when each flag is set, and one flag that is set earlier."""
    kinds = draw(st.lists(st.sampled_from(["vrij", "na", "venster", "gevolg"]), min_size=1, max_size=5))
    spans = st.integers(0, 200)
    norms = []
    for place, kind in enumerate(kinds):
        target = draw(spans)
        more: dict[str, Any] = {"weight": draw(st.integers(1, 5))}
        if kind == "na" and place:
            more["after"] = (f"n{draw(st.integers(0, place - 1))}",)
        if kind == "venster":
            start = tiny.START + draw(spans)
            more["window"] = (start, start + draw(spans))
        if kind == "gevolg":
            more["only_if"] = tiny.flag("trekker")
        norms.append(tiny.norm(f"n{place}", tiny.flag(f"f{place}"), target=target, limit=target + draw(spans), **more))
    game = tiny.case(norms=tiny.by_id(*norms))
    minutes = st.integers(tiny.START, tiny.HORIZON - 1)
    times = {f"f{place}": draw(minutes) for place in range(len(kinds)) if draw(st.booleans())} | {"trekker": draw(minutes)}
    flags = [name for name in times if name != "trekker"]
    assume(flags)
    sooner = draw(st.sampled_from(flags))
    window = norms[int(sooner[1:])].window
    earliest = tiny.START if window is None else window[0]
    assume(earliest < times[sooner])
    return game, times, sooner, draw(st.integers(earliest, times[sooner] - 1))


def flagged(game: Case, times: dict[str, int]) -> list[e.Event]:
    log = tiny.Log(game)
    for name, minute in sorted(times.items(), key=lambda pair: pair[1]):
        log.at(f"{minute // 60}:{minute % 60}").flag(name)
    return log.ended()


@sized(150, 3000)
@given(timed())
def test_finishing_sooner_inside_its_window_never_lowers_time(made: tuple[Case, dict[str, int], str, int]) -> None:
    game, times, sooner, minute = made
    assert_no_lower(score(game, flagged(game, times)), score(game, flagged(game, times | {sooner: minute})))


# --- P4, P5, P6: sharing ----------------------------------------------------------------------------------------------


@sized(60, 1500)
@given(games(MINIMAL), st.sampled_from(MINIMAL.needs), st.integers(MINIMAL.start, MINIMAL.horizon - 1), st.data())
def test_a_needed_and_lawful_share_lowers_nothing(game: Game, need: Need, minute: int, data: st.DataObject) -> None:
    fact = MINIMAL.facts[need.fact]
    assume(need.role not in fact.unfit and need.role not in fact.leak)
    events = played(game)
    giver = data.draw(st.sampled_from([role for role in MINIMAL.roles if role != need.role]))
    assert_no_lower(score(MINIMAL, events), score(MINIMAL, told(MINIMAL, events, minute, giver, need.role, need.fact)))


def unneeded(game: Case) -> list[tuple[str, str]]:
    """(role, fact) that no need, basis, norm or joint moment speaks of."""
    used = {(need.role, need.fact) for need in game.needs}
    used |= {(role, fact) for norm in game.norms.values() for role in norm.owners for fact in norm.basis}
    used |= {(role, fact) for decision in game.decisions.values() for role in decision.deciders for fact in decision.basis}
    trees = [rule.tree for joint in game.joints.values() for rule in joint.inputs] + [norm.done.tree for norm in game.norms.values()]
    spoken = str(trees + [loop.done.tree for loop in game.loops.values()])
    return [(role, fact) for role in game.roles for fact in game.facts if (role, fact) not in used and repr(fact) not in spoken]


@sized(60, 1500)
@given(
    games(MINIMAL),
    st.sampled_from(unneeded(MINIMAL)),
    st.integers(MINIMAL.start, MINIMAL.horizon - 1),
    st.sampled_from(["uitdrukkelijk", "geen"]),
)
def test_an_unneeded_share_raises_nothing(game: Game, pair: tuple[str, str], minute: int, verdict: str) -> None:
    events = played(game)
    # Telling it lawfully first makes a later telling without ground a repetition; that is another change than an unneeded share.
    later = any(isinstance(event, e.Disclosed) and event.fresh and (event.receiver, event.fact) == pair for event in events)
    assume(verdict == "geen" or not later)
    giver = next(role for role in MINIMAL.roles if role != pair[0])
    assert_no_lower(score(MINIMAL, told(MINIMAL, events, minute, giver, *pair, verdict)), score(MINIMAL, events))


@sized(30, 600)
@given(games(MINIMAL), st.integers(0, 1 << 30))
def test_telling_it_all_again_changes_nothing(game: Game, chance: int) -> None:
    events = played(game)
    before, random = score(MINIMAL, events), Random(chance)
    for share in [event for event in events if isinstance(event, e.Disclosed)][:8]:
        minute = random.randint(share.at, MINIMAL.horizon - 1)
        events = inserted(events, minute, lambda share=share, minute=minute: replace(share, at=minute, fresh=False))  # type: ignore[misc]  # a default binds the loop variable
    assert without_refs(score(MINIMAL, events)) == without_refs(before)


# --- P10, P11: luck, order and names ----------------------------------------------------------------------------------


@sized(30, 600)
@given(games(MINIMAL), st.lists(st.tuples(st.integers(MINIMAL.start, MINIMAL.horizon - 1), st.integers(0, 99)), max_size=6))
def test_chance_leaves_the_score_alone(game: Game, draws: Sequence[tuple[int, int]]) -> None:
    events = played(game)
    before = score(MINIMAL, events)
    for minute, value in draws:
        events = inserted(
            events,
            minute,
            lambda minute=minute, value=value: e.Drawn(minute, 0, (), "school_belt_weer", value),  # type: ignore[misc]  # a default binds the loop variable
            lambda minute=minute: e.Noted(minute, 0, ("politie",), "gebeurtenis", "school_belt_weer", 0),  # type: ignore[misc]  # as above
        )
    assert without_refs(score(MINIMAL, events)) == without_refs(before)
    bare = numbered([event for event in events if not isinstance(event, e.Drawn | e.Noted)])
    assert without_refs(score(MINIMAL, bare)) == without_refs(before)


SWAPPABLE = e.Learned | e.Disclosed | e.DecisionTaken | e.Judged | e.Recorded


@sized(40, 800)
@given(games(MINIMAL), st.integers(0, 1 << 30))
def test_the_order_within_a_minute_is_irrelevant(game: Game, chance: int) -> None:
    events, random = played(game), Random(chance)
    shuffled = list(events)
    for minute in {event.at for event in events}:
        places = [i for i, event in enumerate(events) if event.at == minute and isinstance(event, SWAPPABLE)]
        decisions = [event.decision for i in places if isinstance(event := events[i], e.DecisionTaken)]
        judges = [event.role for i in places if isinstance(event := events[i], e.Judged)]
        others = any(event.at == minute and isinstance(event, e.DutyChanged) for event in events)
        if len(set(decisions)) < len(decisions) or len(set(judges)) < len(judges) or others:
            continue
        new = random.sample(places, len(places))
        for place, source in zip(places, new, strict=True):
            shuffled[place] = events[source]
    first, other = score(MINIMAL, events), score(MINIMAL, numbered(shuffled))
    assert values(first) == values(other)
    assert sorted((row.term, row.what, row.lost, row.facts) for row in first.ledger) == sorted(
        (row.term, row.what, row.lost, row.facts) for row in other.ledger
    )


def called(police: str, home: str, prosecutor: str, times: Sequence[int]) -> Scorecard:
    """One small game in which the roles have these names."""
    roles = tuple(tiny.role(name) for name in (police, home, prosecutor))
    game = tiny.case(
        roles=tiny.by_id(*roles),
        playable=tuple(role.id for role in roles),
        facts=tiny.by_id(tiny.fact("a", red_flag="RV01"), tiny.fact("x", sensitivity=2, unfit={prosecutor: "Nee."}, leak=(prosecutor,))),
        decisions=tiny.by_id(tiny.decision("d", due=tiny.at("12:00"), least=1, deciders=(home,))),
        norms=tiny.by_id(
            tiny.norm("besloten", tiny.decided("d"), owners=(home, police)), tiny.norm("gezegd", tiny.flag("f"), owners=(police,))
        ),
        grounds=(tiny.ground("GD1", police, home),),
    )
    game = tiny.needs(game, Need(home, "a", "d"))
    steps = sorted(zip(times, range(4), strict=True))
    log = tiny.Log(game).learned(police, "a", "x")
    for minute, step in steps:
        log.at(f"{minute // 60}:{minute % 60}")
        match step:
            case 0:
                log.told(police, home, "a", ground="GD1")
            case 1:
                log.decide(home, "d", "a")
            case 2:
                log.told(police, prosecutor, "x", verdict="geen")
            case _:
                log.flag("f")
    return score(game, log.ended())


@sized(60, 600)
@given(st.lists(st.integers(tiny.START, tiny.HORIZON - 1), min_size=4, max_size=4), st.permutations(["aap", "noot", "zus"]))
def test_what_roles_are_called_is_irrelevant(times: list[int], names: list[str]) -> None:
    plain, renamed = called("politie", "veilig_thuis", "om", times), called(names[0], names[1], names[2], times)
    back = dict(zip(names, ("politie", "veilig_thuis", "om"), strict=True))
    assert values(plain) == values(renamed)
    assert [row.lost for row in plain.ledger] == [row.lost for row in renamed.ledger]
    assert [row.accountable for row in plain.ledger] == [
        tuple((back[who], part) for who, part in row.accountable) for row in renamed.ledger
    ]


# --- P12: too late is no information ----------------------------------------------------------------------------------


@sized(60, 1500)
@given(games(MINIMAL), st.sampled_from(sorted(MINIMAL.decisions)), st.integers(1, 600))
def test_a_decision_postponed_past_its_due_date_earns_no_information_points(game: Game, name: str, later: int) -> None:
    events = played(game)
    minute = MINIMAL.decisions[name].due + later
    assume(minute < MINIMAL.horizon)
    late = moved(events, lambda event: isinstance(event, e.DecisionTaken) and event.decision == name, minute)
    before, after = score(MINIMAL, events), score(MINIMAL, late)
    assert in_time(fold.read(MINIMAL, late), name) == ()
    earned = {
        item.value for term in after.dimensions["I"].terms for item in term.items if item.id == name or item.id.startswith(f"{name}:")
    }
    assert earned <= {0.0}
    assert values(after)["I"] <= values(before)["I"] + SLACK  # type: ignore[operator]  # both played to the horizon

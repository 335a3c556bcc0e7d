"""What must hold for every log where something is left behind: bounds, the ledger, the cards, and that more is never less."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenarios.compiled import Case, Need
from scenarios.judged import Cover
from scoring import score
from scoring.ledger import lost
from scoring.scorecard import Scorecard
from sim.core import commands as c
from sim.core import events as e
from tests.scoring import behind, tiny
from tests.scoring.behind import Trail, agreement, leaving
from tests.scoring.edits import finished, inserted, numbered, told
from tests.scoring.test_properties import SLACK, assert_explained, assert_no_lower, flagged, timed, values
from tests.strategies import Game, games, sized

PLAYED = behind.played()


def value(card: Scorecard, name: str) -> float:
    found = card.dimensions[name].score
    assert found is not None
    return found


# --- P1, P2, P17, P18 -------------------------------------------------------------------------------------------------


@sized(40, 1000)
@given(games(PLAYED), st.none() | st.integers(0, 2000))
def test_every_score_is_explained_and_every_point_lies_on_a_card(game: Game, until: int | None) -> None:
    for events in (game.log, finished(game).log):
        card = score(PLAYED, events, until)
        assert_explained(PLAYED, card)
        assert card.total is None or 0 <= card.total <= 100
        assert (card.total is None) == (card.band is None) == bool(card.missing)
        assert_on_cards(card)
        assert score(PLAYED, list(events), until).to_json() == card.to_json()


def assert_on_cards(card: Scorecard) -> None:
    """P17: all cards together hold what the team did not reach, per dimension."""
    for name, dimension in card.dimensions.items():
        assert sum(one.lost.get(name, 0) for one in card.cards) == pytest.approx(lost(dimension.rows), abs=1e-9)
    for one in card.cards:
        assert one.used is None or -SLACK <= one.used <= 1 + SLACK
        assert all(part >= 0 for _, part in one.rows)


@sized(20, 400)
@given(games(PLAYED))
def test_people_have_a_card_and_software_has_none(game: Game) -> None:
    """Whoever sits there at the end has one; who left before may have one, for what was theirs."""
    log = finished(game).log
    *cards, last = [one.role for one in score(PLAYED, log).cards]
    changes = [seat for event in log if isinstance(event, e.SeatsTaken | e.SeatsChanged) for seat in event.seats]
    seated, ever = ({role for role, how in seats if how in ("mens", "verloop")} for seats in (dict(changes).items(), changes))
    assert last == "omgeving"
    assert seated <= set(cards) <= ever
    assert cards == sorted(cards, key=list(PLAYED.roles).index)


# --- P7: leaving something out ----------------------------------------------------------------------------------------


@sized(150, 3000)
@given(timed(), st.data())
def test_leaving_an_act_out_never_raises_time(made: tuple[Case, dict[str, int], str, int], data: st.DataObject) -> None:
    game, times, _, _ = made
    out = data.draw(st.sampled_from([name for name in times if name != "trekker"]))
    before, after = (score(game, flagged(game, now)) for now in (times, {k: v for k, v in times.items() if k != out}))
    if before.dimensions["T"].score is not None:
        assert value(after, "T") <= value(before, "T") + SLACK


@sized(150, 3000)
@given(timed(), st.data())
def test_a_norm_left_on_purpose_counts_the_same_done_or_not(made: tuple[Case, dict[str, int], str, int], data: st.DataObject) -> None:
    game, times, _, _ = made
    name = data.draw(st.sampled_from([name for name in times if name != "trekker"]))
    left = game.norms[f"n{name[1:]}"]

    def with_it(now: dict[str, int]) -> Scorecard:
        events = inserted(flagged(game, now), tiny.START, lambda: e.Deviated(tiny.START, 0, (), "politie", left.id, "r", ("a",), ("om",)))
        return score(game, events)

    done, omitted = with_it(times), with_it({key: minute for key, minute in times.items() if key != name})
    came_due = {item.id for term in done.dimensions["T"].terms for item in term.items if game.norms[item.id].only_if is None}
    assume(came_due - {left.id})
    assert done.dimensions["T"].score == pytest.approx(omitted.dimensions["T"].score, abs=SLACK)
    for card in (done, omitted):
        assert_explained(game, card)


@sized(150, 3000)
@given(timed())
def test_avoiding_a_trigger_gives_no_more_than_meeting_what_follows(made: tuple[Case, dict[str, int], str, int]) -> None:
    game, times, _, _ = made
    # A step that all cases have does not hang on one that follows from a choice: its chain starts outside.
    assume(not any(game.norms[other].only_if for norm in game.norms.values() if norm.only_if is None for other in norm.after))
    bound = {f"f{name[1:]}" for name, norm in game.norms.items() if norm.only_if is not None}
    rest = {name: minute for name, minute in times.items() if name != "trekker" and name not in bound}
    met = rest | {"trekker": times["trekker"]} | dict.fromkeys(bound, times["trekker"])
    avoided, kept = score(game, flagged(game, rest)), score(game, flagged(game, met))
    if avoided.dimensions["T"].score is not None:
        assert value(avoided, "T") <= value(kept, "T") + SLACK


# --- P8: more is not better for the people concerned ------------------------------------------------------------------

KINDS = ("veiligheid", "feiten", "verhoor", "steun", "uitleg", "observatie")


@sized(60, 1500)
@given(games(PLAYED), st.sampled_from(sorted(PLAYED.persons)), st.sampled_from(KINDS), st.integers(PLAYED.start, PLAYED.horizon - 1))
def test_one_more_interview_never_raises_perspective(game: Game, person: str, kind: str, minute: int) -> None:
    events = finished(game).log
    view = PLAYED.legacy.perspective
    assert view is not None
    met = {(event.person, event.kind) for event in events if isinstance(event, e.Interviewed)}
    wanted = {(hearing.person, one) for hearing in view.heard for one in hearing.kinds} | {(who, "uitleg") for who in view.explained}
    heard = any((person, one) in met for hearing in view.heard if hearing.person == person for one in hearing.kinds)
    assume((person, kind) in met or (person, kind) not in wanted or (heard and kind != "uitleg"))
    more = inserted(events, minute, lambda: e.Interviewed(minute, 0, ("politie",), "politie", person, "geweld", kind))
    assert value(score(PLAYED, more), "B") <= value(score(PLAYED, events), "B") + SLACK


@sized(60, 1500)
@given(games(PLAYED), st.sampled_from(sorted(PLAYED.measures)), st.integers(PLAYED.start, PLAYED.horizon - 1))
def test_one_more_measure_never_raises_perspective(game: Game, measure: str, minute: int) -> None:
    events = finished(game).log
    more = inserted(events, minute, lambda: e.MeasureStarted(minute, 0, ("politie",), measure, None))
    assert value(score(PLAYED, more), "B") <= value(score(PLAYED, events), "B") + SLACK


# --- P9, P4: closing a gap and telling what is needed -----------------------------------------------------------------


@st.composite
def covers(draw: st.DrawFn) -> tuple[Case, list[tuple[int, int]], tuple[int, int]]:
    """A case with a stretch to be covered, what covers it, and something more."""
    span = st.tuples(st.integers(tiny.START, tiny.HORIZON - 2), st.integers(1, 300))
    found = draw(st.lists(span, max_size=5))
    agreements = tiny.by_id(*(agreement(f"a{place}", "nacht") for place in range(len(found) + 1)))
    start = draw(st.integers(tiny.START, tiny.HORIZON - 2))
    cover = Cover("nacht", "Nacht", start, draw(st.integers(start + 1, tiny.HORIZON)), behind.TEAM, "auteur")
    return leaving(cover=(cover,), agreements=agreements), found, draw(span)


def agreed(game: Case, spans: Sequence[tuple[int, int]]) -> list[e.Event]:
    log = Trail(game)
    for place, (start, length) in sorted(enumerate(spans), key=lambda pair: pair[1]):
        log.at(f"{start // 60}:{start % 60}")
        log.planned("politie", agreements=(c.AgreementLine(f"a{place}", "politie", start + length),))
    return log.ended()


@sized(150, 3000)
@given(covers())
def test_closing_a_gap_never_lowers_the_link(made: tuple[Case, list[tuple[int, int]], tuple[int, int]]) -> None:
    game, spans, more = made
    before, after = score(game, agreed(game, spans)), score(game, agreed(game, [*spans, more]))
    assert value(after, "A") >= value(before, "A") - SLACK
    cover = game.legacy.cover[0]
    minutes = range(cover.since, cover.until)
    covered = sum(any(start <= minute < start + length for start, length in spans) for minute in minutes)
    assert value(before, "A") == pytest.approx(100 * covered / len(minutes))


@sized(40, 1000)
@given(games(PLAYED), st.integers(PLAYED.start, PLAYED.horizon - 1), st.integers(1, 2000))
def test_a_measure_that_closes_a_gap_never_lowers_the_link_of_a_game(game: Game, minute: int, length: int) -> None:
    events = finished(game).log
    more = inserted(events, minute, lambda: e.MeasureStarted(minute, 0, ("politie",), "aandacht", minute + length))
    assert value(score(PLAYED, more), "A") >= value(score(PLAYED, events), "A") - SLACK


@sized(40, 1000)
@given(games(PLAYED), st.sampled_from(sorted(PLAYED.roles)), st.integers(PLAYED.start, PLAYED.horizon - 1))
def test_reading_back_what_stands_never_lowers_the_link(game: Game, receiver: str, minute: int) -> None:
    events = finished(game).log
    plan = c.Plan("veilig_thuis", handover=receiver, read_back=True)
    more = inserted(events, minute, lambda: e.Planned(minute, 0, ("veilig_thuis", receiver), "veilig_thuis", plan))
    assert value(score(PLAYED, more), "A") >= value(score(PLAYED, events), "A") - SLACK


@sized(40, 1000)
@given(games(PLAYED), st.sampled_from(PLAYED.needs), st.integers(PLAYED.start, PLAYED.horizon - 1), st.data())
def test_a_needed_and_lawful_share_lowers_nothing(game: Game, need: Need, minute: int, data: st.DataObject) -> None:
    fact = PLAYED.facts[need.fact]
    assume(need.role not in fact.unfit and need.role not in fact.leak)
    events = finished(game).log
    giver: Any = data.draw(st.sampled_from([role for role in PLAYED.roles if role != need.role]))
    before, after = score(PLAYED, events), score(PLAYED, told(PLAYED, events, minute, giver, need.role, need.fact))
    assert_no_lower(before, after)
    assert (before.total is None) == (after.total is None)


# --- P5, P6, P11: what is not needed, repeating, and order ------------------------------------------------------------


def unneeded() -> list[tuple[str, str]]:
    """(role, fact) that nothing in the case asks for."""
    legacy = PLAYED.legacy
    used = {(need.role, need.fact) for need in PLAYED.needs}
    used |= {(role, fact) for norm in PLAYED.norms.values() for role in norm.owners for fact in norm.basis}
    used |= {(role, fact) for decision in PLAYED.decisions.values() for role in decision.deciders for fact in decision.basis}
    used |= {(probe.responder, fact) for probe in legacy.probes for fact in probe.facts}
    used |= {(role, fact) for one in legacy.patterns for role in PLAYED.decisions[one.decision].deciders for fact in one.facts}
    rules = [rule for joint in PLAYED.joints.values() for rule in joint.inputs]
    spoken = str([rule.tree for rule in (*rules, *(measure.fitting for measure in PLAYED.measures.values())) if rule is not None])
    return [(role, fact) for role in PLAYED.roles for fact in PLAYED.facts if (role, fact) not in used and repr(fact) not in spoken]


@sized(40, 1000)
@given(games(PLAYED), st.sampled_from(unneeded()), st.integers(PLAYED.start, PLAYED.horizon - 1))
def test_an_unneeded_share_raises_nothing(game: Game, pair: tuple[str, str], minute: int) -> None:
    events = finished(game).log
    # Telling it lawfully first makes a later telling without ground a repetition; that is another change.
    assume(not any(isinstance(event, e.Disclosed) and event.fresh and (event.receiver, event.fact) == pair for event in events))
    giver = next(role for role in PLAYED.roles if role != pair[0])
    assert_no_lower(score(PLAYED, told(PLAYED, events, minute, giver, *pair)), score(PLAYED, events))


@sized(30, 600)
@given(games(PLAYED))
def test_writing_the_plan_down_again_changes_nothing(game: Game) -> None:
    """The same plan once more, told to the same in the same minute."""
    events = finished(game).log
    again = numbered([copy for event in events for copy in [event] * (2 if isinstance(event, e.Planned) else 1)])
    assert values(score(PLAYED, again)) == values(score(PLAYED, events))


SWAPPABLE = e.Learned | e.Disclosed | e.DecisionTaken | e.Judged | e.Recorded | e.Interviewed


@sized(40, 800)
@given(games(PLAYED), st.integers(0, 1 << 30))
def test_the_order_within_a_minute_is_irrelevant(game: Game, chance: int) -> None:
    events, random = finished(game).log, Random(chance)
    shuffled = list(events)
    for minute in {event.at for event in events}:
        places = [i for i, event in enumerate(events) if event.at == minute and isinstance(event, SWAPPABLE)]
        decisions = [event.decision for i in places if isinstance(event := events[i], e.DecisionTaken)]
        judges = [event.role for i in places if isinstance(event := events[i], e.Judged)]
        if len(set(decisions)) < len(decisions) or len(set(judges)) < len(judges):
            continue
        if any(event.at == minute and isinstance(event, e.DutyChanged) for event in events):
            continue
        for place, source in zip(places, random.sample(places, len(places)), strict=True):
            shuffled[place] = events[source]
    first, other = score(PLAYED, events), score(PLAYED, numbered(shuffled))
    assert values(first) == values(other)
    assert {one.role: one.lost for one in first.cards} == {one.role: pytest.approx(one.lost) for one in other.cards}


# --- attacks ----------------------------------------------------------------------------------------------------------


def test_filling_everything_with_nothing_leaves_nothing_behind() -> None:
    """A paper handover: every field "n.v.t." or pointing to what is not there."""
    events = finished(Game(PLAYED, behind.nobody(PLAYED))).log
    roles = list(PLAYED.roles)
    plan = c.Plan(
        "politie",
        tuple(c.AgreementLine(name, "vader", None) for name in PLAYED.agreements),
        PLAYED.start + 1,
        "vader",
        (c.CallLine("vader", "vader"),),
        tuple(c.RegieLine("casusregie", role) for role in roles),
        ("bestaat_niet",),
        not_needed=tuple(
            c.NotNeededLine(field.field, reason.id) for field in PLAYED.legacy.handover for reason in field.not_needed
        ),
    )  # fmt: skip
    minute = PLAYED.start + 5
    paper = inserted(events, minute, lambda: e.Planned(minute, 0, tuple(roles), "politie", plan))
    before, after = score(PLAYED, events), score(PLAYED, paper)
    assert value(after, "A") <= value(before, "A") + SLACK

"""T: clocks, basis, windows, norms that hang on a choice, and working side by side."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from scenarios.compiled import Case
from scoring import score
from scoring.ledger import Row, lost
from scoring.timeliness import calibration
from sim.core.events import Event
from tests.scoring import tiny
from tests.scoring.tiny import Log, access, at, by_id, case, decided, decision, fact, flag, joint, norm


def points(game: Case, events: Sequence[Event], until: int | None = None) -> float | None:
    dimension = score(game, events, until).dimensions["T"]
    if dimension.score is not None:
        assert lost(dimension.rows) == pytest.approx(100 - dimension.score, abs=1e-9)
    return dimension.score


def rows(game: Case, events: Sequence[Event]) -> dict[str, Row]:
    return {row.what: row for row in score(game, events).dimensions["T"].rows}


@pytest.mark.parametrize(("minute", "expected"), [("08:00", 100), ("09:00", 100), ("09:15", 75), ("09:30", 50), ("10:00", 0), ("11:00", 0)])
def test_a_norm_loses_between_its_target_and_its_limit(minute: str, expected: float) -> None:
    game = case(norms=by_id(norm("gebeld", flag("f"))))
    assert points(game, Log(game).at(minute).flag("f").ended()) == pytest.approx(expected)


def test_what_is_never_done_costs_all_of_its_weight() -> None:
    game = case(norms=by_id(norm("een", flag("f")), norm("twee", flag("g"), weight=3)))
    log = Log(game).flag("f").ended()
    assert points(game, log) == pytest.approx(25)
    row = rows(game, log)["twee"]
    assert (row.lost, row.refs, row.could_until) == (75, (), at("10:00"))
    assert row.text == "Twee: dit gebeurde niet. Het kon tot 10:00 door Politie."


def test_an_earlier_step_done_sooner_leaves_no_less_time_for_a_later_one() -> None:
    game = case(norms=by_id(norm("een", flag("f")), norm("twee", flag("g"), after=("een",))))
    for first in ("08:00", "08:50"):
        assert points(game, Log(game).at(first).flag("f").at("10:00").flag("g").ended()) == 100
    late = Log(game).at("08:00").flag("f").at("11:00").flag("g").ended()
    assert points(game, late) == pytest.approx(75)


def test_skipping_a_step_does_not_stop_the_clock_of_the_next() -> None:
    game = case(norms=by_id(norm("een", flag("f")), norm("twee", flag("g"), after=("een",))))
    assert points(game, Log(game).ended()) == 0


def test_only_what_had_to_be_done_before_the_end_of_the_play_counts() -> None:
    game = case(norms=by_id(norm("een", flag("f")), norm("laat", flag("g"), limit=300)))
    log = Log(game).flag("f").at("12:00").closed("ochtend").events
    card = score(game, log)
    assert (card.dimensions["T"].score, card.tot, card.tot_text) == (100, at("12:00"), "tot en met Ochtend")
    assert points(game, Log(game).flag("f").ended()) == 50
    assert points(game, Log(game).flag("f").ended(), at("12:00")) == 100


def test_before_anything_is_due_there_is_no_score() -> None:
    game = case(norms=by_id(norm("een", flag("f"))))
    assert points(game, Log(game).at("08:30").flag("f").events) is None


def test_an_act_of_judgement_counts_only_with_enough_known() -> None:
    known = by_id(fact("a"), fact("b"))
    wants = norm("beoordeeld", decided("d"), owners=("veilig_thuis",), basis=("a", "b"), basis_least=2)
    game = case(facts=known, decisions=by_id(decision("d", due=at("12:00"))), norms=by_id(wants))
    blind = Log(game).learned("veilig_thuis", "a").decide("veilig_thuis", "d").at("08:30").learned("veilig_thuis", "b")
    assert rows(game, blind.ended())["beoordeeld"].facts == ("a", "b")
    assert points(game, blind.events) is not None
    again = Log(game).decide("veilig_thuis", "d").at("08:30").learned("veilig_thuis", "a", "b").decide("veilig_thuis", "d")
    assert points(game, again.ended()) == 100
    assert points(game, blind.events) == 0


def test_what_was_decided_in_time_stays_so_when_it_is_revised_on_new_facts() -> None:
    wants = norm("beoordeeld", decided("d"), owners=("veilig_thuis",), basis=("a", "b"), basis_least=1)
    game = case(facts=by_id(fact("a"), fact("b")), decisions=by_id(decision("d", due=at("12:00"))), norms=by_id(wants))
    timely = Log(game).learned("veilig_thuis", "a").decide("veilig_thuis", "d").at("11:00").learned("veilig_thuis", "b")
    assert points(game, timely.decide("veilig_thuis", "d").ended()) == 100
    blind = Log(game).decide("veilig_thuis", "d").at("11:00").learned("veilig_thuis", "a", "b").decide("veilig_thuis", "d")
    assert points(game, blind.ended()) == 0, "to decide blindly and to revise later is not to have been in time"
    assert rows(game, blind.events)["beoordeeld"].text == (
        "Beoordeeld: om 08:00, toen Veilig thuis nog te weinig wist om op te steunen, en opnieuw om 11:00. Het kon tot 10:00."
    )


def test_a_decision_brings_its_own_basis() -> None:
    rests = decision("d", due=at("12:00"), basis=("a", "b"), least=1)
    game = case(facts=by_id(fact("a"), fact("b")), decisions=by_id(rests), norms=by_id(norm("besloten", decided("d"))))
    assert points(game, Log(game).decide("veilig_thuis", "d").ended()) == 0
    assert points(game, Log(game).learned("politie", "a").decide("veilig_thuis", "d").ended()) == 0
    assert points(game, Log(game).learned("veilig_thuis", "a").decide("veilig_thuis", "d").ended()) == 100


@pytest.mark.parametrize(("minute", "expected"), [("09:00", 0), ("10:00", 100), ("11:00", 100), ("11:01", 0)])
def test_a_window_is_all_or_nothing(minute: str, expected: float) -> None:
    game = case(norms=by_id(norm("aanhouding", flag("f"), window=(at("10:00"), at("11:00")))))
    assert points(game, Log(game).at(minute).flag("f").ended()) == expected


def test_a_window_can_open_only_after_something_happened() -> None:
    game = case(norms=by_id(norm("verhoor", flag("f"), window_since=flag("ovj"), limit=180)))
    assert points(game, Log(game).flag("ovj").at("08:30").flag("f").ended()) == 100
    assert points(game, Log(game).flag("f").at("08:30").flag("ovj").ended()) == 0
    assert points(game, Log(game).flag("f").ended()) == 0


def test_deciding_not_to_in_time_and_with_reasons_is_as_good_as_doing() -> None:
    wants = norm("aanhouding", flag("f"), window=(at("10:00"), at("11:00")), window_decision="d")
    game = case(facts=by_id(fact("a")), decisions=by_id(decision("d", due=at("12:00"))), norms=by_id(wants))
    assert points(game, Log(game).learned("om", "a").at("10:30").decide("om", "d", "a").ended()) == 100
    assert points(game, Log(game).learned("om", "a").at("10:30").decide("om", "d").ended()) == 0
    assert points(game, Log(game).at("10:30").decide("om", "d", "a").ended()) == 0
    assert points(game, Log(game).learned("om", "a").at("11:30").decide("om", "d", "a").ended()) == 0
    assert points(game, Log(game).learned("om", "a").at("10:30").decide("om", "d", "a", option="stil").ended()) == 0


def test_a_duty_that_follows_from_a_choice_can_only_cost() -> None:
    bound = norm("voorgeleid", flag("g"), only_if=flag("vast"), target=30, limit=60)
    game = case(norms=by_id(norm("een", flag("f")), bound))
    assert points(game, Log(game).flag("f").ended()) == 100
    kept = Log(game).flag("f").at("10:00").flag("vast").at("10:30").flag("g").ended()
    assert points(game, kept) == 100
    half = Log(game).flag("f").at("10:00").flag("vast").at("10:45").flag("g").ended()
    assert points(game, half) == pytest.approx(50)


def test_duties_that_follow_take_at_most_what_is_left_in_order_of_time() -> None:
    bound = [norm(f"b{n}", flag("nooit"), only_if=flag("vast"), limit=60 + n, weight=1) for n in range(3)]
    game = case(norms=by_id(norm("een", flag("f")), norm("twee", flag("x")), *reversed(bound)))
    log = Log(game).flag("f").flag("vast").ended()
    assert points(game, log) == 0
    found = [row for row in score(game, log).dimensions["T"].rows if row.term == "gevolgen"]
    assert [(row.what, row.lost) for row in found] == [("b0", 50), ("b1", 0), ("b2", 0)]


def test_a_norm_that_needs_somebody_waits_until_the_region_can_reach_them() -> None:
    wants = by_id(norm("besproken", flag("f"), regional="om"))
    early = case(norms=wants, region=tiny.region(om=access("om", "00:00", "24:00")))
    late = case(norms=wants, region=tiny.region(om=access("om", "10:00", "17:00")))
    never = case(norms=wants)
    assert points(early, Log(early).at("11:00").flag("f").ended()) == 0
    assert points(late, Log(late).at("11:00").flag("f").ended()) == 100
    assert points(never, Log(never).ended()) is None
    assert "in deze regio" in score(never, Log(never).ended()).dimensions["T"].notes[0]


def test_working_side_by_side_counts_when_it_was_calibrated() -> None:
    parts = {"norms": by_id(norm("een", flag("f"))), "joints": by_id(joint("beeld", flag("g"), flag("h")))}
    game = case(**parts, calibration={"beeld": {"M": at("09:00"), "W": at("10:00")}})
    assert points(game, Log(game).flag("f").flag("g").at("09:00").flag("h").ended()) == 100
    assert points(game, Log(game).flag("f").flag("g").at("09:30").flag("h").ended()) == pytest.approx(92.5)
    assert points(game, Log(game).flag("f").flag("g").ended()) == pytest.approx(85)
    bare = case(**parts)
    assert points(bare, Log(bare).flag("f").flag("g").ended()) == 100
    assert any("ijk" in note for note in score(bare, Log(bare).flag("f").ended()).dimensions["T"].notes)


def test_what_would_take_longer_than_the_case_is_measured_to_its_end() -> None:
    game = case(joints=by_id(joint("beeld", flag("g"), flag("h"))), calibration={"beeld": {"M": at("17:00"), "W": at("20:00")}})
    assert points(game, Log(game).flag("g").at("17:30").flag("h").ended()) == pytest.approx(50)
    assert points(game, Log(game).flag("g").flag("h").at("12:00").closed("ochtend").events) is None


def test_calibration_takes_the_slower_expert_and_the_same_inputs_in_sequence() -> None:
    game = case(joints=by_id(joint("beeld", flag("g"), flag("h"), minutes=(30, 20))))
    fast, slow = Log(game).flag("g").flag("h").ended(), Log(game).flag("g").at("08:40").flag("h").ended()
    assert calibration(game, [fast, slow]) == {"beeld": {"M": at("08:40"), "W": at("09:00")}}
    assert calibration(game, [Log(game).flag("g").ended(), fast]) == {"beeld": {"M": at("08:00"), "W": at("08:20")}}


def test_owners_share_a_row_and_a_partner_the_region_lacks_is_replaced() -> None:
    game = case(norms=by_id(norm("samen", flag("f"), owners=("politie", "veilig_thuis"))))
    assert rows(game, Log(game).ended())["samen"].accountable == (("politie", 0.5), ("veilig_thuis", 0.5))


def test_what_was_met_leaves_no_row() -> None:
    bound = norm("gevolg", flag("f"), only_if=flag("f"))
    parts = {"norms": by_id(norm("een", flag("f")), bound), "joints": by_id(joint("beeld", flag("f"), flag("f")))}
    game = case(**parts, calibration={"beeld": {"M": at("09:00"), "W": at("10:00")}})
    assert score(game, Log(game).flag("f").ended()).ledger == ()


def test_doing_it_again_inside_the_window_does_not_undo_having_been_too_early() -> None:
    game = case(norms=by_id(norm("verhoor", flag("f"), window=(at("10:00"), at("11:00")))))
    log = Log(game).at("09:00").flag("f").at("10:30").flag("f").ended()
    assert points(game, log) == 0
    assert rows(game, log)["verhoor"].refs == (3,)
    assert "om 09:00, vóór het moment" in rows(game, log)["verhoor"].text


def test_a_decision_at_the_minute_the_window_closes_is_in_time() -> None:
    wants = norm("aanhouding", flag("f"), window=(at("10:00"), at("11:00")), window_decision="d")
    game = case(facts=by_id(fact("a")), decisions=by_id(decision("d", due=at("12:00"))), norms=by_id(wants))
    assert points(game, Log(game).learned("om", "a").at("11:00").decide("om", "d", "a").ended()) == 100


def test_whoever_takes_the_place_of_a_missing_partner_owns_its_norms() -> None:
    roles = by_id(tiny.role("politie"), tiny.role("veilig_thuis"), tiny.role("cit", exists=False))
    lacks = replace(tiny.region(), absent={"cit": "veilig_thuis"})
    game = case(roles=roles, playable=("politie", "veilig_thuis"), region=lacks, norms=by_id(norm("een", flag("f"), owners=("cit",))))
    assert rows(game, Log(game).ended())["een"].accountable == (("veilig_thuis", 1.0),)


def test_the_earliest_channel_that_opens_decides_when_somebody_can_be_reached() -> None:
    late, soon = access("om", "11:00", "17:00"), replace(access("om", "09:00", "17:00"), channel="video")
    game = case(norms=by_id(norm("besproken", flag("f"), regional="om")), region=tiny.region(late=late, soon=soon))
    assert points(game, Log(game).at("10:30").flag("f").ended()) == pytest.approx(50)

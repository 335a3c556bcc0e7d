"""A: handover, pattern, cover, regie, review and what the next responder finds."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from scenarios.compiled import Case
from scoring import score
from scoring.ledger import Dimension, Row, lost
from scoring.spans import minus, union
from sim.core import commands as c
from sim.core.events import Event, Learned, Recorded
from tests.scoring import behind
from tests.scoring.behind import Trail, agreement, field, leaving, measured
from tests.scoring.tiny import at, by_id, case, decision, fact, flag, role


def linked(game: Case, events: Sequence[Event], until: int | None = None) -> Dimension:
    dimension = score(game, events, until).dimensions["A"]
    if dimension.score is not None:
        assert lost(dimension.rows) == pytest.approx(100 - dimension.score, abs=1e-9)
        assert all(row.lost > 0 for row in dimension.rows)
        assert all(0 <= item.value <= 1 and item.weight == 1 for term in dimension.terms for item in term.items)
        assert dimension.score == pytest.approx(100 * sum(term.share * term.value for term in dimension.terms))
    return dimension


def points(game: Case, events: Sequence[Event], until: int | None = None) -> float | None:
    return linked(game, events, until).score


def only(game: Case, events: Sequence[Event]) -> Row:
    (row,) = linked(game, events).rows
    return row


# --- which terms there are --------------------------------------------------------------------------------------------


def test_a_case_that_asks_nothing_of_it_has_no_such_dimension() -> None:
    game = case()
    card = score(game, Trail(game).ended())
    assert set(card.dimensions) == {"T", "I"}
    assert (card.total, card.band) == (None, None)


def test_a_part_that_the_case_lacks_is_no_term_and_one_not_due_yet_is_named() -> None:
    game = leaving(handover=(field("aanspreekpunt"),), cover=(behind.cover(until="17:00"),))
    whole, half = Trail(game).ended(), Trail(game).at("12:00").closed("ochtend").events
    assert {term.id: term.share for term in linked(game, whole).terms} == pytest.approx({"overdracht": 20 / 35, "bescherming": 15 / 35})
    assert [(term.id, term.share) for term in linked(game, half).terms] == [("overdracht", 1)]
    assert linked(game, half).notes == (
        "Gedekt zolang het nodig was: nog niets aan de beurt; de andere onderdelen tellen voor het geheel.",
    )
    early = linked(game, Trail(game).at("09:00").events)
    assert (early.score, early.rows, len(early.notes)) == (None, (), 2)


@pytest.mark.parametrize(("tot", "due"), [("11:59", False), ("12:00", True)])
def test_what_comes_due_at_the_last_minute_counts(tot: str, due: bool) -> None:
    parts: dict[str, dict[str, Any]] = {
        "overdracht": {"handover": (field("aanspreekpunt"),)},
        "patroon": {"patterns": (behind.pattern("a", limit=240),), "facts": by_id(fact("a"))},
        "bescherming": {"cover": (behind.cover(until="12:00"),)},
        "regie": {"regie": (behind.regie(until="12:00"),)},
        "herbeoordeling": {"reviews": (behind.review(flag("f"), otherwise="10:00"),)},
        "hierna": {"probes": (behind.probe("a", clock="12:00"),), "facts": by_id(fact("a"))},
    }
    for term, part in parts.items():
        game = leaving(**part)
        found = linked(game, Trail(game).ended(), at(tot))
        assert [one.id for one in found.terms] == ([term] if due else [])


# --- handover ---------------------------------------------------------------------------------------------------------


def handed(line: dict[str, Any], *, name: str, before: str = "10:00", read: str | None = None, **more: Any) -> float | None:
    """The value of one field that is filled with `line` and handed over."""
    parts: dict[str, Any] = {"agreements": by_id(agreement("oppas")), "measures": by_id(measured("thv")), **more.pop("parts", {})}
    game = leaving(handover=(field(name, **more),), themes={"geweld": "Geweld"}, facts=by_id(fact("a", theme="geweld")), **parts)
    log = Trail(game).learned("politie", "a").at(before).planned("politie", "veilig_thuis", "om", "cit", **line)
    if read is not None:
        log.planned("politie", read, handover=read, read_back=True)
    return points(game, log.ended())


TRUE: dict[str, dict[str, Any]] = {
    "overleg": {"consults": (c.ConsultLine("politie", "veilig_thuis", at("15:00")),)},
    "resultaten": {"results": (c.ResultLine("geweld", "politie", "veilig_thuis"),)},
    "maatregelen": {"agreements": (c.AgreementLine("oppas", "politie", at("16:00")),)},
    "informeren": {"inform": ("moeder",)},
    "herbeoordeling": {"review": at("15:00")},
    "aanspreekpunt": {"first_contact": "politie"},
    "belafspraak": {"calls": (c.CallLine("veilig_thuis", "politie"),)},
}
INVENTED: dict[str, dict[str, Any]] = {
    "overleg": {"consults": (c.ConsultLine("politie", "politie", at("15:00")),)},
    "resultaten": {"results": (c.ResultLine("geweld", "veilig_thuis", "politie"),)},
    "maatregelen": {"agreements": (c.AgreementLine("thv", "politie", at("16:00")),)},
    "informeren": {"inform": ("niemand_die_bestaat",)},
    "herbeoordeling": {"review": at("11:00")},
    "aanspreekpunt": {"first_contact": "moeder"},
    "belafspraak": {"calls": (c.CallLine("moeder", "politie"),)},
}


@pytest.mark.parametrize("name", TRUE)
def test_a_field_that_points_to_what_is_there_counts_and_counts_in_full_when_read_back(name: str) -> None:
    assert handed(TRUE[name], name=name) == pytest.approx(70)
    assert handed(TRUE[name], name=name, read="cit") == 100
    assert handed(TRUE[name], name=name, read="cit", receiver="cit") == 100
    assert handed(TRUE[name], name=name, read="om", receiver="cit") == pytest.approx(70)


@pytest.mark.parametrize("name", INVENTED)
def test_a_field_with_something_invented_is_worth_nothing(name: str) -> None:
    assert handed(INVENTED[name], name=name, read="cit") == 0


def test_a_field_left_empty_or_filled_too_late_is_worth_nothing() -> None:
    assert handed({"inform": ("moeder",)}, name="aanspreekpunt") == 0
    assert handed(TRUE["aanspreekpunt"], name="aanspreekpunt", before="12:00") == pytest.approx(70)
    assert handed(TRUE["aanspreekpunt"], name="aanspreekpunt", before="12:01") == 0


def test_a_field_must_name_what_the_case_asks_for() -> None:
    asked: dict[str, Any] = {"name": "maatregelen", "names": ("opvang", "thv")}
    assert handed(TRUE["maatregelen"], **asked) == 0
    assert handed({"agreements": (c.AgreementLine("oppas", "thv"),)}, **asked) == 0
    assert handed(TRUE["maatregelen"], name="maatregelen", names=("opvang", "oppas")) == pytest.approx(70)
    assert handed(TRUE["informeren"], name="informeren", names=("politie",)) == 0
    assert handed(TRUE["herbeoordeling"], name="herbeoordeling", names=("om",)) == pytest.approx(70)


def test_a_measure_counts_while_it_is_in_force_and_an_agreement_until_its_end() -> None:
    game = leaving(handover=(field("maatregelen"),), measures=by_id(measured("thv")), agreements=by_id(agreement("oppas")))

    def plan() -> Trail:
        return Trail(game).at("09:00").planned("politie", agreements=(c.AgreementLine("thv", "politie"),))

    assert points(game, plan().ended()) == 0
    assert points(game, plan().at("10:00").measure("thv", "politie").ended()) == pytest.approx(70)
    assert points(game, plan().measure("thv", "politie").at("11:00").lifted("thv").ended()) == 0
    ended = Trail(game).planned("politie", agreements=(c.AgreementLine("oppas", "politie", at("12:00")),))
    assert points(game, ended.ended()) == 0


def test_an_owner_must_know_of_it() -> None:
    game = leaving(handover=(field("maatregelen"),), agreements=by_id(agreement("oppas")))
    untold = Trail(game).planned("politie", agreements=(c.AgreementLine("oppas", "om"),))
    assert points(game, untold.ended()) == 0
    mother = (c.AgreementLine("oppas", "moeder"),)
    assert points(game, Trail(game).planned("politie", agreements=mother).ended()) == 0
    assert points(game, Trail(game).spoke("cit", "moeder", "steun").planned("politie", agreements=mother).ended()) == pytest.approx(70)
    roles = by_id(role("politie"), role("veilig_thuis"), role("om"), role("cit", exists=False))
    other = Trail(game).spoke("cit", "vader", "steun").spoke("cit", "moeder", "observatie").planned("politie", agreements=mother)
    assert points(game, other.ended()) == 0
    absent = leaving(handover=(field("aanspreekpunt"),), roles=roles)
    assert points(absent, Trail(absent).planned("politie", "cit", first_contact="cit").ended()) == 0


@pytest.mark.parametrize(("review", "expected"), [("11:59", 0), ("12:00", 70), ("18:00", 70), ("18:01", 0)])
def test_a_next_look_lies_between_the_handover_and_the_end_of_the_case(review: str, expected: float) -> None:
    assert handed({"review": at(review)}, name="herbeoordeling") == pytest.approx(expected)


def test_not_needed_is_full_marks_only_with_a_true_reason() -> None:
    skipped = field("belafspraak", not_needed=(behind.not_needed("vast", flag("vast")),))
    game = leaving(handover=(skipped,))
    line = (c.NotNeededLine("belafspraak", "vast"),)
    assert points(game, Trail(game).planned("politie", not_needed=line).at("11:00").flag("vast").ended()) == 100
    skipped_at = Trail(game).at("09:00").planned("politie", not_needed=line)
    (item,) = linked(game, skipped_at.flag("vast").ended()).terms[0].items
    assert (item.at, skipped_at.events[item.refs[0]].at) == (at("09:00"), at("09:00"))
    assert points(game, Trail(game).flag("vast").ended()) == 0
    untrue = only(game, Trail(game).planned("politie", not_needed=line).at("13:00").flag("vast").ended())
    assert (untrue.lost, untrue.could_until) == (100, at("12:00"))
    assert "die reden gold hier niet" in untrue.text


def test_a_first_contact_may_be_named_as_a_function_too() -> None:
    assert handed({"regie": named("politie", function="aanspreekpunt")}, name="aanspreekpunt") == pytest.approx(70)
    assert handed({"regie": named("politie", function="casusregie")}, name="aanspreekpunt") == 0


def test_what_was_changed_after_reading_back_is_no_longer_read_back() -> None:
    game = leaving(handover=(field("aanspreekpunt", receiver="cit"),))
    log = Trail(game).planned("politie", "cit", first_contact="politie", handover="cit", read_back=True).at("09:00")
    assert points(game, log.planned("politie", first_contact="politie").ended()) == 100
    log = Trail(game).planned("politie", "cit", first_contact="politie", handover="cit", read_back=True).at("09:00")
    assert points(game, log.planned("politie", "om", first_contact="om").ended()) == pytest.approx(70)


def test_one_field_may_be_asked_for_twice() -> None:
    game = leaving(handover=(field("herbeoordeling", due="10:00"), field("herbeoordeling", due="12:00")))
    assert points(game, Trail(game).planned("politie", review=at("11:00")).ended()) == pytest.approx(35)


def test_a_row_of_the_handover_says_who_could_and_until_when() -> None:
    game = leaving(handover=(field("aanspreekpunt"),))
    row = only(game, Trail(game).ended())
    assert row.accountable == (("politie", 0.5), ("veilig_thuis", 0.5))
    asked = "Aanspreekpunt: het veld ‘Eerste aanspreekpunt’ in het veiligheidsplan bleef leeg."
    assert row.text == f"{asked} Invullen kon tot 12:00 door Politie of Veilig thuis."
    assert (row.term, row.what, row.source) == ("overdracht", "aanspreekpunt", "auteur")


# --- pattern ----------------------------------------------------------------------------------------------------------


def patterned(clock: str, *cites: str, knows: tuple[str, ...] = ("a", "b"), option: str = "ja") -> float | None:
    game = leaving(
        patterns=(behind.pattern("a", "b", "e"),),
        facts=by_id(fact("a"), fact("b"), fact("e"), fact("z")),
        decisions=by_id(decision("d", due=at("17:00"))),
    )
    log = Trail(game).learned("veilig_thuis", *knows).at(clock)
    log.decide("veilig_thuis", "d", *cites, option=option)
    return points(game, log.ended())


@pytest.mark.parametrize(("clock", "expected"), [("08:30", 100), ("09:00", 100), ("09:30", 50), ("10:00", 0)])
def test_naming_the_pattern_on_enough_of_its_facts_counts_on_a_ramp(clock: str, expected: float) -> None:
    assert patterned(clock, "a", "b") == pytest.approx(expected)


def test_a_pattern_that_is_only_shouted_counts_for_nothing() -> None:
    assert patterned("08:30") == 0
    assert patterned("08:30", "a", "z", knows=("a", "z")) == 0
    assert patterned("08:30", "a", "a") == 0
    assert patterned("08:30", "a", "b", knows=("a",)) == 0
    assert patterned("08:30", "a", "b", option="stil") == 0


@pytest.mark.parametrize(("option", "said"), [("ja", "paste er geen; nodig zijn er 2"), ("stil", "niet als patroon benoemd")])
def test_the_row_of_a_pattern_says_whether_it_was_named_at_all(option: str, said: str) -> None:
    game = leaving(patterns=(behind.pattern("a", "b"),), decisions=by_id(decision("d", due=at("17:00"))), facts=by_id(fact("a"), fact("b")))
    log = Trail(game).at("08:30")
    log.decide("veilig_thuis", "d", option=option)
    row = only(game, log.ended())
    assert said in row.text
    assert (row.facts, row.could_until) == (("a", "b"), at("10:00"))


def test_the_row_of_a_pattern_counts_what_was_cited_and_fits_without_naming_it() -> None:
    game = leaving(patterns=(behind.pattern("a", "b"),), decisions=by_id(decision("d", due=at("17:00"))), facts=by_id(fact("a"), fact("b")))
    log = Trail(game).at("08:30").learned("veilig_thuis", "a")
    log.decide("veilig_thuis", "d", "a", "b", option="ja")
    assert "van de feiten die erbij genoemd zijn, paste er hoogstens 1; nodig zijn er 2" in only(game, log.ended()).text


# --- cover ------------------------------------------------------------------------------------------------------------


def covered_game() -> Case:
    return leaving(
        cover=(behind.cover(),),
        agreements=by_id(agreement("oppas", "nacht"), agreement("anders", "dag")),
        measures=by_id(measured("thv", covers=("nacht",)), measured("los", covers=("dag",))),
    )


def line(what: str, until: str | None, owner: str = "politie") -> tuple[c.AgreementLine, ...]:
    return (c.AgreementLine(what, owner, None if until is None else at(until)),)


def test_cover_is_the_part_of_the_time_in_which_something_stands() -> None:
    game = covered_game()
    assert points(game, Trail(game).planned("politie", agreements=line("oppas", "12:00")).ended()) == pytest.approx(50)
    assert points(game, Trail(game).at("11:00").planned("politie", agreements=line("oppas", "17:00")).ended()) == pytest.approx(75)
    assert points(game, Trail(game).planned("politie", agreements=line("anders", "17:00")).ended()) == 0
    row = only(game, Trail(game).planned("politie", agreements=line("oppas", "12:00")).ended())
    assert row.could_until == at("12:00")
    assert "niet gedekt van 12:00 tot 14:00" in row.text


def test_what_overlaps_does_not_add_and_what_is_replaced_ends() -> None:
    game = covered_game()
    both = Trail(game).measure("thv", "om", until=at("13:00")).planned("politie", agreements=line("oppas", "12:00"))
    assert points(game, both.ended()) == pytest.approx(75)
    shorter = Trail(game).planned("politie", agreements=line("oppas", "14:00")).at("11:00")
    assert points(game, shorter.planned("politie", agreements=line("oppas", "11:30")).ended()) == pytest.approx(37.5)


def test_a_measure_covers_until_its_end_whichever_that_is() -> None:
    game = covered_game()
    assert points(game, Trail(game).measure("thv", "om", until=at("12:00")).ended()) == pytest.approx(50)
    assert points(game, Trail(game).measure("thv", "om").at("11:00").lifted("thv").ended()) == pytest.approx(25)
    assert points(game, Trail(game).measure("thv", "om").ended()) == 0
    named = Trail(game).measure("thv", "om").planned("politie", agreements=line("thv", "13:00"))
    assert points(game, named.ended()) == pytest.approx(75)
    assert points(game, Trail(game).measure("los", "om", until=at("14:00")).ended()) == 0
    untold = Trail(game).measure("thv", "om").planned("politie", agreements=line("thv", "13:00", "cit"))
    assert points(game, untold.ended()) == 0
    other = Trail(game).measure("thv", "om").planned("politie", agreements=line("anders", "13:00"))
    assert points(game, other.ended()) == 0


def test_the_end_of_one_measure_is_not_that_of_another() -> None:
    game = covered_game()
    log = Trail(game).measure("thv", "om", until=at("13:00")).measure("los", "om").at("11:00").lifted("los")
    assert points(game, log.ended()) == pytest.approx(75)


def test_cover_without_an_owner_who_knows_or_without_an_end_is_none() -> None:
    game = covered_game()
    assert points(game, Trail(game).planned("politie", agreements=line("oppas", None)).ended()) == 0
    assert points(game, Trail(game).planned("politie", agreements=line("oppas", "14:00", "cit")).ended()) == 0
    assert points(game, Trail(game).planned("politie", agreements=line("oppas", "14:00", "moeder")).ended()) == 0
    watched = Trail(game).spoke("politie", "moeder", "observatie").spoke("politie", "vader", "uitleg")
    assert points(game, watched.planned("politie", agreements=line("oppas", "14:00", "moeder")).ended()) == 0
    mother = Trail(game).spoke("politie", "moeder", "uitleg").planned("politie", agreements=line("oppas", "14:00", "moeder"))
    assert points(game, mother.ended()) == 100
    assert points(game, Trail(game).measure("thv", until=at("14:00"), by=None).ended()) == 0


def test_what_is_written_down_is_agreed_only_when_it_stands() -> None:
    asked = replace(agreement("oppas", "nacht"), stands_if=flag("tante_wil"))
    game = leaving(
        cover=(behind.cover(),), handover=(field("maatregelen"),), probes=(behind.probe(agreements=("oppas",)),), agreements=by_id(asked)
    )
    log = Trail(game).planned("politie", "cit", agreements=line("oppas", "17:00"), handover="cit", read_back=True)
    assert points(game, log.ended()) == 0
    log = Trail(game).planned("politie", "cit", agreements=line("oppas", "17:00"), handover="cit", read_back=True)
    values = {term.id: term.value for term in linked(game, log.at("12:00").flag("tante_wil").ended()).terms}
    assert values == {"bescherming": pytest.approx(0.5), "overdracht": 1, "hierna": 1}


def test_stretches_that_touch_are_one_and_nothing_is_no_gap() -> None:
    assert union([(5, 9), (0, 5), (9, 9), (20, 30), (22, 24)], 0, 25) == [(0, 9), (20, 25)]
    assert minus(0, 25, [(0, 9), (20, 25)]) == [(9, 20)]
    assert minus(0, 25, []) == [(0, 25)]
    assert minus(0, 25, [(3, 4)]) == [(0, 3), (4, 25)]


def test_what_was_not_read_back_says_by_whom_and_how_it_could_be() -> None:
    for receiver, reader in ((None, "wie het overneemt"), ("veilig_thuis", "Veilig thuis")):
        game = leaving(handover=(field("aanspreekpunt", receiver=receiver),))
        row = only(game, Trail(game).planned("politie", "om", first_contact="om").ended())
        assert f"maar {reader} heeft het niet teruggelezen" in row.text
        assert f"eerst een gesprek met {reader}" in row.text


# --- regie ------------------------------------------------------------------------------------------------------------


def named(*holders: str, function: str = "casusregie") -> tuple[c.RegieLine, ...]:
    return tuple(c.RegieLine(function, holder) for holder in holders)


def test_regie_is_time_filled_times_partners_who_know() -> None:
    game = leaving(regie=(behind.regie(),))
    assert points(game, Trail(game).planned("politie", "veilig_thuis", regie=named("politie")).ended()) == 100
    assert points(game, Trail(game).planned("politie", regie=named("politie")).ended()) == pytest.approx(50)
    half = Trail(game).at("12:00").planned("politie", "veilig_thuis", regie=named("politie"))
    assert points(game, half.ended()) == pytest.approx(50)
    assert only(game, half.events).text == "Casusregie: Politie, 50 procent van de tijd van 10:00 tot 14:00."
    assert points(game, Trail(game).planned("politie", "veilig_thuis", regie=named("om", function="aanspreekpunt")).ended()) == 0


def test_only_what_was_named_before_the_end_and_for_this_function_counts() -> None:
    game = leaving(regie=(behind.regie(),))
    log = Trail(game).planned("politie", "veilig_thuis", regie=named("politie")).at("12:00")
    log.planned("politie", regie=named("om", function="aanspreekpunt")).at("14:00").planned("politie", regie=named("om"))
    assert points(game, log.ended()) == 100
    third = Trail(game).planned("politie", "veilig_thuis", regie=named("politie")).at("11:00")
    third.planned("politie", "veilig_thuis", regie=named("moeder")).at("13:00").planned("politie", "veilig_thuis", regie=named("om"))
    assert points(game, third.ended()) == pytest.approx(50)


def test_two_on_one_function_count_as_none_and_one_may_hold_several() -> None:
    game = leaving(regie=(behind.regie(),))
    assert points(game, Trail(game).planned("politie", "veilig_thuis", regie=named("politie", "om")).ended()) == 0
    several = leaving(regie=(behind.regie(), behind.regie("aanspreekpunt")))
    log = Trail(several).planned("politie", "veilig_thuis", regie=named("politie"), first_contact="politie")
    assert points(several, log.ended()) == 100
    torn = Trail(several).planned(
        "politie", "veilig_thuis", regie=(*named("politie"), *named("om", function="aanspreekpunt")), first_contact="politie"
    )
    assert points(several, torn.ended()) == 50


def test_who_was_told_of_another_does_not_know() -> None:
    game = leaving(regie=(behind.regie(),))
    log = Trail(game).planned("politie", "veilig_thuis", regie=named("om")).at("12:00").planned("politie", regie=named("politie"))
    row = only(game, log.ended())
    assert row.lost == pytest.approx(50)
    held = "Casusregie: Politie, 100 procent van de tijd van 10:00 tot 14:00."
    assert row.text == f"{held} Aan Veilig thuis is het laatst een ander genoemd."
    later = Trail(game).planned("politie", regie=named("politie")).at("12:00").planned("politie", "veilig_thuis", inform=("veilig_thuis",))
    assert only(game, later.ended()).text == (
        f"{held} Aan Veilig thuis is dit niet gezegd, ook niet toen het in het plan kwam (08:00). "
        "Wie pas later wordt ingelicht, hoort alleen wat er dan in het plan bij komt; zet het dan opnieuw."
    )
    nobody = Trail(game).planned("politie", "veilig_thuis", regie=named("moeder"))
    assert points(game, nobody.ended()) == 0


def test_naming_everybody_in_turn_pays_less_than_naming_one() -> None:
    game = leaving(regie=(behind.regie(),))
    log = Trail(game)
    for holder in ("politie", "veilig_thuis", "om", "cit"):
        log.planned(holder, regie=named(holder))
    assert points(game, log.ended()) == 0


def test_regie_that_concerns_nobody_who_is_here_is_left_out_and_a_row_lies_with_whoever_plays() -> None:
    roles = by_id(role("politie"), role("veilig_thuis"), role("om"), role("cit", exists=False))
    game = leaving(regie=(behind.regie(partners=("cit",)),), handover=(field("aanspreekpunt", roles=("cit",)),), roles=roles)
    dimension = linked(game, Trail(game).ended())
    assert [term.id for term in dimension.terms] == ["overdracht"]
    assert [who for who, _ in dimension.rows[0].accountable] == list(game.playable)
    assert dimension.notes == ("Duidelijk wie de regie had: nog niets aan de beurt; de andere onderdelen tellen voor het geheel.",)


# --- review -----------------------------------------------------------------------------------------------------------


def test_a_review_counts_on_a_ramp_from_the_moment_that_asks_for_it() -> None:
    game = leaving(reviews=(behind.review(flag("gekeken"), flag("vrij")),))
    assert points(game, Trail(game).at("09:00").flag("vrij").at("09:45").flag("gekeken").ended()) == 100
    assert points(game, Trail(game).at("09:00").flag("vrij").at("10:30").flag("gekeken").ended()) == pytest.approx(50)
    assert points(game, Trail(game).flag("gekeken").at("09:00").flag("vrij").ended()) == 0
    assert points(game, Trail(game).at("09:00").flag("vrij").flag("gekeken").ended()) == 100
    again = Trail(game).flag("gekeken").at("09:00").flag("vrij").flag("gekeken", False).at("09:30").flag("gekeken")
    assert points(game, again.ended()) == 100


def test_a_moment_that_did_not_arise_is_replaced_by_a_fixed_one() -> None:
    game = leaving(reviews=(behind.review(flag("gekeken"), flag("vrij")),))
    assert points(game, Trail(game).at("12:30").flag("gekeken").ended()) == 100
    assert points(game, Trail(game).ended()) == 0
    just = Trail(game).at("12:30").flag("gekeken").at("16:00").flag("vrij")
    assert points(game, just.ended()) == 0
    too_late = Trail(game).at("12:30").flag("gekeken").at("17:00").flag("vrij")
    assert points(game, too_late.ended()) == 100
    fixed = leaving(reviews=(behind.review(flag("gekeken")),))
    assert points(fixed, Trail(fixed).at("13:30").flag("gekeken").ended()) == pytest.approx(50)


# --- next -------------------------------------------------------------------------------------------------------------


def reached(*makers: Event, **more: Any) -> float | None:
    facts = by_id(fact("a"), fact("b"), fact("had", known_by=("cit",)), fact("stond", systems=("cit",)))
    game = leaving(probes=(behind.probe("a", "b", "had", "stond", **more),), facts=facts, agreements=by_id(agreement("oppas")))
    log = Trail(game).at("09:00")
    log.events += makers
    return points(game, log.ended())


def test_what_reached_whoever_responds_by_telling_or_by_record_counts() -> None:
    told = Learned(at("09:00"), 5, (), "cit", ("a",), "bericht", "politie")
    kept = Recorded(at("09:00"), 6, (), "politie", "cit", ("b",))
    assert reached() == 0
    assert reached(told) == pytest.approx(50)
    assert reached(kept) == pytest.approx(50)
    assert reached(told, kept) == 100


def test_what_it_held_at_the_start_never_counts() -> None:
    held = Learned(at("09:00"), 5, (), "cit", ("had", "stond"), "begin", "")
    assert reached(held) == 0


def test_what_comes_to_light_with_the_call_itself_came_too_late() -> None:
    game = leaving(probes=(behind.probe("a"),), facts=by_id(fact("a")))
    assert points(game, Trail(game).at("15:59").learned("cit", "a").ended()) == 100
    assert points(game, Trail(game).at("16:00").learned("cit", "a").ended()) == 0


def test_the_plan_reaches_only_whom_it_was_told_and_whom_it_was_handed_over_to() -> None:
    game = leaving(probes=(behind.probe(plan=("aanspreekpunt",), agreements=("oppas",)),), agreements=by_id(agreement("oppas")))
    parts: dict[str, Any] = {"first_contact": "politie", "agreements": line("oppas", "17:00")}
    assert points(game, Trail(game).planned("politie", "cit", agreements=line("oppas", "17:00")).ended()) == pytest.approx(50)
    assert points(game, Trail(game).planned("politie", "veilig_thuis", **parts).ended()) == 0
    assert points(game, Trail(game).planned("politie", "cit", **parts).ended()) == 100
    over = Trail(game).planned("politie", **parts).at("10:00").planned("politie", "cit", handover="cit")
    assert points(game, over.ended()) == 100
    for until, expected in (("16:00", 50), ("16:01", 100)):
        ends = parts | {"agreements": line("oppas", until)}
        assert points(game, Trail(game).planned("politie", "cit", **ends).ended()) == pytest.approx(expected)
    past = parts | {"agreements": line("oppas", "15:00")}
    assert points(game, Trail(game).planned("politie", "cit", **past).ended()) == pytest.approx(50)


def test_an_outdated_first_contact_has_not_reached_whoever_responds() -> None:
    game = leaving(probes=(behind.probe(plan=("aanspreekpunt",)),))
    log = Trail(game).planned("politie", "cit", first_contact="politie").at("09:00").planned("politie", "om", first_contact="om")
    assert points(game, log.ended()) == 0
    log = Trail(game).planned("politie", "cit", first_contact="politie").at("09:00").planned("politie", "om", first_contact="politie")
    assert points(game, log.ended()) == 100


def test_the_row_of_a_probe_names_what_was_not_there() -> None:
    game = leaving(probes=(behind.probe("a", plan=("aanspreekpunt",), agreements=("oppas",)),), facts=by_id(fact("a")),
                   agreements=by_id(agreement("oppas")))  # fmt: skip
    row = only(game, Trail(game).ended())
    assert row.facts == ("a",)
    assert row.text == (
        "De nacht: om 16:00 had Cit 0 van 3. Er lag niet: «a»; het eerste aanspreekpunt; de afspraak ‘Oppas’. "
        "Wat als het was vastgelegd of overgedragen, door Politie of Veilig thuis?"
    )


def test_the_row_of_a_probe_says_why_what_stood_there_does_not_count() -> None:
    each = [f"a{n}" for n in range(10)]
    game = leaving(probes=(behind.probe(plan=("aanspreekpunt",), agreements=("a0",)),), agreements=by_id(*(agreement(one) for one in each)))
    many = tuple(one for name in each for one in line(name, "17:00"))
    text = only(game, Trail(game).planned("politie", "cit", agreements=many, first_contact="cit").ended()).text
    assert "de afspraak ‘A0’ (stond er, maar telt niet: één partij had er meer dan 8" in text
    text = only(game, Trail(game).planned("politie", "cit", agreements=line("a0", "15:00"), first_contact="cit").ended()).text
    assert "de afspraak ‘A0’ (stond er, maar telt niet: de tijd die erbij stond, was voorbij)" in text
    log = Trail(game).planned("politie", "cit", agreements=line("a0", "17:00"), first_contact="politie")
    text = only(game, log.at("09:00").planned("politie", "om", first_contact="om").ended()).text
    assert "het eerste aanspreekpunt (stond er, maar telt niet: het was intussen een ander)" in text


def test_a_probe_that_asks_only_for_what_was_there_at_the_start_is_left_out() -> None:
    game = leaving(probes=(behind.probe("had"),), facts=by_id(fact("had", known_by=("cit",))))
    assert points(game, Trail(game).ended()) is None

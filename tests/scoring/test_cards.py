"""Partner cards, the guard, the total and what was left on purpose."""

import json
from dataclasses import replace
from typing import Any

import pytest

from scenarios.compiled import Case, Need, Option
from scoring import fold, score, weights
from scoring.cards import STRENGTHS, Card, _gains
from scoring.ledger import lost
from scoring.scorecard import Scorecard, overall, total
from sim.core import events as e
from tests.scoring import behind
from tests.scoring.behind import Trail, field, leaving
from tests.scoring.tiny import Log, at, blank, by_id, case, decision, fact, flag, needs, norm

NUMBERS = weights.standard()


def by_role(card: Scorecard) -> dict[str, Card]:
    return {one.role: one for one in card.cards}


def seated(events: list[e.Event], **how: str) -> list[e.Event]:
    """`events` with these seats held otherwise, from the start."""
    first = events[0]
    assert isinstance(first, e.GameStarted)
    seats = tuple((role, how.get(role, was)) for role, was in first.seats)
    return [e.GameStarted(first.at, first.seq, (), 1, seats, False, False), *events[1:]]


# --- total and guard --------------------------------------------------------------------------------------------------


def points(t: float, i: float, a: float, b: float) -> dict[str, float]:
    return {"T": t, "I": i, "A": a, "B": b}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (points(80, 60, 40, 0), 0.3 * 80 + 0.35 * 60 + 0.35 * 40),
        (points(100, 100, 0, 100), 30),
        (points(100, 100, 100, 10), 100),
        (points(10, 100, 100, 100), 40),
    ],
)
def test_the_total_stays_near_the_lowest_of_three(found: dict[str, float], expected: float) -> None:
    assert total(found, NUMBERS) == pytest.approx(expected)


def test_without_one_of_the_four_there_is_no_total() -> None:
    found = points(90, 90, 90, 90)
    for name in found:
        assert total({other: value for other, value in found.items() if other != name}, NUMBERS) is None


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (points(95, 95, 95, 95), "paraat"),
        (points(100, 100, 100, 89), "verbonden"),
        (points(100, 100, 100, 44), "op gang"),
        (points(100, 100, 100, 46), "verbonden"),
        (points(100, 100, 40, 100), "op gang"),
        (points(0, 0, 0, 100), "los"),
        (points(46, 46, 46, 100), "op gang"),
    ],
)
def test_the_word_for_the_whole_is_at_most_one_above_the_lowest(found: dict[str, float], word: str) -> None:
    whole = total(found, NUMBERS)
    assert whole is not None
    assert overall(found, whole, NUMBERS) == word


def whole_case(**parts: Any) -> Case:
    """A case in which all four dimensions are measured."""
    own: dict[str, Any] = {
        "facts": by_id(fact("a")),
        "decisions": by_id(decision("d", due=at("12:00"))),
        "norms": by_id(norm("bellen", flag("f"))),
        "handover": (field("aanspreekpunt"),),
        "perspective": behind.perspective(),
    }
    return needs(leaving(**own | parts), Need("veilig_thuis", "a", "d"))


def good_play(game: Case) -> Trail:
    log = Trail(game).learned("politie", "a")
    log.told("politie", "veilig_thuis", "a").flag("f")
    log.decide("veilig_thuis", "d", "a").at("09:00")
    log.spoke("politie", "moeder").spoke("veilig_thuis", "moeder", "uitleg").flag("kindcheck")
    return log.planned("politie", "cit", first_contact="politie", handover="cit", read_back=True)


def test_a_whole_case_has_a_total_and_a_word() -> None:
    game = whole_case()
    card = score(game, good_play(game).ended())
    assert {name: dimension.score for name, dimension in card.dimensions.items()} == pytest.approx(dict.fromkeys("TIAB", 100))
    assert card.total == pytest.approx(100)
    assert (card.band, card.missing) == ("paraat", "")
    worst = score(game, Trail(game).ended())
    assert (worst.total, worst.band) == (0, "los")


def test_what_is_missing_is_named() -> None:
    bare = score(case(), Log(case()).ended())
    assert bare.missing == (
        "Tijdigheid, informatiedeling, verbinding acuut–structureel en het perspectief van betrokkenen worden hier niet gemeten; "
        "daarom is er geen totaal."
    )
    game = whole_case(perspective=None)
    assert score(game, good_play(game).ended()).missing == (
        "Het perspectief van betrokkenen wordt hier niet gemeten; daarom is er geen totaal."
    )


# --- cards ------------------------------------------------------------------------------------------------------------


def assert_adds_up(card: Scorecard) -> None:
    for name, dimension in card.dimensions.items():
        assert sum(one.lost.get(name, 0) for one in card.cards) == pytest.approx(lost(dimension.rows), abs=1e-9)
    for one in card.cards:
        assert sum(part for _, part in one.rows) == pytest.approx(sum(one.lost.values()), abs=1e-9)
        assert one.used is None or 0 <= one.used <= 1
        assert len(one.strengths) <= STRENGTHS


def test_all_cards_together_hold_what_the_team_did_not_reach() -> None:
    game = whole_case()
    for log in (good_play(game), Trail(game), Trail(game).learned("politie", "a").spoke("om", "moeder")):
        card = score(game, log.ended())
        assert_adds_up(card)
        assert [one.role for one in card.cards] == ["politie", "veilig_thuis", "om", "cit", "omgeving"]


def test_a_missed_need_lies_mostly_with_whoever_could_still_tell_it() -> None:
    game = whole_case()
    log = Trail(game).learned("politie", "a")
    log.decide("veilig_thuis", "d")
    cards = by_role(score(game, log.ended()))
    covered = next(row for row, _ in cards["politie"].rows if row.term == "dekking")
    assert dict(covered.accountable) == pytest.approx({"politie": 0.6, "veilig_thuis": 0.4})
    assert cards["politie"].lost["I"] == pytest.approx(0.6 * covered.lost)


def test_what_was_told_in_time_is_a_strength_of_giver_and_receiver() -> None:
    game = whole_case()
    cards = by_role(score(game, good_play(game).ended()))
    assert cards["politie"].used == cards["veilig_thuis"].used == pytest.approx(1)
    told = "«a» was op tijd bij Veilig thuis (08:00), voor: D."
    assert told in cards["veilig_thuis"].strengths
    own = ("Bellen: dit lukte (08:00).", "Aanspreekpunt: dit lukte (09:00).", "Moeder gehoord: dit lukte (09:00).")
    assert cards["politie"].strengths == (*own, told)
    assert cards["politie"].questions == ()


def test_a_question_per_kind_comes_before_a_second_of_the_same() -> None:
    game = leaving(norms=by_id(norm("een", flag("f"), weight=3), norm("twee", flag("g"), weight=3)), perspective=behind.perspective())
    card = by_role(score(game, Trail(game).ended()))["politie"]
    assert len(card.questions) == 2
    assert card.questions[0].endswith("Wat had dit eerder mogelijk gemaakt?")
    assert not card.questions[1].endswith("Wat had dit eerder mogelijk gemaakt?")
    assert not any("fout" in question.lower() for question in card.questions)


def test_a_choice_as_good_as_another_comes_back_as_a_question_to_whoever_made_it() -> None:
    option = blank(Option, id="ja", label="Ja", defensible=True, question="Wat had de ander gezegd?")
    game = whole_case(decisions=by_id(replace(decision("d", due=at("12:00")), options=by_id(option))))
    cards = by_role(score(game, good_play(game).ended()))
    assert cards["veilig_thuis"].questions == ("D: Wat had de ander gezegd?",)
    assert cards["politie"].questions == ()


def test_where_only_one_kind_was_missed_there_are_still_two_questions() -> None:
    norms = [norm(name, flag(name), weight=weight) for name, weight in (("een", 1), ("twee", 3), ("drie", 2))]
    norms.append(norm("plicht", flag("nooit"), only_if=flag("vast"), weight=5))
    game = leaving(norms=by_id(*norms))
    card = by_role(score(game, Trail(game).flag("vast").ended()))["politie"]
    assert [question.split(":")[0] for question in card.questions] == ["Twee", "Drie"]


@pytest.mark.parametrize("how", ["niemand", "meewerkend", "afwachtend", "eilandje"])
def test_what_software_and_unplayed_seats_missed_lies_with_the_surroundings(how: str) -> None:
    game = whole_case()
    card = score(game, seated(Trail(game).ended(), politie=how))
    assert_adds_up(card)
    cards = by_role(card)
    assert "politie" not in cards
    assert cards["omgeving"].lost["T"] == 100
    assert (cards["omgeving"].strengths, cards["omgeving"].questions) == ((), ())


def test_a_course_stands_for_people() -> None:
    game = whole_case()
    assert by_role(score(game, seated(Trail(game).ended(), politie="verloop")))["politie"].lost["T"] == 100


def test_a_card_holds_nothing_of_the_minutes_in_which_software_held_the_seat() -> None:
    game = leaving(norms=by_id(norm("vroeg", flag("f")), norm("laat", flag("g"), limit=500)))
    log = Trail(game).at("09:00")
    log.add(e.SeatsTaken, (("politie", "meewerkend"), ("veilig_thuis", "mens")), False, False).at("12:00")
    log.add(e.SeatsTaken, (("politie", "mens"), ("veilig_thuis", "mens")), False, False)
    cards = by_role(score(game, log.ended()))
    assert [row.what for row, _ in cards["omgeving"].rows] == ["vroeg"]
    assert [row.what for row, _ in cards["politie"].rows] == ["laat"]


def test_a_card_holds_nothing_of_what_software_did_before_somebody_took_the_chair() -> None:
    game = leaving(norms=by_id(norm("vroeg", flag("f")), norm("laat", flag("g"), limit=500)))
    log = Trail(game)
    log.add(e.SeatsTaken, (("politie", "meewerkend"), ("veilig_thuis", "mens")), False, False)
    log.at("08:10").flag("f").at("08:20").add(e.SeatsChanged, (("politie", "mens"),), ())
    log.at("08:30").flag("g")
    cards = by_role(score(game, log.ended()))
    assert [text.split(":")[0] for text in cards["politie"].strengths] == [game.norms["laat"].title]
    assert cards["politie"].used == 1
    log.add(e.SeatsChanged, (("politie", "meewerkend"),), ())
    assert by_role(score(game, log.ended()))["politie"].strengths == cards["politie"].strengths


def test_a_step_of_two_is_to_the_credit_of_whoever_took_it() -> None:
    both = replace(norm("samen", flag("f")), owners=("politie", "veilig_thuis"))
    game = leaving(norms=by_id(both))
    log = Trail(game).at("08:10").add(e.Landed, "veilig_thuis", 1, True)
    cards = by_role(score(game, log.flag("f").ended()))
    assert cards["veilig_thuis"].strengths
    assert "politie" not in cards or not cards["politie"].strengths


def test_what_software_may_have_brought_is_no_strength_of_the_one_who_plays() -> None:
    both = replace(norm("samen", flag("f")), owners=("politie", "veilig_thuis"))
    game = leaving(norms=by_id(both))
    events = Trail(game).at("08:10").flag("f").ended()
    assert by_role(score(game, seated(events, veilig_thuis="mens", politie="mens")))["politie"].strengths
    assert not by_role(score(game, seated(events, veilig_thuis="meewerkend", politie="mens")))["politie"].strengths


def test_a_seat_that_changes_hands_in_a_minute_is_held_by_the_new_one() -> None:
    game = leaving(norms=by_id(norm("een", flag("f"))))
    log = Trail(game).at("10:00")
    log.add(e.SeatsTaken, (("politie", "meewerkend"),), False, False)
    assert by_role(score(game, log.ended()))["omgeving"].lost["T"] == 100


def test_what_software_told_too_much_is_not_on_the_card_of_who_came_after() -> None:
    game = leaving(facts=by_id(fact("a"), fact("x", sensitivity=3, unfit={"om": "Nee."})), decisions=by_id(decision("d", due=at("12:00"))))
    game = needs(game, Need("veilig_thuis", "a", "d"))
    log = Trail(game).learned("veilig_thuis", "a")
    log.decide("veilig_thuis", "d", "a").add(e.SeatsTaken, (("politie", "eilandje"),), False, False)
    log.at("09:00").told("politie", "om", "x").at("10:00").add(e.SeatsTaken, (("politie", "mens"),), False, False)
    cards = by_role(score(game, log.ended()))
    assert [row.term for row, _ in cards["omgeving"].rows] == ["maat"]
    assert cards["politie"].rows == ()


@pytest.mark.parametrize(("clock", "expected"), [("08:30", 0.75), ("09:30", 0.375), ("11:00", 0)])
def test_the_share_of_own_chances_counts_what_each_weighs(clock: str, expected: float) -> None:
    game = leaving(norms=by_id(norm("zwaar", flag("f"), weight=3), norm("licht", flag("g"))))
    assert by_role(score(game, Trail(game).at(clock).flag("f").ended()))["politie"].used == pytest.approx(expected)


def test_what_went_wholly_well_comes_before_what_went_well_in_part() -> None:
    game = leaving(norms=by_id(norm("zwaar", flag("f"), weight=5), norm("licht", flag("g"))))
    card = by_role(score(game, Trail(game).flag("g").at("09:30").flag("f").ended()))["politie"]
    assert card.strengths == ("Licht: dit lukte (08:00).", "Zwaar: dit lukte voor een deel (09:30).")


@pytest.mark.parametrize(("source", "part"), [("politie", 0.6), ("veilig_thuis", 0.0), ("een_bericht", 0.0)])
def test_who_told_what_was_needed_shares_in_it(source: str, part: float) -> None:
    game = needs(case(facts=by_id(fact("a")), decisions=by_id(decision("d", due=at("12:00")))), Need("veilig_thuis", "a", "d"))
    log = Trail(game)
    log.add(e.Learned, "veilig_thuis", ("a",), "gesprek", source).decide("veilig_thuis", "d", "a")
    card = score(game, log.ended())
    gains = [gain for gain in _gains(fold.read(game, log.events), card.dimensions["I"], NUMBERS, {}) if "op tijd bij" in gain.text]
    assert dict(gains[0].shares).get("politie", 0) == pytest.approx(part)
    assert sum(gain.points for gain in gains) == pytest.approx(100 * 70 / 85)


def test_sharing_too_much_is_on_the_card_of_whoever_told_it() -> None:
    game = whole_case(facts=by_id(fact("a"), fact("x", sensitivity=3, unfit={"om": "Nee."})))
    log = good_play(game)
    log.told("cit", "om", "x")
    cards = by_role(score(game, log.ended()))
    assert [row.term for row, _ in cards["cit"].rows] == ["maat"]
    assert_adds_up(score(game, log.events))


def test_cards_are_plain_data() -> None:
    game = whole_case()
    plain = score(game, Trail(game).ended()).to_json()
    assert json.loads(json.dumps(plain)) == plain
    assert [card["rol"] for card in plain["kaarten"]] == ["politie", "veilig_thuis", "om", "cit", "omgeving"]
    assert set(plain["kaarten"][0]) == {"rol", "titel", "aandeel", "verlies", "sterk", "vragen"}


# --- left on purpose --------------------------------------------------------------------------------------------------


def left_on_purpose(game: Case, clock: str = "08:30", name: str = "twee", good: bool = True) -> Trail:
    log = Trail(game)
    if good:
        log.flag("f")
    log.at(clock).add(e.Deviated, "politie", name, "veiliger", ("a",), ("om",))
    return log


def three_norms(**more: Any) -> Case:
    norms = by_id(norm("een", flag("f"), weight=2), norm("twee", flag("g"), weight=5), norm("drie", flag("h"), weight=2))
    return leaving(norms=norms, facts=by_id(fact("a")), deviations={"veiliger": "Het maakte het onveiliger."}, **more)


def test_a_norm_left_on_purpose_takes_the_mean_of_the_others() -> None:
    game = three_norms()
    dimension = score(game, left_on_purpose(game).ended()).dimensions["T"]
    assert dimension.score == pytest.approx(50)
    assert lost(dimension.rows) == pytest.approx(50, abs=1e-9)
    assert {row.what for row in dimension.rows} == {"drie"}
    (value,) = [item.value for term in dimension.terms for item in term.items if item.id == "twee"]
    assert value == pytest.approx(0.5)


def test_leaving_a_norm_too_late_or_one_that_is_never_left_changes_nothing() -> None:
    game = three_norms(never_deviate=frozenset({"een"}))
    plain = score(game, Trail(game).flag("f").ended()).dimensions["T"].score
    assert score(game, left_on_purpose(game, "10:01").ended()).dimensions["T"].score == plain
    assert score(game, left_on_purpose(game, name="een").ended()).dimensions["T"].score == plain


@pytest.mark.parametrize(("cites", "told"), [((), ("om",)), (("a",), ())])
def test_leaving_a_norm_without_facts_or_word_to_anybody_changes_nothing(cites: tuple[str, ...], told: tuple[str, ...]) -> None:
    game = three_norms()
    log = Trail(game).flag("f").at("08:30")
    log.add(e.Deviated, "politie", "twee", "veiliger", cites, told)
    assert score(game, log.ended()).dimensions["T"].score == pytest.approx(100 * 2 / 9)


def test_it_comes_back_as_a_question() -> None:
    game = three_norms()
    (question,) = by_role(score(game, left_on_purpose(game).ended()))["politie"].questions[-1:]
    assert question == ("Bewust anders: Twee. De reden was ‘Het maakte het onveiliger’; het is verteld aan Om. Wat leverde dat op?")
    late = by_role(score(game, left_on_purpose(game, "10:01").ended()))["politie"]
    assert not any(question.startswith("Bewust anders") for question in late.questions)


def test_a_duty_of_an_own_choice_that_is_left_on_purpose_costs_nothing() -> None:
    norms = by_id(norm("een", flag("f")), norm("twee", flag("g"), only_if=flag("vast")))
    game = leaving(norms=norms, deviations={"veiliger": "Veiliger"})
    kept, left = Trail(game).flag("f").flag("vast"), left_on_purpose(game).flag("vast")
    assert score(game, kept.ended()).dimensions["T"].score == 0
    assert score(game, left.ended()).dimensions["T"].score == 100


def test_where_every_norm_was_left_on_purpose_they_count_as_they_came_out() -> None:
    game = leaving(norms=by_id(norm("twee", flag("g"))), deviations={"veiliger": "Veiliger"})
    assert score(game, left_on_purpose(game).ended()).dimensions["T"].score == 0


def test_a_card_shows_up_to_four_strengths_of_different_kinds_first() -> None:
    wants = by_id(
        *(norm(name, flag(name), weight=weight) for name, weight in (("een", 5), ("twee", 4), ("drie", 3), ("vier", 2), ("vijf", 1)))
    )
    game = replace(case(norms=wants), legacy=leaving(handover=(field("aanspreekpunt"),)).legacy)
    log = Trail(game).planned("politie", "veilig_thuis", first_contact="veilig_thuis")
    for name in wants:
        log.flag(name)
    told = by_role(score(game, log.ended()))["politie"].strengths
    assert len(told) == STRENGTHS == 4
    assert told[1].startswith("Aanspreekpunt")

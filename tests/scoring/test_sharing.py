"""I: coverage, use, feedback, care and the ceiling of a leak."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from scenarios.compiled import Case, Need
from scoring import score
from scoring.ledger import Dimension, Row, lost
from sim.core.events import Contributed, Disclosed, Event, GameStarted
from sim.core.events import Read as ReadMessage
from tests.scoring import tiny
from tests.scoring.tiny import Log, at, by_id, case, decision, fact, flag, ground, loop, measure, needs, reveals, role


def judged(game: Case, events: Sequence[Event], until: int | None = None) -> Dimension:
    dimension = score(game, events, until).dimensions["I"]
    if dimension.score is not None:
        assert lost(dimension.rows) == pytest.approx(100 - dimension.score, abs=1e-9)
        assert all(row.lost >= 0 for row in dimension.rows)
    return dimension


def term(game: Case, events: Sequence[Event], name: str) -> float:
    return next(term.value for term in judged(game, events).terms if term.id == name)


def row(game: Case, events: Sequence[Event], name: str) -> Row:
    return next(row for row in judged(game, events).rows if row.term == name)


def one_need(**more: object) -> Case:
    """Veilig Thuis needs fact `a` of the police for decision `d`, due at 12:00."""
    return needs(
        case(facts=by_id(fact("a"), fact("b")), decisions=by_id(decision("d", due=at("12:00"))), **more), Need("veilig_thuis", "a", "d")
    )


def test_knowing_it_when_deciding_covers_the_need() -> None:
    game = one_need()
    log = Log(game).learned("veilig_thuis", "a").at("11:00").decide("veilig_thuis", "d", "a").ended()
    assert judged(game, log).score == 100
    assert judged(game, log).rows == ()


def test_what_is_learnt_later_counts_half_after_deciding_again() -> None:
    game = one_need()
    late = Log(game).at("09:00").decide("veilig_thuis", "d").at("10:00").learned("veilig_thuis", "a")
    assert term(game, late.ended(), "dekking") == 0
    again = (
        Log(game).at("09:00").decide("veilig_thuis", "d").at("10:00").learned("veilig_thuis", "a").at("11:00").decide("veilig_thuis", "d")
    )
    assert term(game, again.ended(), "dekking") == 0.5
    after = (
        Log(game).at("09:00").decide("veilig_thuis", "d").at("10:00").learned("veilig_thuis", "a").at("12:01").decide("veilig_thuis", "d")
    )
    assert term(game, after.ended(), "dekking") == 0


@pytest.mark.parametrize("minute", ["12:01", "15:00", None])
def test_a_decision_not_taken_in_time_earns_no_information_points(minute: str | None) -> None:
    game = one_need()
    log = Log(game).learned("veilig_thuis", "a")
    if minute is not None:
        log.at(minute).decide("veilig_thuis", "d", "a")
    dimension = judged(game, log.ended())
    assert dimension.score == 0
    assert row(game, log.events, "dekking").accountable == (("veilig_thuis", 1.0),)
    assert row(game, log.events, "dekking").could_until == at("12:00")


def test_a_request_ruled_on_is_a_decision_whatever_the_answer() -> None:
    game = needs(case(facts=by_id(fact("a")), measures=by_id(measure("m", due=at("12:00")))), Need("om", "a", "m"))
    for granted in (True, False):
        assert judged(game, Log(game).learned("om", "a").ruled("m", granted).ended()).score == 100
    assert judged(game, Log(game).ruled("m", True).ended()).score == 0
    assert judged(game, Log(game).learned("om", "a").ended()).score == 0


def test_knowledge_that_went_stale_or_home_does_not_count() -> None:
    game = one_need()
    stale = replace(game, facts=by_id(fact("a", expires=60), fact("b")))
    log = Log(game).learned("veilig_thuis", "a").at("09:30").decide("veilig_thuis", "d").ended()
    assert term(game, log, "dekking") == 1
    assert term(stale, log, "dekking") == 0


def test_a_red_flag_weighs_double() -> None:
    game = needs(
        case(facts=by_id(fact("a", red_flag="RV01"), fact("b")), decisions=by_id(decision("d", due=at("12:00")))),
        Need("veilig_thuis", "a", "d"),
        Need("veilig_thuis", "b", "d"),
    )
    assert term(game, Log(game).learned("veilig_thuis", "a").decide("veilig_thuis", "d").ended(), "dekking") == pytest.approx(2 / 3)


def test_a_missed_need_lies_with_who_could_send_and_with_who_could_ask() -> None:
    game = replace(one_need(), grounds=(ground("GD04", "politie", "veilig_thuis"),))
    log = Log(game).at("09:00").learned("politie", "a").at("10:00").decide("veilig_thuis", "d").ended()
    missed = row(game, log, "dekking")
    assert missed.accountable == (("politie", 0.6), ("veilig_thuis", 0.4))
    assert (missed.could_until, missed.ground, missed.facts) == (at("11:55"), "GD04", ("a",))
    assert "Politie wist het vanaf 09:00 en kon het tot 11:55 delen" in missed.text
    assert "had daar een grond voor: regel GD04. artikel 1." in missed.text


def asks(log: Log, number: int, *present: str) -> Log:
    """The first of `present` asks the others, in one conversation, what bears on `a`."""
    theme = log.case.facts["a"].theme
    log.add(Contributed, number, present[0], (), (theme,), "", None)
    return log.meeting(number, *present)


def test_who_asked_in_time_did_its_part_and_reads_so() -> None:
    game = one_need()
    log = Log(game).at("09:00").learned("politie", "a").at("10:00")
    missed = row(game, asks(log, 1, "veilig_thuis", "politie").at("11:00").decide("veilig_thuis", "d").ended(), "dekking")
    assert missed.accountable == (("politie", 1.0),)
    assert "kon het tot 11:55 delen; Veilig thuis vroeg er om 10:00 naar." in missed.text


def test_asking_by_message_counts_from_when_it_is_read() -> None:
    game = one_need()
    log = Log(game).learned("politie", "a").at("10:00")
    log.add(ReadMessage, 1, "veilig_thuis", "politie", "bericht", (), (game.facts["a"].theme,), "")
    assert "vroeg er om 10:00 naar." in row(game, log.at("11:00").decide("veilig_thuis", "d").ended(), "dekking").text
    unread = Log(game).learned("politie", "a").at("11:00").decide("veilig_thuis", "d").ended()
    assert "kon ernaar vragen." in row(game, unread, "dekking").text


def test_asking_after_the_decision_is_called_that() -> None:
    game = one_need()
    log = Log(game).learned("politie", "a").at("10:00").decide("veilig_thuis", "d").at("10:30")
    missed = row(game, asks(log, 1, "veilig_thuis", "politie").ended(), "dekking")
    assert missed.accountable == (("politie", 0.6), ("veilig_thuis", 0.4))
    assert "Veilig thuis vroeg er om 10:30 naar, na het besluit." in missed.text


def test_asking_in_the_minute_of_the_decision_is_in_time_in_any_order() -> None:
    game = one_need()
    before = asks(Log(game).learned("politie", "a").at("10:00"), 1, "veilig_thuis", "politie").decide("veilig_thuis", "d").ended()
    after = asks(Log(game).learned("politie", "a").at("10:00").decide("veilig_thuis", "d"), 1, "veilig_thuis", "politie").ended()
    first, other = row(game, before, "dekking"), row(game, after, "dekking")
    assert (first.accountable, first.text) == (other.accountable, other.text)
    assert first.accountable == (("politie", 1.0),)


def test_asking_before_anybody_knew_or_somebody_who_did_not_know_leaves_asking_open() -> None:
    game = one_need()
    early = asks(Log(game).at("09:00"), 1, "veilig_thuis", "politie").at("10:00").learned("politie", "a")
    missed = row(game, early.at("11:00").decide("veilig_thuis", "d").ended(), "dekking")
    assert "Veilig thuis kon er opnieuw naar vragen." in missed.text
    other = asks(Log(game).learned("politie", "a").at("09:00"), 1, "veilig_thuis", "om")
    missed = row(game, other.at("11:00").decide("veilig_thuis", "d").ended(), "dekking")
    assert "Veilig thuis kon ernaar vragen." in missed.text
    assert missed.accountable == (("politie", 0.6), ("veilig_thuis", 0.4))


def test_asking_and_not_deciding_is_not_done_with_asking() -> None:
    game = one_need()
    log = asks(Log(game).learned("politie", "a").at("09:00"), 1, "veilig_thuis", "politie")
    assert row(game, log.ended(), "dekking").accountable == (("politie", 0.6), ("veilig_thuis", 0.4))


def test_the_ground_is_that_of_the_first_minute_at_which_it_was_lacking() -> None:
    game = replace(one_need(), grounds=(ground("GD04", "politie", "veilig_thuis"),))
    soon = Log(game).at("09:00").decide("veilig_thuis", "d").at("10:00").learned("politie", "a").ended()
    assert row(game, soon, "dekking").ground == "GD04"
    late = Log(game).learned("politie", "a").at("13:00").decide("veilig_thuis", "d").ended()
    assert row(game, late, "dekking").ground == "GD04"


def test_who_learns_it_when_it_can_no_longer_be_sent_is_not_asked() -> None:
    game = replace(one_need(), acts=by_id(reveals("vraag", "a", "cit")))
    log = Log(game).at("10:00").decide("veilig_thuis", "d").at("11:56").learned("politie", "a").ended()
    assert row(game, log, "dekking").accountable == (("cit", 1.0),)


def test_what_nobody_held_lies_with_whose_system_or_question_reveals_it() -> None:
    game = one_need()
    game = replace(game, facts=by_id(fact("a", systems=("politie",)), fact("b")))
    assert row(game, Log(game).ended(), "dekking").accountable == (("politie", 1.0),)
    assert row(one_need(), Log(one_need()).ended(), "dekking").accountable == (("veilig_thuis", 1.0),)


def test_what_nobody_knew_until_it_was_too_late_is_nobodys_record() -> None:
    game = one_need()
    log = Log(game).at("10:00").decide("veilig_thuis", "d").at("13:00").learned("veilig_thuis", "a").ended()
    assert "Niemand had het boven tafel" in row(game, log, "dekking").text
    again = Log(game).at("10:00").decide("veilig_thuis", "d").at("11:58").learned("veilig_thuis", "a").ended()
    assert row(game, again, "dekking").text.rstrip().endswith("opnieuw beslissen kon nog.")


def test_what_comes_after_a_measure_was_granted_could_no_longer_matter() -> None:
    game = needs(case(facts=by_id(fact("a")), measures=by_id(measure("m", due=at("12:00")))), Need("om", "a", "m"))
    log = Log(game).at("10:00").ruled("m", True).at("10:30").learned("politie", "a").at("11:00").learned("om", "a").ended()
    text = row(game, log, "dekking").text
    assert "kon het tot 09:55 vinden of navragen" in text
    assert "opnieuw" not in text
    refused = Log(game).at("10:00").ruled("m", False).at("10:30").learned("politie", "a").ended()
    assert "Politie wist het vanaf 10:30 en kon het tot 11:55 delen" in row(game, refused, "dekking").text


def test_a_decision_rests_well_on_what_the_author_calls_as_good() -> None:
    game = one_need()
    other = replace(game, decisions=by_id(replace(game.decisions["d"], rests_on=("b",))))
    log = Log(game).learned("veilig_thuis", "a", "b").at("10:00").decide("veilig_thuis", "d", "b").ended()
    assert (term(game, log, "gebruik"), term(other, log, "gebruik")) == (0, 1)


@pytest.mark.parametrize(
    ("verdict", "conditions", "words"),
    [
        ("volgens_afspraak", (), "kon steunen op een afspraak"),
        ("uitdrukkelijk", ("na_contact_om",), "Delen kon na overleg met het OM"),
        ("bron_zwijgt", (), "verbieden dit delen niet"),
    ],
)
def test_the_ledger_names_the_ground_there_was(verdict: str, conditions: tuple[str, ...], words: str) -> None:
    game = replace(one_need(), grounds=(ground("GDX", "politie", "veilig_thuis", verdict, conditions),))
    log = Log(game).learned("politie", "a").decide("veilig_thuis", "d").ended()
    assert words in row(game, log, "dekking").text


def test_use_counts_what_is_cited_needed_and_known_up_to_three() -> None:
    facts = by_id(*(fact(name) for name in "abcde"))
    game = case(facts=facts, decisions=by_id(decision("d", due=at("12:00"), basis=("a", "b", "c", "d"))))

    def knowing() -> Log:
        return Log(game).learned("veilig_thuis", "a", "b", "e")

    assert judged(game, knowing().decide("veilig_thuis", "d", "a", "b", "c").ended()).score == pytest.approx(100 * 2 / 3)
    assert judged(game, knowing().decide("veilig_thuis", "d", "e", "a", "a").ended()).score == pytest.approx(100 / 3)
    few = case(facts=facts, decisions=by_id(decision("d", due=at("12:00"), basis=("a",))))
    assert judged(few, Log(few).learned("veilig_thuis", "a").decide("veilig_thuis", "d", "a").ended()).score == 100


def test_use_takes_the_last_decision_that_was_in_time() -> None:
    game = case(facts=by_id(fact("a")), decisions=by_id(decision("d", due=at("12:00"), basis=("a",))))
    log = Log(game).learned("veilig_thuis", "a").decide("veilig_thuis", "d").at("11:00").decide("veilig_thuis", "d", "a")
    assert judged(game, [*log.events, *Log(game).at("12:30").decide("veilig_thuis", "d").ended()[2:]]).score == 100


def test_feedback_runs_down_from_target_to_limit() -> None:
    game = case(loops=by_id(loop("terug", flag("f"))))
    assert judged(game, Log(game).at("09:30").flag("f").ended()).score == pytest.approx(50)
    never = row(game, Log(game).ended(), "terugkoppeling")
    assert (never.lost, never.accountable, never.could_until) == (100, (("veilig_thuis", 1.0),), at("10:00"))


def covered(
    *told: tuple[str, str, str],
    sensitivity: int = 3,
    meeting: tuple[str, ...] = (),
    needed: bool = False,
    deciding: tuple[str, ...] = (),
    verdict: str = "uitdrukkelijk",
    ref: str = "",
) -> Dimension:
    """A game in which all is well but for what was `told`."""
    secret = fact("x", sensitivity=sensitivity, unfit={"cit": "Hoort niet bij hulp.", "om": "Niet nodig."})
    game = needs(
        case(facts=by_id(fact("a"), secret), decisions=by_id(decision("d", due=at("12:00")), decision("e", due=at("12:00")))),
        Need("veilig_thuis", "a", "d"),
        *(Need(role, "a", "d") for role in deciding),
        *([Need("veilig_thuis", "x", "e")] if needed else []),
    )
    game = replace(game, grounds=(ground("GD09", "politie", "om"),))
    log = Log(game).learned("veilig_thuis", "a", "x")
    for one in deciding:
        log.learned(one, "a")
    log.decide("veilig_thuis", "d", "a").decide("veilig_thuis", "e", "x")
    if meeting:
        log.meeting(1, *meeting)
    for giver, receiver, name in told:
        log.told(giver, receiver, name, channel="overleg" if meeting else "bericht", verdict=verdict, ground=ref)
    return judged(game, log.ended())


def test_sharing_what_does_not_belong_there_costs_by_sensitivity() -> None:
    assert covered(("politie", "cit", "x")).score == pytest.approx(100 * 20 / 21.5)
    assert covered(("politie", "cit", "x"), sensitivity=1).score == pytest.approx(100 * 20 / 20.5)
    assert covered(("politie", "cit", "x")).rows[0].accountable == (("politie", 1.0),)
    assert "Hoort niet bij hulp." in covered(("politie", "cit", "x")).rows[0].text


@pytest.mark.parametrize(("told", "harms"), [("rx", False), ("xr", False), ("x", True), ("x r", True), ("r x", False)])
def test_what_harms_only_without_another_fact_does_not_when_that_came_before_or_with_it(told: str, harms: bool) -> None:
    half = fact("x", unfit={"cit": "Zonder de reden leest dit anders."}, fits_with={"cit": ("r",)})
    game = needs(
        case(facts=by_id(fact("a"), half, fact("r")), decisions=by_id(decision("d", due=at("12:00")))), Need("veilig_thuis", "a", "d")
    )
    log = Log(game).learned("veilig_thuis", "a", "x", "r")
    log.decide("veilig_thuis", "d", "a")
    for minute, together in zip(("09:00", "10:00"), told.split(), strict=False):
        log.at(minute)
        for name in together:
            log.told("veilig_thuis", "cit", name)
        log.learned("cit", *together)
    assert any(one.term == "maat" for one in judged(game, log.ended()).rows) is harms


def test_what_the_case_does_not_list_is_neutral() -> None:
    assert covered(("politie", "veilig_thuis", "x")).score == 100


def test_telling_it_again_is_neutral() -> None:
    game = case(facts=by_id(fact("a"), fact("x", unfit={"cit": "Nee."})), decisions=by_id(decision("d", due=at("12:00"), basis=("a",))))
    once = Log(game).learned("veilig_thuis", "a").decide("veilig_thuis", "d", "a").told("politie", "cit", "x")
    value = judged(game, once.ended()).score
    twice = Log(game).learned("veilig_thuis", "a").decide("veilig_thuis", "d", "a").told("politie", "cit", "x")
    assert judged(game, twice.told("om", "cit", "x", fresh=False).ended()).score == value


def test_at_a_meeting_a_light_fact_that_one_needs_fits_all_who_decide_there() -> None:
    there, deciding = ("politie", "veilig_thuis", "cit", "om"), ("cit", "om")
    both = (("politie", "cit", "x"), ("politie", "om", "x"), ("politie", "veilig_thuis", "a"))
    assert covered(*both, meeting=there, needed=True, deciding=deciding, sensitivity=2).score == 100
    assert covered(*both, meeting=there, needed=True, deciding=deciding, sensitivity=3).score == pytest.approx(100 * 20 / 23)
    unneeded = covered(*both, meeting=there, deciding=deciding, sensitivity=2)
    assert unneeded.score == pytest.approx(100 * 20 / 21)
    assert len(unneeded.rows) == 1
    assert unneeded.rows[0].text.startswith("Politie deelde «x» met Om en Cit.")
    absent = covered(*both[:2], ("politie", "cit", "a"), meeting=("politie", "cit", "om"), needed=True, deciding=deciding, sensitivity=2)
    assert absent.score == pytest.approx(100 * 20 / 21)


def test_who_was_merely_invited_to_a_meeting_is_told_as_by_message() -> None:
    both = (("politie", "cit", "x"), ("politie", "om", "x"))
    invited = covered(*both, meeting=("politie", "veilig_thuis", "cit", "om"), needed=True, sensitivity=2)
    assert invited.score == pytest.approx(100 * 20 / 22)
    assert len(invited.rows) == 2


def test_sharing_without_a_ground_costs_apart_from_belonging() -> None:
    missed = covered(("politie", "veilig_thuis", "x"), verdict="geen")
    assert missed.score == pytest.approx(100 * 20 / 23)
    condition = covered(("politie", "om", "x"), verdict="geen", ref="GD09")
    assert condition.score == pytest.approx(100 * 20 / (20 + 1.5 + 1.5))
    assert [row.term for row in condition.rows] == ["maat", "grond"]
    assert condition.rows[1].ground == "GD09"
    together = covered(
        ("politie", "veilig_thuis", "x"), ("politie", "veilig_thuis", "a"), verdict="geen", meeting=("politie", "veilig_thuis")
    )
    assert together.score == pytest.approx(100 * 20 / 24)


@pytest.mark.parametrize("verdict", ["uitdrukkelijk", "volgens_afspraak", "bron_zwijgt"])
def test_only_a_share_without_ground_counts_as_unlawful(verdict: str) -> None:
    assert covered(("politie", "veilig_thuis", "x"), verdict=verdict).score == 100


def test_a_critical_leak_has_its_own_ceiling() -> None:
    game = needs(
        case(facts=by_id(fact("a"), fact("adres", sensitivity=3, leak=("om",))), decisions=by_id(decision("d", due=at("12:00")))),
        Need("veilig_thuis", "a", "d"),
    )
    good = Log(game).learned("veilig_thuis", "a").decide("veilig_thuis", "d", "a").told("politie", "om", "adres")
    dimension = judged(game, good.ended())
    assert dimension.score == 44
    assert (dimension.rows[-1].term, dimension.rows[-1].accountable) == ("plafond", (("politie", 1.0),))
    assert dimension.band == "los"
    low = judged(game, Log(game).told("politie", "om", "adres").ended())
    assert (low.score, low.rows[-1].lost) == (0, 0)


def test_the_purpose_that_is_named_never_counts() -> None:
    game = case(facts=by_id(fact("a"), fact("x", unfit={"cit": "Nee."})), decisions=by_id(decision("d", due=at("12:00"), basis=("a",))))
    log = Log(game).learned("veilig_thuis", "a").decide("veilig_thuis", "d", "a").told("politie", "cit", "x").ended()
    labelled = [replace(event, purpose="acuut_gevaar") if isinstance(event, Disclosed) else event for event in log]
    assert score(game, labelled).to_json() == score(game, log).to_json()


def test_what_is_not_there_is_left_out_and_its_share_goes_to_the_rest() -> None:
    game = one_need(loops=by_id(loop("terug", flag("f"), limit=540)))
    known = Log(game).learned("veilig_thuis", "a").decide("veilig_thuis", "d").at("12:00").closed("ochtend").events
    dimension = judged(game, known)
    assert {term.id: term.share for term in dimension.terms} == pytest.approx({"dekking": 70 / 85, "gebruik": 15 / 85, "maat": 0})
    assert dimension.score == pytest.approx(100 * 70 / 85)
    assert dimension.notes == ("Terugkoppeling: nog niets aan de beurt; de andere onderdelen tellen voor het geheel.",)


def test_needs_and_loops_of_a_partner_the_region_lacks_are_left_out() -> None:
    roles = by_id(role("politie"), role("veilig_thuis"), role("om"), role("cit", exists=False))
    parts = {"roles": roles, "playable": ("politie", "veilig_thuis", "om")}
    back = replace(loop("terug", flag("f")), receiver="cit")
    game = needs(
        case(facts=by_id(fact("a"), fact("b")), decisions=by_id(decision("d", due=at("12:00"))), loops=by_id(back), **parts),
        Need("veilig_thuis", "a", "d"),
        Need("cit", "b", "d"),
    )
    assert term(game, Log(game).learned("veilig_thuis", "a").decide("veilig_thuis", "d").ended(), "dekking") == 1
    assert [term.id for term in judged(game, Log(game).ended()).terms] == ["dekking", "gebruik", "maat"]


def test_what_is_due_at_the_minute_the_play_stops_counts() -> None:
    game = one_need(loops=by_id(loop("terug", flag("f"), limit=240)))
    stopped = Log(game).learned("veilig_thuis", "a").at("12:00").decide("veilig_thuis", "d", "a").flag("f").closed("ochtend").events
    assert [(term.id, term.value) for term in judged(game, stopped).terms] == [
        ("dekking", 1),
        ("gebruik", 1),
        ("terugkoppeling", 0),
        ("maat", 1),
    ]
    assert row(game, stopped, "terugkoppeling").text.startswith("Terug: om 12:00; het streven was 09:00.")


def test_the_ledger_says_when_a_fact_was_learnt_for_the_first_time() -> None:
    game = one_need()
    log = Log(game).decide("veilig_thuis", "d").at("09:00").learned("veilig_thuis", "a").at("10:00").learned("veilig_thuis", "a").ended()
    missed = row(game, log, "dekking")
    assert "leerde het om 09:00, en opnieuw beslissen kon nog" in missed.text
    assert missed.refs == (4, 2)


def test_who_held_it_longest_is_named_with_the_hour() -> None:
    game = one_need()
    log = Log(game).at("09:00").learned("politie", "a").at("09:30").learned("om", "a").at("10:00").decide("veilig_thuis", "d").ended()
    missed = row(game, log, "dekking")
    assert "Politie of Om wist het vanaf 09:00" in missed.text
    assert dict(missed.accountable) == pytest.approx({"politie": 0.3, "om": 0.3, "veilig_thuis": 0.4})


def test_who_nobody_plays_could_tell_it_from_when_it_could_be_reached() -> None:
    game = replace(one_need(), region=tiny.region(om=tiny.access("om", "10:30", "17:00"), cit=tiny.access("cit", "15:00", "17:00")))
    log = Log(game).at("09:00").learned("om", "a").learned("cit", "a").at("10:00").decide("veilig_thuis", "d").ended()
    first = log[0]
    assert isinstance(first, GameStarted)
    for how, since in (("mens", "Om of Cit wist het vanaf 09:00"), ("niemand", "Om wist het vanaf 10:30")):
        seats = tuple((role, how if role in ("om", "cit") else was) for role, was in first.seats)
        assert f"{since} en kon het tot 11:55 delen" in row(game, [replace(first, seats=seats), *log[1:]], "dekking").text


def test_a_late_decision_is_told_apart_from_none() -> None:
    game = one_need()
    late = Log(game).at("12:30").decide("veilig_thuis", "d").at("13:00").decide("veilig_thuis", "d").ended()
    assert row(game, late, "dekking").text.startswith("D: later besloten dan kon;")
    assert row(game, late, "dekking").refs == (3,)
    assert row(game, late, "gebruik").text == "D: niet op tijd besloten, dus nergens op gesteund. Het kon tot 12:00 door Veilig thuis."
    assert "niet besloten;" in row(game, Log(game).ended(), "dekking").text
    bare = Log(game).decide("veilig_thuis", "d").ended()
    assert row(game, bare, "gebruik").text == "D: steunde op 0 van hoogstens 1 stuk nodige en bekende informatie. Opnieuw kon tot 12:00."


def test_what_was_needed_at_another_meeting_does_not_ease_this_one() -> None:
    secret = fact("x", sensitivity=2, unfit={"cit": "Nee."})
    game = needs(case(facts=by_id(secret), decisions=by_id(decision("d", due=at("12:00")))), Need("veilig_thuis", "x", "d"))
    apart = Log(game).meeting(1, "politie", "cit").told("politie", "cit", "x", channel="overleg", ref=1)
    apart.meeting(2, "politie", "veilig_thuis").told("politie", "veilig_thuis", "x", channel="overleg", ref=2)
    assert [row.term for row in judged(game, apart.decide("veilig_thuis", "d", "x").ended()).rows] == ["maat"]

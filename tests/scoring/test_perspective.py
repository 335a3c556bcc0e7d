"""B: who was heard, how often, what was explained, and whether it went no further than needed."""

from collections.abc import Sequence

import pytest

from scenarios.compiled import Act, Case, Count, Interview, SetFlag
from scenarios.judged import Hearing
from scenarios.world import Tree
from scoring import score
from scoring.ledger import Dimension, lost
from scoring.perspective import could_bring
from sim.core.events import Event
from tests.scoring import behind
from tests.scoring.behind import Trail, leaving, measured
from tests.scoring.tiny import at, blank, by_id, case, decided, decision, flag


def met(game: Case, events: Sequence[Event], until: int | None = None) -> Dimension:
    dimension = score(game, events, until).dimensions["B"]
    if dimension.score is not None:
        assert lost(dimension.rows) == pytest.approx(100 - dimension.score, abs=1e-9)
        assert all(row.lost > 0 for row in dimension.rows)
        assert all(0 <= item.value <= 1 and item.weight == 1 for term in dimension.terms for item in term.items)
        *parts, proportion = dimension.terms
        assert dimension.score == pytest.approx(100 * proportion.value * sum(term.share * term.value for term in parts))
    return dimension


def points(game: Case, events: Sequence[Event], until: int | None = None) -> float | None:
    return met(game, events, until).score


def family() -> Case:
    heard = (Hearing("moeder", ("veiligheid", "feiten"), 1), Hearing("kind", ("observatie",), 0))
    return leaving(perspective=behind.perspective(*heard, explained=("moeder", "vader")))


def all_well(game: Case) -> Trail:
    log = Trail(game).spoke("politie", "moeder", "feiten").spoke("veilig_thuis", "kind", "observatie").flag("kindcheck")
    return log.at("08:30").spoke("veilig_thuis", "moeder", "uitleg").spoke("politie", "vader", "uitleg")


def test_a_case_that_says_nothing_of_it_has_no_such_dimension() -> None:
    game = case()
    assert "B" not in score(game, Trail(game).ended()).dimensions


def test_hearing_checking_and_explaining_make_the_whole() -> None:
    game = family()
    assert points(game, all_well(game).ended()) == pytest.approx(100)
    assert points(game, Trail(game).ended()) == 0
    assert points(game, Trail(game).flag("kindcheck").ended()) == pytest.approx(25)
    assert points(game, Trail(game).spoke("politie", "moeder", "veiligheid").ended()) == pytest.approx(27.5)
    assert points(game, Trail(game).spoke("politie", "vader", "uitleg").ended()) == pytest.approx(10)


def test_somebody_is_heard_only_in_a_way_that_fits() -> None:
    game = family()
    assert points(game, Trail(game).spoke("politie", "kind", "verhoor").ended()) == 0
    assert points(game, Trail(game).spoke("politie", "moeder", "steun").ended()) == 0


def test_asking_the_facts_again_costs_but_support_and_explaining_do_not() -> None:
    game = family()
    again = all_well(game).at("09:00").spoke("veilig_thuis", "moeder", "feiten")
    assert points(game, again.ended()) == pytest.approx(45 + 55 * 2 / 3)
    kind = all_well(game).at("09:00").spoke("veilig_thuis", "moeder", "steun").at("10:00").spoke("om", "moeder", "uitleg")
    assert points(game, kind.ended()) == pytest.approx(100)
    row = met(game, again.events).rows[-1]
    assert (row.term, row.accountable) == ("eenmaal", (("veilig_thuis", 1.0),))
    assert row.text == "Moeder deed het verhaal vaker dan nodig: 09:00. Wat als eerst was gevraagd wat al bekend was?"


def test_a_joint_talk_counts_once_until_there_are_more_than_three() -> None:
    game = family()
    together = Trail(game)
    for role in ("politie", "veilig_thuis", "om"):
        together.spoke(role, "moeder", "feiten")
    together.spoke("veilig_thuis", "kind", "observatie").flag("kindcheck").spoke("om", "moeder", "uitleg").spoke("om", "vader", "uitleg")
    assert points(game, together.ended()) == pytest.approx(100)
    crowd = Trail(game)
    for role in ("politie", "veilig_thuis", "om", "cit"):
        crowd.spoke(role, "moeder", "feiten")
    crowd.spoke("veilig_thuis", "kind", "observatie").flag("kindcheck").spoke("om", "moeder", "uitleg").spoke("om", "vader", "uitleg")
    assert points(game, crowd.ended()) == pytest.approx(45 + 55 * 2 / 3)
    assert "4 professionals" in met(game, crowd.events).rows[-1].text


def test_somebody_the_case_does_not_ask_to_hear_may_be_asked_once() -> None:
    game = family()
    assert points(game, all_well(game).spoke("politie", "vader", "feiten").ended()) == pytest.approx(100)
    twice = all_well(game).spoke("politie", "vader", "feiten").at("09:00").spoke("politie", "vader", "feiten")
    assert points(game, twice.ended()) == pytest.approx(45 + 55 * 2 / 3)


def test_speaking_to_nobody_earns_nothing_however_seldom_it_was() -> None:
    game = leaving(perspective=behind.perspective())
    dimension = met(game, Trail(game).ended())
    assert dimension.score == 0
    assert "eenmaal" not in {row.term for row in dimension.rows}


@pytest.mark.parametrize(("fits", "expected"), [(True, 100), (False, 80)])
def test_a_measure_that_does_not_fit_when_it_starts_costs(fits: bool, expected: float) -> None:
    heard = (Hearing("moeder", ("feiten",), 1), Hearing("kind", ("observatie",), 0))
    measures = by_id(measured("uithuis", fitting=flag("ernstig")), measured("vrij"))
    game = leaving(perspective=behind.perspective(*heard, explained=("moeder", "vader")), measures=measures)
    log = all_well(game).flag("ernstig", fits).at("10:00").measure("uithuis", "om").measure("vrij", "om")
    log.at("11:00").flag("ernstig", not fits)
    assert points(game, log.ended()) == pytest.approx(expected)
    if not fits:
        (row,) = met(game, log.events).rows
        assert (row.term, row.what, row.accountable) == ("proportie", "uithuis", (("politie", 0.5), ("om", 0.5)))


def test_two_measures_too_many_cost_a_third() -> None:
    measures = by_id(measured("een", fitting=flag("nooit")), measured("twee", fitting=flag("nooit")))
    game = leaving(perspective=behind.perspective(), measures=measures)
    log = Trail(game).spoke("om", "moeder").spoke("om", "moeder", "uitleg").flag("kindcheck").measure("een", "om").measure("twee", "om")
    assert points(game, log.ended()) == pytest.approx(100 * 4 / 6)


def test_what_makes_a_measure_fit_may_come_in_the_same_minute() -> None:
    game = leaving(perspective=behind.perspective(), measures=by_id(measured("een", fitting=flag("ernstig"))))
    log = Trail(game).spoke("om", "moeder").spoke("om", "moeder", "uitleg").flag("kindcheck").measure("een", "om").flag("ernstig")
    assert points(game, log.ended()) == pytest.approx(100)


def test_who_could_have_spoken_stands_in_the_case() -> None:
    acts = by_id(
        blank(Act, id="praat", roles=("politie",), effects=(Interview("moeder", "geweld", "feiten"),)),
        blank(Act, id="vertel", roles=("veilig_thuis",), effects=(Interview("moeder", "geweld", "uitleg"),)),
        blank(Act, id="kijk", roles=("cit",), effects=(SetFlag("kindcheck", True),)),
    )
    game = leaving(perspective=behind.perspective(), acts=acts)
    found = {row.term: tuple(role for role, _ in row.accountable) for row in met(game, Trail(game).ended()).rows}
    assert found["gehoord"] == ("politie",)
    assert found["uitleg"] == ("veilig_thuis",)


def test_who_could_have_checked_is_read_from_the_condition() -> None:
    """Flags and counters by who sets them, decisions and measures by who takes them, the rest by whom it names."""
    acts = by_id(
        blank(Act, id="kijk", roles=("cit",), effects=(SetFlag("gezien", True), SetFlag("ander", True))),
        blank(Act, id="tel", roles=("om",), effects=(Count("keer", 1),)),
    )
    game = leaving(acts=acts, decisions=by_id(decision("d", due=at("12:00"))), measures=by_id(measured("thv")))
    trees: dict[tuple[str, ...], Tree] = {
        ("cit",): ("flag", "gezien"),
        ("om",): ("counter", "keer", 1),
        ("veilig_thuis",): ("decided", "d", ()),
        ("politie",): ("measure", "thv"),
        ("politie", "cit"): ("every", (("request", "thv", "loopt"), ("flag", "gezien"), ("not", ("judged", "om", 1)))),
        ("veilig_thuis", "om"): ("talked", ("veilig_thuis", "om"), None, 2),
        ("veilig_thuis", "cit"): ("some", (("judged", "veilig_thuis", 1), ("knows", "cit", ("a",), 1))),
        ("politie", "veilig_thuis", "om", "cit"): ("time", 1, 2),
    }
    for roles, tree in trees.items():
        assert could_bring(game, tree) == roles


def test_whoever_did_it_has_the_credit() -> None:
    game = leaving(perspective=behind.perspective(check=decided("d")), decisions=by_id(decision("d", due=at("12:00"))))
    log = Trail(game).spoke("om", "moeder").spoke("cit", "moeder", "uitleg")
    log.decide("veilig_thuis", "d")
    found = {term.id: term.items[0].roles for term in met(game, log.ended()).terms if term.items}
    assert found == {"gehoord": ("om",), "kindcheck": ("veilig_thuis",), "uitleg": ("cit",)}


def test_before_a_chapter_was_played_there_is_nothing_to_say() -> None:
    game = family()
    early = met(game, Trail(game).at("09:00").events)
    assert (early.score, early.rows, early.notes) == (None, (), ("Er is nog geen deel uitgespeeld om naar te kijken.",))
    assert points(game, all_well(game).at("12:00").closed("ochtend").events) == pytest.approx(100)

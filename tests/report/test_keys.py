"""The three moments with the most that could still be brought by a move that was on offer."""

import pytest

from sim.core import phrases
from sim.core.events import DecisionTaken, Planned, Started
from sim.core.roleview import Form
from sim.core.state import State
from sim.core.view import fold
from sim.report import results
from sim.report.already import Then, planned, pointless
from sim.report.could import wishes
from sim.report.keys import LEAST_IDLE, MOST
from sim.report.text import said
from tests.report.courses import case, log, looked_back

COURSES = ("goed", "werkelijk", "acuut_zonder_vervolg", "matig")


@pytest.mark.parametrize("course", COURSES)
def test_at_most_three_the_heaviest_first_and_no_row_twice(course: str) -> None:
    found = looked_back(course)
    weights = [sum(chance.weight for chance in key.chances) for key in found.keys]
    assert 1 <= len(weights) <= MOST
    assert weights == sorted(weights, reverse=True)
    rows = [chance.number for key in found.keys for chance in key.chances]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("course", COURSES)
def test_what_could_be_done_then_could_still_be_done(course: str) -> None:
    for key in looked_back(course).keys:
        for chance in key.chances:
            assert chance.row.could_until is not None
            assert chance.row.could_until >= key.at
            assert key.who in [case().roles[role].title for role, _ in chance.row.accountable]
        if key.kind == "stilte":
            assert key.until - key.at >= LEAST_IDLE


@pytest.mark.parametrize("course", COURSES)
def test_every_move_was_on_a_form_that_the_role_then_had(course: str) -> None:
    """Told up to that stretch, the role's own forms answer one of the wishes: nothing is thought up afterwards."""
    for key in looked_back(course).keys:
        role = next(role.id for role in case().roles.values() if role.title == key.who)
        forms: list[Form] = []
        for event in log(course):
            if key.at <= event.at <= max(key.until, key.at) and type(event).__name__ in ("Waiting", "DecisionTaken", "TalkOpened"):
                forms += fold(case(), [other for other in log(course) if other.seq < event.seq], role).moves
        for chance in key.chances:
            assert any(wish.answered(form) for wish in wishes(case(), chance.row, role) for form in forms), chance.move


def test_the_acute_day_without_a_follow_up_gives_back_the_wait_in_which_it_could_be_written_down() -> None:
    first = looked_back("acuut_zonder_vervolg").keys[0]
    assert (first.kind, first.who) == ("stilte", "Politie")
    assert any("vastleggen in het eigen systeem" in chance.move for chance in first.chances)
    assert any(chance.move.startswith("In het veiligheidsplan zetten") for chance in first.chances)


def test_of_a_stretch_of_waiting_is_said_what_ran_meanwhile_and_nobody_is_said_to_have_waited() -> None:
    stretches = [(course, key) for course in COURSES for key in looked_back(course).keys if key.kind == "stilte"]
    named = [(course, key) for course, key in stretches if key.label]
    assert named
    for course, key in named:
        ran = [event for event in log(course) if isinstance(event, Started) and phrases.label(case(), event.command) == key.label]
        assert any(event.at <= key.at < event.lands for event in ran), key.label
    assert not any("wachtte" in line for course in COURSES for line in said(results.key_moments(looked_back(course)), 80))


def test_nothing_is_called_a_mistake() -> None:
    for course in COURSES:
        text = " ".join(said(results.key_moments(looked_back(course)), 80)).lower()
        assert "fout" not in text
        assert "wat als" in text


def test_a_game_that_nobody_played_has_no_moments_of_anybody() -> None:
    assert looked_back("niets").keys == ()
    assert list(said(results.key_moments(looked_back("niets")), 80))


def test_what_is_only_undone_by_leaving_it_asks_for_no_move() -> None:
    row = next(row for row in looked_back("expert").card.ledger if row.term in ("maat", "grond"))
    assert wishes(case(), row, row.accountable[0][0]) == ()


def test_a_step_that_was_only_late_is_no_chance_at_the_moment_it_was_taken() -> None:
    for course in COURSES:
        for key in looked_back(course).keys:
            if key.kind == "besluit":
                assert all(
                    chance.row.facts or chance.row.term not in ("normen", "gevolgen") or not chance.row.refs for chance in key.chances
                )


@pytest.mark.parametrize("course", ["expert", "goed", "werkelijk", "matig"])
def test_what_was_told_in_that_very_call_is_no_move_that_lay_open(course: str) -> None:
    found = looked_back(course)
    labels = {f"«{fact.label}»": fact.id for fact in found.case.facts.values()}
    roles = {role.title: role.id for role in found.case.roles.values()}
    for key in found.keys:
        for chance in key.chances:
            if " vertellen aan " in chance.move:
                label, hearer = chance.move.split(" vertellen aan ")
                until = key.until if key.kind == "gesprek" else key.at
                assert not found.played.knowledge.knew(roles[hearer], labels[label], until, 1 << 40), (key.label, chance.move)


def test_what_was_known_and_lost_before_the_decision_is_not_called_learnt_afterwards() -> None:
    lost = [row.text for row in looked_back("goed").card.ledger if "maar toen niet meer" in row.text]
    assert any("«Hij heeft een sleutel van oma»; Politie wist het vanaf 07:47" in text for text in lost)


@pytest.mark.parametrize("course", COURSES)
def test_what_had_been_decided_or_stood_in_the_plan_is_not_called_open_but_for_once_more(course: str) -> None:
    found = looked_back(course)
    decided = [event for event in log(course) if isinstance(event, DecisionTaken)]
    reviews = [event.at for event in log(course) if isinstance(event, Planned) and event.plan.review is not None]
    for key in found.keys:
        before = {found.case.decisions[event.decision].title for event in decided if event.at < key.at}
        moves = [chance.move for chance in key.chances]
        assert not [title for title in before if f"Besluiten: {title}" in moves], key.label
        if any(at < key.at for at in reviews):
            assert "In het veiligheidsplan zetten: wanneer opnieuw gekeken wordt" not in moves


def test_what_was_decided_too_late_lies_open_before_it_and_not_after_it() -> None:
    """A review of safety that came late, and a look at the desk just before it and just after."""
    found = looked_back("werkelijk")
    row = next(row for row in found.card.ledger if row.term == "normen" and row.refs and not row.facts)
    wish = wishes(case(), row, row.accountable[0][0])[0]
    before, after = (Then(found.played, State(case()), row.accountable[0][0], 0, max(row.refs) + one) for one in (0, 1))
    assert (pointless(before, row, wish), pointless(after, row, wish)) == (False, True)


def test_a_decision_leans_on_more_only_where_more_was_known() -> None:
    found = looked_back("goed")
    row = next(row for row in found.card.ledger if row.term == "gebruik")
    role, decision = row.accountable[0][0], case().decisions[row.what]
    wish = wishes(case(), row, role)[0]
    known = [fact for fact in decision.basis if (span := found.played.knowledge.first(role, fact)) is not None and span.start < 1 << 30]
    late = Then(found.played, State(case()), role, found.card.tot, 1 << 40)
    early = Then(found.played, State(case()), role, -1, 0)
    assert pointless(early, row, wish)
    assert pointless(late, row, wish) == (late.knew(*known) <= len(row.facts))


def test_a_line_that_stands_is_handed_over_and_read_back_not_written_again() -> None:
    found = looked_back("goed")
    row = next(row for row in found.card.ledger if row.term == "overdracht" and "niet teruggelezen" in row.text)
    role, seq = row.accountable[0][0], max(row.refs)
    at = next(event.at for event in log("goed") if event.seq == seq)
    assert planned(Then(found.played, State(case()), role, at, seq), row).startswith("In het veiligheidsplan zetten: ")
    assert "laten teruglezen" in planned(Then(found.played, State(case()), role, at, seq + 1), row)

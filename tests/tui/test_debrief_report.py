"""What the debrief says, as plain structures and lines."""

import pytest

import scenarios
from scenarios.compiled import Case
from sim.core.commands import Consult, Wait
from sim.core.game import Setup
from sim.report import guide, lanes, lines, matrix, sharing
from sim.report.debrief import Debrief, band_lines, debrief, groups, row_lines
from sim.report.route import pages
from sim.report.text import few, listed, validity
from sim.table import Table
from tests.tui.shell_app import MINIMAL, played


@pytest.fixture(scope="module")
def case() -> Case:
    return scenarios.load(MINIMAL)


@pytest.fixture(scope="module")
def found(case: Case) -> Debrief:
    return debrief(case, tuple(played(case).events))


# --- lanes ----------------------------------------------------------------------------------------------------------


def test_a_lane_shows_what_occupied_a_desk(found: Debrief) -> None:
    lane = next(lane for lane in found.lanes.lanes if lane.id == "veilig_thuis")
    assert lane.spans == [lanes.Span(480, 490, "gesprek", "gesprek met politie"), lanes.Span(490, 495, "schrijven", "zoekt op: moeder")]
    assert lanes.draw(lane, 5, 480, 6, found.lanes.end) == "██▒···"


def test_signs_differ_in_shape_and_are_explained() -> None:
    signs = {*lanes.SIGNS.values(), *lanes.MARKS.values()}
    assert len(signs) == len(lanes.SIGNS) + len(lanes.MARKS)
    assert all(sign in lanes.LEGEND for sign in signs)


def test_the_whole_game_fits_on_the_narrowest_screen(found: Debrief) -> None:
    step = lanes.step_for(found.lanes, 60)
    assert (found.lanes.end - found.lanes.start) / step <= 60
    assert len(lanes.ruler(found.lanes, step, found.lanes.start, 60)) == 60


def test_the_cursor_tells_what_everybody_did_then(found: Debrief) -> None:
    told = dict(lanes.at(found.lanes, 480, 10))
    assert "gesprek met VT" in told["Politie"]
    assert "gesprek met politie" in told["Veilig Thuis"]


# --- who knew what --------------------------------------------------------------------------------------------------


def test_a_decision_that_was_never_taken_is_a_moment_too(found: Debrief) -> None:
    assert any(moment.label.startswith("niet besloten") for moment in found.moments)


def test_what_a_decider_lacked_is_marked_with_who_knew_it(case: Case, found: Debrief) -> None:
    place = next(n for n, moment in enumerate(found.moments) if moment.decision == "hoort_politie")
    table = found.matrix(place)
    column = table.roles.index("politie")
    lacked = [row for row in table.rows if row.needed and row.cells[column] == "mist"]
    assert [row.fact for row in lacked] == ["f_briefje", "f_eerder"]
    assert "Veilig Thuis wist het toen al" in table.said[0]


def test_what_nobody_could_know_then_is_no_lack(case: Case, found: Debrief) -> None:
    tables = [found.matrix(n) for n in range(len(found.moments))]
    assert not any("bij niemand bekend" in sentence for table in tables for sentence in table.said)
    for table in tables:
        nobody = [row.label for row in table.rows if row.needed and "weet" not in row.cells and "mist" not in row.cells]
        assert bool(table.unknown) is any("systeem" not in row.cells for row in table.rows if row.label in nobody)


def test_what_can_be_looked_up_differs_from_what_is_known(case: Case) -> None:
    table = Table.start(case, Setup(1, (("politie", "mens"), ("veilig_thuis", "mens"))))
    start = debrief(case, tuple(table.events))
    wapen = next(row for row in start.matrix(0).rows if row.fact == "f_melding")
    assert wapen.cells[start.matrix(0).roles.index("politie")] == "weet"
    table.submit(Consult("politie", "vader"))
    table.submit(Wait("veilig_thuis"))
    later = debrief(case, tuple(table.events))
    assert any(row.fact == "f_wapen" for row in later.matrix(len(later.moments) - 1).rows)


def test_a_decision_taken_many_times_shows_the_first_and_the_last() -> None:
    each = [matrix.Moment(minute, minute, "besluit", "b") for minute in range(5)]
    assert [moment.at for moment in matrix._first_and_last(each)] == [0, 4]


# --- sharing --------------------------------------------------------------------------------------------------------


def test_sharing_tells_verdict_ground_rule_and_why_it_does_not_belong(case: Case, found: Debrief) -> None:
    by_fact = {share.fact: share for share in found.shares if share.receiver == "veilig_thuis"}
    head, under = sharing.told(case, by_fact["f_melding"])
    assert head == "✓ di 08:10  politie → VT: Melding van gisteravond"
    assert any(line.startswith("Grond: de wet noemt het") for line in under)
    head, under = sharing.told(case, by_fact["f_onderzoek"])
    assert head.startswith("✗")
    assert "Hoort hier niet: Zegt niets over de veiligheid thuis." in under
    grounds = dict(sharing.grounds(found.shares))
    assert any("Bron:" in rule and "Geldig" in rule for rule in grounds.values())


# --- ledger and bands -----------------------------------------------------------------------------------------------


def test_the_ledger_groups_by_term_and_puts_the_largest_first(found: Debrief) -> None:
    made = groups(found.card)
    assert [group.lost for group in made] == sorted((group.lost for group in made), reverse=True)
    for group in made:
        assert [row.lost for row in group.rows] == sorted((row.lost for row in group.rows), reverse=True)
    assert sum(len(group.rows) for group in made) == len(found.card.ledger)


def test_numbers_stand_there_only_when_asked(case: Case, found: Debrief) -> None:
    row = found.card.ledger[0]
    assert "punten" not in row_lines(case, row, False)[0]
    assert "punten" in row_lines(case, row, True)[0]
    assert "van 100" not in str(band_lines(found.card, False))
    assert "van 100" in str(band_lines(found.card, True))


def test_what_a_case_does_not_ask_for_is_said_so(found: Debrief) -> None:
    words = {name[0]: word for name, word, _ in band_lines(found.card, True)}
    assert words["A"] == words["B"] == "niet beoordeeld"
    assert found.card.missing


def every_line(found: Debrief, width: int, numbers: bool = False) -> list[str]:
    """All sheets as lines, and all cards."""
    made = [line for page in pages("heel") for line in lines.sheet(found, page.id, width, numbers)]
    return [*made, *(line for _, card in lines.cards(found, numbers, width) for line in card)]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_lines_of_the_debrief_fit_their_width(found: Debrief, width: int) -> None:
    assert max(len(line) for line in every_line(found, width)) <= width


def test_the_same_log_gives_the_same_lines(case: Case, found: Debrief) -> None:
    again = debrief(case, tuple(played(case).events))
    assert every_line(again, 80, True) == every_line(found, 80, True)


# --- the guide ------------------------------------------------------------------------------------------------------


def test_the_guide_has_every_kind_with_a_source() -> None:
    found = guide.entries("RP1", "2024-11-12")
    assert {entry.kind for entry in found} == set(guide.KINDS)
    for entry in found:
        assert any(label == "Bron" and text for label, text in entry.lines), entry.id


def test_a_ground_tells_whether_it_holds_on_the_playing_date() -> None:
    before = {entry.id: dict(entry.lines) for entry in guide.entries("RP1", "2024-11-12") if entry.kind == "grond"}
    after = {entry.id: dict(entry.lines) for entry in guide.entries("RP1", "2025-02-11") if entry.kind == "grond"}
    assert before["GD13"]["Op de speeldatum"] == "geldt"
    assert after["GD13"]["Op de speeldatum"] == "geldt dan niet"
    assert before["GD12"]["Op de speeldatum"] == "geldt dan niet"
    assert after["GD12"]["Geldig"].startswith("vanaf 1 januari 2025")


def test_searching_wants_every_word_and_titles_come_first() -> None:
    found = guide.entries()
    hits = guide.search(found, "tijdelijk huisverbod")
    assert hits
    assert "huisverbod" in hits[0].title.lower()
    assert not guide.search(found, "huisverbod xyzzy")
    assert all(entry.kind == "norm" for entry in guide.search(found, "", "norm"))


def test_small_words() -> None:
    assert listed(["a", "b", "c"]) == "a, b en c"
    assert few(["a", "b", "c", "d", "e"]) == "a, b en 3 anderen"
    assert validity(None, None) == "zonder begin- of einddatum in de bron"
    assert validity("2022-01-01", "2025-01-01") == "vanaf 1 januari 2022 tot 1 januari 2025"

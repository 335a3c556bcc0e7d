"""What whoever responded found: the screen of the next night, the gaps between, the fields of the handover."""

import pytest

from scoring.linkage import FIELDS
from sim.report import night as report
from sim.report import sheets
from sim.report.night import Night, Stretch
from sim.report.text import day, said, until_day
from tests.report.courses import case, looked_back


def last(course: str) -> Night:
    """The night of day 12."""
    return looked_back(course).after.nights[-1]


def shown(night: Night, part: str) -> list[str]:
    return [one.text for one in night.shown if one.part == part]


def test_a_perfect_acute_day_without_a_handover_leaves_the_next_responder_nothing_it_needs() -> None:
    night = last("acuut_zonder_vervolg")
    assert (night.found, night.needed) == (0, 8)
    assert shown(night, "plan") == []
    assert shown(night, "systeem") == ["Bevinding bij moeder", "Bevinding bij de kinderen"], "only the report that came by itself"
    assert "Hij heeft een sleutel van oma" in shown(night, "kwijt")
    assert "«Hij heeft een sleutel van oma»" in [one.what for one in night.lacking]
    text = "\n".join(said(sheets.nights(looked_back("acuut_zonder_vervolg")), 80))
    assert "Er is niets bij gekomen." in text
    assert "Er staat geen afspraak die deze dienst kent." in text


def test_who_left_something_behind_is_found_there() -> None:
    night = last("expert")
    assert night.found == night.needed
    assert night.lacking == ()
    assert "Hij heeft een sleutel van oma" in shown(night, "systeem")
    assert any("Eerste aanspreekpunt: Veilig Thuis" in text for text in shown(night, "plan"))
    assert any(text.startswith("Aandachtsvestiging") for text in shown(night, "vlag"))


def test_the_call_itself_is_not_on_the_screen_it_finds() -> None:
    """The screen is that of just before: what comes to light by the call had not reached anybody."""
    for course in ("expert", "goed", "matig"):
        assert not any("Een sleutel in het slot" in one.text for one in last(course).shown)


def test_what_lay_elsewhere_is_said_with_who_had_it() -> None:
    lacking = {one.what: one.where for one in last("acuut_zonder_vervolg").lacking}
    assert lacking["«Wat de rechter-commissaris beslist»"].startswith("Reclassering wist het toen al")


def test_what_was_found_is_what_the_score_counts() -> None:
    for course in ("expert", "goed", "acuut_zonder_vervolg", "matig", "niets"):
        found = looked_back(course)
        items = {item.id: item for term in found.card.dimensions["A"].terms if term.id == "hierna" for item in term.items}
        for night, probe in zip(found.after.nights, case().legacy.probes, strict=True):
            assert night.found / night.needed == pytest.approx(items[probe.id].value)


def test_a_game_that_stopped_earlier_shows_no_night_that_did_not_come() -> None:
    until = case().chapters[1].end
    found = looked_back("goed", until)
    assert found.after.nights == ()
    assert all(stretch.until <= until for stretch in found.after.stretches)
    assert list(said(sheets.nights(found), 80))


def test_the_bar_shows_every_gap_however_short() -> None:
    stretch = Stretch("x", 0, 10_000, ((0, 5000), (5001, 10_000)), "gedekt")
    assert report.bar(stretch, 20).count("·") in (1, 2)
    assert report.bar(Stretch("x", 0, 100, ((0, 100),), "regie"), 20) == "═" * 20
    assert report.bar(Stretch("x", 0, 100, (), "regie"), 20) == "·" * 20


def test_the_fields_of_the_handover_say_how_they_came_out() -> None:
    assert {one.mark for one in looked_back("expert").after.handed} == {"✓"}
    assert {one.text for one in looked_back("acuut_zonder_vervolg").after.handed} == {"leeg"}


def test_what_stood_there_and_was_not_true_is_not_called_absent() -> None:
    for course in ("goed", "matig", "werkelijk", "expert"):
        for night in looked_back(course).after.nights:
            plan = " ".join(shown(night, "plan"))
            for one in night.lacking:
                if one.what == "Het eerste aanspreekpunt":
                    assert ("Eerste aanspreekpunt" in plan) is one.where.startswith("Dat stond op het scherm")


def test_every_field_of_the_handover_has_its_name_on_the_desk() -> None:
    assert set(report.LINES) == set(FIELDS)


def test_what_outlasts_the_case_has_no_day_of_which_nobody_hears() -> None:
    assert "Aandachtsvestiging op twee adressen, langer dan deze casus" in shown(last("expert"), "vlag")
    assert until_day(case(), case().horizon) == f"tot {day(case(), case().horizon)}"

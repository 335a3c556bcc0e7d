"""The words and colours of the frame."""

import re
from pathlib import Path

import pytest
from textual.theme import Theme

import sim.tui
from scenarios.handbook import PAGES, page
from sim.report.route import ROUTES, pages
from sim.tui import theme, words_debrief, words_seats, words_shell
from tests.tui.test_desk_words import _light

FRAME_PAIRS = (
    ("so-new", "so-banner"),
    ("so-banner-text", "so-banner"),
    ("so-new", "so-cursor-off"),
    ("so-key", "so-cursor-off"),
    ("so-title", "surface"),
    ("so-soft", "surface"),
    ("so-faint", "background"),
)
"""What the frame puts on each other beside the pairs of the desk."""


@pytest.mark.parametrize("look", theme.THEMES, ids=lambda look: look.name)
@pytest.mark.parametrize(("text", "below"), FRAME_PAIRS)
def test_every_text_of_the_frame_can_be_read(look: Theme, text: str, below: str) -> None:
    one, other = sorted((_light(theme.colour(look, text)), _light(theme.colour(look, below))), reverse=True)
    assert (one + 0.05) / (other + 0.05) >= 4.5


def test_the_look_names_no_colour_itself() -> None:
    look = (Path(sim.tui.__path__[0]) / "shell.tcss").read_text(encoding="utf-8")
    assert not re.search(r"(?:color|background)[^;]*#[0-9a-f]{3}", look)


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_the_handbook_are_short(name: str) -> None:
    text = page(name)
    assert text.startswith("# ")
    assert 60 <= len(text.split()) <= 400


def test_every_help_text_names_the_keys_that_work_everywhere() -> None:
    texts = [value for name, value in vars(words_shell).items() if name.startswith("HELP_")]
    assert len(texts) >= 10
    for text in texts:
        assert text.startswith("# ")
        assert all(key in text for key in ("F1", "F2", "F9"))


def test_moments_and_lengths_are_dutch() -> None:
    assert words_shell.moment(570, 1) == "dinsdag 09:30"
    assert words_shell.moment(2 * 1440 + 600, 1) == "donderdag 10:00 (dag +2)"
    assert words_shell.span(540, 1080, 1) == "dinsdag 09:00 tot 18:00"
    assert words_shell.span(540, 1440 + 60, 1) == "dinsdag 09:00 tot woensdag 01:00 (dag +1)"
    assert words_shell.date("2025-02-11") == "11 februari 2025"
    assert words_shell.date("ooit") == "ooit"
    assert words_shell.length(45) == "45 minuten"
    assert words_shell.length(90) == "1 uur en 30 minuten"
    assert words_shell.length(60) == "1 uur"
    assert words_shell.row(["a"]) == "a"
    assert words_shell.row([]) == ""


def test_what_a_number_of_chairs_means() -> None:
    assert "Enter" in words_seats.say(0, 0)
    assert "alleen" in words_seats.say(1, 1)
    assert "één stoel" in words_seats.say(1, 2)
    assert "5 mensen op 4 stoelen" in words_seats.say(4, 5)
    assert words_seats.shared(1) == ""
    assert "één leest voor" in words_seats.shared(2)
    assert "zijn drieën" in words_seats.shared(3)


def test_the_stopwatch_says_how_much_of_the_play_is_gone() -> None:
    assert words_seats.stopwatch(65, 20, True) == "01:05 van 20 minuten"
    assert "staat stil" in words_seats.stopwatch(65, 20, False)
    assert "speeltijd is om" in words_seats.stopwatch(1200, 20, True)


def test_the_minutes_of_the_sheets_make_the_whole_debrief() -> None:
    assert sum(page.minutes for page in pages("heel")) == ROUTES[0].minutes


def test_support_is_named_after_play_as_well() -> None:
    for who in ("leidinggevende", "Bedrijfsmaatschappelijk werk", "Collegiale opvang", "huisarts", "Slachtofferhulp", "0800-2000"):
        assert who in words_debrief.end_text(True)

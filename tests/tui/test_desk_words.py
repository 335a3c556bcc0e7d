"""What the desk says and how it keeps text that is not ours harmless, without any screen."""

from dataclasses import replace
from typing import get_args

import pytest
from textual.theme import Theme

from scenarios.compiled import Case
from scenarios.forms import Origin
from sim.core.phrases import closed
from sim.core.refusals import TEXTS
from sim.core.roleview import Choice, Field, Form
from sim.core.typed import parse_time
from sim.plain import tell
from sim.standing import SHORT, stands
from sim.tui import theme, words
from sim.tui.dialogs.filling import Filling
from sim.tui.text import clean, line, plain, template
from sim.tui.times import likely_times
from sim.tui.widgets.facts import fact_detail, fact_row
from sim.tui.widgets.marks import NOTHING_SEEN
from tests.tui.views import MOVES, view

MONDAY = 0
NOW = 7 * 60 + 4


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", theme.THEMES, ids=lambda look: str(look.name))
def test_every_text_can_be_read_on_its_background(look: Theme) -> None:
    for pair in theme.PAIRS:
        text, back = (_light(theme.colour(look, name)) for name in pair)
        assert (max(text, back) + 0.05) / (min(text, back) + 0.05) >= 4.5, pair


def test_text_that_is_not_ours_loses_what_a_terminal_would_obey() -> None:
    assert clean("a\x1b]0;weg\x07b\u202ec\u0085d\x7fe") == "a]0;wegbcde"
    assert clean("regel een\nregel twee\tmet tab") == "regel een\nregel twee met tab"
    assert clean("e" + "\u0301" * 9) == "é\u0301\u0301"
    assert line("  twee \n regels ") == "twee regels"


def test_brackets_are_shown_as_they_are() -> None:
    assert plain("[@click=app.quit]x[/] [/b]").plain == "[@click=app.quit]x[/] [/b]"
    shown = template("[b]$naam[/b] belt", naam="[OM] [/b]")
    assert shown.plain == "[OM] [/b] belt"


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("14:30", 14 * 60 + 30),
        ("1430", 14 * 60 + 30),
        ("9.05", 9 * 60 + 5),
        ("9", 9 * 60),
        ("06:00", 24 * 60 + 6 * 60),
        ("di 09:00", 24 * 60 + 9 * 60),
        ("dinsdag 09:00", 24 * 60 + 9 * 60),
        ("ma 06:00", 7 * 24 * 60 + 6 * 60),
        ("+3 10:00", 3 * 24 * 60 + 10 * 60),
        ("25:00", None),
        ("straks", None),
        ("", None),
        ("xx 10:00", None),
    ],
)
def test_a_typed_time_means_the_next_such_minute(text: str, minute: int | None) -> None:
    assert parse_time(text, NOW, MONDAY) == minute


def test_offered_times_lie_ahead_and_end_with_the_chapter() -> None:
    offered = likely_times(NOW, 9 * 60)
    assert offered == sorted(offered)
    assert all(NOW < minute <= 9 * 60 for minute in offered)
    assert offered[-1] == 9 * 60
    assert likely_times(9 * 60, 9 * 60) == []


def test_what_a_move_took_names_the_day_it_is_now() -> None:
    tuesday = MONDAY + 1
    assert words.passed(NOW, NOW + 25, MONDAY) == "25 min verder, het is 07:29."
    assert words.passed(17 * 60, 24 * 60 + 9 * 60, tuesday) == "16 uur verder, het is di 09:00."
    assert words.passed(17 * 60, 8 * 24 * 60, tuesday) == "7 dagen 7 u verder, het is di 00:00."


def test_a_sentence_ends_once() -> None:
    assert closed("Je besloot: erheen") == "Je besloot: erheen."
    assert closed("Waar is iedereen veilig?") == "Waar is iedereen veilig?"


def test_spans_and_hours_are_dutch() -> None:
    assert [words.duration(n) for n in (5, 60, 90, 24 * 60, 50 * 60)] == ["5 min", "1 uur", "1 u 30", "1 dag", "2 dagen 2 u"]
    assert words.duration(24 * 60 + 22) == "1 dag"
    assert words.moment(24 * 60 + 540, NOW, MONDAY) == "di 09:00"
    assert words.moment(540, NOW, MONDAY) == "09:00"
    assert words.listed(["a", "b", "c"]) == "a, b en c"
    assert words.costs(0, NOW, MONDAY) == "kost geen tijd"
    assert words.costs(15, NOW, MONDAY) == "15 min · klaar om 07:19"


def test_what_passed_names_the_day_that_it_is_now() -> None:
    assert words.passed(NOW, NOW, MONDAY) == ""
    assert words.passed(NOW, NOW + 25, MONDAY) == f"25 min verder, het is {words.clock(NOW + 25)}."
    assert words.passed(21 * 60, 33 * 60, MONDAY) == "12 uur verder, het is ma 09:00."  # the weekday is that of now


def test_every_refusal_has_a_few_words_for_a_list() -> None:
    for code in TEXTS:
        said = words.blocked(code)
        assert said
        assert "{" not in said
    assert words.blocked("iets nieuws") == "kan nu niet"


def _filling(*fields: Field) -> Filling:
    return Filling(Form("besluit", "x", "X", "", 5, fields), view())


ABC = tuple(Choice(value, value.upper()) for value in "abcd")


def test_one_choice_replaces_another_and_can_be_taken_back() -> None:
    filling = _filling(Field("keuze", "Welke?", "een", ABC, 1))
    assert filling.missing() == ("keuze", "Bij “Welke?” moet je nog kiezen.")
    assert filling.pick("keuze", "a") == ""
    assert filling.pick("keuze", "b") == ""
    assert filling.values() == {"keuze": ("b",)}
    filling.clear("keuze")
    assert filling.missing() is not None


def test_citations_stop_at_three() -> None:
    filling = _filling(Field("steunt_op", "Waar steun je op?", "veel", ABC, 0, 3))
    assert [filling.pick("steunt_op", value) for value in "abc"] == ["", "", ""]
    assert "hoogstens 3" in filling.pick("steunt_op", "d")
    assert filling.values() == {"steunt_op": ("a", "b", "c")}


def test_a_blocked_choice_says_why_and_is_not_taken() -> None:
    filling = _filling(Field("met", "Met wie?", "veel", (Choice("om", "OM", blocked="pas vanaf 09:00"),), 1, 2))
    assert "pas vanaf 09:00" in filling.pick("met", "om")
    assert filling.values() == {"met": ()}


def test_a_typed_time_joins_the_choices() -> None:
    filling = _filling(Field("tot", "Tot wanneer?", "tijd", (), 1))
    assert filling.type_in("tot", "straks") == words.BAD_TIME
    assert filling.type_in("tot", "08:10") == ""
    assert filling.values() == {"tot": (str(8 * 60 + 10),)}
    assert any(choice.value == str(8 * 60 + 10) for choice in filling.choices(filling.form.fields[0]))


def test_a_conversation_costs_what_its_channel_costs() -> None:
    form = next(form for form in MOVES if form.kind == "gesprek")
    filling = Filling(form, view())
    filling.pick("met", "veilig_thuis")
    assert filling.minutes == 10
    filling.pick("kanaal", "ter_plaatse")
    assert filling.minutes == 30


def test_a_long_form_opens_one_field_at_a_time() -> None:
    many = tuple(Choice(str(n), f"Gegeven {n}") for n in range(40))
    filling = _filling(Field("a", "A?", "een", ABC, 1), Field("b", "B?", "veel", many, 0, 40))
    assert not filling.whole
    shown = [row for row in filling.lines() if row.kind == "keuze"]
    assert {row.field for row in shown} == {"a"}
    filling.open = "b"
    assert sum(1 for row in filling.lines() if row.kind == "keuze") == 40


def test_choices_that_hold_a_comma_are_kept_apart() -> None:
    options = (Choice("a", "Bellen, en langsgaan"), Choice("b", "Wachten"), Choice("c", "Vragen"))
    filling = _filling(Field("wat", "Wat?", "veel", options, 0, 3))
    filling.pick("wat", "b")
    filling.pick("wat", "c")
    assert filling.summary(filling.field_named("wat")) == "Wachten, Vragen"
    filling.pick("wat", "a")
    assert filling.summary(filling.field_named("wat")) == "Wachten; Vragen; Bellen, en langsgaan"


def test_an_end_a_week_or_more_ahead_is_not_read_as_this_week() -> None:
    day = 24 * 60
    assert words.lasting(NOW + 6 * day, NOW, MONDAY) == "zo 07:04"
    assert words.lasting(NOW + 14 * day, NOW, MONDAY) == "ma 07:04 (over 14 dagen)"


def test_every_origin_that_a_case_may_name_has_words() -> None:
    assert set(words.ORIGINS) == set(get_args(Origin))


@pytest.mark.parametrize(
    ("lost", "recorded", "how", "where"),
    [
        (False, True, "gesprek", "systeem"),
        (False, True, "dossier", "systeem"),
        (False, False, "dossier", "dossier"),
        (False, False, "gesprek", "nergens"),
        (True, False, "dossier", "kwijt_dossier"),
        (True, False, "gesprek", "kwijt"),
    ],
)
def test_where_a_fact_stands_is_said_alike_on_the_screen_and_in_plain_lines(lost: bool, recorded: bool, how: str, where: str) -> None:
    fact = replace(view().facts[0], lost=lost, recorded=recorded, how=how)
    assert stands(fact) == where
    row, lines = str(fact_row(fact, NOTHING_SEEN, long=True).text), tell.fact_line(view(), fact, {})
    others = [text for key, text in SHORT.items() if key != where]
    assert not any(text in row or text in lines for text in others if text not in SHORT[where])
    assert (SHORT[where] in row) is (where != "systeem"), "a list says what is not written down"
    assert (SHORT[where] in lines) is (where != "nergens")
    assert words.STANDS[where] in str(fact_detail(view(), fact))


def test_what_a_meeting_is_for_is_read_whole_before_it_is_called(case: Case) -> None:
    room, rows = 72, 4  # of a window at 80 columns
    for moment in case.moments.values():
        assert len(plain(moment.explanation).wrap(room)) <= rows, moment.id

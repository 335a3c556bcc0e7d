"""A move keeps its number, on the screen as in plain lines."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sim.core.roleview import Choice, Field, Form
from sim.numbering import KEYS, Numbers, numbered
from sim.plain import tell
from sim.tui.dialogs.form import FormDialog
from sim.tui.screens.desk import PlayScreen
from sim.tui.screens.talk import Kept, TalkScreen
from sim.tui.widgets.formpane import FormPane
from sim.tui.widgets.marks import Marks
from sim.tui.widgets.moves import MoveList, in_order, move_rows, moves_here, to_number
from tests.tui.conftest import screen_text
from tests.tui.desk_app import DeskApp
from tests.tui.views import MOVES, FakeSeat, table_view, talk, view

ACTS = tuple(Form("handeling", name, name.capitalize(), "", 5) for name in "abcdefghijklm")
CALM = view()


@given(st.lists(st.lists(st.sampled_from(ACTS), unique=True), min_size=1, max_size=8))
def test_a_number_is_never_that_of_another_move_while_its_own_is_there(lists: list[list[Form]]) -> None:
    numbers, before = Numbers(), dict[Form, int | None]()
    for forms in lists:
        numbers = numbered(numbers, CALM, forms)
        now = {form: numbers.of(form) for form in forms}
        shown = [number for number in now.values() if number is not None]
        assert len(set(shown)) == len(shown) == min(len(forms), KEYS)
        assert set(shown) <= set(range(1, KEYS + 1))
        assert all(now[form] == number for form, number in before.items() if number is not None and form in now)
        before = now


def test_a_move_that_was_away_comes_back_under_its_number_and_a_new_one_takes_none_that_was_used() -> None:
    a, b, c = ACTS[:3]
    numbers = numbered(Numbers(), CALM, (a, b))
    numbers = numbered(numbers, CALM, (c, b))
    assert [numbers.of(form) for form in (c, b)] == [3, 2]
    assert numbers.meant((c, b), 1) is None
    numbers = numbered(numbers, CALM, (c, a))
    assert [numbers.of(form) for form in (c, a)] == [3, 1]


def test_a_conversation_does_not_disturb_the_numbers_of_the_desk() -> None:
    a, b = ACTS[:2]
    numbers = numbered(Numbers(), CALM, (a, b))
    speaks = Form("draag_bij", "1", "Jouw inbreng", "", 0)
    numbers = numbered(numbers, view(talk=talk()), (speaks,))
    assert numbers.of(speaks) == 1
    numbers = numbered(numbers, CALM, (b,))
    assert numbers.of(b) == 2


def test_a_new_chapter_begins_at_one() -> None:
    numbers = numbered(Numbers(), CALM, ACTS[:2])
    numbers = numbered(numbers, view(chapter="daarna"), ACTS[2:3])
    assert numbers.of(ACTS[2]) == 1


async def test_after_a_move_the_same_key_is_not_another_move() -> None:
    seat = FakeSeat(view())
    new = Form("handeling", "nieuw", "Vraag om een aanhouding", "", 5)
    seat.then = view(moves=(new, *MOVES[1:]), told=20)
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen), "what stood there is done, and nothing else took its number"
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)
        assert app.screen.query_one(FormPane).filling.form.id == "waar_is_hij"


async def test_at_the_table_a_number_stays_with_its_move_too() -> None:
    seat = FakeSeat(table_view())
    app = DeskApp(TalkScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "1   5 min" in screen_text(app)
        left = tuple(form for form in seat.current.moves if form.kind != "besluit")
        seat.show(replace(seat.current, moves=left, told=21))
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert isinstance(app.screen, TalkScreen)
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)
        assert app.screen.query_one(FormPane).filling.form.kind == "oordeel"


async def test_who_goes_to_the_desk_and_comes_back_to_the_table_finds_the_same_numbers() -> None:
    seat, kept = FakeSeat(table_view()), Kept()
    app = DeskApp(TalkScreen(seat, kept=kept))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        left = tuple(form for form in seat.current.moves if form.kind != "besluit")
        seat.show(replace(seat.current, moves=left, told=21))
        await app.switch_screen(TalkScreen(seat, kept=kept))
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)
        assert app.screen.query_one(FormPane).filling.form.kind == "oordeel"


async def test_the_list_begins_at_the_top_after_a_move_that_was_made_elsewhere() -> None:
    seat = FakeSeat(view(moves=(*ACTS, *MOVES)))
    desk = PlayScreen(seat)
    app = DeskApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        listing = desk.query_one(MoveList)
        listing.focus()
        await pilot.press(*["down"] * 12)
        await pilot.pause()
        assert listing.scroll_offset.y > 0
        await app.push_screen(TalkScreen(FakeSeat(table_view()), desk.moved_from))
        desk.moved_from(desk.view)
        await app.pop_screen()
        await pilot.pause()
        assert app.screen is desk
        assert listing.scroll_offset.y == 0


def decision(name: str, taken: bool) -> Form:
    choices = (Choice("nu", "Nu meteen"), Choice("later", "Later"))
    return Form("besluit", name, name.capitalize(), "", 2, (Field("keuze", "Wat?", "een", choices, 1, 1, ("nu",) if taken else ()),))


def shown(marks: Marks, *forms: Form) -> tuple[Marks, list[str]]:
    """The desk with `forms` on offer: what it remembers of it, and its rows as text."""
    here = moves_here(view(moves=forms))
    marks = replace(marks, numbers=numbered(marks.numbers, CALM, to_number(here)))
    return marks, [" ".join(f"{row.lead}{row.text}".split()) for row in move_rows(in_order(here, marks), marks.numbers, marks)]


def test_the_desk_stands_in_order_of_its_numbers_with_what_is_new_first_and_said() -> None:
    a, b, c, d = ACTS[:4]
    marks, rows = shown(Marks.of(view(moves=(a, b))), a, b)
    assert rows == ["1 5 min A", "2 5 min B"]
    marks, rows = shown(marks, d, c, a, b)  # what has just opened comes first in the author's order
    assert rows == ["3 5 min D nieuw", "4 5 min C nieuw", "1 5 min A", "2 5 min B"]
    marks, rows = shown(marks.moved(view(moves=(d, c, a, b))), d, c, a, b)
    assert rows == ["1 5 min A", "2 5 min B", "3 5 min D", "4 5 min C"]
    _, rows = shown(marks.moved(view(moves=(a,))), d, c, a, b)
    assert not any("nieuw" in row for row in rows), "a move that was away for a moment is not new when it comes back"


def test_what_was_decided_stands_last_says_so_and_leaves_its_number_to_a_move_that_needs_it() -> None:
    open_one, acts = decision("tempo", taken=False), ACTS[:8]
    marks, rows = shown(Marks.of(view(moves=(open_one, *acts))), open_one, *acts)
    assert rows[0] == "1 2 min besluit Tempo"
    taken = decision("tempo", taken=True)
    marks, rows = shown(marks, taken, *acts)
    assert rows[-1] == "1 2 min besloten Tempo → Nu meteen"
    marks, rows = shown(marks, taken, *ACTS[:9])
    assert rows[0] == "1 5 min I nieuw"
    assert rows[-1] == "2 min besloten Tempo → Nu meteen", "it can still be taken again, with d"


def test_plain_lines_stand_in_order_of_their_numbers_too() -> None:
    a, b, c = ACTS[:3]
    taken = decision("tempo", taken=True)
    numbers = numbered(Numbers(), CALM, (taken, a, b))
    numbers = numbered(numbers, CALM, (taken, c, a, b))
    lines = list(tell.moves(view(moves=(taken, c, a, b)), set(), numbers))
    assert [line.split(",")[0] for line in lines] == ["Hier en nu:", "  2: A", "  3: B", "  4: C", "  1: Tempo"]

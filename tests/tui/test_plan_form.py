"""Can the form of agreements be filled in without going through all of it, on the screen and in lines?"""

import io
from dataclasses import replace

import pytest

from scoring.left import MOST_LINES
from sim.carrying import too_much
from sim.core import commands as m
from sim.core.forms import fill, owner_field
from sim.core.roleview import Form, RoleView
from sim.plain.ask import fill_in
from sim.plain.console import Console
from sim.plain.game import _doubts
from sim.tui.dialogs.filling import Filling
from sim.tui.dialogs.form import FormDialog
from sim.tui.widgets.formpane import FormPane
from sim.tui.widgets.listing import Listing
from tests.core.plays import done
from tests.core.test_meetings import SEVEN, VT, at, begin
from tests.tui.conftest import Pictures, screen_text
from tests.tui.desk_app import DeskApp

SIZES = [pytest.param((80, 24), "smal", id="smal"), pytest.param((120, 36), "breed", id="breed")]
ONE, TWO = tuple(begin().case.agreements)[:2]


def _seen(second: bool = False) -> tuple[RoleView, Form]:
    """What Veilig Thuis sees, and its form of agreements; the `second` time a plan stands already."""
    game = begin()
    if second:
        done(game, m.Plan(VT, (m.AgreementLine(ONE, "moeder", 3000),), review=4000, calls=(m.CallLine("moeder", "politie"),)))
        at(game, SEVEN + 30)
    view = game.view(VT)
    return view, next(form for form in view.moves if form.kind == "plan")


@pytest.mark.parametrize(("size", "name"), SIZES)
@pytest.mark.parametrize("second", [False, True], ids=["eerste", "tweede"])
async def test_the_form_says_how_far_it_is_and_what_stands(screen: Pictures, size: tuple[int, int], name: str, second: bool) -> None:
    view, form = _seen(second)
    app = DeskApp(FormDialog(form, view))  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await screen(app, f"plan-{'tweede' if second else 'eerste'}-{name}")
        said = "3 van 10 vragen beantwoord · 1 afspraak ·" if second else "0 van 10 vragen beantwoord · 0 afspraken ·"
        assert said in screen_text(app)
        await pilot.press("enter", "down", "enter", "right", "enter")
        await pilot.pause()
        await screen(app, f"plan-{'tweede' if second else 'eerste'}-wie-{name}")
        assert "Wie doet wat" in screen_text(app)


async def test_one_key_confirms_from_anywhere_and_each_agreement_has_its_owner() -> None:
    view, form = _seen()
    app = DeskApp(FormDialog(form, view))  # type: ignore[arg-type]
    given: list[FormPane.Confirmed] = []
    async with app.run_test(
        size=(80, 24), message_hook=lambda said: given.append(said) if isinstance(said, FormPane.Confirmed) else None
    ) as pilot:
        await pilot.pause()
        # Two agreements; the first person for all of them; the second for the first agreement.
        await pilot.press("enter", "down", "enter", "right", "enter", "down", "enter", "f5")
        await pilot.pause()
    made = fill(view, form, given[0].values)
    first, second = (choice.value for choice in form.fields[1].choices[:2])
    assert made == m.Plan(VT, (m.AgreementLine(ONE, second), m.AgreementLine(TWO, first)))


@pytest.mark.parametrize(("size", "name"), SIZES)
async def test_with_many_agreements_the_open_question_stays_in_view(size: tuple[int, int], name: str) -> None:
    view, form = _seen()
    app = DeskApp(FormDialog(form, view))  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*["enter", "down"] * 8)
        for key in ("right", "enter", "right", "enter", "enter", "right", "right", "right", "enter", "right"):
            await pilot.press(key)
            await pilot.pause()
            listing = app.screen.query_one(Listing)
            here = listing.highlighted
            assert here is not None
            ids = [option.id for option in listing.options]
            first, last = listing.scroll_offset.y, listing.scroll_offset.y + listing.scrollable_content_region.height
            lines = [str(option.prompt).count("\n") + 1 for option in listing.options]
            head = ids.index(f"kop|{(listing.pointed or '').split('|')[1]}|")
            assert first <= sum(lines[:head])
            assert sum(lines[: here + 1]) <= last


def test_what_is_no_longer_asked_is_neither_counted_nor_sent() -> None:
    view, form = _seen()
    filling = Filling(form, view)
    assert filling.progress == (0, 10)
    filling.pick("belt", "moeder")
    assert filling.progress == (1, 10)
    missing = filling.missing()
    assert missing is not None
    assert missing[0] == "gebeld"
    filling.pick("gebeld", "politie")
    filling.clear("belt")
    assert filling.missing() is None
    assert "gebeld" not in filling.values()
    assert filling.progress == (0, 10)


def test_lines_ask_the_same_questions_and_enter_keeps_one_owner_and_one_end_for_all() -> None:
    view, form = _seen()
    questions = len([field for field in form.fields if field.asked({"afspraak": (ONE, TWO)})])
    said = io.StringIO()
    values = fill_in(Console(said, io.StringIO("1 2\n1\n\n2\n" + "\n" * (questions - 4))), form, view, set())
    assert values is not None
    assert values[owner_field(ONE)] == ()
    first, second = (choice.value for choice in form.fields[1].choices[:2])
    assert fill(view, form, values) == m.Plan(VT, (m.AgreementLine(ONE, first), m.AgreementLine(TWO, second)))
    assert said.getvalue().count("Enter: net als de rest") == 4, "whose it is and until when, for each of two agreements"


def test_lines_say_what_stands_and_leave_it_there() -> None:
    view, form = _seen(second=True)
    said = io.StringIO()
    values = fill_in(Console(said, io.StringIO("\n" * 9)), replace(form, before=()), view, set())
    assert values is not None
    assert fill(view, form, values) == m.Plan(VT)
    assert "Enter laat staan: moeder belt Politie als de onveiligheid verandert" in said.getvalue()


def test_what_follows_an_answer_counts_once_it_is_answered_apart() -> None:
    view, form = _seen()
    filling = Filling(form, view)
    filling.pick("afspraak", ONE)
    assert filling.progress == (1, 10)
    filling.pick("eigenaar", VT)
    filling.pick(owner_field(ONE), "politie")
    assert filling.progress == (3, 12)


async def test_before_it_is_confirmed_each_agreement_stands_there_with_who_does_it() -> None:
    view, form = _seen()
    app = DeskApp(FormDialog(form, view, {"afspraak": (ONE, TWO), "eigenaar": (VT,), owner_field(TWO): ("politie",)}))  # type: ignore[arg-type]
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        agreed = next(field for field in form.fields if field.name == "afspraak")
        labels = {choice.value: choice.label for choice in agreed.choices}
        confirm = " ".join(str(app.screen.query_one(Listing).options[-1].prompt).split())
        assert f"Veilig Thuis: {labels[ONE]}" in confirm
        assert f"Politie: {labels[TWO]}" in confirm


def test_who_would_have_more_agreements_than_can_be_kept_is_named_before_it_is_confirmed() -> None:
    """What one has too many of counts for nothing, and whoever fills the form in must see that coming."""
    view, form = _seen()
    filling = Filling(form, view)
    every = [choice.value for choice in filling.choices(filling.field_named("afspraak"))]
    assert len(every) > MOST_LINES
    filling.pick("afspraak", every[0])
    filling.pick("eigenaar", VT)
    for place, one in enumerate(every[1:], 1):
        filling.pick("afspraak", one)
        assert ("Veilig Thuis heeft dan" in too_much(form, view, filling.chosen)) is (place >= MOST_LINES)
    filling.pick(owner_field(every[0]), "politie")
    assert f"Veilig Thuis heeft dan {len(every) - 1} afspraken" in too_much(form, view, filling.chosen)


def test_what_stands_in_the_plan_counts_with_what_is_added() -> None:
    view, form = _seen(second=True)
    others = [choice.value for choice in form.fields[0].choices if choice.value != ONE][:MOST_LINES]
    chosen = {"afspraak": others, "eigenaar": ["moeder"]}
    assert f"moeder heeft dan {MOST_LINES + 1} afspraken" in too_much(form, view, chosen)
    assert not too_much(form, view, {**chosen, "eigenaar": [VT]})
    assert not too_much(form, view, {**chosen, "afspraak": others[1:]})


def test_who_informs_everybody_is_told_so() -> None:
    view, form = _seen()
    inform = [choice.value for choice in next(one for one in form.fields if one.name == "informeren").choices]
    assert not too_much(form, view, {"informeren": inform[:MOST_LINES]})
    assert f"je licht er dan {MOST_LINES + 1} in" in too_much(form, view, {"informeren": inform[: MOST_LINES + 1]})


@pytest.mark.parametrize(("size", "name"), SIZES)
async def test_too_many_agreements_are_seen_wherever_one_is_in_the_form(screen: Pictures, size: tuple[int, int], name: str) -> None:
    view, form = _seen()
    app = DeskApp(FormDialog(form, view))  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*["enter", "down"] * (MOST_LINES + 1))
        await pilot.pause()
        await screen(app, f"plan-te-veel-{name}")
        for _ in range(3):
            assert f"Let op: Veilig Thuis heeft dan {MOST_LINES + 1} afspraken" in screen_text(app)
            await pilot.press("right", "down")
            await pilot.pause()


def test_lines_say_who_would_have_too_many_and_take_no_for_an_answer() -> None:
    view, form = _seen()
    every = tuple(choice.value for choice in form.fields[0].choices)
    said = list(_doubts(view, form, {"afspraak": every, "eigenaar": (VT,)}))
    assert said == [f"{too_much(form, view, {'afspraak': every, 'eigenaar': (VT,)})} Toch zo?"]
    assert not list(_doubts(view, form, {"afspraak": every[:2]}))


async def test_who_cannot_be_reached_is_passed_over_and_the_last_line_names_who_is_called() -> None:
    view, _ = _seen()
    form = next(form for form in view.moves if form.kind == "gesprek")
    met = form.fields[0]
    shut = tuple(replace(one, blocked="" if one.value == "politie" else "bestaat hier niet") for one in met.choices)
    form = replace(form, fields=(replace(met, choices=shut), *form.fields[1:]))
    app = DeskApp(FormDialog(form, view))  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        listing = app.screen.query_one(Listing)
        walked = set()
        for _step in range(6):
            walked.add(listing.pointed)
            await pilot.press("down")
        names = {row for row in walked if row and row.startswith("keuze|met|")}
        assert names == {"keuze|met|politie"}
    app = DeskApp(FormDialog(form, view, {"met": ("politie",)}))  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Bellen met: Politie" in str(app.screen.query_one(Listing).options[-1].prompt)

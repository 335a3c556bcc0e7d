"""The desk and its screens, as they look and as they answer to keys."""

from dataclasses import replace

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from sim.core.commands import Act, Contribute, Decide, Talk, Wait
from sim.core.refusals import Refusal
from sim.core.roleview import NoteView
from sim.tui import words
from sim.tui.dialogs.form import FormDialog
from sim.tui.dialogs.pick import PickDialog
from sim.tui.dialogs.reading import ReadingDialog
from sim.tui.dialogs.warning import WarningDialog
from sim.tui.screens.desk import PlayScreen
from sim.tui.screens.dossier import DossierScreen
from sim.tui.screens.measures import MeasuresScreen
from sim.tui.screens.plan import PlanScreen
from sim.tui.screens.reachability import ReachabilityScreen
from sim.tui.screens.talk import TalkScreen
from sim.tui.screens.timeline import TimelineScreen
from sim.tui.widgets.formpane import FormPane
from sim.tui.widgets.listing import Listing
from sim.tui.widgets.marks import Marks
from tests.tui.conftest import Pictures, screen_text
from tests.tui.desk_app import DeskApp
from tests.tui.views import MOVES, VIEWS, FakeSeat, busy_view, ruling_view, table_view, talk, talk_view, view

SIZES = {"smal": (80, 24), "breed": (120, 36)}
LOOKS: dict[str, tuple[str, ...]] = {
    "gewoon": ("v", "l", "c", "m", "p", "1", "3", "g", "r", "b", "w"),
    "leeg": ("v", "l", "c", "m", "p"),
    "vol": ("v", "l", "c", "m", "p", "g", "r"),
    "gesprek": (),
    "overleg": (),
    "tafel": (),
    "bezig": (),
    "verzoek": ("m",),
    "afspraken": ("p",),
}
"""View → the keys whose screens are kept as a picture too."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", LOOKS)
async def test_what_a_player_sees(screen: Pictures, name: str, size: str) -> None:
    app = DeskApp(PlayScreen(FakeSeat(VIEWS[name]())))
    async with app.run_test(size=SIZES[size]) as pilot:
        await pilot.pause()
        await screen(app, f"bureau-{name}-{size}")
        for key in LOOKS[name]:
            await pilot.press(key)
            await pilot.pause()
            await screen(app, f"bureau-{name}-{key}-{size}")
            await pilot.press("escape")
            await pilot.pause()


async def test_a_terminal_that_grows_gets_more_columns() -> None:
    app = DeskApp(PlayScreen(FakeSeat(view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert words.PANEL_RUNS not in screen_text(app)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert words.PANEL_RUNS in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert words.PANEL_RUNS not in screen_text(app)
        assert all(len(row) <= 80 for row in screen_text(app).splitlines())


async def test_a_digit_offers_a_move_and_only_confirming_makes_it() -> None:
    seat = FakeSeat(view())
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        assert isinstance(app.screen, FormDialog)
        await pilot.press("escape")
        assert isinstance(app.screen, PlayScreen)
        assert seat.asked == []
        await pilot.press("1", "enter")
        await pilot.pause()
        assert seat.asked == [(Act("politie", "naar_adres"), 12)]


@pytest.mark.parametrize(("minutes", "label"), [(29, "Bevestigen (F5)"), (30, "Bevestigen (F5): dit kost 30 min, tot 07:34")])
async def test_the_button_of_a_long_move_says_what_it_costs(minutes: int, label: str) -> None:
    app = DeskApp(PlayScreen(FakeSeat(view(moves=(replace(MOVES[0], minutes=minutes),)))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert str(app.screen.query_one("#ja", Button).label) == label
        assert f" {label} " in screen_text(app)


async def test_the_button_follows_what_is_filled_in() -> None:
    app = DeskApp(PlayScreen(FakeSeat(view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        await pilot.pause()
        assert "dit kost" not in screen_text(app)
        await pilot.press("enter", "right", "down", "enter")
        await pilot.pause()
        assert "dit kost 30 min, tot 07:34" in screen_text(app), "on site it takes as long as the way there"


async def test_a_decision_is_filled_in_by_keyboard() -> None:
    seat = FakeSeat(view())
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "down", "enter", "space", "f5")
        await pilot.pause()
        command, seen = seat.asked[0]
        assert isinstance(command, Decide)
        assert (command.option, command.decision, seen) == ("weten", "eerst", 12)


async def test_a_conversation_is_asked_for_by_keyboard() -> None:
    seat = FakeSeat(view())
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "enter", "down", "enter", "right", "right", "enter", "f5")
        await pilot.pause()
        command, _ = seat.asked[0]
        assert isinstance(command, Talk)
        assert command == Talk("politie", ("veilig_thuis", "cit"), "telefoon", None, ("werk",))


async def test_a_call_in_which_nothing_is_asked_says_so_before_it_is_made() -> None:
    app = DeskApp(PlayScreen(FakeSeat(view())))
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.press("g", "enter", *["right"] * 4)
        await pilot.pause()
        assert words.NOTHING_ASKED in screen_text(app)
        assert app.screen.query_one(FormPane).filling.open == "vraagt"
        await pilot.press("enter")
        await pilot.pause()
        assert words.NOTHING_ASKED not in screen_text(app)


async def test_what_one_decided_is_said_before_what_came_in() -> None:
    seat = FakeSeat(view())
    mine = NoteView(7 * 60 + 9, 31, "besluit", "Je besloot: Eerst gaan, of eerst weten?", "Nu gaan", False)
    other = NoteView(7 * 60 + 9, 32, "bericht", "Bericht van Veilig Thuis", "", False)
    seat.then = view(now=7 * 60 + 9, notes=(*view().notes, mine, other), told=20)
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        shown = screen_text(app)
        assert "Je besloot: Eerst gaan, of eerst weten? → Nu gaan. Nieuw: Bericht van Veilig Thuis" in shown


async def test_news_without_anything_new_says_so() -> None:
    app = DeskApp(PlayScreen(FakeSeat(view())))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("n")
        await pilot.pause(0.1)
        assert "Er is niets nieuws" in screen_text(app)


async def test_a_list_fills_the_room_it_was_never_told_of() -> None:
    app = DeskApp(PlayScreen(FakeSeat(view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        moves = app.screen.query_one("#zetten", Listing)
        moves._drawn = (0, ())
        moves.clear_options()
        moves.refresh()
        await pilot.pause()
        await pilot.pause()
        assert len(moves.options) == len(moves._rows) > 1


async def test_an_unfinished_form_says_what_is_missing_and_sends_nothing() -> None:
    seat = FakeSeat(view())
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "f5")
        await pilot.pause()
        assert "moet je nog kiezen" in screen_text(app)
        assert seat.asked == []


async def test_what_is_missing_is_said_too_when_the_cursor_has_to_go_back_for_it() -> None:
    seat = FakeSeat(view())
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "right", "space", "f5")
        await pilot.pause()
        foot = app.screen.query_one("#formulier-voet", Static)
        assert "moet je nog kiezen" in str(foot.render())
        await pilot.press("down")
        await pilot.pause()
        assert "moet je nog kiezen" not in str(foot.render())
        assert seat.asked == []


async def test_a_time_is_typed() -> None:
    seat = FakeSeat(view())
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "end", "up", "enter")
        assert isinstance(app.focused, Input)
        await pilot.press(*"0810", "enter")
        await pilot.press("f5")
        await pilot.pause()
        assert seat.asked == [(Wait("politie", 8 * 60 + 10), 12)]


async def test_a_refusal_says_why_and_what_would_work() -> None:
    seat = FakeSeat(view(), Refusal("niet_bereikbaar", "De officier is nu niet te bereiken.", "W25", "Dit kan weer om 09:00."))
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingDialog)
        shown = screen_text(app)
        for part in (words.REFUSED, "De officier is nu niet te bereiken.", "Dit kan weer om 09:00.", "Bron: W25", words.REFUSED_FREE):
            assert part in shown
        await pilot.press("enter")
        assert isinstance(app.screen, PlayScreen)


async def test_the_guided_level_warns_before_a_move_and_lets_one_go_back() -> None:
    seat = FakeSeat(view())
    seat.warns = ("«Bestelbus» naar Veilig Thuis: daarvoor is nu geen grond. [b]GD16[/b]",)
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WarningDialog)
        shown = screen_text(app)
        for part in (words.WARNING, "daarvoor is nu geen grond", "[b]GD16[/b]", words.HINT_WARNING):
            assert part in shown
        await pilot.press("escape")
        await pilot.pause()
        assert seat.asked == []
        await pilot.press("1", "enter")
        await pilot.pause()
        await pilot.press("j")
        await pilot.pause()
        assert len(seat.asked) == 1


async def test_a_refusal_does_not_lose_what_was_filled_in() -> None:
    seat = FakeSeat(view(), Refusal("x", "Kies waarvoor je dit vertelt."))
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "enter", "f5")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)
        assert app.screen.query_one(FormPane).filling.values()["met"] == ("veilig_thuis",)
        seat.answer = None
        await pilot.press("f5")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        assert len(seat.asked) == 2


async def test_after_a_move_the_desk_says_what_passed_and_what_came() -> None:
    seat = FakeSeat(view())
    note = NoteView(7 * 60 + 25, 30, "uitslag", "Officier van justitie zegt ja: Aanhouding", "Er is genoeg.", True)
    fact = replace(view().facts[0], id="nieuw", number=12, label="Hij is niet op zijn werk")
    seat.then = view(now=7 * 60 + 29, notes=(*view().notes, note), facts=(*view().facts, fact), told=20)
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        shown = screen_text(app)
        assert "25 min verder, het is 07:29." in shown
        assert "! Nieuw: Officier van justitie zegt ja: Aanhouding" in shown
        assert "Hij is niet op zijn werk" in shown
        assert words.NEW in shown
        await pilot.press("n")
        assert "Er is genoeg." in screen_text(app)


async def test_what_came_while_others_played_is_new_at_the_next_turn() -> None:
    before = view(notes=(), facts=view().facts[:1], now=6 * 60 + 45)
    app = DeskApp(PlayScreen(FakeSeat(view()), Marks.of(before)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "19 min verder, het is 07:04." in shown
        assert "! Nieuw: 112-melding" in shown
        assert "2 nieuw" in shown


async def test_the_app_hears_once_that_the_desk_is_done() -> None:
    seat = FakeSeat(view())
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.heard == []
        seat.show(busy_view())
        await pilot.pause()
        seat.show(seat.current)
        await pilot.pause()
        assert app.heard == ["klaar politie"]
        seat.show(view(chapter_open=False, told=30))
        await pilot.pause()
        seat.show(view(status="afgelopen", told=31))
        await pilot.pause()
        assert app.heard == ["klaar politie", "deel dicht politie", "afgelopen politie"]


async def test_a_call_puts_the_conversation_on_the_screen() -> None:
    seat = FakeSeat(view())
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        seat.show(talk_view())
        await pilot.pause()
        assert isinstance(app.screen, TalkScreen)
        assert isinstance(app.focused, Listing)
        seat.then = view(told=15)
        await pilot.press("enter", "f5")
        await pilot.pause()
        assert seat.asked == [(Contribute("politie", 1, ("werk",)), 12)]
        assert isinstance(app.screen, PlayScreen)


async def test_one_may_pass_in_a_conversation() -> None:
    seat = FakeSeat(talk_view())
    seat.then = view(told=15)
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("space", "p")
        await pilot.pause()
        assert seat.asked == [(Contribute("politie", 1), 12)]


async def test_leaving_the_conversation_for_the_desk_keeps_it_one_key_away() -> None:
    app = DeskApp(PlayScreen(FakeSeat(talk_view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        assert "Jouw inbreng wordt gevraagd: t." in screen_text(app)
        await pilot.press("t")
        assert isinstance(app.screen, TalkScreen)


async def test_judgements_stand_side_by_side_at_the_table() -> None:
    app = DeskApp(PlayScreen(FakeSeat(table_view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "acuut onveilig" in shown
        assert "zorgen" in shown
        assert "twee stappen" in shown


async def test_a_difference_with_somebody_else_is_not_shown_in_this_conversation() -> None:
    view = table_view()
    for other, there in (("veilig_thuis", True), ("cit", False)):
        with_other = replace(view, talk=talk(phase="tafel", must_speak=False, present=("politie", other)))
        app = DeskApp(TalkScreen(FakeSeat(with_other)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert ("twee stappen" in screen_text(app)) is there


async def test_the_numbers_at_the_table_choose() -> None:
    app = DeskApp(PlayScreen(FakeSeat(table_view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, TalkScreen)
        await pilot.press("9")
        assert isinstance(app.screen, TalkScreen)
        await pilot.press("1")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.query_one(FormPane).filling.form.kind == "besluit"


async def test_a_request_is_answered_from_the_measures() -> None:
    seat = FakeSeat(ruling_view())
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "enter")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.query_one(FormPane).filling.form.kind == "beslis"


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("v", DossierScreen),
        ("l", TimelineScreen),
        ("c", ReachabilityScreen),
        ("m", MeasuresScreen),
        ("p", PlanScreen),
    ],
)
async def test_every_screen_opens_with_its_letter_and_closes_with_escape(key: str, kind: type[Screen[None]]) -> None:
    app = DeskApp(PlayScreen(FakeSeat(view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        assert isinstance(app.screen, kind)
        await pilot.press("down", "up", "tab", "escape")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)


async def test_whom_one_can_reach_is_one_enter_from_a_conversation() -> None:
    app = DeskApp(PlayScreen(FakeSeat(view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "down", "enter")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.query_one(FormPane).filling.values()["met"] == ("cit",)


async def test_the_mouse_can_do_what_the_keys_do() -> None:
    app = DeskApp(PlayScreen(FakeSeat(view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click("KeyBar", offset=(2, 0))
        await pilot.pause()
        assert isinstance(app.screen, FormDialog | PickDialog)
        await pilot.click("#nee")
        await pilot.pause()
        await pilot.click("#zetten", offset=(12, 2))
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)


async def test_the_palette_finds_keys_in_dutch() -> None:
    app = DeskApp(PlayScreen(FakeSeat(view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"dossier")
        await pilot.pause(0.3)
        await pilot.press("down", "enter")
        await pilot.pause(0.2)
        assert isinstance(app.screen, DossierScreen)


@pytest.mark.parametrize(
    "kind",
    [
        PlayScreen,
        TalkScreen,
        DossierScreen,
        TimelineScreen,
        ReachabilityScreen,
        MeasuresScreen,
        PlanScreen,
        FormDialog,
        PickDialog,
        ReadingDialog,
    ],
)
def test_every_key_has_a_name_and_an_explanation(kind: type[Screen[object]]) -> None:
    for binding in kind.__dict__["BINDINGS"]:
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.tooltip
    assert kind.HELP

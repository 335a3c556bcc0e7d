"""The desk on a real table: what the screen asks for happens, and what happens comes on the screen."""

import pytest

from scenarios.compiled import Case
from sim.core.commands import Consult, Talk, Wait
from sim.core.events import Asked, TalkOpened
from sim.core.game import Setup
from sim.seat import LocalSeat
from sim.table import Table
from sim.tui import words
from sim.tui.dialogs.filling import Line
from sim.tui.screens.desk import PlayScreen
from sim.tui.screens.talk import TalkScreen
from sim.tui.widgets.formpane import FormPane
from tests.tui.conftest import screen_text
from tests.tui.desk_app import DeskApp


class TableApp(DeskApp):
    """A desk whose app lets the software move, as the real one does."""

    def __init__(self, table: Table, role: str) -> None:
        super().__init__(PlayScreen(LocalSeat(table, role)))
        self.table = table

    def on_play_screen_seat_done(self, event: PlayScreen.SeatDone) -> None:
        super().on_play_screen_seat_done(event)
        self.table.drive()


@pytest.fixture
def table(case: Case) -> Table:
    """One person as police, software at the other desks."""
    seats = tuple((role, "mens" if role == "politie" else "meewerkend") for role in case.playable)
    table = Table.start(case, Setup(1, seats))
    table.drive()
    return table


async def test_a_numbered_move_happens_at_the_table(table: Table) -> None:
    app = TableApp(table, "politie")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        began, events = table.now, len(table.events)
        await pilot.press("1", "f5")
        await pilot.pause()
        assert table.now > began
        assert len(table.events) > events
        assert "verder, het is" in screen_text(app)


async def test_a_call_is_answered_on_the_screen(case: Case) -> None:
    seats = tuple((role, "mens" if role in ("politie", "veilig_thuis") else "niemand") for role in case.playable)
    table = Table.start(case, Setup(1, seats))
    app = TableApp(table, "veilig_thuis")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        theme = next(iter(case.themes))
        assert table.submit(Talk("politie", ("veilig_thuis",), "telefoon", asks=(theme,))) is None
        await pilot.pause()
        assert isinstance(app.screen, TalkScreen)
        assert case.themes[theme] in " ".join(screen_text(app).split())
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        assert table.world.must_speak("veilig_thuis") is None


async def test_who_was_in_a_conversation_is_called_again_with_one_key(case: Case) -> None:
    seats = tuple((role, "mens" if role in ("politie", "veilig_thuis") else "niemand") for role in case.playable)
    table = Table.start(case, Setup(1, seats))
    call = Talk("politie", ("veilig_thuis",), "telefoon", asks=tuple(case.themes)[1:3])
    for command in (Consult("veilig_thuis", next(iter(case.persons))), call, Wait("politie")):
        assert table.submit(command) is None
        table.drive()
    app = TableApp(table, "politie")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        app.screen.offer(next(form for form in table.view("politie").moves if form.kind == "gesprek"))
        await pilot.pause()
        assert words.kept_for(["Veilig Thuis"]).partition(".")[0] in " ".join(screen_text(app).replace("│", " ").split())
        await pilot.press("f5")  # a form that comes back is looked at first
        await pilot.pause()
        filling = app.screen.query_one(FormPane).filling
        people = [choice.value for choice in filling.field_named("met").choices]
        await pilot.press(*["down"] * people.index("veilig_thuis"), "enter")
        await pilot.pause()
        assert words.AS_BEFORE in " ".join(screen_text(app).replace("│", " ").split())
        assert filling.values()["vraagt"] == call.asks
        await pilot.press(*["up"] * people.index("veilig_thuis"), "enter")  # with somebody else it is another call
        await pilot.pause()
        assert not filling.values()["vraagt"]
        own = tuple(case.themes)[4]
        filling.pick("vraagt", own)  # what was chosen by hand is not taken away by who it is for
        filling.open = "met"
        app.screen.query_one(FormPane)._draw(Line("keuze", "met", "veilig_thuis").id)
        await pilot.press("enter")
        await pilot.pause()
        assert (filling.chosen["met"], filling.values()["vraagt"]) == (["veilig_thuis"], (own,))
        filling.clear("vraagt")
        app.screen.query_one(FormPane)._draw(Line("keuze", "met", people[0]).id)
        await pilot.press("enter")
        await pilot.press("enter", "f5")
        await pilot.pause()
        opened = [event for event in table.events if isinstance(event, TalkOpened)]
        assert [(event.by, event.present) for event in opened] == [("politie", ("politie", "veilig_thuis"))]
        assert any(isinstance(event, Asked) and event.asks == call.asks for event in table.events)


async def test_being_done_ends_the_chapter(table: Table) -> None:
    app = TableApp(table, "politie")
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(20):
            await pilot.pause()
            if "deel dicht politie" in app.heard:
                break
            await pilot.press(*("p", "escape") if isinstance(app.screen, TalkScreen) else ("k", "f5"))
        assert "deel dicht politie" in app.heard
        assert not table.chapter_open

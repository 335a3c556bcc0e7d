"""Level expert: after a telling the desk asks once on which ground that was, and play goes on whatever the answer."""

from dataclasses import replace

import pytest

from sim.core.article import Article
from sim.core.events import Disclosed
from sim.core.game import Setup
from sim.core.roleview import Choice, NoteView, RoleView
from sim.seat import LocalSeat
from sim.table import Table
from sim.tui.dialogs.article import ArticleDialog
from sim.tui.dialogs.reading import ReadingDialog
from sim.tui.screens.desk import PlayScreen
from tests.table import kept
from tests.tui.conftest import Pictures, screen_text
from tests.tui.desk_app import DeskApp
from tests.tui.test_desk_real import TableApp
from tests.tui.views import FakeSeat, view

SIZES = {"smal": (80, 24), "breed": (120, 36)}
CHOICES = ("Vuistregels uit 2022", "Wpg art. 16", "Wpg art. 18 lid 1 en Bpg art. 4:2 lid 1")
ARTICLE = Article(
    "«Keel dichtgeknepen» aan Veilig Thuis",
    (*(Choice(text, text) for text in CHOICES), Choice("bron_zwijgt", "Geen artikel"), Choice("geen", "Geen grond")),
    CHOICES[2],
    "De wet noemt dit delen uitdrukkelijk: Wpg art. 18 lid 1 (bron: SOA bijlage 1).",
)


def shared(base: RoleView, seq: int = 31) -> RoleView:
    note = NoteView(base.now, seq, "deling", "Gedeeld met Veilig Thuis: Keel dichtgeknepen", "De wet noemt het.", False)
    return replace(base, notes=(*base.notes, note), told=base.told + 1)


def seat() -> FakeSeat:
    made = FakeSeat(view())
    made.articles = {31: ARTICLE}
    made.then = shared(view())
    return made


@pytest.mark.parametrize("size", SIZES)
async def test_after_a_telling_the_ground_is_asked(screen: Pictures, size: str) -> None:
    app = DeskApp(PlayScreen(seat()))
    async with app.run_test(size=SIZES[size]) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ArticleDialog)
        await screen(app, f"grond-{size}")
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, ReadingDialog)
        shown = await screen(app, f"grond-antwoord-{size}")
        for part in ("ergens anders op", "bron: SOA bijlage 1", "het telt niet mee"):
            assert part in " ".join(shown.split())
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)


@pytest.mark.parametrize("keys", [("escape",), ("end", "enter")], ids=["esc", "row"])
async def test_skipping_is_always_possible_and_it_is_asked_once(keys: tuple[str, ...]) -> None:
    made = seat()
    app = DeskApp(desk := PlayScreen(made))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert app.screen is desk
        made.show(replace(made.current, told=made.current.told + 1))
        await pilot.press("v", "escape")
        await pilot.pause()
        assert app.screen is desk, "a later view with the same telling asks nothing"
    again = DeskApp(PlayScreen(made, desk.marks))
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(again.screen, PlayScreen), "neither does the desk when its role sits down again"


async def test_a_screen_that_is_taken_away_meanwhile_asks_when_its_role_is_back() -> None:
    made = seat()
    app = DeskApp(desk := PlayScreen(made))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        app.pop_screen()
        await pilot.pause()
    again = DeskApp(PlayScreen(made, desk.marks))
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(again.screen, ArticleDialog)


async def test_a_game_that_is_taken_up_again_asks_nothing_of_before() -> None:
    made = FakeSeat(shared(view()))
    made.articles = {31: ARTICLE}
    app = DeskApp(PlayScreen(made))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)


@pytest.mark.parametrize(("level", "asks"), [("begeleid", False), ("vrij", False), ("expert", True)])
async def test_on_a_real_table_only_expert_asks_and_the_clock_does_not_wait(level: str, asks: bool) -> None:
    table = Table.start(replace(kept.small(), level=level), Setup(5, kept.SEATS))
    for command in kept.MOVES[:3]:
        table.drive()
        assert table.submit(command) is None
    app = TableApp(table, "politie")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert table.submit(kept.MOVES[3]) is None
        table.drive()
        await pilot.pause(0.1)
        assert any(isinstance(event, Disclosed) for event in table.events)
        now, events = table.now, len(table.events)
        assert isinstance(app.screen, ArticleDialog) is asks
        if asks:
            await pilot.press("1")
            await pilot.pause()
            assert "telt niet mee" in screen_text(app)
            await pilot.press("enter")
            await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        assert (table.now, len(table.events)) == (now, events)
        assert isinstance(app.screen.seat, LocalSeat)

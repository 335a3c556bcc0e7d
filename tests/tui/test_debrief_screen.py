"""The debrief, sheet by sheet."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

import scenarios
from sim.agreements import Agreement, Book
from sim.report.debrief import Debrief, debrief
from sim.report.route import ROUTES, pages
from sim.tui.app import GameApp
from sim.tui.screens.debrief import DebriefScreen
from sim.tui.screens.debrief_private import OwnScreen
from sim.tui.widgets.debrief import agreements
from sim.tui.widgets.debrief.estimate import Own
from tests.report.courses import case, looked_back
from tests.tui.conftest import Pictures, screen_text
from tests.tui.shell_app import MINIMAL, SIZES, only_minimal, played, until


@pytest.fixture(autouse=True)
def small_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_minimal(monkeypatch, tmp_path)
    monkeypatch.setattr(agreements, "today", lambda: date(2025, 2, 24))


@pytest.fixture(scope="module")
def found() -> Debrief:
    small = scenarios.load(MINIMAL)
    return debrief(small, tuple(played(small).events))


def book(folder: Path) -> Book:
    """The book of a new game, after a table that agreed on something."""
    folder.mkdir(exist_ok=True)
    Book(folder / "toen.jsonl", "Vorige zaak", folder).add(Agreement("Wij bellen voor de wissel.", "ons team", "Politie", "2025-02-03"))
    return Book(folder / "nu.jsonl", "Deze zaak", folder)


async def opened(app: GameApp, pilot: Pilot[int], screen: DebriefScreen) -> None:
    await until(pilot, "StartScreen")
    app.push_screen(screen)
    await until(pilot, "DebriefScreen")


async def shown(pilot: Pilot[int], *keys: str) -> str:
    """The screen after some keys, as running text."""
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()
    return " ".join(screen_text(pilot.app).split())


@pytest.mark.parametrize("size", SIZES)
async def test_every_page(screen: Pictures, found: Debrief, size: str, tmp_path: Path) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await opened(app, pilot, DebriefScreen(found, book=book(tmp_path / "spellen")))
        for page in pages("heel"):
            await pilot.pause()
            await pilot.pause()
            text = " ".join((await screen(app, f"nabespreking-{page.id}-{size}")).split())
            assert page.title in text
            assert page.asks in text
            await pilot.press("n")


async def test_it_opens_with_how_people_are_and_shows_no_band_before_the_own_judgement(found: Debrief) -> None:
    assert [page.number for page in pages("heel")] == ["", *(str(number) for number in range(11)), ""]
    assert [page.id for page in pages("heel")][:2] == ["begin", "eigen"]
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, DebriefScreen(found, ("politie",)))
        assert "Hoe zit je erbij?" in await shown(pilot)
        assert "op gang" not in await shown(pilot)
        assert "verbonden" in await shown(pilot, "n", "right", "right")
        text = await shown(pilot, "9")
        assert "Zelf geschat: verbonden" in text
        assert "van 100" not in text
        assert "van 100" in await shown(pilot, "g")


async def test_each_route_has_its_sheets_and_the_bar_shows_where_one_is(found: Debrief) -> None:
    assert [page.number for page in pages("kort")][1:-1] == ["0", "3", "6", "10"]
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, DebriefScreen(found))
        for route in (*ROUTES[1:], ROUTES[0]):
            text = await shown(pilot, "right")
            assert f"{route.title}, {route.minutes} minuten" in text
            bar = screen_text(app).splitlines()[1].split()
            assert bar[1:-1] == [page.number for page in pages(route.id)][1:-1]
        await pilot.press("right", "n", "n")
        assert "3 Wie wist wat, toen?" in await shown(pilot)
        assert "3 Wie wist wat, toen?" in await shown(pilot, "4"), "a sheet outside the route stays shut"
        assert [note.message for note in app._notifications] == [
            "‘Delen met maat’ hoort niet bij ‘De korte’. Op het eerste blad kies je een andere route."
        ]
        await pilot.click("#debrief-tabs", offset=(9, 0))
        assert "Eigen oordeel" in (await shown(pilot))


async def test_what_one_chair_thinks_is_seen_by_nobody_else(found: Debrief) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, DebriefScreen(found, ("politie", "veilig_thuis")))
        await pilot.press("n")
        await pilot.press("enter")
        await until(pilot, "CoverScreen")
        cover = screen_text(app)
        assert "Politie" in cover
        assert "Tijdigheid" not in cover
        await pilot.press("enter")
        assert type(app.screen).__name__ == "CoverScreen", "whoever sat here before may still be pressing Enter"
        await pilot.press("o")
        await until(pilot, "OwnScreen")
        await pilot.press("right", "down", "down", *"de sleutel")
        await pilot.pause()
        assert "paraat" in screen_text(app)
        await pilot.press("escape", "escape")
        await until(pilot, "DebriefScreen")
        text = await shown(pilot)
        assert "Politie ✓ geweest" in text
        assert "de sleutel" not in text
        await pilot.press("down", "enter")
        await until(pilot, "CoverScreen")
        await pilot.press("o")
        await until(pilot, "OwnScreen")
        assert "de sleutel" not in screen_text(app)
        await pilot.press("right", "right", "escape")
        await until(pilot, "DebriefScreen")
        assert "1 keer paraat, 1 keer verbonden" in await shown(pilot, "9")
        assert "Zelf genoemd • de sleutel" in await shown(pilot, "8")


async def test_a_card_lies_behind_a_cover_and_leaves_nothing(found: Debrief) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, DebriefScreen(found, ("politie", "veilig_thuis")))
        strength = next(card for card in found.card.cards if card.role == "politie").strengths[0][:30]
        assert strength not in await shown(pilot, "9", "tab")
        await pilot.press("enter")
        await until(pilot, "CoverScreen")
        assert strength not in screen_text(app)
        await pilot.press("o")
        await until(pilot, "CardScreen")
        card = await shown(pilot)
        assert "Dit lukte" in card
        assert "Om mee te nemen" in card
        assert "procent" not in card
        await pilot.press("escape")
        await until(pilot, "DebriefScreen")
        assert strength not in await shown(pilot)
        await pilot.press("down", "enter")
        await until(pilot, "CoverScreen")
        await pilot.press("escape")
        await until(pilot, "DebriefScreen")
        assert "Veilig Thuis ✓" not in await shown(pilot)


async def test_who_played_alone_finds_the_own_card_on_the_sheet(found: Debrief) -> None:
    app = GameApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(app, pilot, DebriefScreen(found, ("politie",)))
        assert "Alleen, 10 minuten" in await shown(pilot)
        text = await shown(pilot, "9")
        assert "Jouw kaart: Politie" in text
        assert "Dit lukte" in text


async def test_scrubbing_goes_from_moment_to_moment(found: Debrief) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, DebriefScreen(found))
        assert f"Moment 1 van {len(found.moments)}" in await shown(pilot, "3", *["left"] * 9)
        assert f"Moment 2 van {len(found.moments)}" in await shown(pilot, "right")


async def test_the_cursor_in_the_lanes_moves_and_zooms(found: Debrief) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, DebriefScreen(found))
        assert "di 08:00–" in await shown(pilot, "1")
        assert "di 08:15–08:20" in await shown(pilot, "plus", "plus", "right", "right", "right")
        assert "16:55–17:00" in await shown(pilot, *["right"] * 200)


async def test_what_the_table_marks_stays_through_the_debrief(found: Debrief) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, DebriefScreen(replace(found, keys=())))
        assert "gemerkt, zie blad 8: ✗ 1 ! 1" in await shown(pilot, "1", "r", "down", "x")
        text = await shown(pilot, "8")
        assert "✗ niet oké: di 08:00 Veilig Thuis, gesprek met politie" in text
        assert "! risicovol: di 08:00 Politie, gesprek met VT" in text
        await pilot.press("1", "v", "up", "r")
        text = await shown(pilot, "8")
        assert "✓ goed: di 08:00 Veilig Thuis" in text
        assert "niet oké" not in text, "another sign takes the place of the first"
        assert "risicovol" not in text, "the same sign again takes it away"


async def test_nothing_is_cut_off_at_eighty_columns() -> None:
    """The longest names of the real case stand whole in the charts, over as many lines as they need."""
    found = looked_back("expert")
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, DebriefScreen(found))
        await pilot.press("1", *["down"] * 40)
        await pilot.pause()
        names = " ".join(row[1:28] for row in screen_text(app).splitlines())
        last = found.lanes.lanes[-1].title
        assert all(word in names for word in last.split())
        text = await shown(pilot, "3")
        for head in ("politie", "CIT", "OM", "reclassering", "RvdK", "lokaal team"):
            assert head in text


async def test_the_next_night_shows_the_screen_of_whoever_responded() -> None:
    for course, there, gone in (
        ("acuut_zonder_vervolg", "Er staat geen afspraak die deze dienst kent.", "Eerste aanspreekpunt: Veilig Thuis"),
        ("expert", "Eerste aanspreekpunt: Veilig Thuis", "Er staat geen afspraak die deze dienst kent."),
    ):
        app = GameApp()
        async with app.run_test(size=(100, 80)) as pilot:
            await opened(app, pilot, DebriefScreen(looked_back(course)))
            text = await shown(pilot, "6")
            assert "dag 13, ma 02:10 De nacht van dag twaalf: wie nu rijdt" in text
            assert "Het scherm van Politie" in text
            assert there in text
            assert gone not in text
            assert "De velden van de overdracht" in await shown(pilot, "right")
            assert "De eerste nacht: wie nu rijdt" in await shown(pilot, *["left"] * 5)


async def test_enter_ends_the_moment_that_one_writes_down_and_the_keys_work_again() -> None:
    app, own = GameApp(), Own()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        app.push_screen(OwnScreen("Politie", ("T", "I"), own))
        await until(pilot, "OwnScreen")
        app.screen.query_one(Input).focus()
        await shown(pilot, *"de sleutel", "enter", "n")
        assert not isinstance(app.screen.focused, Input)
        assert own.moment == "de sleutel"


async def test_an_agreement_is_kept_and_the_next_debrief_asks_what_came_of_it(found: Debrief, tmp_path: Path) -> None:
    folder = tmp_path / "spellen"
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        mine = book(folder)
        await opened(app, pilot, DebriefScreen(found, book=mine))
        assert "Wij bellen voor de wissel." in await shown(pilot)
        await pilot.press("down", "right")
        assert "geen echte gegevens" in await shown(pilot, "a")
        assert not isinstance(app.screen.focused, Input)
        await pilot.press("right", "down", "right", "up", "up")
        assert isinstance(app.screen.focused, Input)
        text = await shown(pilot, *"Wij noteren [b]n[/b]", "enter")
        assert "Wij noteren [b]n[/b]" in text
        assert "onze organisatie: Veilig Thuis, 3 maart 2025" in text
        await pilot.press("enter")
        await pilot.press("escape")
        assert not isinstance(app.screen.focused, Input)
        assert type(app.screen).__name__ == "DebriefScreen"
    assert mine.before is not None
    assert mine.before.agreements[0].came == "gedaan"
    following = Book(folder / "later.jsonl", "Later", folder)
    assert following.before is not None
    assert following.before.agreements[0].text == "Wij noteren [b]n[/b]"


async def test_leaving_with_something_filled_in_takes_two_presses(found: Debrief) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, DebriefScreen(found))
        await pilot.press("1", "v", "escape")
        await pilot.pause()
        assert type(app.screen).__name__ == "DebriefScreen"
        await pilot.press("escape")
        await until(pilot, "StartScreen")


async def test_a_total_is_shown_only_to_who_asks() -> None:
    found = looked_back("goed")
    app = GameApp()
    async with app.run_test(size=(120, 80)) as pilot:
        await opened(app, pilot, DebriefScreen(found))
        assert "Alles samen" not in await shown(pilot, "9")
        assert "Alles samen: " in await shown(pilot, "g")


async def test_a_game_that_was_stopped_after_a_part_can_be_looked_back_on() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, DebriefScreen(looked_back("goed", case().chapters[0].end)))
        for page in pages("heel")[1:]:
            assert page.title in await shown(pilot, "n")
        assert "tot en met" in await shown(pilot, "9")

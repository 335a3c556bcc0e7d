"""Tables of one to eight people at one screen: the seats, passing on, open play, the host, other chairs between chapters."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

import scenarios
from scenarios.compiled import Case
from sim.core.commands import Judge, Wait
from sim.core.game import Setup
from sim.seat import HostSeat
from sim.table import Table
from sim.tui.app import GameApp
from sim.tui.screens.handover import Handover, HandoverScreen
from sim.tui.screens.host import HostDebriefScreen, HostScreen, debrief_text, host_text
from sim.tui.screens.seats import SeatsScreen
from sim.tui.stopwatch import Stopwatch
from sim.tui.wish import Wish
from tests.core.plays import canaries
from tests.tui.conftest import Pictures, screen_text
from tests.tui.shell_app import MINIMAL, SIZES, evil, only_minimal, to_seats, until, wait_out
from tests.tui.test_walk import assert_harmless

BIG = "acuut_onveilig"


@pytest.fixture(autouse=True)
def small_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_minimal(monkeypatch, tmp_path)


def said(app: App[Any]) -> str:
    return " ".join(screen_text(app).split())


async def show(pilot: Pilot[int], screen: Any) -> None:
    await until(pilot, "StartScreen")
    pilot.app.push_screen(screen)
    await until(pilot, type(screen).__name__)


# --- the seats ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("people", [1, 3, 8])
async def test_the_proposal_for_a_number_of_people(people: int, size: str, screen: Pictures) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await show(pilot, SeatsScreen(scenarios.load(BIG), people))
        await screen(app, f"tafel-{people}-{size}")


async def test_a_digit_fills_in_another_number_and_says_why_the_table_is_open() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, SeatsScreen(scenarios.load(BIG)))
        assert "speel je open" not in said(app)
        await pilot.press("4")
        await pilot.pause()
        assert "Met meer dan 3 stoelen speel je open: anders gaat er meer tijd zitten in doorgeven" in said(app)
        assert "4 mensen op 4 stoelen" in said(app)


@pytest.mark.parametrize("size", SIZES)
async def test_roles_that_must_inform_each_other_get_a_warning_and_no_more(size: str, screen: Pictures) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await show(pilot, SeatsScreen(scenarios.load(BIG), 2))
        await pilot.press("down", "down", "left")
        await pilot.pause()
        assert "Let op: Politie en Veilig Thuis in één hand" in said(app)
        await screen(app, f"tafel-een-hand-{size}")
        await pilot.press("b")
        await until(pilot, "StartScreen")


async def test_everything_can_be_done_with_the_mouse() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_seats(pilot)
        row = app.screen.query(".seat_row").last()
        await pilot.click(row)
        await pilot.pause()
        assert "[A] Veilig Thuis" in screen_text(app), "who is alone goes there"
        arrow = screen_text(app).splitlines()[row.region.y].index("▸")
        await pilot.click(offset=(arrow, row.region.y))
        await pilot.pause()
        assert "[A]" not in screen_text(app)
        await pilot.click(app.screen.query(".seat_row").first())
        await pilot.pause()
        assert "[A] Politie" in screen_text(app)
        await pilot.click("#seats-button")
        await until(pilot, "BriefingScreen")


# --- passing on -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_who_goes_on_with_another_role_is_told_and_nobody_looks_away(size: str, screen: Pictures) -> None:
    app = GameApp()
    async with app.run_test(size=SIZES[size]) as pilot:
        await show(pilot, HandoverScreen(Handover("Lokaal team", True, people=2, former="Crisisinterventieteam", stays=True)))
        assert "Je begint met wat is overgedragen" in said(app)
        await screen(app, f"andere-rol-{size}")


async def test_the_chair_of_the_crisis_team_goes_on_as_the_local_team_with_an_empty_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    app = GameApp(Wish(case=BIG, people=3, seed=4))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "SeatsScreen")
        await pilot.press("b")
        await until(pilot, "HandoverScreen")
        game = app.flow.game
        assert game is not None
        assert game.people == ("politie", "veilig_thuis", "cit")
        game.last[game.table.chair_of("cit")] = "cit"
        wait_out(app)
        game.table.open_chapter()
        wait_out(app)
        game.table.open_chapter()
        assert game.people == ("politie", "veilig_thuis", "lokaal_team")
        to = game.handover("lokaal_team")
        assert to is not None
        assert (to.former, to.first, to.stays) == ("Crisisinterventieteam", True, False)
        view = game.table.view("lokaal_team")
        assert {fact.how for fact in view.facts} <= {"begin", "gesprek", "bericht", "overdracht"}
        assert not {fact.id for fact in view.facts if fact.how == "systeem"}


async def test_one_person_with_two_roles_is_told_at_each_change() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_seats(pilot)
        await pilot.press("down", "down", "left", "left", "b")
        await until(pilot, "BriefingScreen")
        await pilot.press("enter")
        await until(pilot, "PlayScreen")
        game = app.flow.game
        assert game is not None
        assert not game.several
        assert game.table.submit(Wait("politie", 490)) is None
        await until(pilot, "HandoverScreen")
        assert "Jullie blijven zitten" in said(app)
        assert "Tot nu toe speelde je: Politie. Nu ben je: Veilig Thuis." in said(app)


# --- an open table --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_at_an_open_table_a_key_goes_to_another_chair_without_covering_the_screen(size: str, screen: Pictures) -> None:
    app = GameApp(Wish(case=BIG, people=4, seed=4))
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, "SeatsScreen")
        await pilot.press("b")
        await until(pilot, "BriefingScreen")
        await pilot.press("enter")
        await until(pilot, "PlayScreen")
        game = app.flow.game
        assert game is not None
        now = game.table.now
        await screen(app, f"open-tafel-{size}")
        await pilot.press("f7")
        await until(pilot, "BriefingScreen")
        await pilot.press("enter")
        await until(pilot, "PlayScreen")
        assert game.at == "veilig_thuis"
        assert "aan zet: Veilig Thuis" in said(app)
        assert game.table.now == now
        assert "politie" in game.table.must_choose, "nobody has waited"


async def test_a_hidden_table_has_no_such_key() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_seats(pilot)
        await pilot.press("2", "b")
        await until(pilot, "HandoverScreen")
        await pilot.press("o")
        await until(pilot, "BriefingScreen")
        await pilot.press("enter")
        await until(pilot, "PlayScreen")
        await pilot.press("f7", "f4")
        await pilot.pause(0.2)
        assert type(app.screen).__name__ == "PlayScreen"
        assert "F7" not in screen_text(app)
        assert "F4" not in screen_text(app), "nobody here is a host"


# --- the host -------------------------------------------------------------------------------------------------------


def hosted(case: Case, free_speech: bool = True) -> Table:
    seats = tuple((role, "mens") for role in case.playable)
    return Table.start(case, Setup(3, seats, True, free_speech, host=True, open_table=True))


def secretive(name: str) -> Case:
    """The case with a canary for everything that some role may keep from another."""
    case = canaries(scenarios.load(name))
    scenes = {
        key: replace(scene, title=f"geheim {key}", short=f"geheim {key}", text=dict.fromkeys(scene.text, f"geheim {key}"))
        for key, scene in case.scenes.items()
    }
    roles = {key: replace(role, briefing="geheim", task="geheim") for key, role in case.roles.items()}
    return replace(case, scenes=scenes, roles=roles)


@pytest.mark.parametrize("name", [BIG, "eerste_melding", str(MINIMAL)])
def test_no_secret_of_any_role_stands_on_the_page_of_the_host(name: str) -> None:
    table = hosted(secretive(name))
    seen = 0
    while not table.over:
        text = host_text(HostSeat(table).page()).plain
        assert "kanarie" not in text
        assert "etiket" not in text
        for scene in table.case.scenes:
            everybody = all(any(one.id == scene for one in table.view(role).scenes) for role in table.people)
            assert (f"geheim {scene}" in text) == everybody, scene
            seen += everybody
        if not table.chapter_open:
            table.open_chapter()
        for role in table.must_choose:
            talk = table.world.must_speak(role)
            assert talk is None
            table.submit(Wait(role))
    assert "kanarie" not in debrief_text().plain


def test_the_host_reads_what_the_case_has_for_everybody() -> None:
    page = HostSeat(hosted(scenarios.load(BIG))).page()
    assert page.read_aloud.startswith("Dinsdagochtend")
    assert page.read_aloud in host_text(page).plain
    assert (page.play_minutes, page.round_end) == (20, 450)


def test_a_host_marks_what_was_said_and_hears_why_not() -> None:
    table = hosted(scenarios.load(MINIMAL))
    host, facts = HostSeat(table), table.case.facts
    assert host.mark("politie", facts["f_melding"].number, ("veilig_thuis",)) is None
    assert table.world.knows("veilig_thuis", "f_melding")
    refusal = host.mark("veilig_thuis", facts["f_wapen"].number, ("politie",))
    assert refusal is not None
    assert refusal.text == f"Veilig Thuis heeft kaart {facts['f_wapen'].number} niet."
    unknown = host.mark("politie", 999, ("veilig_thuis",))
    assert unknown is not None
    assert unknown.code == "onbekend_feit"


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_of_the_host_and_marking_on_it(size: str, screen: Pictures) -> None:
    table = hosted(scenarios.load(MINIMAL))
    app = GameApp()
    async with app.run_test(size=SIZES[size], notifications=True) as pilot:
        watch = Stopwatch(clock=lambda: 65.0)
        await show(pilot, HostScreen(HostSeat(table), watch, table.view("politie")))
        await screen(app, f"gastheer-{size}")
        now = table.now
        await pilot.press("h")
        await until(pilot, "FormDialog")
        await pilot.press("enter")  # who said it: the first
        await pilot.press("enter", *str(table.case.facts["f_melding"].number), "enter")  # which card: typed
        await pilot.press("down", "enter")  # who heard it: the second
        await pilot.pause()
        await screen(app, f"gastheer-hardop-{size}")
        await pilot.press("f5")
        await until(pilot, "HostScreen")
        assert table.world.knows("veilig_thuis", "f_melding")
        assert table.now == now, "marking takes no time of the case"


async def test_the_stopwatch_stops_and_never_moves_the_clock_of_the_game() -> None:
    table, clock = hosted(scenarios.load(MINIMAL)), [0.0]
    watch = Stopwatch(clock=lambda: clock[0])
    assert watch.begin("ochtend")
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, HostScreen(HostSeat(table), watch, table.view("politie")))
        before = len(table.events)
        clock[0] = 90.0
        await pilot.press("s")
        await pilot.pause()
        clock[0] = 500.0
        assert "01:30 van 5 minuten · staat stil" in said(app)
        await pilot.press("s")
        clock[0] = 530.0
        assert watch.seconds == 120
        assert not watch.begin("ochtend"), "the same chapter goes on"
        assert watch.begin("middag")
        assert watch.seconds == 0
        assert len(table.events) == before


async def test_a_host_reads_first_and_finds_the_page_back_with_f4_also_in_the_debrief(screen: Pictures) -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_seats(pilot)
        await pilot.press("2", "down", "down", "down", "enter", "b")
        await until(pilot, "HostScreen")
        await pilot.press("f8", "f7")
        assert type(app.screen).__name__ == "HostScreen"
        await pilot.press("escape")
        await until(pilot, "HandoverScreen")
        await pilot.press("f4")
        await until(pilot, "HostScreen")
        await pilot.press("f4")
        await until(pilot, "HandoverScreen")
        await pilot.press("o")
        await until(pilot, "BriefingScreen")
        await pilot.press("enter")
        await until(pilot, "PlayScreen")
        wait_out(app)
        await until(pilot, "ChapterEndScreen")
        await pilot.press("2")
        await until(pilot, "DebriefScreen")
        await pilot.press("f4")
        await until(pilot, "HostDebriefScreen")
        await screen(app, "gastheer-nabespreking-smal")
        await pilot.press("f4")
        await until(pilot, "DebriefScreen")


async def test_attacks_on_the_page_of_the_host_stay_text() -> None:
    twin = evil(scenarios.load(MINIMAL))
    table = hosted(twin)
    for screen in (HostScreen(HostSeat(table), Stopwatch(), table.view("politie")), HostDebriefScreen(), SeatsScreen(twin, 2)):
        app = GameApp()
        async with app.run_test(size=(100, 36)) as pilot:
            await show(pilot, screen)
            await pilot.press("h")
            await pilot.pause(0.1)
            assert_harmless(app)


# --- a table that speaks freely -------------------------------------------------------------------------------------


async def test_who_leans_on_a_card_that_was_said_aloud_is_asked_from_whom() -> None:
    app = GameApp()
    async with app.run_test(size=(100, 40)) as pilot:
        await to_seats(pilot)
        await pilot.press("2", "down", "down", "down", "down", "enter", "b")
        await until(pilot, "HandoverScreen")
        await pilot.press("o")
        await until(pilot, "BriefingScreen")
        await pilot.press("enter")
        await until(pilot, "PlayScreen")
        game = app.flow.game
        assert game is not None
        assert game.table.setup.free_speech
        card = game.table.case.facts["f_briefje"].number
        await pilot.press("o")
        await until(pilot, "FormDialog")
        await pilot.press("down", "down", "enter", "end", "up", "enter")
        await pilot.pause(0.2)
        assert "Van wie hoorde je dit?" in said(app)
        await pilot.press("enter", *str(card), "enter", "enter", "f5")
        await pilot.pause(0.3)
        assert game.table.world.knows("politie", "f_briefje")
        assert f"{card}. {game.table.case.facts['f_briefje'].label}" in said(app), "the form is back, with the card in it"
        await pilot.press("f5")
        await until(pilot, "PlayScreen")
        judged = game.table.world.desks["politie"].command
        assert isinstance(judged, Judge)
        assert judged.judgement.cites == ("f_briefje",)


# --- other chairs ---------------------------------------------------------------------------------------------------


async def test_between_chapters_somebody_else_takes_a_role_over() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_seats(pilot)
        await pilot.press("b")
        await until(pilot, "BriefingScreen")
        await pilot.press("enter")
        await until(pilot, "PlayScreen")
        wait_out(app)
        await until(pilot, "ChapterEndScreen")
        await pilot.press("3")
        await until(pilot, "SeatsScreen")
        assert "andere stoelen" in screen_text(app)
        assert "Spreken we vrij?" not in screen_text(app), "the rule of the table stays"
        await pilot.press("down", "enter", "down", "enter", "b")
        await until(pilot, "ChapterEndScreen")
        game = app.flow.game
        assert game is not None
        assert game.people == ("veilig_thuis",)
        await pilot.press("1")
        await until(pilot, "BriefingScreen")
        assert "Veilig Thuis" in said(app)

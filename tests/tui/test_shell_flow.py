"""From the first screen to the debrief, alone and with several people at one screen."""

import subprocess
import sys
from itertools import groupby, pairwise
from pathlib import Path

import pytest

import scenarios
from sim import games, record
from sim.core.commands import Consult, Talk
from sim.core.game import Setup
from sim.table import Table
from sim.tui.app import GameApp
from sim.tui.saved import saved_lines
from sim.tui.wish import Wish
from tests.tui.conftest import screen_text
from tests.tui.shell_app import MINIMAL, only_minimal, to_desk, to_first_of_two, to_seats, until, wait_out


@pytest.fixture(autouse=True)
def small_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_minimal(monkeypatch, tmp_path)


async def test_alone_from_start_to_debrief() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_desk(pilot)
        assert games.saved()[0].over is False, "the game is kept from its first minute"
        (kept,) = saved_lines()
        seat = next(role for role, how in games.saved()[0].header.setup.seats if how == "mens")
        assert f" · {scenarios.role_titles(MINIMAL)[seat]} · spelnummer " in kept.detail
        wait_out(app)
        await until(pilot, "ChapterEndScreen")
        assert "dinsdag 10:00" in screen_text(app)
        await pilot.press("1")
        await until(pilot, "PlayScreen")
        wait_out(app)
        await until(pilot, "EndingScreen")
        assert "Hoe het verder ging" in screen_text(app), "the story ends before anybody looks back"
        await pilot.press("enter")
        await until(pilot, "DebriefScreen")
        assert "Hoe zit je erbij?" in screen_text(app)
        await pilot.press("escape")
        await until(pilot, "StartScreen")
    app = GameApp(Wish(resume=games.saved()[0].path))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "DebriefScreen")
        assert "Hoe zit je erbij?" in screen_text(app), "a game that is over opens on its debrief, as the list of games says"


async def test_stopping_after_a_chapter_judges_that_chapter() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_desk(pilot)
        wait_out(app)
        await until(pilot, "ChapterEndScreen")
        await pilot.press("2")
        await until(pilot, "DebriefScreen")
        await pilot.press("9")
        await pilot.pause()
        assert "tot en met Ochtend" in screen_text(app)


async def test_two_people_hand_over_and_nothing_of_the_former_is_on_the_screen() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await to_first_of_two(pilot)
        game = app.flow.game
        assert game is not None
        assert game.at == "politie"
        mine = words_of(game.table, "politie") - words_of(game.table, "veilig_thuis")
        assert mine & on_screen(app), "the desk shows what only this seat knows"
        assert game.table.submit(Consult("politie", "vader")) is None
        app.notify("Dit weet alleen de politie.")
        await pilot.pause(0.1)
        assert "alleen de politie" in screen_text(app)
        await pilot.press("f8")
        await until(pilot, "HandoverScreen")
        assert "Veilig Thuis" in screen_text(app)
        assert "alleen de politie" not in screen_text(app)
        mine = words_of(game.table, "politie") - words_of(game.table, "veilig_thuis")
        assert not mine & on_screen(app)
        await pilot.press("enter", "space", "escape", "f5", "k")
        await until(pilot, "HandoverScreen")
        await pilot.press("o")
        await until(pilot, "BriefingScreen")
        assert not mine & on_screen(app)
        await pilot.press("enter")
        await until(pilot, "PlayScreen")
        assert game.at == "veilig_thuis"
        assert not mine & on_screen(app)


def words_of(table: Table, role: str) -> set[str]:
    """The texts that a seat has in view, as whole first words of each, long enough to be recognised."""
    view = table.view(role)
    texts = [fact.label for fact in view.facts] + [scene.title for scene in view.scenes] + [note.title for note in view.notes]
    return {" ".join(text.split()[:2]) for text in texts if len(text) > 6}


def on_screen(app: GameApp) -> set[str]:
    """Every pair of neighbouring words in the rendered cells."""
    shown = [word for line in screen_text(app).splitlines() for word in line.split()]
    return {f"{one} {other}" for one, other in pairwise(shown)}


async def test_whoever_lines_up_moves_keeps_the_screen_until_it_is_given_away() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_of_two(pilot)
        game = app.flow.game
        assert game is not None
        assert game.table.submit(Consult("politie", "vader")) is None
        await pilot.pause(0.1)
        assert type(app.screen).__name__ == "PlayScreen"
        assert game.at == "politie"


async def test_leaving_through_the_pause_keeps_the_game_and_it_goes_on_where_it_stood() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_desk(pilot)
        game = app.flow.game
        assert game is not None
        assert game.table.submit(Consult("politie", "vader")) is None
        now = game.table.now
        await pilot.press("f9")
        await until(pilot, "PauseScreen")
        assert "je hoeft niet te zeggen waarom" in " ".join(screen_text(app).split()).lower()
        await pilot.press("w")
        await until(pilot, "StartScreen")
        assert "Verder met" in screen_text(app)
        await pilot.press("1")
        await until(pilot, "PlayScreen")
        assert app.flow.game is not None
        assert app.flow.game.table.now == now


async def test_pause_and_back_changes_nothing() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_desk(pilot)
        before = screen_text(app)
        for key in ("f9", "f1", "f2"):
            await pilot.press(key)
            await pilot.pause(0.1)
            assert screen_text(app) != before
            await pilot.press("escape")
            await until(pilot, "PlayScreen")
        assert screen_text(app) == before


async def test_after_a_crash_the_unfinished_game_is_offered_first() -> None:
    case = scenarios.load(MINIMAL)
    table = Table.start(case, Setup(5, (("politie", "mens"), ("veilig_thuis", "meewerkend"))), record.new_path(case.id), str(MINIMAL))
    path = table.path
    assert path is not None
    table.close()
    with path.open("ab") as log:
        log.write(b'{"c":{"t":"Wait"')
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        assert "1  Verder met" in screen_text(app)
        await pilot.press("1")
        await until(pilot, "BriefingScreen")


async def test_a_game_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "kapot.jsonl"
    broken.write_text("dit is geen spel\n", encoding="utf-8")
    app = GameApp(Wish(resume=broken))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        assert "geen spel van Samen op" in " ".join(screen_text(app).split())


async def test_the_command_line_goes_straight_to_the_briefing() -> None:
    app = GameApp(Wish(case=str(MINIMAL), roles=("veilig_thuis",), seed=11, level="begeleid"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "BriefingScreen")
        assert app.flow.game is not None
        assert app.flow.game.people == ("veilig_thuis",)
        assert app.flow.game.table.setup.seed == 11
        assert app.flow.game.table.case.level == "begeleid"


def test_the_first_screen_waits_for_nothing_heavy() -> None:
    """Neither the format, nor YAML, nor the rules are loaded before the first paint."""
    heavy = ("pydantic", "yaml", "networkx", "sim.table", "sim.core.rules", "scenarios.loading")
    code = f"import sys; import sim.tui.app; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


async def test_a_conversation_hands_the_screen_to_who_has_to_speak() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await to_first_of_two(pilot)
        game = app.flow.game
        assert game is not None
        assert game.table.submit(Talk("politie", ("veilig_thuis",), "telefoon", asks=("kinderen",))) is None
        await until(pilot, "HandoverScreen")
        assert "Een gesprek wacht op deze stoel" in screen_text(app)
        assert "Veilig Thuis" in screen_text(app)
        await pilot.press("o")
        await until(pilot, "BriefingScreen")
        await pilot.press("enter")
        await until(pilot, "TalkScreen")
        assert game.at == "veilig_thuis"
        await pilot.press("f8")
        await pilot.pause(0.2)
        assert type(app.screen).__name__ == "TalkScreen", "who has to speak cannot give the screen away"
        assert "Nog niet doorgeven" in screen_text(app)


async def test_three_people_at_one_screen_take_turns() -> None:
    """A chapter by keyboard in which everybody is ready every round; to the debrief they play in a real terminal (tests/e2e)."""
    app = GameApp(Wish(case="acuut_onveilig", roles=("politie", "veilig_thuis", "cit"), seed=4))
    turns: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(600):
            match type(app.screen).__name__:
                case "HandoverScreen":
                    await pilot.press("o")
                case "BriefingScreen" | "EndingScreen":
                    await pilot.press("enter")
                case "PlayScreen":
                    game = app.flow.game
                    assert game is not None
                    turns.append(str(game.at))
                    await pilot.press("f8")
                case "ChapterEndScreen":
                    break
                case _:
                    await pilot.press("escape")
            await pilot.pause(0.02)
        await until(pilot, "ChapterEndScreen")
    assert [role for role, _ in groupby(turns)][:3] == ["politie", "veilig_thuis", "cit"]
    assert set(turns) == {"politie", "veilig_thuis", "cit"}


async def test_a_disk_that_keeps_nothing_is_told_and_nothing_begins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "vol").write_text("geen map", encoding="utf-8")
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path / "vol"))
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_seats(pilot)
        await pilot.press("b")
        await until(pilot, "StartScreen")
        assert "Er is geen spel begonnen" in " ".join(screen_text(app).split())


async def test_help_guide_and_pause_open_over_a_window_too() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_desk(pilot)
        await pilot.press("g")
        await pilot.pause(0.1)
        await pilot.press("f1")
        await until(pilot, "HelpScreen")
        assert "Kiezen" in screen_text(app)
        await pilot.press("f1", "f9")
        await until(pilot, "PauseScreen")
        await pilot.press("f9", "f2")
        await until(pilot, "GuideScreen")
        await pilot.press("f2")
        await pilot.pause(0.1)
        assert type(app.screen).__name__ == "PickDialog"


async def test_giving_the_screen_away_with_nothing_lined_up_asks_once() -> None:
    app = GameApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await to_first_of_two(pilot)
        assert "ronde tot" in screen_text(app)
        await pilot.press("f8")
        await pilot.pause(0.2)
        assert "Nog niets klaargezet" in screen_text(app)
        assert type(app.screen).__name__ == "PlayScreen"
        await pilot.press("f8")
        await until(pilot, "HandoverScreen")

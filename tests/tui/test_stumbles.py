"""Where players stumbled: keys without effect, a list that is not at its top, an answer that was lost by a hasty Enter."""

import asyncio
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from textual.widgets import Static

import scenarios
from sim.core.roleview import Choice, Field, Form, RoleView
from sim.leaving import leaves_behind
from sim.plain import tell
from sim.report.guide import Entry
from sim.tui import words
from sim.tui.app import GameApp
from sim.tui.dialogs.filling import Filling
from sim.tui.dialogs.form import FormDialog
from sim.tui.dialogs.pick import PickDialog
from sim.tui.screens.choose_case import ChooseCaseScreen, Library
from sim.tui.screens.desk import PlayScreen
from sim.tui.screens.dossier import DossierScreen
from sim.tui.screens.talk import TalkScreen
from sim.tui.screens.wegwijzer import GuideScreen
from sim.tui.widgets.formpane import FormPane
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.moves import MoveList
from tests.tui.conftest import PATIENCE, screen_text
from tests.tui.desk_app import DeskApp
from tests.tui.shell_app import MINIMAL, only_minimal, until
from tests.tui.views import MOVES, FakeSeat, table_view, view


async def seen(app: DeskApp, sentence: str) -> bool:
    """Whether a sentence comes on the screen: a notice or a window may take a moment."""
    begin = monotonic()
    while sentence not in " ".join(screen_text(app).replace("│", " ").replace("▌", " ").split()):
        if monotonic() - begin > PATIENCE:
            return False
        await asyncio.sleep(0.02)
    return True


WAY = Field("kanaal", "Hoe?", "een", (Choice("telefoon", "Telefoon"), Choice("bureau", "Bureau")), 1, default=("telefoon",))
WHY = Field("waarvoor", "Waarvoor?", "een", (Choice("nu", "Nu"), Choice("zorg", "Zorg")), 0)
ASKING = Form("gesprek", "gesprek", "Een gesprek", "", 5, (WAY, WHY))
DONE = Form("klaar", "klaar", "Klaar met dit deel", "", 0)


async def test_the_talk_leaves_the_screen_when_the_clock_ended_it() -> None:
    seat = FakeSeat(table_view())
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, TalkScreen)
        seat.show(view(told=40))
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)


async def test_the_talk_leaves_the_screen_when_it_ended_under_a_window() -> None:
    seat = FakeSeat(table_view())
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("1")
        seat.show(view(told=40))
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)


@pytest.mark.parametrize("key", sorted(words.WHY_NOT))
async def test_a_letter_that_has_nothing_to_do_says_why(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app, said = DeskApp(PlayScreen(FakeSeat(view(moves=MOVES[:1])))), list[str]()
    monkeypatch.setattr(app, "notify", lambda sentence, **_: said.append(sentence))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert said == [words.WHY_NOT[key]]


async def test_in_a_conversation_a_letter_says_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    talking = replace(table_view(), status="in_gesprek", moves=())
    app, said = DeskApp(PlayScreen(FakeSeat(talking))), list[str]()
    monkeypatch.setattr(app, "notify", lambda sentence, **_: said.append(sentence))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("escape", "d")
        await pilot.pause()
        assert said == [words.STATUS_LONG["in_gesprek"]]


@pytest.mark.parametrize("key", ["g", "r", "b", "k", "v"])
async def test_at_the_table_a_letter_of_the_desk_says_where_it_works(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app, said = DeskApp(PlayScreen(FakeSeat(table_view()))), list[str]()
    monkeypatch.setattr(app, "notify", lambda sentence, **_: said.append(sentence))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert said == [words.AT_THE_DESK]


@pytest.mark.parametrize("key", ["o", "d", "m", "p"])
async def test_at_the_table_what_costs_no_time_there_has_its_letter_and_the_foot_says_so(key: str) -> None:
    app = DeskApp(PlayScreen(FakeSeat(table_view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert f" {key} {next(word for one, word, _ in words.GROUPS if one == key)}" in screen_text(app)
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, FormDialog | PickDialog)


async def test_at_the_table_a_letter_without_moves_is_not_sent_to_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    left = tuple(form for form in table_view().moves if form.kind not in ("maatregel", "beslis"))
    app, said = DeskApp(PlayScreen(FakeSeat(replace(table_view(), moves=left)))), list[str]()
    monkeypatch.setattr(app, "notify", lambda sentence, **_: said.append(sentence))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert " m maatregel" not in screen_text(app)
        await pilot.press("m")
        await pilot.pause()
        assert said == [words.NO_SUCH_MOVE]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("seated", [view(), table_view()])
async def test_a_notice_covers_no_move_and_no_key(size: tuple[int, int], seated: RoleView) -> None:
    app = DeskApp(PlayScreen(FakeSeat(seated)))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        app.notify("Dit kan nu niet: er is voor jou niets van die soort, en dat zegt deze mededeling in een lange zin.", title="Let op")
        assert await seen(app, "Let op")
        assert await seen(app, "zin.")
        notice = app.screen.query_one("Toast").region
        moves = app.screen.query_one(MoveList if isinstance(app.screen, PlayScreen) else "#tafel").region
        assert notice.area > 0
        assert not notice.overlaps(moves)
        assert not notice.overlaps(app.screen.query_one(KeyBar).region)


async def test_the_dossier_records_with_the_key_that_it_names() -> None:
    app = DeskApp(PlayScreen(FakeSeat(view())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        assert isinstance(app.screen, DossierScreen)
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)
        assert app.screen.query_one(FormPane).filling.form.kind == "raadpleeg"


def test_whoever_is_done_hears_which_cards_nobody_will_find() -> None:
    one, other = view().facts[:2]
    facts = (replace(one, recorded=False, lost=False, expired=False, how="gesprek"), replace(other, recorded=True))
    said = leaves_behind(view(facts=facts), DONE)
    assert said.startswith("1 kaart staat nergens")
    assert f"{one.number} {one.label}" in said
    assert other.label not in said
    assert leaves_behind(view(facts=facts[1:]), DONE) == ""
    assert leaves_behind(view(facts=facts), ASKING) == ""
    assert leaves_behind(view(facts=facts), replace(DONE, id=str(view().chapter_end - 60))) == "", "there is another round"
    assert leaves_behind(view(facts=facts), replace(DONE, id=str(view().chapter_end))) == said


async def test_the_window_says_it_too_and_esc_goes_back() -> None:
    one = replace(view().facts[0], recorded=False, how="gesprek")
    facts = tuple(replace(one, id=f"f{n}", number=n, label=f"Gegeven {n}") for n in range(1, 9))
    seat = FakeSeat(view(facts=facts))
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("k")
        await pilot.pause()
        head = str(app.screen.query_one("#formulier-kop", Static).render())
        for part in ("8 kaarten staan nergens", "6 Gegeven 6; en nog 2.", words.RECORD_FIRST):
            assert part in head
        await pilot.press("escape")
        assert seat.asked == []


def test_choosing_the_same_answer_again_keeps_it_and_only_wiping_empties_it() -> None:
    filling = Filling(ASKING, view())
    assert filling.pick("kanaal", "telefoon") == ""
    assert filling.values()["kanaal"] == ("telefoon",)
    filling.pick("waarvoor", "nu")
    filling.clear("waarvoor")
    assert filling.values()["waarvoor"] == ()


async def test_enter_on_what_is_chosen_already_goes_to_the_next_question_and_the_foot_says_what_keys_do() -> None:
    seat = FakeSeat(view(moves=(ASKING, *MOVES[:1])))
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        assert await seen(app, words.HELP_ONE)
        await pilot.press("enter", "enter")
        pane = app.screen.query_one(FormPane)
        assert pane.filling.values() == {"kanaal": ("telefoon",), "waarvoor": ("nu",)}
        await pilot.press("up", "backspace")
        await pilot.pause()
        assert pane.filling.values() == {"kanaal": ("telefoon",), "waarvoor": ()}


async def test_after_a_move_the_list_is_at_its_top_with_the_cursor_there() -> None:
    acts = tuple(Form("handeling", f"a{n}", f"Handeling {n} met een naam die twee regels vraagt", "", 5) for n in range(14))
    seat = FakeSeat(view(moves=acts))
    seat.then = view(moves=acts[:12], told=20)
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        moves = app.screen.query_one(MoveList)
        assert moves.scroll_offset.y > 0
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert (moves.scroll_offset.y, moves.highlighted) == (0, 0)
        assert " 1   5 min Handeling 0" in screen_text(app)


async def test_what_comes_in_above_a_cursor_at_the_top_is_seen() -> None:
    acts = tuple(Form("handeling", f"a{n}", f"Handeling {n} met een naam die twee regels vraagt", "", 5) for n in range(14))
    seat = FakeSeat(view(moves=acts[8:]))
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        moves = app.screen.query_one(MoveList)
        assert (app.focused, moves.highlighted) == (moves, 0)
        seat.show(view(moves=(*acts[:3], *acts[8:]), told=20))
        await pilot.pause()
        await pilot.pause()
        assert (moves.scroll_offset.y, moves.highlighted) == (0, 0)
        assert "Handeling 0" in screen_text(app)


async def test_a_row_that_went_away_takes_the_list_to_its_top() -> None:
    acts = tuple(Form("handeling", f"a{n}", f"Handeling {n} met een naam die twee regels vraagt", "", 5) for n in range(14))
    seat = FakeSeat(view(moves=acts))
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        seat.show(view(moves=acts[:12], told=20))
        await pilot.pause()
        moves = app.screen.query_one(MoveList)
        assert (moves.scroll_offset.y, moves.highlighted) == (0, 0)


def starts(moves: MoveList) -> list[int]:
    """On which line of the list each row begins."""
    heights = [str(option.prompt).count("\n") + 1 for option in moves.options]
    return [sum(heights[:index]) for index in range(len(heights))]


async def test_the_list_never_begins_in_the_middle_of_a_move() -> None:
    short, long = "Kort", "Handeling met een naam die wel twee of drie regels vraagt in dit vak"
    acts = tuple(Form("handeling", f"a{n}", f"{n} {short if n % 3 else long}", "", 5) for n in range(14))
    seat = FakeSeat(view(moves=acts))
    app = DeskApp(PlayScreen(seat))
    async with app.run_test(size=(80, 24)) as pilot:
        moves = app.screen.query_one(MoveList)
        for _ in range(10):
            await pilot.press("down")
            await pilot.pause()
            assert moves.scroll_offset.y in starts(moves)
        assert moves.scroll_offset.y > 0
        # Something happens: the banner takes lines of the list, and rows get longer or shorter.
        other = tuple(replace(form, label=f"{n} {long if n % 3 else short}") for n, form in enumerate(acts))
        note = replace(view().notes[0], seq=999, text="Er gebeurt iets.")
        for told, shown in enumerate((other, acts, other[3:]), start=20):
            seat.show(view(moves=shown, notes=(*view().notes, note), told=told))
            await pilot.pause()
            await pilot.pause()
            assert moves.scroll_offset.y in starts(moves)


def test_a_situation_that_asks_something_gets_no_second_mark() -> None:
    scene = replace(view().scenes[0], title="Waar is hij?", text="Niemand weet het.")
    note = replace(view().notes[0], title="Wie belt?", text="Jij.")
    assert next(tell.scenes(view(scenes=(scene,)))).endswith(": Waar is hij? Niemand weet het.")
    assert tell.note(view(), note).endswith("Wie belt? Jij.")


async def test_esc_leaves_the_settings_before_it_leaves_the_cases() -> None:
    app = DeskApp(ChooseCaseScreen())  # type: ignore[arg-type]  # answers a case, and nobody waits for it here
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        assert app.screen.query_one("#case-more").display
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ChooseCaseScreen)
        assert not app.screen.query_one("#case-more").display
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, ChooseCaseScreen)


async def test_a_long_list_of_cases_cuts_no_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_minimal(monkeypatch, tmp_path)
    head = scenarios.read_head(MINIMAL)
    many = tuple((str(n), replace(head, id=str(n), title="Een zaak met een naam", minutes=90)) for n in range(9))
    app = GameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "StartScreen")
        await pilot.press("1")
        await until(pilot, "ChooseCaseScreen")
        app.screen.post_message(ChooseCaseScreen.Found(Library(many, (), {})))
        await pilot.pause()
        await pilot.pause()
        rows = [row[:26] for row in screen_text(app).splitlines()]
        cut = [at for at, row in enumerate(rows[:-4]) if "1 uur en" in row and "minuten" not in row + rows[at + 1]]
        assert any("1 uur en" in row for row in rows)
        assert cut == []


async def test_the_wegwijzer_shows_no_id_of_the_catalogue() -> None:
    app = DeskApp(GuideScreen(None, None))
    async with app.run_test(size=(80, 24)):
        entry = Entry("T99", "begrip", "Huisverbod", (("", "Tien dagen."),), "huisverbod")
        app.screen.post_message(GuideScreen.Found((entry,)))
        assert await seen(app, "Tien dagen.")
        assert "T99" not in screen_text(app)

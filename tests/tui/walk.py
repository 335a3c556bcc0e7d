"""Every screen of the game, made by hand: what the evil twin and the measuring of colours walk through.

A screen that is missing here is found by `test_walk.py`: it compares `VISITS` with what stands in sim.tui.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

import scenarios
import sim.tui
from scenarios.compiled import Case
from scenarios.handbook import page
from sim.core.article import Article
from sim.core.game import Setup
from sim.core.refusals import Refusal
from sim.core.roleview import Choice, RoleView
from sim.report.debrief import debrief
from sim.report.guide import Entry
from sim.report.route import pages
from sim.report.text import DIMENSIONS
from sim.seat import HostSeat
from sim.table import Table
from sim.tui import words_debrief
from sim.tui.dialogs.article import ArticleDialog
from sim.tui.dialogs.form import FormDialog
from sim.tui.dialogs.pick import PickDialog
from sim.tui.dialogs.reading import ReadingDialog, refusal_text
from sim.tui.dialogs.remark import RemarkDialog
from sim.tui.dialogs.warning import WarningDialog
from sim.tui.screens.beforehand import BeforehandScreen
from sim.tui.screens.briefing import BriefingScreen
from sim.tui.screens.chapter_end import ChapterEndScreen
from sim.tui.screens.choose_case import ChooseCaseScreen, Library
from sim.tui.screens.debrief import DebriefScreen
from sim.tui.screens.debrief_private import CardScreen, CoverScreen, OwnScreen
from sim.tui.screens.desk import PlayScreen
from sim.tui.screens.dossier import DossierScreen
from sim.tui.screens.ending import EndingScreen
from sim.tui.screens.handover import Handover, HandoverScreen
from sim.tui.screens.help import HelpScreen
from sim.tui.screens.host import HostDebriefScreen, HostScreen
from sim.tui.screens.measures import MeasuresScreen
from sim.tui.screens.pause import PauseScreen
from sim.tui.screens.plan import PlanScreen
from sim.tui.screens.reachability import ReachabilityScreen
from sim.tui.screens.saved import SavedScreen
from sim.tui.screens.seats import SeatsScreen
from sim.tui.screens.start import StartScreen
from sim.tui.screens.talk import TalkScreen
from sim.tui.screens.timeline import TimelineScreen
from sim.tui.screens.wegwijzer import GuideScreen
from sim.tui.stopwatch import Stopwatch
from sim.tui.widgets.debrief.estimate import Own
from sim.tui.widgets.debrief.texts import spoken
from sim.tui.widgets.marks import NOTHING_SEEN
from sim.tui.widgets.menu import SavedLine
from tests.tui.shell_app import MINIMAL, evil, played
from tests.tui.views import EVIL, VIEWS, FakeSeat, evil_twin

MARK = "[@click=app.quit]"
"""How every attack begins: where it stands on the screen it was not read as markup."""


@dataclass(frozen=True, slots=True)
class World:
    """Where the texts come from: a case of ours, or its evil twin."""

    evil: bool

    def text(self, ours: str) -> str:
        return EVIL if self.evil else ours

    def view(self, name: str, **changes: object) -> RoleView:
        made = replace(VIEWS[name](), **changes)  # type: ignore[arg-type]  # fields of a RoleView
        return evil_twin(made) if self.evil else made

    def seat(self, name: str, **changes: object) -> FakeSeat:
        return FakeSeat(self.view(name, **changes), Refusal("x", *(self.text(t) for t in ("Dat kan nu niet.", "W25", "Wacht even."))))

    def case(self) -> Case:
        case = scenarios.load(MINIMAL)
        return evil(case, text=EVIL) if self.evil else case

    def article(self) -> Article:
        names = ("Vuistregels uit 2022", "Wpg art. 16", "Geen artikel")
        return Article(self.text("«x» aan Veilig Thuis"), tuple(Choice(n, self.text(n)) for n in names), names[0], self.text("Omdat."))


Make = Callable[[World], Screen[Any]]
After = Callable[[Screen[Any], World], None]


@dataclass(frozen=True, slots=True)
class Visit:
    """How a screen is made, and the keys after each of which it is looked at."""

    make: Make
    keys: tuple[str, ...] = ()
    after: After | None = None
    """What the screen is told once it is on, as a thread would."""
    foreign: bool = True
    """Whether it shows a text that is not ours."""


def _library(screen: Screen[Any], world: World) -> None:
    head = scenarios.read_head(MINIMAL)
    shown = evil(head, text=EVIL) if world.evil else head
    library = Library(
        tuple((str(n), replace(shown, id=str(n))) for n in range(3)),
        (("RP1", world.text("Regio")),),
        {"motorkapoverleg": world.text("Motorkapoverleg")},
    )
    screen.post_message(ChooseCaseScreen.Found(library))


def _failed(screen: Screen[Any], world: World) -> None:
    screen.post_message(ChooseCaseScreen.Failed(world.text("casus.yaml:3:7: V104: onbekende sleutel")))


def _guide(screen: Screen[Any], world: World) -> None:
    entry = Entry("x", "norm", world.text("Een norm"), (("", world.text("Tekst")), (world.text("Bron"), world.text("W25"))), "")
    screen.post_message(GuideScreen.Found((entry,) * 5))


def _saved(screen: Screen[Any], world: World) -> None:
    screen.post_message(StartScreen.Found((SavedLine(Path("a.jsonl"), world.text("Zaak"), world.text("ma 07:04"), False),)))


def _beforehand(world: World) -> Screen[Any]:
    head, text = scenarios.read_head(str(MINIMAL)), world.text("Een zin over wat erin zit.")
    return BeforehandScreen(replace(head, title=text, summary="\n".join([text] * 30), warning=(text, text)))


def _briefing(world: World) -> Screen[Any]:
    case = world.case()
    return BriefingScreen(Table.start(case, Setup(1, tuple((role, "mens") for role in case.playable))).view(case.playable[0]))


def _chapter_end(world: World) -> Screen[Any]:
    case = world.case()
    return ChapterEndScreen(case, case.chapters[0], case.chapters[1], hidden=True)


def _debrief(people: int, world: World) -> Screen[Any]:
    case = world.case()
    found = debrief(case, tuple(played(case).events))
    return DebriefScreen(found, case.playable[:people], remarks=lambda: (world.text("Bij ons gaat dit anders."),))


def _host(world: World) -> Screen[Any]:
    case = world.case()
    table = Table.start(case, Setup(1, tuple((role, "mens") for role in case.playable), rounds=True, free_speech=True, host=True))
    return HostScreen(HostSeat(table), Stopwatch(), table.view(case.playable[0]))


def _form(kind: str, world: World) -> Screen[Any]:
    made = world.view("gewoon")
    return FormDialog(next(form for form in made.moves if form.kind == kind), made)


def _saved_games(world: World) -> Screen[Any]:
    return SavedScreen(tuple(SavedLine(Path(f"{n}.jsonl"), world.text("Zaak"), world.text("x"), n % 2 == 0) for n in range(20)))


def _remark(world: World) -> Screen[Any]:
    return RemarkDialog(world.text("De oproep"), world.text("Hart van Brabant")[:80], lambda *_: "Dit kan niet worden bewaard.")


def _sit(make: Callable[[FakeSeat], Screen[Any]], name: str, world: World) -> Screen[Any]:
    return make(world.seat(name))


def _seated(make: Callable[[FakeSeat], Screen[Any]], names: Iterable[str], *keys: str) -> dict[str, Visit]:
    """The same screen of a seat with each of these views."""
    return {name: Visit(partial(_sit, make, name), keys) for name in names}


_SIZES = ("leeg", "gewoon", "vol")
_TALKS = ("gesprek", "overleg", "tafel")
_DESKS = tuple(name for name in VIEWS if name not in _TALKS)
_SHEETS = tuple(key for page in pages("heel")[1:] for key in ("n", "down", "right"))
VISITS: dict[type[Screen[Any]], dict[str, Visit]] = {
    StartScreen: {
        "leeg": Visit(lambda w: StartScreen(), ("down",), foreign=False),
        "bericht": Visit(lambda w: StartScreen(w.text("Deze zaak opent niet.")), after=_saved),
    },
    ChooseCaseScreen: {
        "zaken": Visit(lambda w: ChooseCaseScreen(), ("space", "m", "enter", "down", "escape", "tab", *"2025", "tab"), _library),
        "stuk": Visit(lambda w: ChooseCaseScreen(), (), _failed),
    },
    SeatsScreen: {"stoelen": Visit(lambda w: SeatsScreen(w.case()), ("enter", "down", "enter", "right", "down", "enter"))},
    BeforehandScreen: {"gewoon": Visit(_beforehand, ("pagedown",))},
    BriefingScreen: {"gewoon": Visit(_briefing, ("pagedown",))},
    HandoverScreen: {"gewoon": Visit(lambda w: HandoverScreen(Handover(w.text("Veilig Thuis"), False, True, 2, w.text("Politie"))))},
    HostScreen: {"spel": Visit(_host, ("s", "pagedown", "h"))},
    HostDebriefScreen: {"bladen": Visit(lambda w: HostDebriefScreen(), ("pagedown",), foreign=False)},
    ChapterEndScreen: {"gewoon": Visit(_chapter_end, ("down",))},
    EndingScreen: {"gewoon": Visit(lambda w: EndingScreen(w.text("Zaak"), "\n".join([w.text("Zo liep het af.")] * 30)), ("pagedown",))},
    DebriefScreen: {"alleen": Visit(partial(_debrief, 1), ("g", *_SHEETS)), "samen": Visit(partial(_debrief, 2), ("g", *_SHEETS))},
    CoverScreen: {"kaart": Visit(lambda w: CoverScreen(w.text("Veilig Thuis"), words_debrief.COVER_CARD))},
    OwnScreen: {"oordeel": Visit(lambda w: OwnScreen(w.text("Politie"), DIMENSIONS, Own()), ("right", "down", "tab", "tab"))},
    CardScreen: {"kaart": Visit(lambda w: CardScreen(w.text("Politie"), spoken(w.text("Iets dat goed ging.")) * 40), ("pagedown",))},
    SavedScreen: {"leeg": Visit(lambda w: SavedScreen(()), foreign=False), "vol": Visit(_saved_games, ("end",))},
    HelpScreen: {
        "gewoon": Visit(lambda w: HelpScreen("# Uitleg\n\nTekst met **nadruk**."), ("1", "2", "3", "4", "pagedown"), foreign=False),
        "handboek": Visit(lambda w: HelpScreen(page("delen")), ("pagedown",), foreign=False),
    },
    PauseScreen: {
        "spel": Visit(lambda w: PauseScreen(playing=True), ("tab",), foreign=False),
        "begin": Visit(lambda w: PauseScreen(playing=False), foreign=False),
    },
    GuideScreen: {"gewoon": Visit(lambda w: GuideScreen(None, None), ("f3", "f3", "f3", "f3", "down", "down", "tab"), _guide)},
    PlayScreen: _seated(lambda seat: PlayScreen(seat, NOTHING_SEEN), _DESKS, "tab", "tab", "tab", "s"),
    DossierScreen: _seated(lambda seat: DossierScreen(seat, NOTHING_SEEN), _SIZES, "down", "end"),
    TimelineScreen: _seated(lambda seat: TimelineScreen(seat, NOTHING_SEEN), _SIZES, "up", "home"),
    ReachabilityScreen: _seated(ReachabilityScreen, _SIZES, "down", "end"),
    MeasuresScreen: _seated(MeasuresScreen, (*_SIZES, "verzoek"), "down", "end"),
    PlanScreen: _seated(PlanScreen, (*_SIZES, "afspraken"), "tab"),
    TalkScreen: _seated(TalkScreen, _TALKS, "down", "right", "tab"),
    FormDialog: {
        kind: Visit(partial(_form, kind), ("down", "right", "enter", "tab"))
        for kind in ("handeling", "besluit", "gesprek", "plan", "wacht", "klaar")
    },
    PickDialog: {"gewoon": Visit(lambda w: PickDialog(w.text("Welke?"), w.view("gewoon").moves, w.view("gewoon")), ("down", "end"))},
    ReadingDialog: {
        "weigering": Visit(lambda w: ReadingDialog(refusal_text(Refusal("x", w.text("Nee."), w.text("W25"), w.text("Straks."))))),
    },
    WarningDialog: {"gewoon": Visit(lambda w: WarningDialog([w.text("Daarvoor is nu geen grond.")] * 3))},
    ArticleDialog: {"gewoon": Visit(lambda w: ArticleDialog(w.article()), ("down", "end"))},
    RemarkDialog: {"gewoon": Visit(_remark, ("x", "f5", "tab", "tab"))},
}
"""Screen → its states by name."""


def stops() -> Iterator[tuple[type[Screen[Any]], str]]:
    """Every state of every screen."""
    for screen, states in VISITS.items():
        for name in states:
            yield screen, name


def screens_of_the_game() -> set[type[Screen[Any]]]:
    """Every screen and dialog in sim.tui that is shown itself: not the classes that others are built on."""
    for module in pkgutil.walk_packages(sim.tui.__path__, "sim.tui."):
        importlib.import_module(module.name)
    found: set[type[Screen[Any]]] = set()
    pending: list[type[Screen[Any]]] = [Screen]
    while pending:
        for child in pending.pop().__subclasses__():
            pending.append(child)
            if child.__module__.startswith("sim.tui."):
                found.add(child)
    return {screen for screen in found if not any(other is not screen and issubclass(other, screen) for other in found)}


async def visit(pilot: Pilot[int], screen: type[Screen[Any]], name: str, world: World) -> Screen[Any]:
    """Put one state of one screen on; it comes back once it has drawn."""
    stop = VISITS[screen][name]
    made = stop.make(world)
    pilot.app.push_screen(made)
    await settled(pilot)
    if stop.after is not None:
        stop.after(made, world)
        await settled(pilot)
    assert pilot.app.screen is made
    return made


async def settled(pilot: Pilot[int]) -> None:
    """Wait until what was asked for has been drawn."""
    while any(worker.group == "library" and worker.is_running for worker in pilot.app.workers):
        await pilot.pause(0.02)
    await pilot.pause()
    await pilot.pause()

"""The real app with a small library of its own, and hands that play for the tests."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from textual.pilot import Pilot

import scenarios
from scenarios.compiled import Case
from sim.core.commands import Consult, Contribute, Talk, Wait
from sim.core.game import Setup
from sim.table import Table
from sim.tui.app import GameApp
from tests.tui.conftest import screen_text

MINIMAL = Path(__file__).parent.parent / "scenarios" / "minimal.yaml"
SIZES = {"smal": (80, 24), "breed": (120, 36)}
EVIL = "[@click=app.quit]klik[/] [/b] \x1b[31mrood \x9b \u202e"
T = TypeVar("T")


def only_minimal(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """A library of one small case, and games kept in `folder`."""
    patch.setattr(scenarios, "library_ids", lambda: (str(MINIMAL),))
    patch.setattr(scenarios, "short_ids", lambda: ())
    patch.setenv("SAMENOP_MAP", str(folder))


async def until(pilot: Pilot[int], name: str) -> None:
    """Wait until the screen of class `name` is on, and has drawn."""
    for _ in range(400):
        if type(pilot.app.screen).__name__ == name:
            break
        await pilot.pause(0.02)
    assert type(pilot.app.screen).__name__ == name, screen_text(pilot.app)
    while any(worker.group == "library" and worker.is_running for worker in pilot.app.workers):
        await pilot.pause(0.02)
    await pilot.pause()
    await pilot.pause()


async def to_seats(pilot: Pilot[int]) -> None:
    """From the start screen to the seats of the small case."""
    await until(pilot, "StartScreen")
    await pilot.press("1")
    await until(pilot, "ChooseCaseScreen")
    await pilot.press("enter")
    await until(pilot, "SeatsScreen")


async def to_desk(pilot: Pilot[int]) -> None:
    """Alone, as the first seat, from the start screen to the desk."""
    await to_seats(pilot)
    await pilot.press("b")
    await until(pilot, "BriefingScreen")
    await pilot.press("enter")
    await until(pilot, "PlayScreen")


async def to_first_of_two(pilot: Pilot[int]) -> None:
    """Two people at one screen: through the hand-over to the desk of the first."""
    await to_seats(pilot)
    await pilot.press("2", "b")
    await until(pilot, "HandoverScreen")
    await pilot.press("o")
    await until(pilot, "BriefingScreen")
    await pilot.press("enter")
    await until(pilot, "PlayScreen")


def played(case: Case) -> Table:
    """A game of the small case with a call in it, played to its end by people who wait."""
    table = Table.start(case, Setup(3, tuple((role, "mens") for role in case.playable)))
    known = tuple(fact.id for fact in case.facts.values() if "politie" in fact.known_by)
    purpose = next(iter(case.purposes))
    assert table.submit(Talk("politie", ("veilig_thuis",), "telefoon", None, known, ("geweld",), purpose)) is None
    talk = table.view("veilig_thuis").talk
    assert talk is not None
    table.submit(Contribute("veilig_thuis", talk.talk))
    table.submit(Consult("veilig_thuis", "moeder"))
    for _ in range(200):
        if table.over:
            break
        if not table.chapter_open:
            table.open_chapter()
        for role in table.must_choose:
            talk = table.view(role).talk
            if talk is not None and talk.must_speak:
                table.submit(Contribute(role, talk.talk))
            else:
                table.submit(Wait(role, None, True))
    assert table.over
    return table


def evil(thing: T, change: bool = False, text: str = EVIL) -> T:
    """The twin of `thing`: every text in it that is for people is the attack `text`."""
    if isinstance(thing, str):
        return text if change else thing  # type: ignore[return-value]  # a text for a text
    if isinstance(thing, tuple):
        return tuple(evil(item, change, text) for item in thing)  # type: ignore[return-value]  # the same shape
    if isinstance(thing, dict):
        return {key: evil(value, change, text) for key, value in thing.items()}  # type: ignore[return-value]  # the same shape
    if is_dataclass(thing) and not isinstance(thing, type):
        names = [field.name for field in fields(thing)]
        changed: dict[str, Any] = {name: evil(getattr(thing, name), name in TEXTS, text) for name in names if name not in KEPT}
        return replace(thing, **changed)
    return thing


TEXTS = frozenset(
    {"title", "summary", "warning", "source", "added", "text", "short", "label", "explanation", "refusal", "task", "briefing"}
    | {"may_decide", "place", "wants", "fears", "refuses", "question", "reason", "name", "rule", "remark", "red_flag", "date_note"}
    | {"calibration_note", "themes", "purposes", "reasons", "unfit", "why", "read_aloud"}
)
"""Fields that hold text for people."""
KEPT = frozenset({"region", "calibration", "versions", "terms", "minutes", "fact_bit"})


def wait_out(app: GameApp) -> None:
    """Everybody at this screen waits to the end of the chapter, whatever comes in between."""
    game = app.flow.game
    assert game is not None
    table = game.table
    while table.chapter_open and not table.over:
        table.drive()
        for role in game.people:
            if role in table.must_choose:
                assert table.submit(Wait(role, None, True)) is None

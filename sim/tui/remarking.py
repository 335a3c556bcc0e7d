"""What is on the screen when somebody says that it is different "bij ons", and where does that go?

It goes in a file of its own and never in the game: the clock, the log and the score do not know of it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from textual.app import App
from textual.screen import ModalScreen, Screen

from sim import remarks
from sim.table import Table
from sim.tui import words_shell as words
from sim.tui.dialogs.remark import RemarkDialog

Topic = tuple[str, str]
"""(kind, id) of what a screen is about: see `remarks.Place`."""


def ask(app: App[Any], table: Table | None, role: str, region: str, said: Callable[[str], None]) -> None:
    """Open the form over what is on the screen; `said` hears the region that was named, once something is kept."""
    if any(isinstance(screen, RemarkDialog) for screen in app.screen_stack):
        return
    place = place_of(table, role, app.screen_stack)
    path = remarks.path_of(table.path if table is not None else None)
    about = remarks.about(table.case if table is not None else None, place)

    def keep(what: str, where: str, why: str) -> str:
        return remarks.keep(path, remarks.Remark(what, where, why, place))

    def kept(answer: str | None) -> None:
        if answer is not None:
            said(answer)
            app.notify(words.REMARK_KEPT)

    app.push_screen(RemarkDialog(about, region, keep), kept)


def place_of(table: Table | None, role: str, screens: Sequence[Screen[Any]]) -> remarks.Place:
    """The part of the case that the topmost screen is about, as far as it says."""
    kind, part = next((found for screen in _in_sight(screens) if (found := topic_of(screen))[1]), ("", ""))
    name = next((text for screen in reversed(screens) if (text := str(getattr(screen, "HELP", None) or ""))), "")
    screen = name.strip().partition("\n")[0].removeprefix("#").strip()
    if table is None:
        return remarks.Place(kind=kind, part=part, screen=screen)
    view = table.view(role or table.case.playable[0])
    return remarks.Place(table.case.id, view.chapter, kind, part, screen, table.now, role)


def _in_sight(screens: Sequence[Screen[Any]]) -> Iterator[Screen[Any]]:
    """The screens from the top down to the first that hides what is under it, as the pause does."""
    for screen in reversed(screens):
        yield screen
        if not isinstance(screen, ModalScreen):
            return


def topic_of(screen: Screen[Any]) -> Topic:
    """What a screen is about; a screen that does not say is about nothing in particular."""
    found: Topic = getattr(screen, "topic", ("", ""))
    return found


def said_in(table: Table) -> tuple[str, ...]:
    """What was said in this game so far, as lines for the debrief."""
    found, _ = remarks.read(remarks.path_of(table.path)) if table.path is not None else ((), 0)
    return remarks.debrief_lines(table.case, found)

"""Which games lie saved, as lines of a list?"""

from datetime import date

import scenarios
from sim import games
from sim.tui import words_shell as words
from sim.tui.widgets.menu import SavedLine


def saved_lines() -> tuple[SavedLine, ...]:
    """The saved games, the latest first; a file that cannot be read is left out."""
    cases: dict[str, tuple[str, dict[str, str]]] = {}
    return tuple(_line(game, cases) for game in games.saved())


def _line(game: games.Saved, cases: dict[str, tuple[str, dict[str, str]]]) -> SavedLine:
    """One game with its case, its moment and who plays at this screen."""
    header = game.header
    short = header.setup.short
    if header.case not in cases:
        cases[header.case] = _titles(header.case)
    own, titles = cases[header.case]
    roles = [role for role, how in header.setup.seats if how == "mens"] if short is None else [short.role]
    people = [titles.get(role, role) for role in roles]
    when = words.moment(game.now, _weekday(header.date))
    title = own if short is None else short.title
    return SavedLine(game.path, title, words.saved_detail(when, people, header.setup.seed), game.over)


def _titles(case: str) -> tuple[str, dict[str, str]]:
    """The title of a case, and those of its roles; its id when the library no longer has it."""
    try:
        return scenarios.read_head(case).title, scenarios.role_titles(case)
    except (scenarios.CaseError, OSError):
        return case, {}


def _weekday(iso: str) -> int:
    """Weekday of an ISO date (0 = Monday)."""
    try:
        return date.fromisoformat(iso).weekday()
    except ValueError:
        return 0

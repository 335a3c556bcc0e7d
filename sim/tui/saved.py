"""Which games lie saved, as lines of a list?"""

from datetime import date

import scenarios
from sim import games
from sim.tui import words_shell as words
from sim.tui.widgets.menu import SavedLine


def saved_lines() -> tuple[SavedLine, ...]:
    """The saved games, the latest first; a file that cannot be read is left out."""
    titles: dict[str, str] = {}
    return tuple(_line(game, titles) for game in games.saved())


def _line(game: games.Saved, titles: dict[str, str]) -> SavedLine:
    """One game with its case, its moment and who plays at this screen."""
    header = game.header
    short = header.setup.short
    if header.case not in titles:
        titles[header.case] = _title(header.case)
    roles = [role for role, how in header.setup.seats if how == "mens"] if short is None else [short.role]
    people = [role.replace("_", " ") for role in roles]
    when = words.moment(game.now, _weekday(header.date))
    title = titles[header.case] if short is None else short.title
    return SavedLine(game.path, title, words.saved_detail(when, people, header.setup.seed), game.over)


def _title(case: str) -> str:
    """The title of a case; its id when the library no longer has it."""
    try:
        return scenarios.read_head(case).title
    except (scenarios.CaseError, OSError):
        return case


def _weekday(iso: str) -> int:
    """Weekday of an ISO date (0 = Monday)."""
    try:
        return date.fromisoformat(iso).weekday()
    except ValueError:
        return 0

"""What do the numbers in a source stand for?

A case and the catalogue name norms, grounds and measures by their number; whoever reads a debrief gets their titles.
"""

import re
from functools import cache

from scenarios import catalogue
from sim.report.text import shortened

_NUMBER = re.compile(r"\b(?:N\d{3}|G[DX]\d\d[a-z]?|I[PX]\d\d)\b")
_REGION, _DATES = "RP9", ("2024-06-01", "2025-06-01")
"""Before and after the last change of the law: a number may stand for what held only then."""


def named(source: str) -> str:
    """`source` with the title of what each number in it stands for."""
    return _NUMBER.sub(lambda found: _titles().get(found[0], found[0]), source)


@cache
def _titles() -> dict[str, str]:
    book = catalogue.read()
    titles: dict[str, str] = {}
    for date in _DATES:
        resolved = book.resolve(_REGION, date)
        titles |= {norm.id: norm.text for norm in resolved.norms.values()}
        titles |= {ground.id: ground.title for ground in resolved.grounds}
        titles |= {note.id: note.title for note in resolved.ground_notes}
        titles |= {one.id: one.name for one in resolved.palette.values()}
    return {number: f"‘{shortened(title).rstrip('.')}’" for number, title in titles.items()}

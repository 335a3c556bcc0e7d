"""What do the numbers in a source stand for?

A case and the catalogue name norms, grounds and measures by their number, and what stands in no document by marks of their makers;
whoever reads a debrief gets titles and words. The codes of the documents themselves stand on a page of the handbook.
"""

import re
from functools import cache

from scenarios import catalogue
from scoring.words import MAKER
from sim.report.text import shortened

_NUMBER = re.compile(r"\b(?:N\d{3}|G[DX]\d\d[a-z]?|I[PX]\d\d)\b")
_LESSONS = re.compile(r"(?:\bles(?:sen)? )?\bL\d\d\b(?:(?:, | en )L\d\d\b)*")
_FIELD = re.compile(r"\bpraktijk\b(?: M\d+(?:(?:, | en )M\d+)*)?")
_MAKER = re.compile(r"\bauteur\b")
LESSON, FIELD = "les uit de bronstukken", "kennis uit de praktijk"
EXPLAINED = "Wat W24, W25, U21, SOA en LAZ zijn, staat in het handboek op ‘Delen’, onder ‘De bronnen’."
_REGION, _DATES = "RP9", ("2024-06-01", "2025-06-01")
"""Before and after the last change of the law: a number may stand for what held only then."""


def named(source: str) -> str:
    """`source` with the title of what each number in it stands for, and our own marks in words."""
    for mark, said in ((_LESSONS, LESSON), (_FIELD, FIELD), (_MAKER, MAKER)):
        source = mark.sub(said, source)
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

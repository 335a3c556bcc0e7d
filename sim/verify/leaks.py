"""Does a role read what it was not told?

Looks for the text of every fact in everything that a view holds. What a role never learnt may stand nowhere in it.
"""

from collections.abc import Iterator, Set
from dataclasses import fields, is_dataclass

from scenarios.compiled import Case
from sim.core.roleview import RoleView

Leak = tuple[str, str]
"""(role, fact)"""


def leaks(case: Case, view: RoleView, learnt: Set[str]) -> Iterator[Leak]:
    """The facts that `view` tells though its role never learnt them."""
    shown = "\n".join(_texts(view, set()))
    for fact in case.facts.values():
        if fact.id not in learnt and any(text in shown for text in (fact.text, *fact.wordings.values())):
            yield view.role, fact.id


def _texts(value: object, passed: set[int]) -> Iterator[str]:
    """Every text in `value`; what stands in several places, as the facts one can tell do, is gone through once."""
    if isinstance(value, str):
        yield value
        return
    if id(value) in passed:
        return
    passed.add(id(value))
    if isinstance(value, tuple):
        for part in value:
            yield from _texts(part, passed)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name), passed)

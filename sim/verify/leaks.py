"""Does a role read what it was not told?

Looks for the text of every fact in all that a view tells. What a role never learnt may stand nowhere in it.
"""

from collections.abc import Iterator, Set
from dataclasses import fields, is_dataclass

from scenarios.compiled import Case
from sim.core.roleview import RoleView

Leak = tuple[str, str]
"""(role, fact)"""
_CHOICES = ("fields", "contacts")
"""What can be filled in on a form, and who can be reached: names and known facts, a thousand times over."""
_TOLD_IN: dict[type, tuple[str, ...]] = {}
"""Asked of every record in every view, and always the same."""


def leaks(case: Case, view: RoleView, learnt: Set[str]) -> Iterator[Leak]:
    """The facts that `view` tells though its role never learnt them."""
    shown = "\n".join(_texts(view))
    for fact in case.facts.values():
        if fact.id not in learnt and any(text in shown for text in (fact.text, *fact.wordings.values())):
            yield view.role, fact.id


def _texts(value: object) -> Iterator[str]:
    """Every text in `value`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif names := _told_in(type(value)):
        for name in names:
            yield from _texts(getattr(value, name))


def _told_in(kind: type) -> tuple[str, ...]:
    """The fields of a record in which texts may stand; none for what is no record."""
    if kind not in _TOLD_IN:
        _TOLD_IN[kind] = tuple(one.name for one in fields(kind) if one.name not in _CHOICES) if is_dataclass(kind) else ()
    return _TOLD_IN[kind]

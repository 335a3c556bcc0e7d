"""What do test players share? They choose from the forms of a view, as a person does, and fill them in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from sim.core import events as e
from sim.core.commands import Command
from sim.core.forms import Key, fill, filled
from sim.core.refusals import Refusal
from sim.core.roleview import Field, Form, RoleView

Values = dict[str, tuple[str, ...]]
LEVEL_BY_FLAGS = ("zorgen", "onveilig", "onveilig", "acuut_onveilig")


class Playing(Protocol):
    """What a game asks of a table."""

    @property
    def over(self) -> bool: ...
    @property
    def chapter_open(self) -> bool: ...
    @property
    def must_choose(self) -> tuple[str, ...]: ...
    def glance(self, role: str) -> RoleView: ...
    def submit(self, command: Command) -> Refusal | None: ...
    def open_chapter(self) -> Refusal | None: ...
    def drive(self) -> None: ...


class Chooser(Protocol):
    """Plays one role from its view and nothing else."""

    def choose(self, view: RoleView) -> Command:
        """What the role does now."""


def level_by(flags: int) -> str:
    """How unsafe it is thought to be by whoever knows that many red flags."""
    return LEVEL_BY_FLAGS[min(flags, len(LEVEL_BY_FLAGS) - 1)]


def forms(view: RoleView, *kinds: str) -> Iterator[Form]:
    """The forms of these kinds that are not blocked, in their own order."""
    return (form for form in view.moves if form.kind in kinds and not form.blocked)


def field(form: Form, name: str) -> Field | None:
    return next((one for one in form.fields if one.name == name), None)


def wait(view: RoleView) -> Command:
    """Wait to the end of the chapter, or until something concerns the role."""
    form = next(forms(view, "wacht"))
    return fill(view, form, {"tot": (str(view.chapter_end),)})


def passing(view: RoleView) -> Command:
    """A move that is always accepted: pass in a conversation, else wait."""
    form = next(forms(view, "draag_bij"), None)
    if form is None:
        return wait(view)
    level = field(form, "oordeel")
    return fill(view, form, {"oordeel": ("zorgen",)} if level is not None else {})


def done_before(past: Iterable[e.Event], role: str) -> set[Key]:
    """The forms (kind, id) that `role` has used, for who goes on where somebody else was."""
    begun = (event.command for event in past if isinstance(event, e.Started) and event.role == role)
    return {form[0] for command in begun if (form := filled(command)) is not None}


def told_before(past: Iterable[e.Event], role: str) -> set[tuple[str, str]]:
    """(receiver, fact) of all that `role` has told."""
    return {(event.receiver, event.fact) for event in past if isinstance(event, e.Disclosed) and event.giver == role}


def play_out(table: Playing, players: Mapping[str, Chooser], most: int = 20_000) -> list[Refusal]:
    """Play to the end with these players (software seats play along); every refusal on the way."""
    refused: list[Refusal] = []
    for _ in range(most):
        table.drive()
        if table.over:
            break
        if not table.chapter_open:
            table.open_chapter()
            continue
        role = next(role for role in table.must_choose if role in players)
        refusal = table.submit(players[role].choose(table.glance(role)))
        if refusal is not None:
            refused.append(refusal)
            table.submit(passing(table.glance(role)))
    return refused

"""What does a plan say, line by line?

Each line fills a field of the handover and points to things in the game, so that it can be true or not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sim.core.events import Planned


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plan: what it points to, whose it is and when; `since` until `replaced` it stood there."""

    field: str
    """A field of the handover: overleg · resultaten · maatregelen · informeren · herbeoordeling · aanspreekpunt · belafspraak."""
    what: str
    """The agreement or measure, or the theme."""
    roles: tuple[str, ...]
    """Roles and persons it points to, first whose it is."""
    time: int | None
    since: int
    seq: int
    told: tuple[str, ...]
    read_by: frozenset[str] = frozenset()
    """Receivers of a handover that read it back."""
    replaced: int | None = None

    @property
    def said(self) -> tuple[object, ...]:
        """What stands there, whoever wrote it and when."""
        return self.field, self.what, self.roles, self.time

    @property
    def points(self) -> frozenset[str]:
        """What a field may be asked to name."""
        if self.field == "herbeoordeling":
            return frozenset()
        return frozenset(self.roles[1:] if self.field == "informeren" else (self.what, *self.roles))

    @property
    def slot(self) -> tuple[object, ...]:
        """Lines with the same slot replace each other."""
        match self.field:
            case "maatregelen":
                return self.field, self.what
            case "herbeoordeling" | "aanspreekpunt":
                return (self.field,)
            case _:
                return self.said


def lines(event: Planned, told: Sequence[str]) -> Iterator[Line]:
    """The lines that a plan adds or changes, told to `told`."""
    plan, heard = event.plan, tuple(dict.fromkeys(told))

    def line(field: str, what: str, roles: tuple[str, ...], time: int | None = None) -> Line:
        return Line(field, what, roles, time, event.at, event.seq, heard)

    for agreement in plan.agreements:
        yield line("maatregelen", agreement.what, (agreement.owner,), agreement.until)
    if plan.review is not None:
        yield line("herbeoordeling", "", (event.role,), plan.review)
    contacts = dict.fromkeys([*(one.holder for one in plan.regie if one.function == "aanspreekpunt"), plan.first_contact])
    for contact in contacts:
        if contact:
            yield line("aanspreekpunt", "", (contact,))
    for call in plan.calls:
        yield line("belafspraak", "", (call.caller, call.called))
    for who in plan.inform:
        yield line("informeren", "", (event.role, who))
    for consult in plan.consults:
        yield line("overleg", "", (consult.who, consult.other), consult.at)
    for result in plan.results:
        yield line("resultaten", result.theme, (result.giver, result.receiver))

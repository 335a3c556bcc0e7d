"""What does one role see?

A `ViewBuilder` is what a role was told, with the forms it may try; it is made anew for showing only when something was told.
`fold` is the definition; the incremental use is the same code.
"""

from collections.abc import Iterable
from copy import copy

from scenarios.compiled import Case
from sim.core import events as e
from sim.core.guidance import hinted
from sim.core.offer import Offer
from sim.core.roleview import RoleView
from sim.core.seeing import see
from sim.core.told import Told


class ViewBuilder(Told):
    """What one role was told and sees: `tell` takes in an event, `view` gives what it sees now.

    Software reads no words, and those are half the work of a look: it gets a `glance` to choose from, or only the `gist`.
    """

    def __init__(self, case: Case, role: str) -> None:
        super().__init__(case, role)
        self.offer = Offer(self)
        self._view: RoleView | None = None
        self._glance: RoleView | None = None

    def copy(self) -> "ViewBuilder":
        """Another one that was told the same, to be told something else from here on."""
        new = ViewBuilder(self.case, self.role)
        for name, value in vars(self).items():
            if name not in _OWN:
                setattr(new, name, copy(value) if isinstance(value, dict | list | set) else value)
        new.undone = self.undone.copy()
        new.talks = {number: copy(talk) for number, talk in self.talks.items()}
        return new

    def view(self) -> RoleView:
        """What the role sees now; made anew only when it was told something."""
        if self._view is None or self._view.told != self.told:
            self._view = see(self, hinted(self, self.offer.moves()))
        return self._view

    def glance(self) -> RoleView:
        """What the role sees now, without what is only there to be read: notes, lines of the plan, running work."""
        if self._glance is None or self._glance.told != self.told:
            self._glance = see(self, hinted(self, self.offer.moves()), read=False)
        return self._glance

    def gist(self) -> RoleView:
        """A glance without moves, for who goes by a list of its own."""
        return see(self, (), read=False)


_OWN = ("offer", "roster", "_view", "_glance")
"""What a builder remembers of how it looked, and not of what it was told."""


class Views:
    """The builders of several roles: one `tell` that reaches only who is told."""

    def __init__(self, case: Case, roles: Iterable[str]) -> None:
        self._hold({role: ViewBuilder(case, role) for role in roles})

    def _hold(self, builders: dict[str, ViewBuilder]) -> None:
        self.builders = builders
        self._takes = {role: builder.take for role, builder in builders.items()}

    def copy(self) -> "Views":
        """The same, to be told something else from here on."""
        new = Views.__new__(Views)
        new._hold({role: builder.copy() for role, builder in self.builders.items()})
        return new

    def tell(self, event: e.Event) -> None:
        """Tell `event` to its audience."""
        audience = event.audience
        if audience == e.ALL:
            if type(event) is e.TimePassed:  # every other event or so: worth a short way
                for builder in self.builders.values():
                    builder.later(event.at)
            else:
                for take in self._takes.values():
                    take(event)
            return
        for role in audience:
            told = self._takes.get(role)
            if told is not None:
                told(event)

    def __getitem__(self, role: str) -> ViewBuilder:
        return self.builders[role]


def fold(case: Case, events: Iterable[e.Event], role: str) -> RoleView:
    """What `role` sees after `events`: the definition that the incremental use is held against."""
    builder = ViewBuilder(case, role)
    for event in events:
        builder.tell(event)
    return builder.view()

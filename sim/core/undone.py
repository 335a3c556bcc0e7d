"""Which moves came to nothing, so that their form need not be filled in again?

A call that nobody took, work that was broken off, what was lined up and then dropped or taken back. It is kept until the same
move begins again or the chapter closes: who sits there then may be somebody else.
"""

from sim.core.commands import Command
from sim.core.forms import Key, Values, filled


class Undone:
    """What was filled in of the moves of one role that came to nothing, by form."""

    __slots__ = ("kept",)

    def __init__(self) -> None:
        self.kept: dict[Key, Values] = {}

    def copy(self) -> "Undone":
        new = Undone()
        new.kept = dict(self.kept)
        return new

    def lost(self, *commands: Command | None) -> None:
        """These moves came to nothing."""
        for command in commands:
            form = None if command is None else filled(command)
            if form is not None:
                self.kept[form[0]] = form[1]

    def begun(self, command: Command) -> None:
        """A move like this is on its way: what was kept of the one before is old."""
        form = filled(command) if self.kept else None
        if form is not None:
            self.made(*form[0])

    def made(self, kind: str, name: str) -> None:
        """The move of this form was made without a beginning of its own: a conversation, or something at a table."""
        self.kept.pop((kind, name), None)

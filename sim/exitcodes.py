"""What does the command tell the shell?"""

from enum import IntEnum


class Exit(IntEnum):
    """How `samenop` ended."""

    DONE = 0
    """It did what was asked."""
    PROBLEMS = 1
    """A case or course has problems; they stand on standard error as file:line:column."""
    USAGE = 2
    """The command was typed in a way that it does not understand."""
    CRASH = 3
    """A mistake of ours; what happened stands in a file named on standard error."""
    NOT_FOUND = 4
    """There is no such case, game or file."""
    DAMAGED = 5
    """A log cannot be read as a game, or played again it gives other events."""
    BUSY = 6
    """The game is open in another window."""
    DISK = 7
    """A file could not be written."""
    HUNG_UP = 129
    """The window was closed; the game is kept."""
    STOPPED = 130
    """Broken off with Ctrl+C; the game is kept, and of many plays what came of those that were done is told."""
    ENDED = 143
    """Ended by the computer or by another program; the game is kept."""

"""Can this command be kept?

A move is acknowledged only if it can be read back, so what no log can hold is refused before anything comes of it: other
types than a command has, endless texts and lists, numbers and moments without end.
"""

from sim import codec
from sim.core import commands as c
from sim.record import LATEST

_LONGEST_KEY = 200


def keepable(command: c.Command, key: str | None = None) -> bool:
    """Whether a log can hold `command` and the `key` that its sender gave it."""
    if key is not None and not (isinstance(key, str) and len(key) <= _LONGEST_KEY and key.isprintable()):
        return False
    return codec.fits(command) and all(0 <= moment < LATEST for moment in _moments(command))


def _moments(command: c.Command) -> tuple[int, ...]:
    """Every moment that `command` names."""
    match command:
        case c.Wait(_, until):
            found = [until]
        case c.Plan():
            found = [command.review, *(line.until for line in command.agreements), *(line.at for line in command.consults)]
        case _:
            return ()
    return tuple(moment for moment in found if moment is not None)

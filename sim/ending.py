"""How did a game end?"""

from scenarios.compiled import Case, Ending
from sim.core.state import State


def ending(case: Case, world: State) -> Ending | None:
    """The first ending of the case that fits how the game stands; None while it goes on."""
    if not world.over:
        return None
    return next((one for one in case.endings if one.when is None or one.when.holds(world, "")), None)

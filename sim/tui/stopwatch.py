"""How long have we been at this chapter, by the clock on the wall?

It never touches the clock of the game: it only says how much of the minutes of play is gone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic


@dataclass(slots=True)
class Stopwatch:
    """Runs per chapter, and stands still when somebody stops it or the table has a break."""

    clock: Callable[[], float] = monotonic
    running: bool = False
    _chapter: str = ""
    _before: float = 0.0
    """Seconds that were on it when it last stood still."""
    _since: float = field(default=0.0)

    def begin(self, chapter: str) -> bool:
        """Start from nothing when this is another chapter, else go on as it was; whether it is another one."""
        if chapter == self._chapter:
            return False
        self._chapter, self._before = chapter, 0.0
        self._since, self.running = self.clock(), True
        return True

    @property
    def seconds(self) -> int:
        return int(self._before + (self.clock() - self._since if self.running else 0.0))

    def stop(self) -> None:
        if self.running:
            self._before += self.clock() - self._since
            self.running = False

    def go(self) -> None:
        if not self.running and self._chapter:
            self._since, self.running = self.clock(), True

"""How fast is this machine beside the one on which the budgets were set?

`speed`: 1 is as fast, 0.5 half as fast. Budgets are fixed numbers and machines are not: the same revision was seen to take 2.4 times
as long on one as on another. What is compared is the smallest decision that keeps its events: a handler looked up, two facts read, one
written, an event logged, a timer set; nothing of ours, so that our own code getting slower never counts as a slow machine.
"""

import heapq
import json
import statistics
import time
from collections.abc import Callable

REFERENCE = 854_000.0
"""Such decisions per CPU second on the machine of the budgets (2 cores AMD EPYC, virtual; Python 3.11.7)."""
TURNS, EACH = 3, 300_000


class Event:
    __slots__ = ("at", "what", "which", "who")

    def __init__(self, at: int, what: str, who: str, which: int) -> None:
        self.at, self.what, self.who, self.which = at, what, who, which


def decisions(count: int) -> None:
    facts = {("om", which): 0 for which in range(50)}
    log: list[Event] = []
    timers: list[tuple[int, int, str]] = []

    def decide(facts: dict[tuple[str, int], int], who: str, which: int) -> None:
        facts[who, which] = facts[who, (which + 1) % 50] + 1
        if facts[who, which] > 3:
            facts[who, which] = 0

    handlers: dict[str, Callable[[dict[tuple[str, int], int], str, int], None]] = {"decide": decide}
    for step in range(count):
        handlers["decide"](facts, "om", step % 50)
        log.append(Event(step, "decide", "om", step % 50))
        heapq.heappush(timers, (step + 10, step, "x"))
        if len(timers) > 20:
            heapq.heappop(timers)


def speed() -> float:
    """The median of some turns: a machine that is shared is fast and slow by turns."""
    found = []
    for _ in range(TURNS):
        begin = time.process_time()
        decisions(EACH)
        found.append(EACH / (time.process_time() - begin))
    return statistics.median(found) / REFERENCE


if __name__ == "__main__":
    print(json.dumps({"speed": speed()}))

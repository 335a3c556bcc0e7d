"""Which conditions can have come to hold, given what changed?

Every condition asks about a few kinds of things; an event changes one kind. Trying only the conditions that ask about what
changed keeps a move's cost apart from the size of a case.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from scenarios.compiled import Case
from scenarios.world import Rule

TIME, KNOWS, SYSTEM, FLAG, COUNT, MEASURE, PLAN, TALKED, REQUEST, SCENE, JUDGED, DIFFERENCE, DECIDED, SENT, PASSING = (
    1 << n for n in range(15)
)
"""TIME: the clock passed a minute that a condition names. PASSING: it moved at all, which counts for office hours and for what expires."""
EVERYTHING = (1 << 15) - 1
_ASKS = {
    "knows": KNOWS,
    "in_system": SYSTEM,
    "flag": FLAG,
    "counter": COUNT,
    "measure": MEASURE,
    "plan": PLAN,
    "talked": TALKED,
    "request": REQUEST,
    "scene": SCENE,
    "time": TIME,
    "reachable": PASSING,
    "judged": JUDGED,
    "difference": DIFFERENCE,
    "decided": DECIDED,
    "sent": SENT,
}


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """A scene or happening that waits for its condition; `asks` are the kinds of things the condition asks about."""

    rule: Rule | None
    asks: int


Tried = tuple[tuple[str, Rule | None], ...]
"""Scenes or happenings with the condition to try; None: it always holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Trials:
    """What asks about the kinds of things that changed, in the order of the case."""

    opens: Tried
    closes: Tried
    happens: Tried


@dataclass(frozen=True, slots=True, eq=False)
class Watch:
    """All that waits in a case."""

    opens: dict[str, Watched]
    closes: dict[str, Watched]
    happens: dict[str, Watched]
    trials: dict[int, Trials]
    """A memo of `waiting`."""
    edges: tuple[int, ...]
    """Minutes at which a condition may come to hold, or stop holding, by the clock alone."""

    def next_edge(self, now: int) -> int | None:
        """The first edge after `now`."""
        place = bisect_right(self.edges, now)
        return self.edges[place] if place < len(self.edges) else None

    def passed(self, before: int, now: int) -> int:
        """The kinds of things that changed when the clock went from `before` to `now`."""
        return PASSING if bisect_right(self.edges, before) == bisect_right(self.edges, now) else PASSING | TIME

    def waiting(self, changed: int) -> Trials:
        """What to try when `changed` (kinds of things, as bits) has changed; the kinds that change together are few."""
        trials = self.trials.get(changed)
        if trials is None:
            asked = [
                tuple((name, x.rule) for name, x in waits.items() if x.asks & changed) for waits in (self.opens, self.closes, self.happens)
            ]
            trials = self.trials[changed] = Trials(*asked)
        return trials


@lru_cache(maxsize=64)
def watch(case: Case) -> Watch:
    """What waits for a condition in `case`."""
    fleeting = frozenset(fact.id for fact in case.facts.values() if fact.expires is not None)

    def watched(rule: Rule | None) -> Watched:
        return Watched(rule, EVERYTHING if rule is None else _asks(rule.tree, fleeting))

    rules = [rule for scene in case.scenes.values() for rule in (scene.opens, scene.closes)] + [h.when for h in case.happenings.values()]
    return Watch(
        {scene.id: watched(scene.opens) for scene in case.scenes.values()},
        {scene.id: watched(scene.closes) for scene in case.scenes.values() if scene.closes is not None},
        {h.id: watched(h.when) for h in case.happenings.values() if h.at is None and h.when is not None},
        {},
        tuple(sorted({edge for rule in rules if rule is not None for edge in _edges(rule.tree)})),
    )


def _edges(tree: object) -> Iterator[int]:
    """The minutes that a condition names."""
    if isinstance(tree, tuple) and tree:
        if tree[0] == "time":
            yield from (edge for edge in tree[1:] if isinstance(edge, int))
        else:
            for part in tree:
                yield from _edges(part)


def _asks(tree: object, fleeting: frozenset[str]) -> int:
    """The kinds that a condition's tree asks about; knowing what expires asks about the passing of time too."""
    if isinstance(tree, str):
        return PASSING if tree in fleeting else 0
    if not isinstance(tree, tuple) or not tree:
        return 0
    found = _ASKS.get(tree[0], 0) if isinstance(tree[0], str) else 0
    for part in tree if not isinstance(tree[0], str) else tree[1:]:
        found |= _asks(part, fleeting)
    return found

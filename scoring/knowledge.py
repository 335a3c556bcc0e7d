"""Who knew what, when?

Knowledge in spans: from the minute at which a role learnt a fact until its colleague took it home, or it went stale.
Time is read by the minute, so the order of what happens at one minute does not matter; only a change of duty does,
since whoever sat there before it still knew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scenarios.compiled import Case
from sim.core.events import DutyChanged, Event, Learned

FOREVER = 1 << 40


@dataclass(frozen=True, slots=True)
class Span:
    """A role knew a fact from `start` until `end` (not included); `end_seq` tells what came first at that minute."""

    start: int
    seq: int
    end: int
    end_seq: int
    how: str
    source: str

    def holds(self, minute: int, seq: int) -> bool:
        return self.start <= minute and (minute < self.end or (minute == self.end and seq < self.end_seq))


@dataclass(frozen=True, slots=True)
class Knowledge:
    spans: Mapping[tuple[str, str], tuple[Span, ...]]
    roles: Mapping[str, tuple[str, ...]]
    """Fact → the roles that ever knew it, in the order of the case."""

    def knew(self, role: str, fact: str, minute: int, seq: int = 0) -> bool:
        """Whether `role` knew `fact` at `minute`; `seq` is the event that asks, for the minute of a change of duty."""
        return any(span.holds(minute, seq) for span in self.spans.get((role, fact), ()))

    def count(self, role: str, facts: Iterable[str], minute: int, seq: int = 0) -> int:
        """How many of `facts` `role` knew at `minute`."""
        return sum(self.knew(role, fact, minute, seq) for fact in facts)

    def first(self, role: str, fact: str) -> Span | None:
        """When and how `role` came to know `fact` for the first time; None if it never did."""
        spans = self.spans.get((role, fact))
        return spans[0] if spans else None

    def known_by(self, role: str, fact: str, limit: int) -> Span | None:
        """The first span of `role` on `fact` that begins at or before `limit`."""
        first = self.first(role, fact)
        return first if first is not None and first.start <= limit else None

    def holders(self, fact: str, limit: int) -> tuple[tuple[str, int], ...]:
        """Roles that knew `fact` at or before `limit`, each with the minute from which."""
        starts = ((role, self.spans[role, fact][0].start) for role in self.roles.get(fact, ()))
        return tuple((role, start) for role, start in starts if start <= limit)


def read(case: Case, events: Iterable[Event]) -> Knowledge:
    """What every role knew in the course of `events`, roles and facts in the order of the case."""
    found: dict[tuple[str, str], list[Span]] = {}
    for event in events:
        match event:
            case Learned():
                for fact in event.facts:
                    expires = case.facts[fact].expires
                    end = FOREVER if expires is None else (event.at if event.seen is None else event.seen) + expires
                    found.setdefault((event.role, fact), []).append(Span(event.at, event.seq, end, -1, event.how, event.source))
            case DutyChanged():
                for fact in event.lost:
                    spans = found.get((event.role, fact), [])
                    spans[:] = [_ended(span, event) for span in spans]
    roles, facts = {r: i for i, r in enumerate(case.roles)}, {f: i for i, f in enumerate(case.facts)}
    order = sorted(found, key=lambda pair: (roles[pair[0]], facts[pair[1]]))
    by_fact: dict[str, tuple[str, ...]] = {}
    for role, fact in order:
        by_fact[fact] = (*by_fact.get(fact, ()), role)
    return Knowledge({pair: tuple(found[pair]) for pair in order}, by_fact)


def _ended(span: Span, event: DutyChanged) -> Span:
    if span.end <= event.at:
        return span
    return Span(span.start, span.seq, event.at, event.seq, span.how, span.source)

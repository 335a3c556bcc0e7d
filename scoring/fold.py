"""What of a log does the score look at?

One pass over the log: the state is built up by the core's own `evolve`, conditions of the case are tried when something
they ask for has changed, and beside it stand the decisions, the disclosures and who knew what. Everything is read at the
end of a minute, so the order of what happens within one minute does not count.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace

from scenarios.compiled import Case
from scenarios.regional import Ground
from scenarios.world import Rule
from scoring import asking, knowledge, left, remains
from scoring.watch import SILENT_KINDS, Key, Situation, Traced, actors, is_act, touched
from sim.core import events as e
from sim.core.evolution import evolve
from sim.core.sharing import ground_for
from sim.core.state import State

WatchId = tuple[str, str, int]
"""(norm · bestaat · venster · lus · inbreng · geldt · herbeoordeling · komt_op · kindcheck, id, number)"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A minute at which a condition became true, or was made true once more by an act."""

    at: int
    refs: tuple[int, ...]
    actors: tuple[str, ...]
    decisions: tuple[e.DecisionTaken, ...]

    @property
    def seq(self) -> int:
        """The last event that made it so."""
        return self.refs[-1] if self.refs else 0


@dataclass(frozen=True, slots=True)
class Taking:
    """A decision was taken, or a measure was ruled on or ordered on own right."""

    at: int
    seq: int
    role: str
    option: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A ground on which `giver` could have told it then."""

    giver: str
    verdict: str
    ground: Ground | None


@dataclass(frozen=True, slots=True)
class Played:
    """A log, read up to `tot`."""

    case: Case
    tot: int
    complete: bool
    """The game was played to its horizon."""
    knowledge: knowledge.Knowledge
    asked: asking.Asked
    hits: Mapping[WatchId, tuple[Hit, ...]]
    takings: Mapping[str, tuple[Taking, ...]]
    """Decision or measure → when it was taken, in order."""
    disclosures: tuple[e.Disclosed, ...]
    present: Mapping[int, tuple[str, ...]]
    """Conversation → who was in it at its end."""
    grounds: Mapping[tuple[str, str, str], tuple[Open, ...]]
    """(decision, role, fact) that was lacking when it was decided or due → who knew it then, and on which ground it could go."""
    left: remains.Left
    """What was planned, done and told, for who comes after."""

    def first(self, *watch: str | int) -> Hit | None:
        """The first minute at which a watched condition held."""
        kind, name, number = (*watch, 0)[:3]
        found = self.hits.get((str(kind), str(name), int(number)), ())
        return found[0] if found else None


@dataclass(slots=True)
class _Watch:
    id: WatchId
    rule: Rule
    again: bool
    """Later acts count too (an informed redo)."""
    asked: set[Key] = field(default_factory=set)
    held: bool = False
    hits: list[Hit] = field(default_factory=list)


NewWorld = Callable[[Case], Situation]
Step = Callable[[Situation, e.Event], Situation]


def _step(world: Situation, event: e.Event) -> Situation:
    assert isinstance(world, State)
    return evolve(world, event)


def read(
    case: Case,
    events: Sequence[e.Event],
    until: int | None = None,
    *,
    new: NewWorld = State,
    step: Step = _step,
    since: "Reading | None" = None,
) -> Played:
    """`events` up to `until`, or as far as the score runs by itself (see `reach`).

    `since` has read the first of them before, so that many games with one beginning need not read that again; it stays as it is.
    """
    tot, complete = reach(events) if until is None else (min(until, case.horizon), until >= case.horizon)
    seen = [event for event in events if event.at <= tot]
    reading = Reading(case, new(case)) if since is None else since.copy()
    reading.go_on(seen[reading.count :], step)
    reading.settle(tot + 1)
    return Played(
        case,
        tot,
        complete,
        knowledge.read(case, seen),
        asking.read(seen),
        {watch.id: tuple(watch.hits) for watch in reading.watches},
        {name: tuple(found) for name, found in reading.takings.items()},
        tuple(reading.disclosures),
        reading.present,
        reading.grounds,
        reading.left.done(),
    )


def reach(events: Sequence[e.Event]) -> tuple[int, bool]:
    """How far a log can be judged: its end, else the end of the last chapter that was played out, else its last minute."""
    for event in reversed(events):
        if isinstance(event, e.GameEnded):
            return event.at, True
        if isinstance(event, e.ChapterClosed):
            return event.at, False
    return (events[-1].at, False) if events else (0, False)


class Reading:
    """The pass over a log."""

    def __init__(self, case: Case, world: Situation) -> None:
        self.case = case
        self.world = world
        self.count = 0
        """Events that were read."""
        self.at: int | None = None
        """The minute that is being read."""
        self.traced = Traced(case, world)
        self.watches = list(_watches(case))
        self.index: dict[Key, list[_Watch]] = {}
        self.touching: dict[WatchId, _Watch] = {watch.id: watch for watch in self.watches}
        self.minute: list[tuple[e.Event, tuple[Key, ...]]] = []
        """What happened in the minute that is being read, with what it touches."""
        self.takings: dict[str, list[Taking]] = {}
        self.disclosures: list[e.Disclosed] = []
        self.present: dict[int, tuple[str, ...]] = {}
        self.grounds: dict[tuple[str, str, str], tuple[Open, ...]] = {}
        self.needs = _needs(case)
        self.dues = sorted((due(case, decision), decision) for decision in self.needs)
        self.just_taken: list[str] = []
        self.left = left.Leaving(case)

    def copy(self) -> "Reading":
        """Another one that has read the same, to read something else from here on."""
        assert isinstance(self.world, State)
        new = Reading.__new__(Reading)
        new.__dict__.update({name: copy(value) if isinstance(value, dict | list) else value for name, value in vars(self).items()})
        new.world = self.world.copy()
        new.traced = Traced(self.case, new.world)
        twins = {watch.id: replace(watch, asked=set(watch.asked), hits=list(watch.hits)) for watch in self.watches}
        new.watches = list(twins.values())
        new.index = {key: [twins[watch.id] for watch in watches] for key, watches in self.index.items()}
        new.touching = {name: twins[name] for name in self.touching}
        new.takings = {name: list(taken) for name, taken in self.takings.items()}
        new.left = self.left.copy()
        return new

    def go_on(self, events: Iterable[e.Event], step: Step = _step) -> None:
        """Read what comes next in the log."""
        for event in events:
            if event.at != self.at:
                if self.at is not None:
                    self.settle(event.at)
                self.at = event.at
            self.count += 1
            if type(event) in left.KINDS:
                self.left.take(event, self.world)
            if type(event) not in SILENT_KINDS:
                self.take(event)
                step(self.world, event)

    def take(self, event: e.Event) -> None:
        """Note what `event` says and which conditions it touches."""
        if type(event) is e.Disclosed:  # one in two, at a table where much is told
            self.disclosures.append(event)
            return
        match event:
            case e.DecisionTaken():
                self._taken(event.decision, Taking(event.at, event.seq, event.role, event.option, event.cites))
            case e.Ruled():
                self._taken(event.measure, Taking(event.at, event.seq, event.by, "ja" if event.granted else "nee", event.cites))
            case e.MeasureOrdered() if event.by == self.case.measures[event.measure].decider:
                self._taken(event.measure, Taking(event.at, event.seq, event.by, "ja", ()))
            case e.TalkEnded():
                self.present[event.talk] = event.present
        keys = touched(event)
        self.minute.append((event, keys))
        for key in keys:
            for watch in self.index.get(key, ()):
                self.touching[watch.id] = watch

    def _taken(self, name: str, taking: Taking) -> None:
        if name not in self.takings and name in self.needs and taking.at <= due(self.case, name):
            self.just_taken.append(name)
        self.takings.setdefault(name, []).append(taking)

    def settle(self, following: int) -> None:
        """The minute is over: try what was touched, and look who could have told what was lacking."""
        touching, self.touching = self.touching, {}
        for watch in touching.values():
            self._try(watch)
        self.minute.clear()
        for decision in self.just_taken:
            self._look(decision)
        self.just_taken.clear()
        while self.dues and self.dues[0][0] < following:
            self._look(self.dues.pop(0)[1])
        self.left.settle(following, self.world)

    def _try(self, watch: _Watch) -> None:
        """Ask one condition again; a hit is the minute it turned true, or an act that makes it true once more."""
        if watch.hits and not watch.again:
            return
        known = frozenset(watch.asked)
        self.traced.asked = watch.asked
        held = watch.rule.holds(self.traced, "")
        for key in watch.asked - known:
            self.index.setdefault(key, []).append(watch)
        if held:
            events = [event for event, keys in self.minute if not watch.asked.isdisjoint(keys)]
            acts = [event for event in events if is_act(event, watch.asked)]
            if acts or not watch.held:
                shown = acts or [event for event in events if not isinstance(event, e.TimePassed)]
                watch.hits.append(
                    Hit(
                        self.world.now,
                        tuple(event.seq for event in shown),
                        tuple(dict.fromkeys(role for event in acts for role in actors(event))),
                        tuple(event for event in acts if isinstance(event, e.DecisionTaken)),
                    )
                )
        watch.held = held

    def _look(self, decision: str) -> None:
        """Who knew what the deciders of `decision` lack at this minute, and on which ground could it go?"""
        world = self.world
        for role, fact in self.needs[decision]:
            if world.knows(role, fact) or (decision, role, fact) in self.grounds:
                continue
            givers = [giver for giver in self.case.roles if giver != role and world.knows(giver, fact)]
            if givers:
                self.grounds[decision, role, fact] = tuple(
                    Open(giver, *ground_for(self.case, world, giver, role, fact)) for giver in givers
                )


def due(case: Case, decision: str) -> int:
    """When `decision` (or the ruling on a measure) had to be taken."""
    if decision in case.decisions:
        return case.decisions[decision].due
    limit = case.measures[decision].due
    return case.horizon if limit is None else limit


def _needs(case: Case) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for need in case.needs:
        found.setdefault(need.decision, []).append((need.role, need.fact))
    return found


def _watches(case: Case) -> Iterable[_Watch]:
    for norm in case.norms.values():
        yield _Watch(("norm", norm.id, 0), norm.done, True)
        if norm.only_if is not None:
            yield _Watch(("bestaat", norm.id, 0), norm.only_if, False)
        if norm.window_since is not None:
            yield _Watch(("venster", norm.id, 0), norm.window_since, False)
    for loop in case.loops.values():
        yield _Watch(("lus", loop.id, 0), loop.done, False)
    for joint in case.joints.values():
        for number, rule in enumerate(joint.inputs):
            yield _Watch(("inbreng", joint.id, number), rule, False)
    for agreement in case.agreements.values():
        if agreement.stands_if is not None:
            yield _Watch(("geldt", agreement.id, 0), agreement.stands_if, False)
    for review in case.legacy.reviews:
        yield _Watch(("herbeoordeling", review.id, 0), review.done, True)
        if review.arises is not None:
            yield _Watch(("komt_op", review.id, 0), review.arises, False)
    if case.legacy.perspective is not None:
        yield _Watch(("kindcheck", "", 0), case.legacy.perspective.child_check, False)

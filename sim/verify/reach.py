"""What can come to pass in a case at the earliest, when everybody helps and nothing goes wrong?

A relaxed plan: what has happened stays so, nothing forbids another thing, and a condition with `niet` holds. So what cannot come to
pass here can never come to pass in a game, and a minute found here is a bound that no table can beat.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from scenarios import compiled as c
from scenarios.conditions import SELF
from scenarios.world import Rule, Tree

NEVER = 10**9


@dataclass(frozen=True, slots=True)
class Span:
    """From which minute on something can hold, and before which it must."""

    since: int
    until: int = NEVER

    def __and__(self, other: "Span | None") -> "Span | None":
        if other is None:
            return None
        both = Span(max(self.since, other.since), min(self.until, other.until))
        return both if both.since < both.until else None


@dataclass(frozen=True, slots=True)
class Step:
    """How a role can first know a fact: `by` names the act, happening, option or measure, or who tells it."""

    at: int
    how: str
    by: str = ""
    ground: str = ""


@dataclass(slots=True)
class Reach:
    """The earliest minute of everything in one case; `chance` says whether what chance decides may come to pass."""

    case: c.Case
    chance: bool
    known: dict[tuple[str, str], Step] = field(default_factory=dict)
    begun: dict[tuple[str, str], int] = field(default_factory=dict)
    """(kind of thing, its id) → its first minute: vlag, teller, situatie, handeling, gebeurtenis, besluit, keuze, verzoek, maatregel."""
    moved: bool = False

    def first(self, kind: str, name: str) -> int | None:
        return self.begun.get((kind, name))

    def earliest(self, tree: Tree) -> int | None:
        """The first minute at which a condition without parts can hold; None if never."""
        return self._atom(tree, "")

    def when(self, rule: Rule | None, asker: str = "") -> Span | None:
        """When a condition can hold for who asks; None if never."""
        return Span(0) if rule is None else self._when(rule.tree, asker)

    def _when(self, tree: Tree, asker: str) -> Span | None:
        match tree:
            case ("every", tuple(parts)):
                span: Span | None = Span(0)
                for part in parts:
                    span = span and span & self._when(part, asker)
                return span
            case ("some", tuple(parts)):
                spans = [one for part in parts if (one := self._when(part, asker))]
                return Span(min(one.since for one in spans), max(one.until for one in spans)) if spans else None
            case ("not", ("time", int(since), None)):
                return Span(0, since)
            case ("not", ("time", None, int(until))):
                return Span(until)
            case ("not", _):
                return Span(0)
            case ("time", since, until):
                return Span(since if isinstance(since, int) else 0, until if isinstance(until, int) else NEVER)
        at = self._atom(tree, asker)
        return None if at is None else Span(at)

    def _atom(self, tree: Tree, asker: str) -> int | None:
        """The first minute of a condition without parts."""
        case = self.case
        match tree:
            case ("knows", str(who), tuple(facts), int(least)):
                role = asker if who == SELF else who
                times = sorted(self.known[role, fact].at for fact in facts if (role, fact) in self.known)
                return times[least - 1] if len(times) >= least else None
            case ("in_system", str(partner), str(fact)):
                if partner in case.facts[fact].systems:
                    return 0
                times = [step.at for (role, one), step in self.known.items() if one == fact and case.roles[role].partner == partner]
                return min(times, default=None)
            case ("flag", str(name)):
                return self.first("vlag", name)
            case ("counter", str(name), int()):
                return self.first("teller", name)
            case ("measure", str(name)):
                return self.first("maatregel", name)
            case ("request", str(name), str()):
                return self.first("verzoek", name)
            case ("scene", str(name)):
                return self.first("situatie", name)
            case ("decided", str(name), tuple(options)):
                times = [at for option in options if (at := self.first("keuze", f"{name}.{option}")) is not None]
                return min(times, default=None) if options else self.first("besluit", name)
            case ("reachable", str(who), str(channel)):
                return self.answers(asker if who == SELF else who, (channel,), case.start)
            case ("talked", tuple(roles), _, int()):
                return case.start if all(case.roles[role].exists for role in roles) else None
        return case.start

    # --- when somebody can do something ---------------------------------------------------------------------------------

    def at_desk(self, role: str, since: int) -> int | None:
        """The first minute from `since` on in which the role has duty; who has no desk is always there."""
        if not self.case.roles[role].exists:
            return None
        if not self.case.roles[role].playable:
            return max(since, self.case.start)
        spans = [chapter for chapter in self.case.chapters if role in chapter.roles and since < chapter.end]
        return max(since, spans[0].start) if spans else None

    def answers(self, role: str, channels: Iterable[str], since: int) -> int | None:
        """The first minute from `since` on in which the role can be had over one of these channels."""
        if role not in self.case.roles or not self.case.roles[role].exists:
            return None
        open_ = [access.windows for channel in channels if (access := self.case.access(role, channel))]
        times = [at for windows in open_ if (at := self.case.opens_next(windows, since)) is not None]
        return min(times, default=None)

    def _free(self, role: str, span: Span | None) -> int | None:
        """The first minute within a span at its desk; who has no desk makes no move."""
        at = None if span is None or not self.case.roles[role].playable else self.at_desk(role, span.since)
        return at if at is not None and span is not None and at < span.until else None

    # --- the plan -------------------------------------------------------------------------------------------------------

    def note(self, kind: str, name: str, at: int | None) -> None:
        """That something can begin at this minute."""
        if at is not None and at <= self.case.horizon and at < self.begun.get((kind, name), NEVER):
            self.begun[kind, name] = at
            self.moved = True

    def learn(self, role: str, fact: str, step: Step) -> None:
        if step.at <= self.case.horizon and self.case.roles[role].exists and step.at < self.known_at(role, fact):
            self.known[role, fact] = step
            self.moved = True

    def known_at(self, role: str, fact: str) -> int:
        step = self.known.get((role, fact))
        return NEVER if step is None else step.at

    def effects(self, effects: Iterable[c.Effect], at: int, role: str, how: str, by: str) -> None:
        """What follows from something at this minute."""
        for effect in effects:
            match effect:
                case c.Reveal(facts, roles):
                    for who in roles or ((role,) if role else ()):
                        for fact in facts:
                            self.learn(who, fact, Step(at, how, by))
                case c.SetFlag(name, True):
                    self.note("vlag", name, at)
                case c.Count(name, _):
                    self.note("teller", name, at)
                case c.StartMeasure(measure):
                    self.note("maatregel", measure, at + self.case.measures[measure].takes)
                case c.Schedule(happening, after):
                    self.note("gebeurtenis", happening, at + after)

    def begin(self) -> None:
        """What is known at the start, and what stands in an own system."""
        case = self.case
        for fact in case.facts.values():
            for role in fact.known_by:
                self.learn(role, fact.id, Step(case.start, "begin"))
            for one in case.roles.values():
                at = self.at_desk(one.id, case.start) if one.partner in fact.systems else None
                if at is not None:
                    self.learn(one.id, fact.id, Step(at + case.minutes["raadpleeg"], "systeem"))

    def sweep(self) -> None:
        """Everything that can begin by what can be so far."""
        for scene in self.case.scenes.values():
            span = self.when(scene.opens)
            self.note("situatie", scene.id, None if span is None else span.since)
        for act in self.case.acts.values():
            self._act(act)
        for happening in self.case.happenings.values():
            self._happening(happening)
        for decision in self.case.decisions.values():
            self._decision(decision)
        for measure in self.case.measures.values():
            self._measure(measure)

    def _act(self, act: c.Act) -> None:
        scene = Span(0) if act.scene is None else self.scene(act.scene)
        for role in act.roles:
            span = scene
            for rule in (act.visible, act.provided, act.keeps):
                span = span and span & self.when(rule, role)
            at = self._free(role, span)
            self.note("handeling", act.id, at)
            if at is not None:
                self.effects(act.effects, at + act.lands, role, "handeling", act.id)

    def scene(self, name: str) -> Span | None:
        """When a scene can be open."""
        at, closes = self.first("situatie", name), self.case.scenes[name].closes
        if at is None:
            return None
        until = NEVER if closes is None else _by_then(closes.tree)
        return Span(at, until) if at < until else None

    def _happening(self, one: c.Happening) -> None:
        if one.chance is not None and not self.chance:
            return
        if one.at is not None:
            self.note("gebeurtenis", one.id, one.at)
        elif one.when is not None:
            span = self.when(one.when)
            self.note("gebeurtenis", one.id, None if span is None else max(span.since, self.case.start))
        at = self.first("gebeurtenis", one.id)
        if at is not None:
            self.effects(one.effects, at, "", "gebeurtenis", one.id)

    def _decision(self, one: c.Decision) -> None:
        for role in one.deciders:
            at = self._free(role, self.when(one.visible, role))
            if at is None:
                continue
            self.note("besluit", one.id, at)
            for option in one.options.values():
                self.note("keuze", f"{one.id}.{option.id}", at)
                self.effects(option.effects, at, role, "besluit", one.id)

    def _measure(self, one: c.Measure) -> None:
        for role in one.requesters:
            span = self.when(one.visible, role)
            span = span and span & self.when(one.provided, role)
            at = self._free(role, span)
            self.note("verzoek", one.id, at)
            ruled = None if at is None else self._ruled(one, role, at)
            self.note("maatregel", one.id, None if ruled is None else ruled + one.takes)
        at = self.first("maatregel", one.id)
        if at is not None:
            self.effects(one.effects, at, one.decider, "maatregel", one.id)

    def _ruled(self, one: c.Measure, role: str, at: int) -> int | None:
        """When the request can be granted."""
        if one.decider == role:
            return at
        if one.ruling is None or self.case.roles[one.decider].playable:
            return self.at_desk(one.decider, at)
        grants = [span.since for step in one.ruling.steps if step.grant and (span := self.when(step.when, one.decider))]
        return max(at, min(grants)) + one.ruling.minutes if grants else None


def _by_then(tree: Tree) -> int:
    """The minute from which on a condition holds by the clock alone."""
    match tree:
        case ("time", int(since), None):
            return since
        case ("some", tuple(parts)):
            return min(map(_by_then, parts))
        case ("every", tuple(parts)):
            return max(map(_by_then, parts))
    return NEVER

"""When does a condition of a case hold?

Each form of the closed set becomes a tree of plain tuples (for drawing, linting and explaining) and a function of the
world and the role that acts. The function is made once, when the case is compiled; nothing is looked up by form at play.
A role that the region does not have is read as the role that takes its place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scenarios import forms
from scenarios.world import Check, Rule, Tree, World

SELF = "zelf"
"""The role that acts, in `weet`, `oordeel` and `bereikbaar`."""
LEVELS = {"veilig": 0, "zorgen": 1, "onveilig": 2, "acuut_onveilig": 3}
"""Safety judgements from safe to acutely unsafe."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Who stands in for whom in a region that lacks a partner."""

    roles: Mapping[str, str] = field(default_factory=dict)
    partners: Mapping[str, str] = field(default_factory=dict)

    def role(self, role: str) -> str:
        return self.roles.get(role, role)

    def partner(self, partner: str) -> str:
        return self.partners.get(partner, partner)

    def all(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        """`roles` with stand-ins, each once, in order."""
        return tuple(dict.fromkeys(map(self.role, roles))) if self.roles else roles


def rule(condition: forms.Condition | None, swap: Swap) -> Rule | None:
    """The compiled form of `condition`; None stays None."""
    return None if condition is None else compiled(condition, swap)


def compiled(condition: forms.Condition, swap: Swap) -> Rule:
    """The compiled form of `condition`."""
    name = next(iter(condition.model_fields_set))
    match name:
        case "every" | "some":
            return _several(name, [compiled(one, swap) for one in getattr(condition, name)])
        case "negated":
            assert condition.negated is not None
            inner = compiled(condition.negated, swap)
            return Rule(("not", inner.tree), _not(inner.holds))
    tree = _tree(name, condition, swap)
    return Rule(tree, _check(tree))


def _several(name: str, parts: list[Rule]) -> Rule:
    tree: Tree = (name, tuple(part.tree for part in parts))
    checks = tuple(part.holds for part in parts)
    if len(checks) == 1:
        return Rule(tree, checks[0])
    return Rule(tree, (_all if name == "every" else _any)(checks))


def _all(checks: tuple[Check, ...]) -> Check:
    if len(checks) == 2:
        one, two = checks
        return lambda world, role: one(world, role) and two(world, role)

    def holds(world: World, role: str) -> bool:
        for check in checks:  # noqa: SIM110 - a generator inside all() costs twice as much, and this is asked all the time
            if not check(world, role):
                return False
        return True

    return holds


def _any(checks: tuple[Check, ...]) -> Check:
    if len(checks) == 2:
        one, two = checks
        return lambda world, role: one(world, role) or two(world, role)

    def holds(world: World, role: str) -> bool:
        for check in checks:  # noqa: SIM110 - as above
            if check(world, role):
                return True
        return False

    return holds


def _not(check: Check) -> Check:
    return lambda world, role: not check(world, role)


def _tree(name: str, condition: forms.Condition, swap: Swap) -> Tree:
    """The form of a condition without parts, as data."""
    value = getattr(condition, name)
    match value:
        case forms.Knows():
            return ("knows", swap.role(value.role), value.facts, min(value.least or len(value.facts), len(value.facts)))
        case forms.InSystem():
            return ("in_system", swap.partner(value.partner), value.fact)
        case forms.CounterAtLeast():
            return ("counter", value.name, value.least)
        case forms.Talked():
            return ("talked", swap.all(value.roles), value.moment, len(value.roles))
        case forms.MessageSent():
            giver, receiver = value.giver and swap.role(value.giver), value.receiver and swap.role(value.receiver)
            return ("sent", value.kind, giver, receiver)
        case forms.RequestStatus():
            return ("request", value.measure, value.status)
        case forms.TimeWindow():
            return ("time", value.since, value.until)
        case forms.Reachable():
            return ("reachable", swap.role(value.role), value.channel)
        case forms.JudgedAtLeast():
            return ("judged", swap.role(value.role), LEVELS[value.level])
        case forms.Decided():
            return ("decided", value.decision, value.options)
        case True:
            return ("difference",)
    return (name, value)


def _check(tree: Tree) -> Check:
    """The function of a condition without parts."""
    match tree:
        case ("knows", str(role), tuple(facts), int(least)):
            return _knows(role, facts, least)
        case ("in_system", str(partner), str(fact)):
            return lambda world, _: world.recorded(partner, fact)
        case ("flag", str(flag)):
            return lambda world, _: world.flag(flag)
        case ("counter", str(counter), int(least)):
            return lambda world, _: world.count(counter) >= least
        case ("measure", str(measure)):
            return lambda world, _: world.in_force(measure)
        case ("plan", str(line)):
            return lambda world, _: world.plan_holds(line)
        case ("talked", tuple(roles), moment, int(asked)):
            return _talked(roles, moment, asked)
        case ("sent", str(kind), giver, receiver):
            return _sent(kind, giver, receiver)
        case ("request", str(measure), str(status)):
            return lambda world, _: world.request_status(measure) == status
        case ("scene", str(scene)):
            return lambda world, _: world.scene_open(scene)
        case ("time", since, until):
            return _time(since, until)
        case ("reachable", str(who), str(channel)):
            return _of(who, lambda world, role: world.reachable(role, channel))
        case ("judged", str(who), int(level)):
            return _of(who, lambda world, role: world.judged(role, level))
        case ("difference",):
            return lambda world, _: world.difference_open()
        case ("decided", str(decision), tuple(options)):
            if not options:
                return lambda world, _: world.decided(decision) is not None
            chosen = frozenset(options)
            return lambda world, _: world.decided(decision) in chosen
    raise AssertionError(f"a condition without a function: {tree!r}")


def _of(who: str, ask: Callable[[World, str], bool]) -> Check:
    """`ask` about the role `who`, or about the role that acts."""
    if who == SELF:
        return ask
    return lambda world, _: ask(world, who)


def _sent(kind: str, giver: Any, receiver: Any) -> Check:
    return lambda world, _: world.sent(kind, giver, receiver)


def _knows(who: str, facts: tuple[str, ...], least: int) -> Check:
    if len(facts) == 1:
        fact = facts[0]
        if who == SELF:
            return lambda world, role: world.knows(role, fact)
        return lambda world, _: world.knows(who, fact)
    count = len(facts)

    def holds(world: World, role: str) -> bool:
        spare = count - least
        for fact in facts:
            if not world.knows(role, fact):
                if not spare:
                    return False
                spare -= 1
        return True

    return _of(who, holds)


def _talked(roles: tuple[str, ...], moment: object, asked: int) -> Check:
    if len(roles) < asked and len(roles) == 1:
        # Two roles that share one desk in this region have always spoken.
        return lambda world, _: True
    name = moment if isinstance(moment, str) else None
    return lambda world, _: world.talked(roles, name)


def _time(since: object, until: object) -> Check:
    start = since if isinstance(since, int) else 0
    if isinstance(until, int):
        end = until
        return lambda world, _: start <= world.now < end
    return lambda world, _: world.now >= start

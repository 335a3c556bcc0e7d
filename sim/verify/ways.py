"""Who can come to know a fact, by which way and when at the earliest?

Facts travel over the relaxed plan of a case: by message or in conversation, only from the minute on at which the law does not forbid
it, and never past a role of which the case says that they do not belong there. The way that is found is the witness of a need.
"""

from collections.abc import Iterable

from scenarios.compiled import Case
from sim.core.sharing import EXPLICIT, SILENT, rows
from sim.verify.reach import Reach, Step

_CHANNELS = ("telefoon", "video", "ter_plaatse", "bureau")


def ground(plan: Reach, giver: str, receiver: str, fact: str) -> tuple[int, str] | None:
    """From which minute on the law does not forbid it, and the verdict; None if never."""
    one, other = plan.case.roles[giver].partner, plan.case.roles[receiver].partner
    if one == other:
        return 0, EXPLICIT
    found = rows(plan.case, one, other, plan.case.facts[fact].kind)
    if not found:
        return 0, SILENT
    times = [(at, row.verdict) for row in found if (at := _conditions(plan, giver, row.conditions)) is not None]
    return min(times, default=None, key=lambda time: time[0])


def _conditions(plan: Reach, giver: str, conditions: Iterable[str]) -> int | None:
    latest = 0
    for condition in conditions:
        at = _condition(plan, giver, condition)
        if at is None:
            return None
        latest = max(latest, at)
    return latest


def _condition(plan: Reach, giver: str, condition: str) -> int | None:
    match condition:
        case "acuut":
            span = None if plan.case.acute is None else plan.when(plan.case.acute)
            return None if span is None else span.since
        case "medisch_afgewogen":
            return plan.first("vlag", "medisch_afgewogen")
        case "na_contact_om":
            officers = [role.id for role in plan.case.roles.values() if role.partner == "om"]
            if giver in officers:
                return 0
            times = [at for role in officers if (at := plan.answers(role, _CHANNELS, plan.case.start)) is not None]
            return min(times, default=None)
    return None


def tell(plan: Reach) -> None:
    """Everything that can be told lawfully by what is known so far."""
    asked = {(role, one.decider) for one in plan.case.measures.values() for role in one.requesters if ("verzoek", one.id) in plan.begun}
    for (giver, fact), step in list(plan.known.items()):
        if not _speaks(plan, giver, fact):
            continue
        for receiver in plan.case.roles:
            if receiver != giver and plan.case.roles[receiver].exists and step.at < plan.known_at(receiver, fact):
                _told(plan, giver, receiver, fact, step.at, (giver, receiver) in asked)


def _speaks(plan: Reach, giver: str, fact: str) -> bool:
    """Whether a role passes this on: who has a desk anything, another only what it answers about."""
    role = plan.case.roles[giver]
    return role.playable or not role.answers or plan.case.facts[fact].theme in role.answers


def _told(plan: Reach, giver: str, receiver: str, fact: str, since: int, by_request: bool) -> None:
    one = plan.case.facts[fact]
    if receiver in one.unfit or receiver in one.leak or (plan.case.brought_by(receiver, giver) and not by_request):
        return
    lawful = ground(plan, giver, receiver, fact)
    if lawful is None:
        return
    begins = max(since, lawful[0])
    ways = (_sent(plan, giver, receiver, begins), _called(plan, giver, receiver, begins), _called(plan, receiver, giver, begins))
    at = min((one for one in ways if one is not None), default=None)
    if at is not None:
        plan.learn(receiver, fact, Step(at, "deelt", giver, lawful[1]))


def _sent(plan: Reach, giver: str, receiver: str, since: int) -> int | None:
    """When a message is written and read."""
    at = plan.at_desk(giver, since) if plan.case.roles[giver].playable else None
    return None if at is None else plan.at_desk(receiver, at + plan.case.minutes["stuur"])


def _called(plan: Reach, caller: str, called: str, since: int) -> int | None:
    """When a conversation is over that one of the two begins at its desk; who has no duty then can still be reached."""
    at = plan.at_desk(caller, since) if plan.case.roles[caller].playable else None
    answered = None if at is None else plan.answers(called, _CHANNELS, at)
    spoken = None if answered is None else plan.at_desk(caller, answered)
    return None if spoken is None else spoken + plan.case.minutes["bel"]


def reach(case: Case, chance: bool = True) -> Reach:
    """The relaxed plan of a case, worked out until nothing comes earlier any more."""
    plan = Reach(case, chance)
    plan.begin()
    plan.moved = True
    while plan.moved:
        plan.moved = False
        plan.sweep()
        tell(plan)
    return plan


def way(plan: Reach, role: str, fact: str) -> tuple[tuple[str, Step], ...]:
    """How `role` can come to know `fact`: who learns it how, from the first to the role itself; empty if never."""
    found: list[tuple[str, Step]] = []
    while (step := plan.known.get((role, fact))) is not None:
        found.append((role, step))
        if step.how != "deelt":
            break
        role = step.by
    return tuple(reversed(found))

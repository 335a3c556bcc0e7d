"""Can the handover that a case asks for be given, and is it asked for in earnest?

Each field of the handover must be able to stand at its due minute, be read by somebody else than who wrote it, and not be excused by
a reason that always holds.
"""

from collections.abc import Iterator

from scenarios.judged import HandoverField
from scenarios.problems import Problem, shown
from scenarios.world import Tree
from sim.verify.places import Places
from sim.verify.reach import NEVER, Reach

_SECTION = "overdracht"


def check(plan: Reach, places: Places) -> Iterator[Problem]:
    """Every field of the handover."""
    for field in plan.case.legacy.handover:
        yield from _in_time(plan, places, field)
        if field.receiver is not None and set(field.roles) == {field.receiver}:
            told = f"alleen {shown(field.receiver)} kan dit overdragen, en moet het zelf teruglezen; noem een andere ontvanger"
            yield places.problem("V582", told, _SECTION, field.field, "ontvanger")
        for number, reason in enumerate(field.not_needed):
            holds = _certain(plan, reason.true_if.tree, field.due)
            if holds is not None:
                what = "is dan altijd waar, dus dit veld vraagt niets" if holds else "is dan nooit waar, dus niemand kan haar gebruiken"
                told = f"de reden {shown(reason.id)} {what}; pas 'waar_als' aan of laat haar weg"
                yield places.problem("V583", told, _SECTION, field.field, "niet_nodig", number, "waar_als")


def _in_time(plan: Reach, places: Places, field: HandoverField) -> Iterator[Problem]:
    """Somebody has made a plan by the due minute, and one of the things it may name is there."""
    case = plan.case
    begun = [at for role in field.roles if case.roles[role].playable and (at := plan.at_desk(role, case.start)) is not None]
    if min(begun, default=NEVER) + case.minutes["plan"] > field.due:
        told = f"niemand kan het veld {shown(field.field)} op tijd vullen: een plan is dan nog niet te maken"
        yield places.problem("V581", told, _SECTION, field.field, "uiterlijk")
    elif field.names and all(_there(plan, name) > field.due for name in field.names):
        told = f"wat het veld {shown(field.field)} moet noemen, kan er op tijd nog niet zijn"
        yield places.problem("V581", told, _SECTION, field.field, "noemt")


def _there(plan: Reach, name: str) -> int:
    """From which minute on a line of a plan can point to this."""
    case = plan.case
    if name in case.measures:
        return plan.begun.get(("maatregel", name), NEVER)
    if name in case.agreements:
        span = plan.when(case.agreements[name].stands_if)
        return NEVER if span is None else span.since
    return case.start if case.roles[name].exists else NEVER


def _certain(plan: Reach, tree: Tree, at: int) -> bool | None:
    """Whether a condition holds at this minute in every game, or in none; None when it depends on the game."""
    match tree:
        case ("every", tuple(parts)):
            found = [_certain(plan, part, at) for part in parts]
            return False if False in found else True if set(found) == {True} else None
        case ("some", tuple(parts)):
            found = [_certain(plan, part, at) for part in parts]
            return True if True in found else False if set(found) == {False} else None
        case ("not", tuple(part)):
            inner = _certain(plan, part, at)
            return None if inner is None else not inner
        case ("time", since, until):
            return (not isinstance(since, int) or since <= at) and (not isinstance(until, int) or at < until)
    first = plan.earliest(tree)
    return False if first is None or first > at else None

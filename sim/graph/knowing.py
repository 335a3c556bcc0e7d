"""Who can learn what from whom in a case, as the law stands and as early as can be?

From the relaxed plan of `samenop toets`: who has a fact of its own accord, and how it comes to those who should rest on it.
"""

from collections.abc import Iterator

from scenarios.compiled import Case
from sim.core.phrases import clock
from sim.graph.model import Edge, Graph, Node
from sim.verify.reach import Reach, Step
from sim.verify.ways import reach

_OWN = {
    "begin": "weet het aan het begin",
    "systeem": "kan het opzoeken",
    "handeling": "door handeling {}",
    "gebeurtenis": "door gebeurtenis {}",
    "besluit": "na besluit {}",
    "maatregel": "door maatregel {}",
}


def knowing(case: Case) -> Graph:
    """Facts by theme; an edge from every role that has one of itself, and to every role that needs it."""
    plan = reach(case, chance=False)
    roles = [Node(f"rol.{one.id}", "rol", one.title, "") for one in case.roles.values() if one.exists]
    facts = [Node(f"informatie.{one.id}", "informatie", one.label, one.theme) for one in case.facts.values()]
    edges = [*_own(plan), *_needed(case, plan)]
    used = {end for edge in edges for end in (edge.source, edge.target)}
    groups = tuple((id, title) for id, title in case.themes.items() if any(one.group == id for one in facts))
    nodes = (*(one for one in roles if one.id in used), *facts)
    return Graph(f"{case.title}: wie kan wat van wie weten", groups, nodes, tuple(dict.fromkeys(edges)))


def _own(plan: Reach) -> Iterator[Edge]:
    for (role, fact), step in plan.known.items():
        if step.how != "deelt":
            yield Edge(f"rol.{role}", f"informatie.{fact}", "bron", _OWN[step.how].format(step.by))


def _needed(case: Case, plan: Reach) -> Iterator[Edge]:
    """Who should rest on a fact: for a decision, a norm, or when somebody looks what it knows."""
    pairs = [(need.fact, need.role) for need in case.needs]
    pairs += [(fact, role) for norm in case.norms.values() for fact in norm.basis for role in norm.owners]
    pairs += [(fact, probe.responder) for probe in case.legacy.probes for fact in probe.facts]
    for fact, role in dict.fromkeys(pairs):
        step = plan.known.get((role, fact))
        if not case.roles[role].exists or (step is not None and step.how != "deelt"):
            continue
        kind = "geen_weg" if step is None else "hoort"
        yield Edge(f"informatie.{fact}", f"rol.{role}", kind, _from(case, step))


def _from(case: Case, step: Step | None) -> str:
    if step is None:
        return "geen weg"
    return f"van {case.roles[step.by].title}, op zijn vroegst {clock(step.at, case.start)}, {step.ground.replace('_', ' ')}"

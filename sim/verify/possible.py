"""Can everything that a case holds come to pass, and is there a lawful way to every need?

Judged on the relaxed plan of the case: what it cannot reach, no table can.
"""

from collections.abc import Iterator

from scenarios.compiled import Case, Need
from scenarios.problems import Problem, shown
from sim.verify.places import Places
from sim.verify.reach import NEVER, Reach


def due(case: Case, need: Need) -> int:
    """The minute before which the fact must be known."""
    if need.decision in case.decisions:
        return case.decisions[need.decision].due
    end = case.measures[need.decision].due
    return case.horizon if end is None else end


def needs(plan: Reach, places: Places) -> Iterator[Problem]:
    """L1: each need can be met, lawfully and in time."""
    case = plan.case
    for need in case.needs:
        known = plan.known_at(need.role, need.fact)
        if known <= due(case, need):
            continue
        at = places.item("informatie", need.fact, "nodig_voor", need.decision)
        what = f"{shown(need.role)} heeft {shown(need.fact)} nodig voor {shown(need.decision)}"
        if not any(fact == need.fact for _, fact in plan.known):
            why = "maar niemand kan het te weten komen: geef 'weet', 'systeem' of een gevolg dat het onthult"
            yield places.problem("V501", f"{what}, {why}", "informatie", need.fact, *at)
        elif known == NEVER:
            why = "maar wie het weet mag of kan het niet vertellen: geef iemand een grond, een thema of een weg"
            yield places.problem("V502", f"{what}, {why}", "informatie", need.fact, *at)
        else:
            yield places.problem("V503", f"{what}, maar kan het pas na de uiterste tijd weten", "informatie", need.fact, *at)


def held(case: Case, places: Places) -> Iterator[Problem]:
    """L1: nobody needs what all its deciders hold at the start."""
    for fact in case.facts.values():
        for name in fact.needed_for:
            deciders = case.decisions[name].deciders if name in case.decisions else (case.measures[name].decider,)
            if set(deciders) <= set(fact.known_by):
                at = places.item("informatie", fact.id, "nodig_voor", name)
                told = f"wie over {shown(name)} beslist, weet {shown(fact.id)} al aan het begin; dan valt er niets te delen"
                yield places.problem("V504", told, "informatie", fact.id, *at)


def parts(plan: Reach, places: Places) -> Iterator[Problem]:
    """What no table can ever come to see or do."""
    case = plan.case
    for scene in case.scenes:
        if plan.first("situatie", scene) is None:
            yield places.problem("V560", f"de situatie {shown(scene)} gaat nooit open", "situaties", scene, "opent_als", key=True)
    for act in case.acts:
        if plan.first("handeling", act) is None:
            yield places.problem(
                "V561", f"de handeling {shown(act)} kan nooit: niemand ziet haar of aan 'mits' is niet te voldoen", "handelingen", act
            )
    for happening in case.happenings:
        if plan.first("gebeurtenis", happening) is None:
            yield places.problem("V562", f"de gebeurtenis {shown(happening)} komt nooit", "gebeurtenissen", happening, "als", key=True)
    for decision in case.decisions.values():
        if plan.begun.get(("besluit", decision.id), NEVER) > decision.due:
            told = f"het besluit {shown(decision.id)} kan niet op tijd worden genomen"
            yield places.problem("V563", told, "besluiten", decision.id, "uiterlijk", key=True)
    for measure in case.measures:
        if plan.first("verzoek", measure) is None:
            yield places.problem("V564", f"om de maatregel {shown(measure)} kan niemand ooit vragen", "maatregelen", measure)
    yield from _judged(plan, places)


def _judged(plan: Reach, places: Places) -> Iterator[Problem]:
    """What is judged or told afterwards can be met."""
    for norm in plan.case.norms.values():
        if plan.when(norm.done) is None and norm.window_decision is None:
            yield places.problem(
                "V565", f"aan de norm {shown(norm.id)} kan niemand ooit voldoen", "normen", norm.id, "gedaan_als", key=True
            )
    for loop in plan.case.loops.values():
        if plan.when(loop.done) is None:
            told = f"de terugkoppeling {shown(loop.id)} kan nooit worden gegeven"
            yield places.problem("V565", told, "terugkoppelingen", loop.id, "gedaan_als", key=True)
    for ending in plan.case.endings:
        if plan.when(ending.when) is None:
            yield places.problem("V566", f"de uitkomst {shown(ending.id)} komt nooit", "uitkomsten", ending.id, "als", key=True)

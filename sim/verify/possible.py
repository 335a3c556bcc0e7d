"""Can everything that a case holds come to pass, and is there a lawful way to every need?

Judged on the relaxed plan of the case: what it cannot reach, no table can.
"""

from collections.abc import Iterator

from scenarios.compiled import Case, Need, Reveal
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
    """L1: nobody needs what all its deciders hold at the start, or are told as the game opens."""
    for fact in case.facts.values():
        known = {*fact.known_by, *_told_at_once(case, fact.id)}
        for name in fact.needed_for:
            deciders = case.decisions[name].deciders if name in case.decisions else (case.measures[name].decider,)
            if set(deciders) <= known:
                at = places.item("informatie", fact.id, "nodig_voor", name)
                told = f"wie over {shown(name)} beslist, weet {shown(fact.id)} al aan het begin; dan valt er niets te delen"
                yield places.problem("V504", told, "informatie", fact.id, *at)


def _told_at_once(case: Case, fact: str) -> set[str]:
    """Who is told the fact by what happens as the game opens."""
    first = [one for one in case.happenings.values() if one.at is not None and one.at <= case.start and one.chance is None]
    return {role for one in first for effect in one.effects if isinstance(effect, Reveal) and fact in effect.facts for role in effect.roles}


def parts(plan: Reach, places: Places) -> Iterator[Problem]:
    """What no table can ever come to see or do."""
    case = plan.case
    for scene in case.scenes:
        if plan.scene(scene) is None:
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
        elif plan.first("maatregel", measure) is None:
            told = f"de maatregel {shown(measure)} komt er nooit: wie beslist, kan haar niet op tijd toewijzen"
            yield places.problem("V569", told, "maatregelen", measure, "beslisregel", "regels")
    yield from _judged(plan, places)


def _judged(plan: Reach, places: Places) -> Iterator[Problem]:
    """What is judged or told afterwards can be met, and in time."""
    limits = _limits(plan.case)
    for norm in plan.case.norms.values():
        span = plan.when(norm.done)
        if norm.window_decision is not None:
            continue
        if span is None:
            yield places.problem(
                "V565", f"aan de norm {shown(norm.id)} kan niemand ooit voldoen", "normen", norm.id, "gedaan_als", key=True
            )
        elif span.since > limits.get(norm.id, NEVER):
            told = f"aan de norm {shown(norm.id)} kan niemand op tijd voldoen; geef een ruimere 'grens', of laat het eerder kunnen"
            yield places.problem("V568", told, "normen", norm.id, "grens")
    for loop in plan.case.loops.values():
        span = plan.when(loop.done)
        if span is None:
            told = f"de terugkoppeling {shown(loop.id)} kan nooit worden gegeven"
            yield places.problem("V565", told, "terugkoppelingen", loop.id, "gedaan_als", key=True)
        elif span.since > loop.root + loop.limit:
            told = f"de terugkoppeling {shown(loop.id)} kan niemand op tijd geven; geef een ruimere 'grens', of laat het eerder kunnen"
            yield places.problem("V568", told, "terugkoppelingen", loop.id, "grens")
    for ending in plan.case.endings:
        if plan.when(ending.when) is None:
            yield places.problem("V566", f"de uitkomst {shown(ending.id)} komt nooit", "uitkomsten", ending.id, "als", key=True)


def _limits(case: Case) -> dict[str, int]:
    """The last minute of each norm whose clock does not hang on what a table does or on who can be reached."""
    found: dict[str, int] = {}
    ready = True
    while ready:
        ready = False
        for norm in case.norms.values():
            if norm.id in found or norm.only_if is not None or norm.regional is not None or any(one not in found for one in norm.after):
                continue
            last = max([norm.root, *(found[one] for one in norm.after)]) + norm.limit
            found[norm.id] = last if norm.window is None else norm.window[1]
            ready = True
    return found

"""Does what a case says about sharing hold together, so that its score means something?

The rules of the score about one case: a hidden profile (L2), nothing both used and unfit (L3), a norm behind every decision that
needs something (L4), enough that should not be shared (L7), and a chance that touches no norm and no need (L9). That limits lie before
the horizon (L5) and that every number names its source (L6), the shape of a case file sees to.
"""

from collections.abc import Iterable, Iterator

from scenarios import compiled as c
from scenarios.problems import Problem, listed, shown
from scenarios.world import Rule, Tree
from sim.verify.places import Places

LEAST_UNFIT = 5
"""Pairs of fact and role that the case must say do not belong together."""
UNFIT_TO_NEEDED = 3
"""How many times the weight of all needs the sensitivity of those pairs must be."""

Atom = tuple[str, str]


def check(case: c.Case, places: Places) -> Iterator[Problem]:
    """All rules; those about a whole game hold for a case and not for an exercise."""
    yield from _used_and_unfit(case, places)
    yield from _decisions(case, places)
    yield from _texts(case, places)
    yield from _bringers(case, places)
    yield from _rings(case, places)
    yield from _chance(case, places)
    if case.kind == "casus":
        yield from _patterns(case, places)
        yield from _unfit(case, places)
        yield from _gravest(case, places)
        yield from _all_needed(case, places)


def _patterns(case: c.Case, places: Places) -> Iterator[Problem]:
    """L2: what a role and its systems hold at the start never reaches the threshold."""
    for pattern in case.legacy.patterns:
        for role in case.roles.values():
            own = [one for one in pattern.facts if role.id in case.facts[one].known_by or role.partner in case.facts[one].systems]
            if len(own) >= pattern.least:
                told = f"{shown(role.id)} ziet het patroon {shown(pattern.id)} alleen al: {len(own)} van de {pattern.least} die nodig zijn"
                yield places.problem("V511", f"{told}; verdeel de informatie", "patronen", pattern.id, "informatie")


def _used_and_unfit(case: c.Case, places: Places) -> Iterator[Problem]:
    """L3: a fact that a role should rest on does belong with it."""
    uses = [(need.fact, need.role, need.decision) for need in case.needs]
    uses += [(fact, role, norm.id) for norm in case.norms.values() for fact in norm.basis for role in norm.owners]
    uses += [(fact, probe.responder, probe.id) for probe in case.legacy.probes for fact in probe.facts]
    for fact, role, name in dict.fromkeys(uses):
        if role in case.facts[fact].unfit:
            told = f"{shown(fact)} hoort niet bij {shown(role)}, maar {shown(name)} vraagt het daar wel; kies een van de twee"
            yield places.problem("V521", told, "informatie", fact, "hoort_hier_niet", role, key=True)
        elif role in case.facts[fact].leak:
            told = f"{shown(fact)} bij {shown(role)} is een lek, maar {shown(name)} vraagt het daar wel; kies een van de twee"
            yield places.problem("V521", told, "informatie", fact, *places.item("informatie", fact, "lek", role))


def _decisions(case: c.Case, places: Places) -> Iterator[Problem]:
    """L4: a decision for which something is needed counts for a norm, a pattern or a review."""
    met = {norm.window_decision for norm in case.norms.values()} | {pattern.decision for pattern in case.legacy.patterns}
    judged = [norm.done for norm in case.norms.values()] + [review.done for review in case.legacy.reviews]
    met |= {str(leaf[1]) for rule in judged for leaf in leaves(rule.tree) if leaf[0] in ("decided", "measure", "request")}
    for name in dict.fromkeys(need.decision for need in case.needs):
        if name not in met:
            section = "besluiten" if name in case.decisions else "maatregelen"
            told = f"voor {shown(name)} is informatie nodig, maar geen norm, patroon of herbeoordeling telt of het gebeurt"
            yield places.problem("W531", told, section, name)


def leaves(tree: Tree) -> Iterator[Tree]:
    """The conditions without parts in a tree."""
    match tree:
        case ("every" | "some", tuple(parts)):
            for part in parts:
                yield from leaves(part)
        case ("not", tuple(part)):
            yield from leaves(part)
        case _:
            yield tree


def _unfit(case: c.Case, places: Places) -> Iterator[Problem]:
    """L7: else sharing everything would cost too little to notice."""
    pairs = [fact.sensitivity for fact in case.facts.values() for _ in fact.unfit]
    needed = sum(2 if case.facts[need.fact].red_flag else 1 for need in case.needs)
    if len(pairs) < LEAST_UNFIT:
        told = f"maar {len(pairs)} keer staat er dat informatie ergens niet hoort; minstens {LEAST_UNFIT} is nodig"
        yield places.problem("V541", told, "informatie", key=True)
    elif sum(pairs) < UNFIT_TO_NEEDED * needed:
        told = f"alles delen kost te weinig: 'hoort_hier_niet' weegt {sum(pairs)}, minstens {UNFIT_TO_NEEDED * needed} is nodig"
        yield places.problem("V541", told, "informatie", key=True)


def _gravest(case: c.Case, places: Places) -> Iterator[Problem]:
    """L7: of what is most sensitive the case says for every role whether it belongs there."""
    for fact in case.facts.values():
        if fact.sensitivity < 3:
            continue
        classed = {*fact.known_by, *fact.unfit, *fact.allowed, *fact.leak, *_comes_to(case, fact.id)}
        classed |= {need.role for need in case.needs if need.fact == fact.id}
        open_ = [role.id for role in case.roles.values() if role.id not in classed and role.partner not in fact.systems and role.exists]
        if open_:
            told = f"{shown(fact.id)} is gevoelig 3; zeg ook voor {', '.join(open_)} of het daar hoort"
            yield places.problem("W542", f"{told} ('nodig_voor', 'hoort_hier_niet' of 'mag_hier')", "informatie", fact.id, "gevoelig")


def _all_needed(case: c.Case, places: Places) -> Iterator[Problem]:
    """L7: whoever passes on everything must be wrong somewhere, so something lies on a desk that nobody asks for."""
    if not set(case.facts) - _asked(case):
        told = "alle informatie is ergens nodig, dus er valt niets te kiezen; geef ook informatie die niemand vraagt"
        yield places.problem("V543", told, "informatie", key=True)


def _asked(case: c.Case) -> set[str]:
    """Every fact that a decision or measure, or what is judged, asks for."""
    found = {fact.id for fact in case.facts.values() if fact.needed_for}
    found |= {fact for norm in case.norms.values() for fact in norm.basis}
    found |= {fact for probe in case.legacy.probes for fact in probe.facts}
    found |= {fact for pattern in case.legacy.patterns for fact in pattern.facts}
    found |= {fact for one in case.measures.values() for fact in one.rests_on}
    found |= {fact for one in case.decisions.values() for fact in one.rests_on}
    judged = [norm.done for norm in case.norms.values()] + [loop.done for loop in case.loops.values()]
    judged += [rule for one in case.legacy.reviews for rule in (one.arises, one.done) if rule]
    judged += [part for one in case.joints.values() for part in one.inputs]
    for rule in judged:
        for leaf in leaves(rule.tree):
            match leaf:
                case ("knows", _, tuple(facts), _):
                    found |= set(map(str, facts))
    return found


def _comes_to(case: c.Case, fact: str) -> set[str]:
    """The roles that should rest on a fact, or to which it comes by what happens."""
    found = {role for norm in case.norms.values() if fact in norm.basis for role in norm.owners}
    found |= {probe.responder for probe in case.legacy.probes if fact in probe.facts}
    found |= {role for pattern in case.legacy.patterns if fact in pattern.facts for role in pattern.roles}
    found |= {role for one in case.measures.values() if fact in one.rests_on for role in (one.decider, *one.requesters)}
    found |= {role for one in case.decisions.values() if fact in one.rests_on for role in one.deciders}
    for roles, effects in _causes(case):
        for effect in effects:
            if isinstance(effect, c.Reveal) and fact in effect.facts:
                found |= set(effect.roles or roles)
    return found


def _causes(case: c.Case) -> Iterator[tuple[tuple[str, ...], tuple[c.Effect, ...]]]:
    """Everything with effects, and who acts in it."""
    yield from ((act.roles, act.effects) for act in case.acts.values())
    yield from (((), happening.effects) for happening in case.happenings.values())
    yield from (((one.decider,), one.effects) for one in case.measures.values())
    yield from ((one.deciders, option.effects) for one in case.decisions.values() for option in one.options.values())


def _texts(case: c.Case, places: Places) -> Iterator[Problem]:
    """Who may do something in a scene reads what is going on there."""
    for act in case.acts.values():
        for role in act.roles:
            if act.scene is not None and role not in case.scenes[act.scene].text:
                told = f"{shown(role)} leest niets in situatie {shown(act.scene)} en ziet deze handeling dus niet; geef daar een 'tekst'"
                yield places.problem("V567", told, "handelingen", act.id, *places.item("handelingen", act.id, "rol", role))


def _bringers(case: c.Case, places: Places) -> Iterator[Problem]:
    """Whoever asks for a measure may approach who decides on it."""
    for measure in case.measures.values():
        for role in measure.requesters:
            through = case.brought_by(measure.decider, role)
            if role != measure.decider and through:
                names = listed([case.partners[one].name for one in through])
                told = f"{shown(role)} kan {shown(measure.decider)} niet vragen: dat gaat alleen via {names}"
                yield places.problem("V544", told, "maatregelen", measure.id, *places.item("maatregelen", measure.id, "verzoekers", role))


def _rings(case: c.Case, places: Places) -> Iterator[Problem]:
    """What happens does not plan what must have happened before it: a happening comes once."""
    plans = {one.id: {effect.happening for effect in one.effects if isinstance(effect, c.Schedule)} for one in case.happenings.values()}
    for name in plans:
        seen: set[str] = set()
        waiting = set(plans[name])
        while waiting:
            seen |= waiting
            waiting = {after for one in waiting for after in plans[one]} - seen
        if name in seen:
            told = f"{shown(name)} plant langs deze gebeurtenissen zichzelf; een gebeurtenis komt maar één keer, dus haal een schakel weg"
            yield places.problem("V552", told, "gebeurtenissen", name, "gevolgen", key=True)


# --- chance -----------------------------------------------------------------------------------------------------------


def _chance(case: c.Case, places: Places) -> Iterator[Problem]:
    """L9: what chance decides changes no norm and tells nothing that is needed."""
    needed = {need.fact for need in case.needs}
    counted = [norm.done for norm in case.norms.values()] + [loop.done for loop in case.loops.values()]
    counted += [rule for norm in case.norms.values() for rule in (norm.only_if, norm.window_since) if rule]
    asked = {_atom(leaf) for rule in counted for leaf in leaves(rule.tree)}
    for happening in case.happenings.values():
        if happening.chance is None:
            continue
        for kind, name in sorted(_touched(case, happening)):
            what = "die informatie is nodig voor een besluit" if kind == "informatie" else "daar hangt een norm van af"
            if (kind == "informatie" and name in needed) or (kind, name) in asked:
                told = f"toeval mag niets tellen: {shown(happening.id)} raakt {kind} {shown(name)}, en {what}"
                yield places.problem("V551", told, "gebeurtenissen", happening.id, "kans_procent", key=True)


def _touched(case: c.Case, first: c.Happening) -> set[Atom]:
    """What a happening changes, and what the happenings that follow from it change."""
    found: set[Atom] = set()
    waiting = {first.id}
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        found |= _changes(case.happenings[name].effects)
        follow = {name for kind, name in found if kind == "gebeurtenis"}
        follow |= {one.id for one in case.happenings.values() if _asks(one.when, found)}
        waiting |= follow - seen
    return found


def _asks(rule: Rule | None, atoms: set[Atom]) -> bool:
    return rule is not None and any(_atom(leaf) in atoms for leaf in leaves(rule.tree))


def _atom(leaf: Tree) -> Atom:
    """What a condition without parts asks after, as effects name it."""
    match leaf:
        case ("flag", str(name)):
            return ("vlag", name)
        case ("counter", str(name), _):
            return ("teller", name)
        case ("measure", str(name)):
            return ("maatregel", name)
    return ("", "")


def _changes(effects: Iterable[c.Effect]) -> set[Atom]:
    found: set[Atom] = set()
    for effect in effects:
        match effect:
            case c.Reveal(facts, _):
                found |= {("informatie", fact) for fact in facts}
            case c.SetFlag(name, _):
                found.add(("vlag", name))
            case c.Count(name, _):
                found.add(("teller", name))
            case c.StartMeasure(name) | c.StopMeasure(name):
                found.add(("maatregel", name))
            case c.Schedule(name, _) | c.Cancel(name):
                found.add(("gebeurtenis", name))
    return found

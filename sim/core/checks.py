"""What every move must hold to: known facts, people who exist, themes and purposes of the case."""

from scenarios.compiled import Case
from sim.core import commands as m
from sim.core import phrases as say
from sim.core.refusals import Refusal, refuse
from sim.core.state import LEVELS, State

QUEUE = 3
"""Commands a desk may have lined up; a closing Wait comes on top."""
DEVIATIONS = 2
"""How often a table may leave a norm on purpose."""
CITES = 3
"""Facts a decision may lean on."""


def known(case: Case, state: State, role: str, facts: tuple[str, ...]) -> Refusal | None:
    """A refusal when `role` does not know one of `facts` at this minute."""
    if len(set(facts)) != len(facts):
        return refuse("dubbel")
    for fact in facts:
        if fact not in case.facts:
            return refuse("onbekend_feit")
        if not state.knows(role, fact):
            # The label of a fact that was never told would itself be telling.
            what = case.facts[fact].label if fact in state.learned[role] else f"kaart {case.facts[fact].number}"
            return refuse("van_wie" if state.free_speech else "weet_je_niet", wat=what)
    return None


def check_judgement(case: Case, state: State, role: str, judgement: m.Judgement) -> Refusal | None:
    """A refusal when the level is none of the four, or the facts it rests on are not known."""
    if judgement.level not in LEVELS:
        return refuse("onbekend_oordeel")
    return citable(case, state, role, judgement.cites)


def citable(case: Case, state: State, role: str, cites: tuple[str, ...]) -> Refusal | None:
    if len(cites) > CITES:
        return refuse("te_veel_feiten")
    return known(case, state, role, cites)


def receivers(case: Case, role: str, to: tuple[str, ...]) -> Refusal | None:
    """A refusal when `to` holds nobody, oneself, a stranger, or a partner that this region does not have."""
    if not to:
        return refuse("niemand_gekozen")
    if len(set(to)) != len(to):
        return refuse("dubbel")
    for other in to:
        if other == role:
            return refuse("niet_jezelf")
        if other not in case.roles:
            return refuse("onbekende_partner")
        if not case.roles[other].exists:
            takes_over = case.region.absent.get(case.roles[other].partner, "")
            name = case.partners[takes_over].name if takes_over in case.partners else "niemand"
            return refuse("bestaat_hier_niet", case.region.source, wie=case.roles[other].title, wel=name)
        through = case.brought_by(other, role)
        if through:
            source = case.partners[case.roles[other].partner].source
            return refuse("alleen_via", source, wie=case.roles[other].title, wel=say.bringers(case, through))
    return None


def contents(case: Case, state: State, role: str, tells: tuple[str, ...], asks: tuple[str, ...], purpose: str | None) -> Refusal | None:
    """A refusal when what is told is not known, what is asked is no theme, or facts go without a purpose."""
    if any(theme not in case.themes for theme in asks):
        return refuse("onbekend_thema")
    if (tells and purpose is None) or (purpose is not None and purpose not in case.purposes):
        return refuse("onbekend_doel")
    return known(case, state, role, tells)

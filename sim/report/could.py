"""Which move would have brought what a row of the ledger lacks?

A row says what was missing; the case says which act, decision, measure, word or line of a plan brings that about. Together
they make wishes, and a form that was on offer either answers one or does not. Nothing here judges whether it was wise.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from dataclasses import field as field_

from scenarios.compiled import Case, Count, Effect, Interview, Reveal, SetFlag, StartMeasure
from scenarios.world import Rule, Tree
from scoring.ledger import Row
from scoring.linkage import FIELDS
from scoring.perspective import leaves
from sim.core.roleview import Form
from sim.report.text import title

TALKS = ("gesprek", "overleg", "draag_bij")
Wanted = Callable[[Effect], bool]


@dataclass(frozen=True, slots=True)
class Wish:
    """A form of `kind` (and `id`) in which `field` can be filled with `value` and, where `to` is set, `to` can be reached."""

    kind: str
    id: str = ""
    field: str = ""
    value: str = ""
    to: str = ""
    fact: str = ""
    """What the other must know then, for asking to bring it."""
    plan: str = ""
    """Which line of a plan, in words; "" where that hangs on what stood there (`already.planned`)."""
    leaf: Tree = field_(default=(), compare=False)
    """The condition of the case that it would make true; () where it is not after one."""

    def answered(self, form: Form) -> bool:
        """Whether `form` offers this."""
        if form.kind != self.kind or form.blocked or (self.id and form.id != self.id):
            return False
        return (not self.field or _offers(form, (self.field,), self.value)) and (not self.to or _offers(form, ("met", "aan"), self.to))


def _offers(form: Form, names: tuple[str, ...], value: str) -> bool:
    return any(choice.value == value and not choice.blocked for field in form.fields if field.name in names for choice in field.choices)


def label(case: Case, wish: Wish, form: Form, row: Row, again: bool) -> str:
    """The move in words, for what `row` lacks; `again` when that decision had been taken before."""
    match wish.kind, wish.field:
        case "besluit", _ if row.term in ("gebruik", "patroon"):
            return f"«{form.label}» {'opnieuw ' if again else ''}besluiten, met meer van wat bekend was"
        case "besluit", _ if again and row.term == "dekking":
            return f"«{form.label}» opnieuw besluiten, nu met «{case.facts[row.facts[0]].label}»"
        case "besluit", _ if again and row.facts:
            return f"«{form.label}» opnieuw besluiten, nu er meer bekend is"
        case "besluit", _ if again:
            return f"«{form.label}» opnieuw besluiten, met een andere keuze"
        case "gesprek", "vertelt":
            return f"«{case.facts[wish.value].label}» vertellen aan {title(case, wish.to)}"
        case "gesprek", "vraagt":
            return f"{title(case, wish.to)} vragen naar: {case.themes[wish.value]}"
        case "gesprek", _:
            return f"Een gesprek met {title(case, wish.to)}"
        case "raadpleeg", "vastleggen":
            return f"«{case.facts[wish.value].label}» vastleggen in het eigen systeem"
        case "raadpleeg", _:
            return f"In het eigen systeem zoeken op: {case.persons[wish.value].title}"
        case "plan", _:
            return f"In het veiligheidsplan zetten: {wish.plan}"
        case "besluit", _:
            return f"Besluiten: {form.label}"
        case "maatregel", _:
            return f"Regelen of vragen: {form.label}"
        case "overleg", _:
            return f"{form.label} houden"
        case "stuur", _:
            return f"{form.label} sturen"
        case _:
            return form.label


def wishes(case: Case, row: Row, role: str) -> tuple[Wish, ...]:
    """What `role` could have done about `row`; nothing where leaving something undone was the way."""
    return tuple(dict.fromkeys(_wishes(case, row, role)))


def _wishes(case: Case, row: Row, role: str) -> Iterator[Wish]:
    legacy = case.legacy
    match row.term:
        case "normen" | "gevolgen":
            yield from _rule(case, case.norms[row.what].done, role)
        case "gelijktijdig":
            for rule in case.joints[row.what].inputs:
                yield from _rule(case, rule, role)
        case "dekking":
            yield from _need(case, row, role)
        case "gebruik":
            yield from _decide(case, row.what, role)
        case "terugkoppeling":
            yield from _rule(case, case.loops[row.what].done, role)
        case "patroon":
            yield from (Wish("besluit", one.decision) for one in legacy.patterns if one.id == row.what)
        case "bescherming":
            yield from (Wish("maatregel", one.id) for one in case.measures.values() if row.what in one.covers)
            yield from (
                Wish("plan", field="afspraak", value=one.id, plan=one.title) for one in case.agreements.values() if row.what in one.covers
            )
        case "overdracht" | "regie":
            yield Wish("plan")
        case "herbeoordeling":
            for review in legacy.reviews:
                if review.id == row.what:
                    yield from _rule(case, review.done, role)
        case "hierna":
            for probe in legacy.probes:
                if probe.id == row.what:
                    yield from _left(case, row, probe.responder, role)
        case "gehoord" | "uitleg":
            yield from _spoken(case, row, role)
        case "kindcheck":
            if legacy.perspective is not None:
                yield from _rule(case, legacy.perspective.child_check, role)


def _need(case: Case, row: Row, role: str) -> Iterator[Wish]:
    """A fact that whoever decides lacked: telling it, asking for it, finding it, or deciding at last."""
    fact = row.facts[0]
    for need in case.needs:
        if need.decision == row.what and need.fact == fact:
            yield from _known(case, fact, need.role, role)
    yield from _decide(case, row.what, role)


def _known(case: Case, fact: str, needer: str, role: str) -> Iterator[Wish]:
    what = case.facts[fact]
    if role != needer:
        yield Wish("gesprek", field="vertelt", value=fact, to=needer)
    else:
        yield from (Wish("gesprek", field="vraagt", value=what.theme, to=other, fact=fact) for other in case.roles if other != role)
    if case.roles[role].partner in what.systems:
        yield from (Wish("raadpleeg", field="over", value=person) for person in what.about if person in case.persons)
    yield from _bringing(case, role, lambda effect: isinstance(effect, Reveal) and fact in effect.facts)


def _left(case: Case, row: Row, responder: str, role: str) -> Iterator[Wish]:
    """What the next responder lacked: in its system, told to it, or in a plan handed over to it."""
    for fact in row.facts:
        if case.roles[role].partner == case.roles[responder].partner:
            yield Wish("raadpleeg", field="vastleggen", value=fact)
        if role != responder:
            yield Wish("gesprek", field="vertelt", value=fact, to=responder)
    yield Wish("plan")


def _spoken(case: Case, row: Row, role: str) -> Iterator[Wish]:
    view = case.legacy.perspective
    kinds = ("uitleg",) if row.term == "uitleg" else next((one.kinds for one in view.heard if one.person == row.what), ()) if view else ()
    yield from _bringing(case, role, lambda effect: isinstance(effect, Interview) and effect.person == row.what and effect.kind in kinds)


def _decide(case: Case, name: str, role: str) -> Iterator[Wish]:
    if name in case.decisions:
        yield Wish("besluit", name)
    elif role in case.measures[name].requesters:
        yield Wish("maatregel", name)


def _rule(case: Case, rule: Rule, role: str) -> Iterator[Wish]:
    """What can make a condition of the case true, leaf by leaf."""
    for leaf in leaves(rule.tree):
        yield from (replace(wish, leaf=leaf) for wish in _leaf(case, leaf, role))


def _leaf(case: Case, leaf: Tree, role: str) -> Iterator[Wish]:
    match leaf:
        case ("flag" | "counter" as kind, str(name), *_):
            yield from _bringing(case, role, _marks(SetFlag if kind == "flag" else Count, name))
        case ("decided", str(name), *_):
            yield Wish("besluit", name)
        case ("measure" | "request", str(name), *_):
            yield Wish("maatregel", name)
            yield from _bringing(case, role, _starts(name))
        case ("judged", who, *_) if who == role:
            yield Wish("oordeel")
        case ("knows", str(who), tuple(facts), *_):
            for fact in facts:
                yield from _known(case, str(fact), role if who == "zelf" else who, role)
        case ("in_system", partner, str(fact)) if partner == case.roles[role].partner:
            yield Wish("raadpleeg", field="vastleggen", value=fact)
        case ("talked", tuple(roles), moment, *_) if role in roles:
            others = [str(other) for other in roles if other != role]
            yield from (Wish("overleg" if moment else "gesprek", str(moment or ""), to=other) for other in others)
        case ("sent", str(kind), *_):
            yield Wish("stuur", kind)
        case ("plan", str(field)):
            yield Wish("plan", plan=plan_line(field))


def plan_line(field: str) -> str:
    """What a line of the plan says, in words."""
    own = {"afspraak": "een afspraak, met wie en tot wanneer", "regie": "wie welke regie heeft", "overdracht": "aan wie je overdraagt"}
    return own.get(field) or FIELDS[field]


def _marks(kind: type[SetFlag] | type[Count], name: str) -> Wanted:
    return lambda effect: isinstance(effect, kind) and effect.name == name


def _starts(measure: str) -> Wanted:
    return lambda effect: isinstance(effect, StartMeasure) and effect.measure == measure


def _bringing(case: Case, role: str, wanted: Wanted) -> Iterator[Wish]:
    """Acts, decisions and measures of `role` with an effect that is wanted."""

    def any_of(effects: Iterable[Effect]) -> bool:
        return any(wanted(effect) for effect in effects)

    yield from (Wish("handeling", act.id) for act in case.acts.values() if role in act.roles and any_of(act.effects))
    for decision in case.decisions.values():
        if role in decision.deciders and any(any_of(option.effects) for option in decision.options.values()):
            yield Wish("besluit", decision.id)
    yield from (Wish("maatregel", one.id) for one in case.measures.values() if role in one.requesters and any_of(one.effects))

"""Can the case be played as it is written?

What the shape of a value and the list of ids cannot say: chapters in order, chains that end, limits before the horizon,
windows that are not empty, forms that exclude each other. Each check yields problems with a place.
"""

from collections.abc import Iterator
from datetime import date as Date
from typing import Any

from scenarios import document as doc
from scenarios import forms, scored, sense_seats
from scenarios.conditions import SELF
from scenarios.problems import Problem, listed, meant, shown
from scenarios.references import Place, Placed
from scenarios.source import Source

VERBS = {
    "act": "handeling",
    "consult": "raadpleeg",
    "call": "bel",
    "send": "stuur",
    "order": "maatregel",
    "decision": "besluit",
    "judge": "oordeel",
}
"""The moves of a playbook line; exactly one of them stands in a line."""
_BELONGS = {
    "moment": ("call",),
    "channel": ("call",),
    "also": ("call",),
    "record": ("consult",),
    "tells": ("call", "send"),
    "asks": ("call", "send"),
    "purpose": ("call", "send"),
    "send_kind": ("send",),
    "option": ("decision",),
    "cites": ("order", "decision", "judge"),
}
_NOT_TOLD = ("flag", "counter", "plan")
"""Forms of conditions that no role's view can answer."""
_ACTED = ("handelingen", "besluiten", "maatregelen", "speelwijze")
"""Parts of a case in which some role acts, so that `zelf` and effects without `rol` mean something."""


def check(source: Source, document: doc.CaseDocument, found: list[Placed]) -> list[Problem]:
    """Everything in `document` that cannot be played as it stands."""
    checks = (_head, _chapters, _roles, _happenings, _decisions, _measures, _refusals, _norms, _loops, _joints, _legacy, _playbook)
    problems = [problem for one in (*checks, sense_seats.check) for problem in one(source, document)]
    for model, at in found:
        if type(model) in _LOOKED_AT or vars(model).get("role") == SELF:  # getattr looks long for a field that is not there
            problems += _local(source, document, model, at)
            problems += _unseen(source, document, model, at)
    return problems


def _head(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    head = document.head
    try:
        Date.fromisoformat(head.date)
    except ValueError:
        yield source.at(("casus", "speeldatum"), "V210", f"{shown(head.date)} staat niet op de kalender")
    if document.chapters[-1].end > head.horizon:
        yield source.at(("casus", "horizon"), "V211", "de horizon ligt vóór het einde van het laatste deel")


def _chapters(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    before = 0
    for number, chapter in enumerate(document.chapters):
        if chapter.start >= chapter.end:
            yield source.at(("delen", number, "tot"), "V211", "een deel eindigt na zijn begin")
        if chapter.start < before:
            yield source.at(("delen", number, "van"), "V211", "een deel begint niet voordat het vorige eindigt")
        if chapter.round == 0:
            yield source.at(("delen", number, "ronde"), "V211", "een ronde duurt minstens een minuut")
        before = chapter.end


def _roles(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    if not any(role.playable for role in document.roles):
        yield source.at(("rollen",), "V212", "geen enkele rol is speelbaar")
    for number, role in enumerate(document.roles):
        if role.playable and role.briefing is None:
            yield source.at(("rollen", number), "V212", f"de speelbare rol {shown(role.id)} heeft nog geen 'briefing'")


def _happenings(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    planned = _planned(document)
    for number, happening in enumerate(document.happenings):
        at = ("gebeurtenissen", number)
        if happening.at is not None and happening.when is not None:
            yield source.at((*at, "als"), "V213", "een gebeurtenis heeft 'op' of 'als', niet allebei")
        if happening.at is None and happening.when is None and happening.id not in planned:
            yield source.at((*at, "id"), "V213", f"{shown(happening.id)} komt nooit: geef 'op', 'als' of een gevolg dat haar plant")
        if happening.at is not None and happening.at > document.head.horizon:
            yield source.at((*at, "op"), "V213", "dit moment ligt na de horizon")


def _planned(document: doc.CaseDocument) -> set[str]:
    """The happenings that some effect schedules."""
    holders: list[Any] = [*document.acts, *document.happenings, *document.measures]
    holders += [option for decision in document.decisions for option in decision.options]
    return {effect.schedule.happening for holder in holders for effect in holder.effects if effect.schedule}


def _decisions(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    played = {role.id for role in document.roles if role.playable}
    unplayed = {role.id for role in document.roles} - played
    for number, decision in enumerate(document.decisions):
        at = ("besluiten", number)
        if played and unplayed >= set(decision.deciders):
            yield source.at((*at, "beslissers"), "V215", "niemand speelt wie hier beslist; noem een rol die speelbaar is")
        if decision.due > document.head.horizon:
            yield source.at((*at, "uiterlijk"), "V214", "dit moment ligt na de horizon")
        yield from _basis(source, document, decision, at)


def _measures(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    played = {role.id for role in document.roles if role.playable}
    for number, measure in enumerate(document.measures):
        at = ("maatregelen", number)
        if measure.due is not None and measure.due > document.head.horizon:
            yield source.at((*at, "uiterlijk"), "V214", "dit moment ligt na de horizon")
        if measure.ruling is None and measure.decider not in played and measure.decider not in measure.requesters:
            yield source.at((*at, "beslisser"), "V215", f"niemand speelt {shown(measure.decider)}; geef een 'beslisregel'")
        if measure.ruling is not None:
            for place, step in enumerate(measure.ruling.steps[:-1]):
                if step.when is None:
                    rest = "na een regel zonder 'als' komt geen regel meer aan de beurt"
                    yield source.at((*at, "beslisregel", "regels", place), "V215", rest)
        yield from _basis(source, document, measure, at)


def _refusals(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    """Several lines of `anders` go with as many parts of what must hold."""
    asked: list[tuple[str, int, doc.Act | doc.Measure, str]] = [("handelingen", n, one, "mits") for n, one in enumerate(document.acts)]
    asked += [("maatregelen", n, one, "voorwaarden") for n, one in enumerate(document.measures)]
    for section, number, one, name in asked:
        parts = one.provided.every if one.provided is not None else None
        if len(one.refusal) > 1 and len(one.refusal) != len(parts or ()):
            told = f"'alle' onder '{name}' telt {len(parts)} delen, en hier" if parts else f"onder '{name}' staat geen 'alle', en hier"
            yield source.at((section, number, "anders"), "V228", f"{told} staan {len(one.refusal)} zinnen; geef er één, of één per deel")


def _basis(source: Source, document: doc.CaseDocument, thing: doc.Decision | doc.Measure, at: Place) -> Iterator[Problem]:
    count = sum(thing.id in fact.needed_for for fact in document.facts)
    if thing.basis_least > count and "basis_least" in thing.model_fields_set:
        least = f"'basis_minstens' is {thing.basis_least}, maar {count} stuks informatie noemen {shown(thing.id)} bij 'nodig_voor'"
        yield source.at((*at, "basis_minstens"), "V216", least)


def _norms(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    chains = _chains({norm.id: norm for norm in document.norms})
    for number, norm in enumerate(document.norms):
        at = ("normen", number)
        if norm.target > norm.limit:
            yield source.at((*at, "grens"), "V217", "de grens ligt vóór het doel")
        chain = chains.get(norm.id)
        if chain is None:
            yield source.at((*at, "na"), "V218", f"de norm {shown(norm.id)} wacht langs deze keten op zichzelf")
        elif norm.root + chain > document.head.horizon:
            yield source.at((*at, "grens"), "V217", "de grens van deze norm, met de normen ervóór, ligt na de horizon")
        if norm.basis_least > len(norm.basis):
            yield source.at((*at, "basis_minstens"), "V216", f"'basis_minstens' is {norm.basis_least}, de basis telt er {len(norm.basis)}")


def _chains(norms: dict[str, scored.Norm]) -> dict[str, int]:
    """The sum of the limits along the longest chain that ends in each norm; a norm that waits for a ring has none."""
    lengths: dict[str, int] = {}
    ready = True
    while ready:
        ready = False
        for norm in norms.values():
            before = [name for name in norm.after if name in norms]
            if norm.id not in lengths and all(name in lengths for name in before):
                lengths[norm.id] = norm.limit + max((lengths[name] for name in before), default=0)
                ready = True
    return lengths


def _loops(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    for number, loop in enumerate(document.loops):
        if loop.target > loop.limit:
            yield source.at(("terugkoppelingen", number, "grens"), "V217", "de grens ligt vóór het doel")
        if loop.root + loop.limit > document.head.horizon:
            yield source.at(("terugkoppelingen", number, "grens"), "V217", "de grens ligt na de horizon")


def _joints(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    for number, joint in enumerate(document.joints):
        if len(joint.inputs) != len(joint.minutes):
            yield source.at(("gezamenlijk", number, "minuten"), "V219", "geef bij elke inbreng één aantal minuten")


def _legacy(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    """What should be linked and left behind comes due before the case is over."""
    horizon = document.head.horizon
    for number, pattern in enumerate(document.patterns):
        at = ("patronen", number)
        yield from _options(source, document, pattern.decision, pattern.options, (*at, "keuze"))
        if pattern.target > pattern.limit or pattern.root + pattern.limit > horizon:
            yield source.at((*at, "grens"), "V217", "de grens ligt vóór het doel of na de horizon")
        if pattern.least > len(pattern.facts):
            yield source.at((*at, "minstens"), "V216", f"'minstens' is {pattern.least}, de lijst telt er {len(pattern.facts)}")
    for number, review in enumerate(document.reviews):
        if review.target > review.limit or review.otherwise + review.limit > horizon:
            yield source.at(("herbeoordelingen", number, "grens"), "V217", "de grens ligt vóór het doel of na de horizon")
    ends = [(("overdracht", n, "uiterlijk"), x.due) for n, x in enumerate(document.handover)]
    ends += [(("peilmomenten", n, "op"), x.at) for n, x in enumerate(document.probes)]
    ends += [(("dekking", n, "tot"), x.until) for n, x in enumerate(document.cover)]
    ends += [(("regie", n, "tot"), x.until) for n, x in enumerate(document.regie)]
    for place, moment in ends:
        if moment > horizon:
            yield source.at(place, "V217", "dit moment ligt na de horizon")
    spans = [(("dekking", n, "tot"), x.since, x.until) for n, x in enumerate(document.cover)]
    spans += [(("regie", n, "tot"), y.since, y.until) for n, y in enumerate(document.regie)]
    for place, since, until in spans:
        if since >= until:
            yield source.at(place, "V221", "dit venster is leeg: het sluit voordat het opent")


def _playbook(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    for role, steps in document.playbook.items():
        for number, step in enumerate(steps):
            at = ("speelwijze", role, number)
            verbs = [name for name in VERBS if getattr(step, name) is not None]
            if len(verbs) != 1:
                yield source.at(at, "V220", f"een regel doet precies één ding: {listed(list(VERBS.values()))}")
                continue
            for name, owners in _BELONGS.items():
                if name in step.model_fields_set and verbs[0] not in owners:
                    alias = type(step).model_fields[name].alias or name
                    yield source.at((*at, alias), "V220", f"'{alias}' hoort niet bij '{VERBS[verbs[0]]}'", key=True)
            if step.decision is not None and step.option is None:
                yield source.at((*at, "besluit"), "V220", "geef bij een besluit ook de 'keuze'")


_CONDITIONS = (forms.TimeWindow, forms.Decided, forms.Knows, forms.Condition, forms.JudgedAtLeast)
_LOOKED_AT = frozenset((doc.PlayStep, doc.Wording, forms.Reveal, forms.Note, *_CONDITIONS))
"""The models of which something can be wrong wherever they stand; with those that name whoever acts."""


def _local(source: Source, document: doc.CaseDocument, model: Any, at: Place) -> Iterator[Problem]:
    """What can be wrong with one model wherever it stands."""
    match model:
        case forms.TimeWindow():
            if model.since is None and model.until is None:
                yield source.at(at, "V221", "een venster heeft 'vanaf', 'tot' of allebei")
            elif model.since is not None and model.until is not None and model.since >= model.until:
                yield source.at((*at, "tot"), "V221", "dit venster is leeg: het sluit voordat het opent")
        case forms.Decided():
            yield from _options(source, document, model.decision, model.options, (*at, "keuze"))
        case doc.PlayStep(decision=str(decision), option=str(option)):
            yield from _options(source, document, decision, (option,), (*at, "keuze"))
        case doc.Wording():
            yield from _options(source, document, model.decision, tuple(model.options), (*at, "keuzes"), keys=True)
        case forms.Knows() if model.least is not None and model.least > len(model.facts):
            yield source.at((*at, "minstens"), "V216", f"'minstens' is {model.least}, de lijst telt er {len(model.facts)}")
        case forms.Reveal() | forms.Note() if not model.roles and at[0] == "gebeurtenissen":
            yield source.at(at, "V222", "bij een gebeurtenis handelt niemand; noem een 'rol'")
    if vars(model).get("role") == SELF and at[0] not in _ACTED:
        yield source.at((*at, "rol"), "V222", "hier handelt niemand, dus 'zelf' betekent niets; noem een rol")


def _options(
    source: Source, document: doc.CaseDocument, name: str, options: tuple[str, ...], at: Place, keys: bool = False
) -> Iterator[Problem]:
    """Options that `name` does not have; `keys`: they stand as keys."""
    decision = next((one for one in document.decisions if one.id == name), None)
    if decision is None:
        return
    known = [option.id for option in decision.options]
    for index, option in enumerate(options):
        if option not in known:
            missing = f"keuze {shown(option)} bestaat niet bij besluit {shown(name)}{meant(option, known)}"
            yield source.at((*at, option if keys else index), "V201", missing, key=keys)


def _unseen(source: Source, document: doc.CaseDocument, model: Any, at: Place) -> Iterator[Problem]:
    """What a role's forms or playbook rest on though the role is never told it."""
    match model:
        case forms.Condition():
            name = next(iter(model.model_fields_set))
            alias = type(model).model_fields[name].alias
            if name in _NOT_TOLD and _askers(document, at):
                yield source.at(
                    (*at, alias or name), "V223", f"op '{alias}' kan dit niet steunen: geen rol ziet dat; gebruik 'weet' of 'situatie'"
                )
        case forms.Knows() | forms.JudgedAtLeast():
            askers = _askers(document, at)
            if askers and model.role != SELF and {model.role} != askers:
                yield source.at((*at, "rol"), "V223", "dit kan alleen steunen op wat de rol zelf weet; schrijf 'zelf'")


def _askers(document: doc.CaseDocument, at: Place) -> set[str]:
    """The roles by whose own knowledge the condition at this place is asked; nobody for a condition on the world."""
    match at:
        case ("handelingen", int(number), "zichtbaar", *_):
            return set(document.acts[number].roles)
        case ("besluiten", int(number), "zichtbaar", *_):
            return set(document.decisions[number].deciders)
        case ("maatregelen", int(number), "zichtbaar", *_):
            return set(document.measures[number].requesters)
        case ("maatregelen", int(number), "beslisregel", *_):
            decider = document.measures[number].decider
            return {role.id for role in document.roles if role.id == decider and role.playable}
        case ("speelwijze", str(role), int(), "als", *_):
            return {role}
    return set()

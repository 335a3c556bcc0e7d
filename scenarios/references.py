"""Does everything a case names exist?

One table says of every field what kind of id it holds; one walk over the document looks all of them up, with their place
in the file. Ids that are given twice and names that mean something to the program are found here too.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from scenarios import document as doc
from scenarios import forms, scored
from scenarios.conditions import SELF
from scenarios.fields import Model
from scenarios.problems import Problem, meant, shown
from scenarios.source import Source, locate

Place = tuple[int | str, ...]
Placed = tuple[Model, Place]

RESERVED = frozenset({SELF, "tafel", "trainer", "niemand"})
"""Names that stand for something else where a role is meant."""

REFERS: Mapping[type[Model], Mapping[str, str]] = {
    doc.Chapter: {"roles": "rol", "duty_change": "rol"},
    doc.GoesOn: {"role": "rol"},
    doc.Apart: {"roles": "rol"},
    doc.Later: {"role": "rol", "chapter": "deel"},
    doc.Chair: {"roles": "rol"},
    doc.Role: {"partner": "partner", "answers": "thema"},
    doc.Fact: {
        "while_measure": "maatregel",
        "theme": "thema",
        "about": "betrokkene",
        "known_by": "rol",
        "systems": "partner",
        "red_flag": "rode vlag",
        "needed_for": "besluit of maatregel",
        "unfit": "rol",
        "allowed": "rol",
        "leak": "rol",
    },
    doc.FitsWith: {"roles": "rol", "facts": "informatie"},
    doc.Scene: {"text": "rol"},
    doc.Act: {"roles": "rol", "scene": "situatie"},
    doc.Happening: {"text": "rol"},
    doc.Decision: {"deciders": "rol", "rests_on": "informatie"},
    doc.Measure: {"catalogue": "paletnummer", "requesters": "rol", "decider": "rol", "executor": "rol", "rests_on": "informatie"},
    scored.Norm: {
        "norm": "catalogusnorm",
        "owners": "rol",
        "after": "norm",
        "window_decision": "besluit",
        "basis": "informatie",
        "regional": "rol",
    },
    scored.Loop: {"giver": "rol", "receiver": "rol"},
    scored.Joint: {"roles": "rol"},
    scored.Pattern: {"decision": "besluit", "facts": "informatie", "roles": "rol"},
    scored.HandoverField: {"names": "rol, afspraak of maatregel", "receiver": "rol", "roles": "rol"},
    scored.Probe: {"responder": "rol", "facts": "informatie", "agreements": "afspraak", "roles": "rol"},
    scored.Cover: {"roles": "rol"},
    scored.Review: {"roles": "rol"},
    scored.RegieDue: {"partners": "rol"},
    scored.Hearing: {"person": "betrokkene"},
    scored.Perspective: {"explained": "betrokkene"},
    scored.Deviation: {"never": "norm"},
    doc.PlayStep: {
        "chapter": "deel",
        "act": "handeling",
        "consult": "betrokkene",
        "record": "informatie",
        "also": "rol",
        "call": "rol",
        "moment": "moment",
        "tells": "informatie",
        "asks": "thema",
        "purpose": "doel",
        "send": "rol",
        "send_kind": "berichtsoort",
        "order": "maatregel",
        "decision": "besluit",
        "cites": "informatie",
    },
    doc.Head: {"region": "regioprofiel", "moments": "afstemmingsmoment"},
    doc.CaseDocument: {"playbook": "rol"},
    doc.Wording: {"decision": "besluit"},
    forms.Knows: {"role": "rol", "facts": "informatie"},
    forms.InSystem: {"partner": "partner", "fact": "informatie"},
    forms.CounterAtLeast: {"name": "teller"},
    forms.Talked: {"roles": "rol", "moment": "moment"},
    forms.MessageSent: {"kind": "berichtsoort", "giver": "rol", "receiver": "rol"},
    forms.RequestStatus: {"measure": "maatregel"},
    forms.Reachable: {"role": "rol"},
    forms.JudgedAtLeast: {"role": "rol"},
    forms.Decided: {"decision": "besluit"},
    forms.Condition: {"flag": "vlag", "measure": "maatregel", "scene": "situatie"},
    forms.Reveal: {"facts": "informatie", "roles": "rol"},
    forms.InRecords: {"partner": "partner", "facts": "informatie"},
    forms.Schedule: {"happening": "gebeurtenis"},
    forms.Interview: {"person": "betrokkene", "theme": "thema"},
    forms.Note: {"roles": "rol"},
    forms.Effect: {"unflag": "vlag", "start_measure": "maatregel", "stop_measure": "maatregel", "cancel": "gebeurtenis"},
}

_ABSENT = {
    "vlag": "wordt door geen enkel gevolg gezet",
    "teller": "wordt door geen enkel gevolg opgehoogd",
    "moment": "staat niet bij de momenten van deze casus",
}
_LISTED = "; welke er zijn, zegt samenop handboek catalogus"
_PARTS = {
    "rol": "roles",
    "deel": "chapters",
    "betrokkene": "persons",
    "thema": "themes",
    "doel": "purposes",
    "informatie": "facts",
    "situatie": "scenes",
    "handeling": "acts",
    "gebeurtenis": "happenings",
    "besluit": "decisions",
    "maatregel": "measures",
    "norm": "norms",
    "afspraak": "agreements",
}
"""Kind of id → the part of the case that gives ids of that kind."""
_WITH_SELF = (forms.Knows, forms.Reachable, forms.JudgedAtLeast)


def places(document: doc.CaseDocument) -> list[Placed]:
    """Every model in `document` with its path in the file."""
    found: list[Placed] = []
    _walk(document, (), found)
    return found


def _walk(model: Model, at: Place, found: list[Placed]) -> None:
    found.append((model, at))
    for name, alias in _nesting(type(model)):
        value = getattr(model, name)
        if isinstance(value, Model):
            _walk(value, (*at, alias), found)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Model):
                    _walk(item, (*at, alias, index), found)
        elif isinstance(value, dict):
            for key, items in value.items():
                if isinstance(items, tuple):
                    for index, item in enumerate(items):
                        _walk(item, (*at, alias, key, index), found)


@cache
def _nesting(kind: type[Model]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that can hold other models: name and key in the file."""
    return tuple((name, info.alias or name) for name, info in kind.model_fields.items() if "scenarios." in repr(info.annotation))


@cache
def _referring(kind: type[Model]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a model that name something: name, key in the file, kind of thing."""
    return tuple((name, kind.model_fields[name].alias or name, what) for name, what in REFERS.get(kind, {}).items())


def check(source: Source, document: doc.CaseDocument, found: list[Placed], outside: Mapping[str, frozenset[str]]) -> list[Problem]:
    """What `document` names that is not there. `outside` holds the ids of the catalogue by kind."""
    known = {**_own(document, found), **outside}
    problems = _twice(source, document)
    double = _doubled(source, document)
    for model, at in found:
        for name, alias, what in _referring(type(model)):
            names = known.get(what)
            value = getattr(model, name)
            if not value or names is None or (value in names if isinstance(value, str) else names.issuperset(value)):
                continue  # all of them are there, as nearly always
            for word, place, key in _words(value, (*at, alias)):
                if word in names or (word == SELF and isinstance(model, _WITH_SELF)):
                    continue
                hint = double.get(what) or meant(word, names) or (_LISTED if what in outside else "")
                missing = f"{what} {shown(word)} {_ABSENT.get(what, 'bestaat niet')}{hint}"
                problems.append(source.at(place, "V201", missing, key=key))
    return problems


def _words(value: Any, at: Place) -> Iterator[tuple[str, Place, bool]]:
    """The ids in the value of a field: word, place, and whether it stands there as a key."""
    if isinstance(value, str):
        yield value, at, False
    elif isinstance(value, dict):
        for word in value:
            yield word, (*at, word), True
    elif value:
        for index, word in enumerate(value):
            yield word, (*at, index), False


def _own(document: doc.CaseDocument, found: list[Placed]) -> dict[str, frozenset[str]]:
    """The ids that the case itself gives, by kind."""
    ids = {kind: frozenset(thing.id for thing in getattr(document, part)) for kind, part in _PARTS.items()}
    return {
        **ids,
        "besluit of maatregel": ids["besluit"] | ids["maatregel"],
        "rol, afspraak of maatregel": ids["rol"] | ids["afspraak"] | ids["maatregel"],
        "moment": frozenset(document.head.moments),
        "vlag": frozenset(model.flag for model, _ in found if isinstance(model, forms.Effect) and model.flag),
        "teller": frozenset(model.name for model, _ in found if isinstance(model, forms.CountUp)),
    }


def _doubled(source: Source, document: doc.CaseDocument) -> dict[str, str]:
    """Kind → a hint for who misses an id of it: where one stands twice, the second was meant to be another."""
    found = {}
    for kind, part in _PARTS.items():
        seen: set[str] = set()
        for number, thing in enumerate(getattr(document, part)):
            if thing.id in seen:
                alias = type(document).model_fields[part].alias or part
                line, _ = locate(source.root, (alias, number, "id"))
                found[kind] = f"; op regel {line} staat {shown(thing.id)} voor de tweede keer: hoort daar deze id?"
                break
            seen.add(thing.id)
    return found


def _twice(source: Source, document: doc.CaseDocument) -> list[Problem]:
    """Ids that are given twice, and role ids that mean something else."""
    problems = []
    for name, info in type(document).model_fields.items():
        things = getattr(document, name)
        if isinstance(things, tuple):
            problems += _repeated(source, things, (info.alias or name,))
    for number, decision in enumerate(document.decisions):
        problems += _repeated(source, decision.options, ("besluiten", number, "opties"))
    decisions = {decision.id for decision in document.decisions}
    for number, measure in enumerate(document.measures):
        if measure.id in decisions:
            problems.append(source.at(("maatregelen", number, "id"), "V202", f"{shown(measure.id)} is ook al een besluit"))
    for number, role in enumerate(document.roles):
        if role.id in RESERVED:
            problems.append(
                source.at(("rollen", number, "id"), "V203", f"{shown(role.id)} kan geen rol heten: het woord heeft al een betekenis")
            )
    return problems


def _repeated(source: Source, things: tuple[Any, ...], at: Place) -> list[Problem]:
    first: dict[str, int] = {}
    told: set[str] = set()
    problems = []
    for number, thing in enumerate(things):
        name = getattr(thing, "id", None)
        if name is None:
            break
        if first.setdefault(name, number) != number and name not in told:
            told.add(name)
            line, _ = locate(source.root, (*at, first[name], "id"))
            problems.append(source.at((*at, number, "id"), "V202", f"de id {shown(name)} bestaat al, op regel {line}"))
    return problems

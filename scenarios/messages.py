"""What does the author read when a value has the wrong shape?

A Dutch sentence and a stable code per kind of pydantic error, chosen by the error's type and never by its text. Keys that
do not exist get the nearest one that does, found in the JSON Schema of the model.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from scenarios.document import CaseDocument
from scenarios.problems import Problem, listed, meant, shown
from scenarios.source import Source

M = TypeVar("M", bound=BaseModel)

_QUOTED = re.compile(r"'([^']*)'")
_WANTED = {
    "string_type": "tekst",
    "int_type": "een geheel getal",
    "int_parsing": "een geheel getal",
    "bool_type": "true of false",
    "bool_parsing": "true of false",
    "tuple_type": "een lijst",
    "list_type": "een lijst",
    "dict_type": "een blok met sleutels",
    "model_type": "een blok met sleutels",
    "model_attributes_type": "een blok met sleutels",
}
_IDEA = "kleine letters, cijfers en _, beginnend met een letter, hoogstens 48 tekens"


def check(source: Source, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The data of `source` as a `model`, or what is wrong with its shape."""
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        return None, [_problem(source, model, one) for one in error.errors(include_url=False) if not _echo(one)]


def _echo(error: Mapping[str, Any]) -> bool:
    """Whether a list is only called too short because items in it are wrong, which is told already."""
    given = error["input"]
    return error["type"] == "too_short" and isinstance(given, list) and len(given) >= error["ctx"]["min_length"]


def _problem(source: Source, model: type[BaseModel], error: Mapping[str, Any]) -> Problem:
    """One pydantic error as a problem with a place."""
    loc, kind = error["loc"], error["type"]
    if kind == "extra_forbidden":
        known = _keys(model, loc[:-1])
        message = f"onbekende sleutel {shown(loc[-1])}{meant(str(loc[-1]), known)}"
        return source.at(loc, "V101", message, key=True)
    if kind == "missing":
        return source.at(loc[:-1], "V102", f"de sleutel '{loc[-1]}' ontbreekt")
    code, message = _sentence(kind, error.get("ctx") or {}, error.get("input"))
    return source.at(loc, code, message)


def _sentence(kind: str, ctx: Mapping[str, Any], given: Any) -> tuple[str, str]:
    """Code and sentence for an error of `kind` on the value `given`."""
    if kind in _WANTED:
        return "V103", f"hier hoort {_WANTED[kind]}, hier staat {_what(given)}{_hint(kind, given)}"
    match kind:
        case "literal_error":
            return "V104", _choice(str(ctx.get("expected", "")), given)
        case "string_pattern_mismatch":
            return "V105", _pattern(str(ctx.get("pattern", "")), given)
        case "string_too_long":
            return "V106", f"te lange tekst: {len(given)} tekens, hoogstens {ctx['max_length']}"
        case "string_too_short":
            return "V106", "hier hoort tekst te staan"
        case "meer_regels":
            return "V106", "hier hoort één regel te staan"
        case "te_veel_woorden":
            return "V107", f"te lange tekst: {ctx['count']} woorden, hoogstens {ctx['limit']}"
        case "too_long":
            return "V108", f"te veel: hoogstens {ctx['max_length']}"
        case "too_short":
            return "V108", f"te weinig: minstens {ctx['min_length']}"
        case "greater_than_equal" | "less_than_equal":
            bound = f"minstens {ctx['ge']}" if "ge" in ctx else f"hoogstens {ctx['le']}"
            return "V109", f"{shown(given)} kan niet: {bound}"
        case "geen_moment":
            return "V110", f"{_what(given)} is geen moment; schrijf '07:00' of 'dag 1 09:00'"
        case "geen_duur":
            return "V111", f"{_what(given)} is geen duur; schrijf 30, '90 minuten', '2 uur' of '10 dagen'"
        case "geen_venster" | "geen_dag":
            return "V114", f"{_what(given)} is geen venster; schrijf 'ma-vr 09:00-17:00', 'dagelijks 22:00-08:00' of 'dag_en_nacht'"
        case "verboden_teken":
            return "V112", f"verboden teken U+{ctx['code']} op plaats {ctx['position']}; haal het weg"
        case "precies_een":
            return "V113", f"hier hoort precies één sleutel, hier staan er {ctx['count']}"
    return "V199", f"{_what(given)} past hier niet"


def _what(value: Any) -> str:
    """A value in words: what kind of thing it is, and its text when that is short."""
    match value:
        case None:
            return "niets"
        case bool():
            return "true" if value else "false"
        case int():
            return f"het getal {value}"
        case str():
            return shown(value)
        case list() | tuple():
            return "een lijst"
        case dict():
            return "een blok met sleutels"
    return "iets anders"


def _hint(kind: str, given: Any) -> str:
    """What to do about a value of the wrong type, where that is plain."""
    if kind == "string_type" and isinstance(given, int):
        return "; zet het tussen aanhalingstekens"
    if kind.startswith("bool") and isinstance(given, str) and given.lower() in ("ja", "yes", "on", "aan", "y"):
        return "; schrijf true"
    if kind.startswith("bool") and isinstance(given, str) and given.lower() in ("nee", "no", "off", "uit", "n"):
        return "; schrijf false"
    return ""


def _choice(expected: str, given: Any) -> str:
    """The sentence for a value outside a closed list."""
    options = _QUOTED.findall(expected)
    if not options:
        return f"{_what(given)} kan niet; hier hoort {'true' if expected == 'True' else expected}"
    return f"{_what(given)} kan niet; kies {listed(options)}{meant(given, options) if isinstance(given, str) else ''}"


def _pattern(pattern: str, given: Any) -> str:
    """The sentence for text of the wrong form."""
    forms = {
        "^[a-z]": f"is geen id: {_IDEA}",
        "^20": "is geen datum; schrijf '2025-02-11'",
        "^RP": "is geen regioprofiel; schrijf 'RP1'",
        "^RV": "is geen rode vlag; schrijf 'RV01'",
        "^I[PX]": "is geen nummer uit het Interventiepalet; schrijf 'IP01' of 'IX10'",
        "^N": "is geen norm uit de catalogus; schrijf 'N002'",
    }
    form = next((text for start, text in forms.items() if pattern.startswith(start)), "heeft niet de goede vorm")
    return f"{shown(given)} {form}"


# --- which keys there are -------------------------------------------------------------------------------------------


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def case_schema() -> dict[str, Any]:
    """The JSON Schema of a case file."""
    return schema_of(CaseDocument, "Een casus van Samen op")


def schema_of(model: type[BaseModel], title: str) -> dict[str, Any]:
    """The JSON Schema of a file. English names and docstrings stay out of it: authors read it."""

    def plain(part: Any) -> Any:
        if isinstance(part, list):
            return [plain(one) for one in part]
        if isinstance(part, dict):
            return {key: plain(one) for key, one in part.items() if not (key in ("title", "description") and isinstance(one, str))}
        return part

    schema: dict[str, Any] = plain(_schema(model))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that `model` allows at `loc`."""
    schema = _schema(model)
    places = [schema]
    for part in loc:
        places = [below for place in places for below in _below(schema, place, part)]
    return [key for place in places for form in _forms(schema, place) for key in form.get("properties", {})]


def _forms(schema: dict[str, Any], place: Any) -> list[dict[str, Any]]:
    """What may stand at a place of a schema: references and alternatives resolved."""
    if not isinstance(place, dict):
        return []
    if "$ref" in place:
        return _forms(schema, schema["$defs"][place["$ref"].rsplit("/", 1)[-1]])
    for several in ("anyOf", "allOf", "oneOf"):
        if several in place:
            return [form for one in place[several] for form in _forms(schema, one)]
    return [place]


def _below(schema: dict[str, Any], place: dict[str, Any], part: int | str) -> list[Any]:
    """The places under `place` by one part of a path."""
    found = []
    for form in _forms(schema, place):
        if isinstance(part, int):
            found.append(form.get("items"))
        else:
            found.append(form.get("properties", {}).get(part) or form.get("additionalProperties"))
    return [one for one in found if one]

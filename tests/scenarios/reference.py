"""What does the format say about itself, in the words of the author's reference?

Reads the JSON Schema of a case and of a short sitting: which sections there are, which fields each has, how a field is written and
what holds without it. The reference is held against this, and its tables can be made again from it.
"""

from typing import Any

import scenarios

NAMED = {"Condition": "voorwaarde", "Effect": "gevolg"}
"""Forms that stand in many places have a section under a name of their own."""
SHORT = "korte_zit"
_PER = {"keuzes": "optie", "tekst_onder": "maatregel"}
"""What a table of texts goes by, where that is not a role."""
_KINDS = {"^[a-z]": "id", "^(?:dag": "moment", "^20": "datum", "^RP": "`RP9`", "^RV": "`RV01`", "^I[PX]": "`IP01`, `IX10`", "^N": "`N002`"}


def sections() -> dict[str, dict[str, tuple[str, str]]]:
    """Section → field → (how it is written, what holds without it), in the order of the format."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for start, schema in (("zaak", scenarios.schema()), (SHORT, scenarios.short_schema())):
        waiting: list[tuple[str, dict[str, Any]]] = [(start, schema)]
        seen: set[str] = set()
        while waiting:
            name, form = waiting.pop(0)
            without = "kies er één" if name in NAMED.values() else ""
            found[name] = {}
            for field, place in form["properties"].items():
                written = _written(place).replace("per rol", f"per {_PER.get(field, 'rol')}")
                found[name][field] = (written, without or _without(field, form, place))
            for field, place in form["properties"].items():
                for ref in _refs(place):
                    if ref not in seen and "properties" in schema["$defs"][ref]:
                        seen.add(ref)
                        below = field if name == start else f"{name}.{field}"
                        waiting.append((NAMED.get(ref, below), schema["$defs"][ref]))
    return found


def _refs(place: Any) -> list[str]:
    """The forms that may stand at a place, by name."""
    match place:
        case {"$ref": ref}:
            return [str(ref).rsplit("/", 1)[-1]]
        case dict():
            return [ref for part in place.values() for ref in _refs(part)]
        case list():
            return [ref for part in place for ref in _refs(part)]
        case _:
            return []


def _without(field: str, form: dict[str, Any], place: dict[str, Any]) -> str:
    if field in form.get("required", ()):
        return "verplicht"
    match place.get("default"):
        case None | []:
            return "mag weg"
        case bool() as default:
            return f"`{str(default).lower()}`"
        case default:
            return f"`{default}`"


def _written(place: dict[str, Any]) -> str:
    """How a value at this place is written."""
    match place:
        case {"anyOf": ways}:
            kinds = list(dict.fromkeys(_written(way) for way in ways if way.get("type") != "null"))
            return {"id of id, id …": "id of rij id's", "getal, minstens 0 of duur": "duur"}.get(" of ".join(kinds), " of ".join(kinds))
        case {"$ref": ref}:
            return NAMED.get(str(ref).rsplit("/", 1)[-1], "velden")
        case {"const": value}:
            return f"`{str(value).lower()}`"
        case {"enum": values}:
            return ", ".join(f"`{value}`" for value in values)
        case {"type": "array", "items": items}:
            inside = _written(items)
            return "id, id …" if inside == "id" else f"rij: {inside}{_many(place)}"
        case {"patternProperties": parts}:
            return f"per rol: {' of '.join(_written(part) for part in parts.values())}"
        case {"type": "boolean"}:
            return "`true`, `false`"
        case {"type": "integer"}:
            return _number(place)
        case {"pattern": pattern}:
            return next((kind for start, kind in _KINDS.items() if pattern.startswith(start)), "duur")
        case _:
            return "één regel" if place.get("maxLength", 0) <= 200 else "tekst"


def _many(place: dict[str, Any]) -> str:
    least, most = place.get("minItems", 0), place.get("maxItems", 0)
    return "" if least < 2 else f" ({least})" if least == most else f" (minstens {least})"


def _number(place: dict[str, Any]) -> str:
    match place:
        case {"minimum": least, "maximum": most}:
            return f"getal, {least} tot {most}"
        case {"minimum": least}:
            return f"getal, minstens {least}"
        case _:
            return "getal"

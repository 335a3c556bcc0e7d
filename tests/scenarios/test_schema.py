"""Does an editor that follows the JSON Schema accept what the loader accepts, and offer Dutch only?"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import scenarios
from scenarios import source
from scenarios.find import find

KEPT = Path(scenarios.__file__).parent / "schema.json"
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
KNOWN = {"$ref", "$defs", "$schema", "title", "anyOf", "type", "const", "enum", "pattern", "default", "properties", "required", "items"}
KNOWN |= {
    "minProperties",
    "additionalProperties",
    "propertyNames",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minimum",
    "maximum",
    "patternProperties",
}


def _fits(value: Any, place: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether `value` is valid at `place`: the part of JSON Schema that ours uses."""
    assert place.keys() <= KNOWN, place.keys() - KNOWN
    if "$ref" in place:
        return _fits(value, root["$defs"][place["$ref"].rsplit("/", 1)[-1]], root)
    if "anyOf" in place and not any(_fits(value, one, root) for one in place["anyOf"]):
        return False
    if "type" in place and (not isinstance(value, TYPES[place["type"]]) or (isinstance(value, bool) and place["type"] != "boolean")):
        return False
    if ("const" in place and value != place["const"]) or ("enum" in place and value not in place["enum"]):
        return False
    return all(_parts(value, place, root))


def _parts(value: Any, place: dict[str, Any], root: dict[str, Any]) -> Iterator[bool]:
    """Whether the size and the inside of `value` are valid."""
    match value:
        case str():
            yield place.get("minLength", 0) <= len(value) <= place.get("maxLength", 10**6)
            yield re.search(place.get("pattern", ""), value) is not None
        case int():
            yield place.get("minimum", value) <= value <= place.get("maximum", value)
        case list():
            yield place.get("minItems", 0) <= len(value) <= place.get("maxItems", 10**6)
            yield from (_fits(item, place.get("items", {}), root) for item in value)
        case dict():
            yield len(value) >= place.get("minProperties", 0) and value.keys() >= set(place.get("required", ()))
            yield from (_fits(item, _under(key, place), root) for key, item in value.items())


def _under(key: str, place: dict[str, Any]) -> dict[str, Any]:
    """The schema for what stands under `key`; one that nothing fits when the key may not be there."""
    nothing: dict[str, Any] = {"enum": []}
    if key in place.get("properties", {}):
        return dict(place["properties"][key])
    for pattern, below in place.get("patternProperties", {}).items():
        if re.search(pattern, key):
            return dict(below)
    rest = place.get("additionalProperties", not place.get("patternProperties"))
    return rest if isinstance(rest, dict) else {} if rest else nothing


def test_the_schema_in_the_package_is_fresh() -> None:
    assert json.loads(KEPT.read_text(encoding="utf-8")) == scenarios.schema(), "run: samenop schema > scenarios/schema.json"


@pytest.mark.parametrize("name", [*scenarios.library_ids(), str(Path(__file__).parent / "minimal.yaml")])
def test_what_loads_fits_the_schema(name: str) -> None:
    found = find(name)
    data, schema = source.read(found.path, found.name).data, scenarios.schema()
    for key, value in data.items():
        for item in value if isinstance(value, list) else [value]:
            part = schema["properties"][key]
            assert _fits(
                [item] if isinstance(value, list) else item, {**part, "minItems": 0} if isinstance(value, list) else part, schema
            ), item
    assert _fits(data, schema, schema)


def test_what_does_not_load_for_its_shape_does_not_fit() -> None:
    schema = scenarios.schema()
    good = source.read(Path(__file__).parent / "minimal.yaml").data
    for key, bad in {"formaat": 2, "delen": [], "rollen": "politie", "extra": 1, "acuut_zolang": {"vlog": "x"}}.items():
        assert not _fits({**good, key: bad}, schema, schema), key


def test_no_english_sentence_reaches_an_author() -> None:
    assert '"description"' not in KEPT.read_text(encoding="utf-8")

"""Which JSON Schema does an editor complete a file of ours by?"""

from typing import Any

KINDS = ("casus", "korte_zit", "verloop")


def schema(kind: str) -> dict[str, Any]:
    """The schema of one of KINDS."""
    import scenarios

    match kind:
        case "verloop":
            from sim.course import Course

            return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Course.model_json_schema(by_alias=True)}
        case "korte_zit":
            return scenarios.short_schema()
    return scenarios.schema()


def as_text(kind: str, ascii_only: bool = False) -> str:
    """The same, as the text of a file."""
    import json

    return json.dumps(schema(kind), ensure_ascii=ascii_only, indent=2, sort_keys=True) + "\n"

"""What may a case say, and which cases are there?

The doors of this package. Nothing heavy is imported until a door is used: the first screen must not wait for it.
"""

from typing import TYPE_CHECKING, Any

from scenarios.problems import CaseError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from scenarios.compiled import Case
    from scenarios.head import Head

__all__ = ["CaseError", "Problem", "library_ids", "load", "read_head", "schema"]


def library_ids() -> tuple[str, ...]:
    """The ids of the cases that come with the program, in alphabetical order."""
    from scenarios import find

    return find.library_ids()


def read_head(name_or_path: "str | Path") -> "Head":
    """What the case is about; raises CaseError when its file is not a case."""
    from scenarios import find, head

    found = find.find(name_or_path)
    read = head.read(found.path, found.name)
    if read is None:
        from scenarios import loading

        read = loading.head(found)
    return read


def load(name_or_path: "str | Path", *, region: str | None = None, date: str | None = None) -> "Case":
    """The case in the library with this id, or in this file or folder, for a region and a playing date (default: its own)."""
    from scenarios import loading

    return loading.load(name_or_path, region, date)


def schema() -> dict[str, Any]:
    """The JSON Schema of a case file, for completion in an editor."""
    from scenarios import messages

    return messages.case_schema()

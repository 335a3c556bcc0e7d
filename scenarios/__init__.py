"""What may a case say, and which cases are there?

The doors of this package. Nothing heavy is imported until a door is used: the first screen must not wait for it.
"""

from typing import TYPE_CHECKING, Any

from scenarios.problems import CaseError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from scenarios.compiled import Case
    from scenarios.find import Found
    from scenarios.head import Head
    from scenarios.short_document import Written

__all__ = [
    "CaseError",
    "Problem",
    "library_ids",
    "load",
    "own_heads",
    "own_ids",
    "read_head",
    "read_short",
    "role_titles",
    "schema",
    "short_ids",
    "short_schema",
]


def library_ids() -> tuple[str, ...]:
    """The ids of the cases that come with the program, in alphabetical order."""
    from scenarios import find

    return find.library_ids()


def short_ids() -> tuple[str, ...]:
    """The ids of the short sittings that come with the program, in alphabetical order."""
    from scenarios import find

    return find.short_ids()


def own_ids() -> tuple[str, ...]:
    """The names of the cases that the user writes on this machine, in alphabetical order."""
    from scenarios import find

    return find.own_ids()


def own_heads() -> "tuple[tuple[str, Head], ...]":
    """(name, what it is about) of those cases; one of which the file is not a case yet is left out."""
    from contextlib import suppress

    found = []
    for name in own_ids():
        with suppress(CaseError):
            found.append((name, read_head(name)))
    return tuple(found)


def read_short(name_or_path: "str | Path") -> "Written | None":
    """The short sitting of this name, folder or file, checked against its case; None when it is none, CaseError when it is wrong."""
    from scenarios import find

    found = find.find_short(name_or_path)
    if found is None:
        return None
    return _checked(found)


def _checked(found: "Found") -> "Written":
    from scenarios import short_document

    return short_document.read(found)


def read_head(name_or_path: "str | Path") -> "Head":
    """What the case or the short sitting is about; raises CaseError when its file is neither."""
    from scenarios import find, head

    if (short := find.find_short(name_or_path)) is not None:
        return head.of_short(short) or _checked(short).head
    found = find.find(name_or_path)
    read = head.read(found.path, found.name)
    if read is None:
        from scenarios import loading

        read = loading.head(found)
    return read


def role_titles(name_or_path: "str | Path") -> dict[str, str]:
    """Id and title of each role of a case, without reading the rest; raises CaseError when there is no such case."""
    from scenarios import find, head

    found = find.find(name_or_path)
    return head.role_titles(found.path, found.name)


def load(name_or_path: "str | Path", *, region: str | None = None, date: str | None = None) -> "Case":
    """The case in the library with this id, or in this file or folder, for a region and a playing date (default: its own)."""
    from scenarios import loading

    return loading.load(name_or_path, region, date)


def schema() -> dict[str, Any]:
    """The JSON Schema of a case file, for completion in an editor."""
    from scenarios import messages

    return messages.case_schema()


def short_schema() -> dict[str, Any]:
    """The JSON Schema of the file of a short sitting."""
    from scenarios import messages, short_document

    return messages.schema_of(short_document.ShortDocument, "Een korte zit van Samen op")

"""What is a case about, without reading all of it?

A list of cases is on the first screen, so this reads only the block `casus:` of a file and leaves the heavy checks out.
Whatever is odd about that block is told by reading the whole file the long way.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scenarios import source as sources
from scenarios.find import Found, home_of

SHORT = "korte_zit"
"""The kind of a short sitting; it has a file of its own."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a list of cases shows of one case."""

    id: str
    kind: str
    """casus · oefening · korte_zit"""
    title: str
    summary: str
    warning: tuple[str, ...]
    source: str
    added: str
    date: str
    region: str
    moments: tuple[str, ...]
    minutes: int
    """Minutes of play."""
    level: str
    role: str = ""
    """The one role that is played in a short sitting, by its title; "" in a case."""


_KEYS = {
    "id": "id",
    "soort": "kind",
    "titel": "title",
    "samenvatting": "summary",
    "bron": "source",
    "toegevoegd": "added",
    "speeldatum": "date",
    "regio": "region",
}


def read(path: Path, name: str) -> Head | None:
    """The head of the case file `path`; None when it takes a full check to say what is wrong."""
    try:
        with path.open("rb") as file:
            raw = file.read(sources.MOST_BYTES + 1)
    except (OSError, ValueError):
        return None
    data = _under(raw, "casus", name)
    if not isinstance(data, dict):
        return None
    texts = {english: _text(data, dutch) for dutch, english in _KEYS.items()}
    warning, moments, minutes = _texts(data, "waarschuwing"), _texts(data, "momenten"), data.get("speelduur")
    if not all(texts.values()) or not warning or type(minutes) is not int:
        return None
    return Head(**texts, warning=warning, moments=moments, minutes=minutes, level=_text(data, "niveau") or "vrij")


def of_short(short: Found) -> Head | None:
    """The head of a short sitting: its own words, and where and when its case plays; None when it takes a full check."""
    own = sources.read(short.path, short.name).data
    if not isinstance(own, dict):
        return None
    case = home_of(short, _text(own, "uit")).path
    home, found = read(case, str(case)), role_titles(case, str(case)).get(_text(own, "rol"))
    texts = [_text(own, key) for key in ("id", "titel", "samenvatting")]
    warning, minutes = _texts(own, "waarschuwing"), own.get("speelduur")
    if home is None or not found or not all(texts) or not warning or type(minutes) is not int:
        return None
    id, title, summary = texts
    level = _text(own, "niveau") or "vrij"
    return replace(home, id=id, kind=SHORT, title=title, summary=summary, warning=warning, minutes=minutes, level=level, role=found)


def role_titles(path: Path, name: str) -> dict[str, str]:
    """Id and title of each role of the case file `path`; empty when it takes a full check to say what is wrong."""
    try:
        with path.open("rb") as file:
            roles = _under(file.read(sources.MOST_BYTES + 1), "rollen", name)
    except (OSError, ValueError):
        return {}
    return {_text(one, "id"): _text(one, "titel") for one in roles if isinstance(one, dict)} if isinstance(roles, list) else {}


def _under(raw: bytes, key: str, name: str) -> Any:
    """What stands under `key` at the margin of a file; None when that is not sound."""
    found = sources.parse(_block(raw, key.encode()), name)
    return None if found.problems or not isinstance(found.data, dict) else found.data.get(key)


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _texts(data: dict[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key)
    words = [value] if isinstance(value, str) else value
    return tuple(word for word in words if isinstance(word, str)) if isinstance(words, list) else ()


def _block(raw: bytes, key: bytes) -> bytes:
    """The lines of the block `key:`: up to the next key at the margin."""
    lines = raw.splitlines(keepends=True)
    start = next((number for number, line in enumerate(lines) if line.startswith(key + b":")), len(lines))
    end = start + 1
    while end < len(lines) and lines[end][:1] in (b" ", b"#", b"\n", b"\r", b"-"):
        end += 1
    return b"".join(lines[start:end])

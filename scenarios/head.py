"""What is a case about, without reading all of it?

A list of cases is on the first screen, so this reads only the block `casus:` of a file and leaves the heavy checks out.
Whatever is odd about that block is told by reading the whole file the long way.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenarios import source as sources


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
    found = sources.parse(_block(raw), name)
    data = found.data.get("casus") if isinstance(found.data, dict) else None
    if found.problems or not isinstance(data, dict):
        return None
    texts = {english: _text(data, dutch) for dutch, english in _KEYS.items()}
    warning, moments, minutes = _texts(data, "waarschuwing"), _texts(data, "momenten"), data.get("speelduur")
    if not all(texts.values()) or not warning or type(minutes) is not int:
        return None
    return Head(**texts, warning=warning, moments=moments, minutes=minutes, level=_text(data, "niveau") or "vrij")


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _texts(data: dict[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key)
    words = [value] if isinstance(value, str) else value
    return tuple(word for word in words if isinstance(word, str)) if isinstance(words, list) else ()


def _block(raw: bytes) -> bytes:
    """The lines of the block `casus:`: up to the next key at the margin."""
    lines = raw.splitlines(keepends=True)
    start = next((number for number, line in enumerate(lines) if line.startswith(b"casus:")), len(lines))
    end = start + 1
    while end < len(lines) and lines[end][:1] in (b" ", b"#", b"\n", b"\r", b"-"):
        end += 1
    return b"".join(lines[start:end])

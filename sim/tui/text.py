"""How does text that is not ours get on the screen?

Cases, names and messages are untrusted: Textual reads square brackets as markup and passes escape codes on to the
terminal. This module is the one door: everything from a view goes through `clean`, `plain` or `template`. Textual's own
`escape` is no door: "[/" passes it and then breaks the screen.
"""

import re
import unicodedata

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKS = frozenset({"Mn", "Mc", "Me"})
_SAFE = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201f\u2022\u2026\u20ac\u2192\n]*")
_LONGEST = 20_000
_MOST_MARKS = 2


def clean(text: str) -> str:
    """`text` without control, format, bidi and private characters, with at most two combining marks on a letter."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST]
    if _SAFE.fullmatch(text):
        return text
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        if category in _MARKS:
            marks += 1
            if marks > _MOST_MARKS:
                continue
        else:
            marks = 0
        if char in "\n\t":
            kept.append("\n" if char == "\n" else " ")
        elif category not in _DROPPED:
            kept.append(char)
    return "".join(kept)


def line(text: str) -> str:
    """`text` cleaned and on one line."""
    return " ".join(clean(text).split())


def plain(text: str, style: str | Style = "") -> Content:
    """`text` as it is, never read as markup."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def template(markup: str, **values: object) -> Content:
    """Our own `markup` with `$name` places; the values are shown literally."""
    return Content.from_markup(markup, **{name: clean(str(value)) for name, value in values.items()})


def join(*parts: str | Content | tuple[str, str]) -> Content:
    """Parts put together: plain strings, Content, or (text, style); every string is cleaned."""
    safe: list[str | Content | tuple[str, str | Style]] = []
    for part in parts:
        if isinstance(part, tuple):
            safe.append((clean(part[0]), part[1]))
        else:
            safe.append(clean(part) if isinstance(part, str) else part)
    return Content.assemble(*safe)


def lines(*parts: str | Content) -> Content:
    """Parts under each other."""
    return Content("\n").join([plain(part) if isinstance(part, str) else part for part in parts])


def headline(widget: Widget, text: str, foot: str = "") -> None:
    """Put `text` in the upper edge of a box and `foot` in the lower, as they are: Textual reads a plain string there as markup."""
    widget.border_title = plain(f" {line(text)} ") if text else None
    widget.border_subtitle = plain(f" {line(foot)} ") if foot else None

"""Which slip of the author's hand lies behind a YAML error?

The parser says where it could not go on, which is often a line after the slip. What is said here is read from the lines themselves, the
likeliest first; it is a guess, and so it comes after what is certain.
"""

import re

_CURLY = re.compile(r"[:\-\[{,]\s*[“”„‘’]")
_DASH = re.compile(r"\s*[–—•]\s")
_STUCK_DASH = re.compile(r"\s*-[^\W_]")
_STUCK_COLON = re.compile(r"\s*(?:- )?(\w+):[^\s/]")
_NO_COLON = re.compile(r"\s*(?:- )?(\w+)\s+[\"“\[{]")
_INSIDE = re.compile(r"""(?:[:\[{,]|^\s*-)\s*"(?:[^"\\]|\\.)*"\s*[^\s,}\]#:"]""")
_APOSTROPHE = re.compile(r":\s+'[^']*$")
_SIGN = re.compile(r":\s+([@%`*&|>])\s*\w")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*(\"?)|#.*")
"""A quoted text, whether it is closed, or a remark: it always matches, so that no line costs more than its length."""


def guess(lines: list[str], at: int, begun: int) -> str:
    """What is likely wrong at line `at` (from 0), in a part that began at line `begun`; "" when nothing shows."""
    before = next((number for number in range(at - 1, -1, -1) if lines[number].strip()), at)
    return (
        _of_line(lines[at])
        or _missing_space(lines[at], at)
        or _missing_space(lines[before], before)
        or _unclosed(lines, min(begun, before), at)
        or ("zet tekst met een dubbele punt tussen aanhalingstekens" if lines[at].count(": ") > 1 else "")
        or _indent(lines, at, before)
    )


def _of_line(line: str) -> str:
    """A slip that one line shows by itself."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "spring in met spaties, niet met tabs"
    if _CURLY.search(line):
        return 'gebruik rechte aanhalingstekens ("), geen gekrulde'
    if _DASH.match(line):
        return "begin een onderdeel van een rij met een gewoon streepje (-) en een spatie"
    if _STUCK_DASH.match(line):
        return "zet een spatie achter het streepje"
    if _INSIDE.search(line):
        return "na het tweede aanhalingsteken is de tekst uit; gebruik binnen een tekst ‘ en ’"
    if "\\" in line:
        return "schrijf in een tekst tussen aanhalingstekens geen \\, of schrijf er twee"
    sign = _SIGN.search(line)
    return f"zet tekst die met {sign[1]} begint tussen aanhalingstekens" if sign else ""


def _missing_space(line: str, number: int) -> str:
    """A key that runs on into its value: the parser takes both for one word and stumbles over the next line."""
    if found := _STUCK_COLON.match(line):
        return f"zet op regel {number + 1} een spatie achter '{found[1][:40]}:'"
    if found := _NO_COLON.match(line):
        return f"op regel {number + 1} ontbreekt een dubbele punt achter '{found[1][:40]}'"
    return ""


def _unclosed(lines: list[str], first: int, last: int) -> str:
    """The first line from `first` that opens a quotation mark or bracket and does not close it."""
    for number in range(first, last + 1):
        bare = _QUOTED.sub(_left, lines[number])
        if '"' in bare:
            return f"op regel {number + 1} lijkt een aanhalingsteken te ontbreken"
        if _APOSTROPHE.search(bare):
            return f"zet de tekst op regel {number + 1}, die met een apostrof begint, tussen dubbele aanhalingstekens"
        for opens, closes in ("[]", "{}"):
            if number < last and bare.count(opens) > bare.count(closes) and not bare.rstrip().endswith((opens, ",")):
                return f"op regel {number + 1} lijkt {closes} te ontbreken"
    return ""


def _left(found: re.Match[str]) -> str:
    return '"' if found[0].startswith('"') and not found[1] else ""


def _indent(lines: list[str], at: int, before: int) -> str:
    """A line that begins further to the left or right than its neighbour; of a row that is its previous item."""
    if lines[at].lstrip().startswith("- "):
        before = next((number for number in range(before, -1, -1) if lines[number].lstrip().startswith("- ")), before)
    here, above = (len(line) - len(line.lstrip(" ")) for line in (lines[at], lines[before]))
    if here == above or not lines[at].strip():
        return ""
    return f"deze regel springt {here} spaties in en regel {before + 1} {above}; wat bij elkaar hoort, begint even ver naar rechts"

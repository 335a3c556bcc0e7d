"""What does a YAML file say, and on which line and column?

One parse gives the data and keeps the nodes; the nodes are walked along a path only when something is wrong. The YAML is
a plain subset: no tags, anchors, aliases, merge keys or double keys, and only `true`, `false`, `null` and decimal whole
numbers are anything but text (plain PyYAML reads 12:30 as 750, `no` as false and 010 as 8). Everything is bounded before
it is built, so a hostile file costs no time and no memory.
"""

import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from scenarios import slips
from scenarios.problems import Problem, shown

MOST_BYTES = 1_000_000
MOST_NODES = 50_000
MOST_DEPTH = 24
MOST_SCALAR = 20_000
TOO_DEEP = f"te diep genest: hoogstens {MOST_DEPTH} lagen"

Loc = Sequence[int | str]

_SCALAR, _SEQUENCE, _MAPPING = "tekst", "lijst", "blok"
_INT, _TRUE, _FALSE, _NULL = "getal", "waar", "onwaar", "niets"
_KINDS = frozenset({_SCALAR, _SEQUENCE, _MAPPING, _INT, _TRUE, _FALSE, _NULL})
_MARKED = frozenset({"&", "!", "*", ""})
"""What a node begins with that is more than its text."""
_WORDS = {"true": _TRUE, "false": _FALSE, "null": _NULL, "~": _NULL, "": _NULL}
_NUMBER = re.compile(r"0|-?[1-9]\d{0,8}")
_BEGINS = frozenset("-0123456789")
"""With what a number begins."""
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\uf8ff\ufeff\ufff0-\uffff\U000e0000-\U0010ffff]"
)


@dataclass(slots=True)
class Source:
    """A file that was read: its data, its nodes, and what is wrong with it as YAML."""

    file: str
    data: Any = None
    root: Any = None
    raw: bytes = field(default=b"", repr=False)
    problems: list[Problem] = field(default_factory=list)
    usable: bool = False
    """Whether the data is worth a further look (a file with a double key is, a file with aliases is not)."""

    def add(self, mark: Any, code: str, message: str) -> None:
        """Note a problem at `mark` (None: the start of the file)."""
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        self.problems.append(Problem(self.file, line, column, code, message))

    def at(self, loc: Loc, code: str, message: str, *, key: bool = False) -> Problem:
        """A problem at a path in the data."""
        line, column = locate(self.root, loc, key=key)
        return Problem(self.file, line, column, code, message)


def locate(root: Any, loc: Loc, *, key: bool = False) -> tuple[int, int]:
    """Line and column of the deepest place along `loc` that is there: of the value, or with `key` of its key.

    Parts that are not in the file (a missing key, an index into a single value, "[key]") are skipped.
    """
    if root is None:
        return 1, 1
    node, at_key = root, root
    for part in loc:
        if part == "[key]":
            key = True
        elif isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == part), None)
            if pair is not None:
                at_key, node = pair
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = at_key = node.value[part]
    mark = (at_key if key else node).start_mark
    return mark.line + 1, mark.column + 1


def read(path: Path, name: str | None = None) -> Source:
    """The source in the file `path`, called `name` in problems."""
    source = Source(name or str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            source.add(None, "V001", "dit is geen gewoon bestand")
            return source
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = "het bestaat niet" if isinstance(error, FileNotFoundError) else "het laat zich niet openen"
        source.add(None, "V001", f"het bestand is niet te lezen: {reason}")
        return source
    return parse(raw, source.file)


def parse(raw: bytes, file: str) -> Source:
    """The source in `raw`."""
    source = Source(file, raw=raw)
    if len(raw) > MOST_BYTES:
        source.add(None, "V002", f"het bestand is te groot: hoogstens {MOST_BYTES // 1_000_000} MB")
        return source
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(raw[: error.start].decode("utf-8", "replace"))
        source.problems.append(Problem(file, line, column, "V003", "het bestand is geen UTF-8; bewaar het als UTF-8"))
        return source
    bad = _forbidden(text, file)
    if bad:
        source.problems.extend(bad)
        return source
    _compose(source, text)
    if source.root is not None:
        _Reader(source, text).read()
    return source


def _place(before: str) -> tuple[int, int]:
    """Line and column right after the text `before`."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _forbidden(text: str, file: str) -> list[Problem]:
    """A problem for each of the first control, bidi or private characters in `text`."""
    problems = []
    for match in _FORBIDDEN.finditer(text):
        line, column = _place(text[: match.start()])
        problems.append(Problem(file, line, column, "V004", f"verboden teken U+{ord(match[0]):04X}; haal het weg"))
        if len(problems) == 20:
            break
    return problems


class _Stop(Exception):
    """A bound was passed while the nodes were being made."""

    def __init__(self, mark: Any, code: str, message: str) -> None:
        self.mark, self.code, self.message = mark, code, message


class _Loader(yaml.CSafeLoader):
    """Makes nodes whose tag is one of ours, unless the file gave it a tag; refuses depth and number on the way."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        opened: list[None] = []
        begin, nodes = opened.append, 0

        def descend(current_node: Any, _: Any) -> None:
            """Called for every node of a file, and so without a look at an attribute."""
            nonlocal nodes
            begin(None)
            nodes += 1
            if len(opened) > MOST_DEPTH:
                raise _Stop(current_node.start_mark, "V012", TOO_DEEP)
            if nodes > MOST_NODES:
                raise _Stop(current_node.start_mark, "V013", f"te veel onderdelen: hoogstens {MOST_NODES}")

        self.descend_resolver = descend  # type: ignore[assignment]
        self.ascend_resolver = opened.pop  # type: ignore[method-assign]

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        if kind is not yaml.ScalarNode:
            return _MAPPING if kind is yaml.MappingNode else _SEQUENCE
        if not implicit[0]:
            return _SCALAR
        if value[:1] in _BEGINS and _NUMBER.fullmatch(value):  # asked of every word in a file, and hardly any is a number
            return _INT
        return _WORDS.get(value, _SCALAR)


def _compose(source: Source, text: str) -> None:
    """Put the root node of `text` in `source`, or say why there is none."""
    try:
        source.root = _Loader(text).get_single_node()
        if source.root is None:
            source.add(None, "V015", "het bestand is leeg")
    except _Stop as stop:
        source.add(stop.mark, stop.code, stop.message)
    except yaml.composer.ComposerError as error:
        if not _references(source, text):
            source.add(error.problem_mark, "V006", "hier begint een tweede document; een bestand is één document")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if "nesting" in str(error.problem):  # newer libyaml gives up by itself, before there is a node to count
            source.add(mark, "V012", TOO_DEEP)
        else:
            source.add(mark, "V005", _syntax(text, mark, error.context_mark))
    except yaml.YAMLError:
        source.add(None, "V005", "dit is geen leesbare YAML")


def _syntax(text: str, mark: Any, begun: Any) -> str:
    """A Dutch sentence for a YAML error at `mark` in a part `begun` before it, with what is likely the slip."""
    lines = text.split("\n")
    at = min(mark.line, len(lines) - 1) if mark is not None else 0
    since = begun.line if begun is not None else at
    hint = slips.guess(lines, at, since)
    if not hint and since < at:
        hint = f"wat op regel {since + 1} begint, is hier nog niet gesloten"
    return f"hier klopt de opmaak van de YAML niet; {hint or 'kijk naar inspringen, dubbele punt, haakje en aanhalingsteken'}"


def _references(source: Source, text: str) -> bool:
    """Note every anchor and alias in `text`; whether there was any."""
    before = len(source.problems)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if getattr(event, "anchor", None) is None:
                continue
            if isinstance(event, yaml.AliasEvent):
                source.add(event.start_mark, "V008", "een verwijzing (*) mag niet; schrijf de waarde hier uit")
            else:
                source.add(event.start_mark, "V008", "een anker (&) mag niet; schrijf de waarde uit waar je haar nodig hebt")
            if len(source.problems) - before == 20:
                break
    except yaml.YAMLError:
        return len(source.problems) > before
    return len(source.problems) > before


def _plain(tag: str, text: str) -> int | bool | None:
    """A scalar that is no text."""
    if tag == _INT:
        return int(text)
    return None if tag not in (_TRUE, _FALSE) else tag == _TRUE


class _Reader:
    """Builds the data of a source from its nodes."""

    def __init__(self, source: Source, text: str) -> None:
        self.source, self.text = source, text
        self.seen: set[int] = set()
        self.shared = False
        self.fatal = False

    def read(self) -> None:
        """Fill in the data of the source and say whether it is usable."""
        self.source.data = self.value(self.source.root)
        if self.shared:
            _references(self.source, self.text)
        self.source.usable = not (self.shared or self.fatal)

    def value(self, node: Any) -> Any:
        """The data at `node`."""
        tag = node.tag
        place = node.start_mark.index
        first = self.text[place : place + 1]
        if tag is _SCALAR and first not in _MARKED:  # as nearly everything is; what is shared begins with its anchor
            return node.value if node.style != '"' and len(node.value) <= MOST_SCALAR else self.scalar(node)
        if id(node) in self.seen:
            self.shared = True
            return None
        self.seen.add(id(node))
        if first == "&":
            self.shared = True
        if tag not in _KINDS or first == "!":
            self.source.add(node.start_mark, "V007", "een tag (!) mag niet; schrijf alleen de waarde")
            self.fatal = True
            return None
        if tag is _MAPPING:
            return self.mapping(node)
        if tag is _SEQUENCE:
            return [self.value(item) for item in node.value]
        return self.scalar(node)

    def scalar(self, node: Any) -> Any:
        """Text, a whole number, true, false or None."""
        text: str = node.value
        if node.tag is not _SCALAR:
            return _plain(node.tag, text)
        if len(text) > MOST_SCALAR:
            self.source.add(node.start_mark, "V014", f"te lange tekst: hoogstens {MOST_SCALAR} tekens")
            self.fatal = True
        elif node.style == '"':
            bad = _FORBIDDEN.search(text)
            if bad:
                self.source.add(node.start_mark, "V004", f"verboden teken U+{ord(bad[0]):04X} in deze tekst; haal het weg")
                self.fatal = True
        return text

    def mapping(self, node: Any) -> dict[str, Any]:
        """A block of keys; the first of two equal keys stands."""
        data: dict[str, Any] = {}
        lines: dict[str, int] = {}
        text = self.text
        for key_node, value_node in node.value:
            # A plain word, as nearly every key is; `value` says what else one can be.
            plain = key_node.tag is _SCALAR and not key_node.style and text[(at := key_node.start_mark.index) : at + 1] not in _MARKED
            key = key_node.value if plain and len(key_node.value) <= MOST_SCALAR else self.value(key_node)
            value = self.value(value_node)
            if not isinstance(key, str):
                if not self.fatal:
                    self.source.add(key_node.start_mark, "V011", "een sleutel is een woord; zet haar zo nodig tussen aanhalingstekens")
                self.fatal = True
            elif key == "<<":
                self.source.add(key_node.start_mark, "V009", "samenvoegen met << mag niet; schrijf de sleutels uit")
                self.fatal = True
            elif key in data:
                lines = lines or {one.value: one.start_mark.line + 1 for one, _ in reversed(node.value)}
                self.source.add(key_node.start_mark, "V010", f"de sleutel {shown(key)} staat er al, op regel {lines[key]}")
            else:
                data[key] = value
        return data

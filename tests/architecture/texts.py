"""Which Dutch texts do people read, and where do they stand?"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ID = re.compile(r"[a-z0-9_]+")
# Where a thing comes from is a reference ("SOA Toolkit stap 2"), not a text; patterns and formats are for machines.
_NO_TEXT = frozenset({"bron", "herkomst", "vindplaats", "bronnen", "source", "versie", "url"})
_MARKUP = re.compile(
    r"`[^`]*`|\]\([^)]*\)|https?://\S+|\b[\w.-]+\.(?:nl|com|org)\b|<[^>]*>|\[/?[$a-z@#][^\]]*\]|\{[^}]*\}|\b\w*[_/\\]\w*|%[a-zA-Z]"
)
# Style ("bold $so-title") and selectors ("#page > .text") are for the screen, not for people.
_STYLE = re.compile(r"(?:(?:bold|strike|dim|italic|reverse|underline|on|\$[\w-]+)\s*)+|[#.>][\w#.> {}:-]+")


@dataclass(frozen=True, slots=True)
class Text:
    where: str
    text: str

    @property
    def plain(self) -> str:
        """Without markup, ids and what a template fills in."""
        return _MARKUP.sub(" ", self.text)

    def words(self) -> list[str]:
        return WORD.findall(self.plain)


def all_texts() -> list[Text]:
    """Every Dutch text that ships: cases, catalogue, handbook, and what the program itself says."""
    found: list[Text] = []
    for path in sorted((ROOT / "scenarios").rglob("*.yaml")):
        found += of_yaml(path)
    for path in sorted((ROOT / "scenarios").rglob("*.md")):
        found += [Text(f"{_short(path)}:{n}", line) for n, line in enumerate(_prose(path), 1)]
    for room in ("sim", "scenarios", "scoring"):
        for path in sorted((ROOT / room).rglob("*.py")):
            found += _of_python(path)
    return found


def _short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _prose(path: Path) -> Iterator[str]:
    """The lines of a Markdown file; those of a code block are empty."""
    code = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            code = not code
            yield ""
        else:
            yield "" if code else line


def of_yaml(path: Path) -> Iterator[Text]:
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    pending: list[yaml.Node | None] = [root]
    while pending:
        match pending.pop():
            case yaml.MappingNode() as node:
                pending += [value for key, value in node.value if key.value not in _NO_TEXT]
            case yaml.SequenceNode() as node:
                pending += node.value
            case yaml.ScalarNode() as node if not _ID.fullmatch(node.value):
                yield Text(f"{_short(path)}:{node.start_mark.line + 1}", node.value)


def _of_python(path: Path) -> Iterator[Text]:
    """What a module may say to people: its strings of several words that are neither docstrings nor said to developers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()):  # docstrings, also of fields
                silent.add(id(node.value))
            case ast.Raise() | ast.Assert():
                silent.update(id(inner) for inner in ast.walk(node))
            case ast.Assign(targets=[ast.Name(id="DEFAULT_CSS" | "CSS")]):
                silent.add(id(node.value))
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))) | ast.AnnAssign(annotation=ast.Constant()):
                silent.update(id(inner) for inner in ast.walk(node))
            case ast.Call(func=ast.Name(id="cast"), args=[ast.Constant() as named, *_]):
                silent.add(id(named))
            case ast.Subscript(slice=ast.Constant() as named) | ast.keyword(arg="restrict" | "pattern", value=ast.Constant() as named):
                silent.add(id(named))
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                noted = [node.returns, *(one.annotation for one in ast.walk(node.args) if isinstance(one, ast.arg))]
                silent.update(id(inner) for note in noted if note is not None for inner in ast.walk(note))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent and _reads(node.value):
            yield Text(f"{_short(path)}:{node.lineno}", node.value)


def _reads(text: str) -> bool:
    return len(text.split()) > 1 and not _STYLE.fullmatch(text.strip())

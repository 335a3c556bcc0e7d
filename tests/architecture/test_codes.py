"""Has every "no" its sentence, and every sentence a "no" that says it?"""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from sim.core.refusals import TEXTS

ROOT = Path(__file__).parents[2]


def _calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of the function `name` in the program, with where it stands."""
    for path in sorted((ROOT / "sim").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def _codes(node: ast.expr) -> set[str]:
    """The codes an argument can be: a constant, or a choice between constants."""
    match node:
        case ast.Constant(value=str(code)):
            return {code}
        case ast.IfExp(body=one, orelse=other):
            return _codes(one) | _codes(other)
        case _:
            return set()


def test_every_refusal_has_its_sentence_and_fills_it() -> None:
    used = set[str]()
    for where, call in [*_calls("refuse"), *_calls("Refusal")]:
        codes = _codes(call.args[0])
        assert codes <= TEXTS.keys(), where
        used |= codes
        if not (isinstance(call.func, ast.Name) and call.func.id == "refuse"):
            continue
        given = {keyword.arg for keyword in call.keywords} - {"source"}
        for code in codes:
            asked = {name for text in TEXTS[code] for _, name, _, _ in Formatter().parse(text) if name}
            assert asked <= given, f"{where}: {code} needs {asked - given}"
    assert used == TEXTS.keys(), TEXTS.keys() - used


def test_a_sentence_is_a_sentence() -> None:
    for code, (text, instead) in TEXTS.items():
        for sentence in (text, instead):
            if sentence and not sentence.startswith("{"):
                assert sentence[0].isupper(), code
                assert sentence[-1] in ".?", code
            elif sentence:
                assert sentence[-1] in ".}", code
        assert text, code

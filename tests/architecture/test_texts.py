"""Are the Dutch texts spelled right, and is there nobody's name in them?"""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.texts import WORD, Text, all_texts

HERE = Path(__file__).parent
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?:;…|•*#>()\[\]\"“”‘„»«/–—-]|['’](?=\s*$)|\d[.)]?)\s*$|\n\s*$")


def _listed(name: str) -> frozenset[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def _texts() -> tuple[Text, ...]:
    return tuple(all_texts())


def _unknown(words: set[str]) -> set[str]:
    """The words that the Dutch dictionary does not have; of a word with hyphens each part may be in it."""
    if not shutil.which("hunspell"):
        if os.environ.get("SAMENOP_CI"):
            pytest.fail("hunspell is missing; .ci/run installs it")
        pytest.skip("hunspell is not installed")

    def ask(some: set[str]) -> set[str]:
        lines = "\n".join(sorted(some))
        run = subprocess.run(["hunspell", "-d", "nl_NL", "-i", "utf-8", "-l"], input=lines, capture_output=True, text=True, check=True)
        return set(run.stdout.split())

    refused = {word for word in ask(words) if word in words}
    parts = {part for word in refused for part in re.split("[-’']", word) if len(part) > 1}
    bad = ask(parts) if parts else set()
    return {word for word in refused if "-" not in word or any(part in bad for part in word.split("-"))}


def test_dutch_is_spelled_right() -> None:
    known = {word.lower() for word in _listed("woordenlijst.txt")} | {part.lower() for n in _listed("eigennamen.txt") for part in n.split()}
    where: dict[str, str] = {}
    for text in _texts():
        for word in text.words():
            if len(word) > 1 and not word.isupper():
                where.setdefault(word, text.where)
    wrong = {word for word in _unknown(set(where)) if word.lower() not in known}
    assert not wrong, "\n".join(sorted(f"{where[word]}: {word}" for word in wrong))


def test_no_name_of_a_person_stands_in_a_text() -> None:
    """A capital inside a sentence is a name, and so is a first word that is none in small letters; the list has all that may stand."""
    allowed = {part for name in _listed("eigennamen.txt") for part in name.split()}
    known = {word.lower() for word in _listed("woordenlijst.txt")}
    first: dict[str, str] = {}
    found = set[str]()
    for text in _texts():
        for match in WORD.finditer(text.plain):
            word = match.group()
            if not word[0].isupper() or word.split("-")[0].isupper() or word in allowed:
                continue
            if _ENDS_SENTENCE.search(text.plain[: match.start()]):
                first.setdefault(word.lower(), f"{text.where}: {word}")
            else:
                found.add(f"{text.where}: {word}")
    found |= {first[word] for word in _unknown(set(first)) if word not in known}
    assert not found, "\n".join(sorted(found))


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("title with a name", r"(?i)\b(?:dhr|mevr|mw)\.?\s+[A-Z]|\b(?:de heer|mevrouw|meneer)\s+(?:de |van |den |der )*[A-Z]"),
        ("e-mail address", r"[\w.]+@\w+\.\w+"),
        ("telephone number", r"\b0[1-9]\d?[ -]?\d{6,8}\b|\b06[ -]?\d{8}\b"),
        ("postcode", r"\b[1-9]\d{3} ?[A-Z]{2}\b"),
        ("citizen service number", r"\b\d{9}\b"),
        ("initials", r"\b[A-Z]\.(?:[A-Z]\.)+ ?(?:van |de |der |den )*[A-Z][a-z]+|\b[A-Z]\. (?:van|de|der|den) (?:der |den )?[A-Z][a-z]+"),
    ],
)
def test_nothing_leads_to_a_person(what: str, pattern: str) -> None:
    found = [f"{text.where}: {text.text[:80]}" for text in _texts() if re.search(pattern, text.text)]
    assert not found, f"{what}:\n" + "\n".join(found)

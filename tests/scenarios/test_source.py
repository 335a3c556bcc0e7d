"""Is YAML read as an author means it, and is what may not be there told with its place?"""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.source import MOST_BYTES, MOST_DEPTH, MOST_NODES, MOST_SCALAR, Source, locate, parse, read

SCALARS = [
    ("12:30", "12:30"),
    ("9:30", "9:30"),
    ("59:59:59", "59:59:59"),
    ("no", "no"),
    ("No", "No"),
    ("on", "on"),
    ("yes", "yes"),
    ("y", "y"),
    ("True", "True"),
    ("true", True),
    ("false", False),
    ("null", None),
    ("~", None),
    ("", None),
    ("0", 0),
    ("7", 7),
    ("-7", -7),
    ("-0", "-0"),
    ("+7", "+7"),
    ("010", "010"),
    ("0x1F", "0x1F"),
    ("0o17", "0o17"),
    ("0b11", "0b11"),
    ("1_000", "1_000"),
    ("1.5", "1.5"),
    ("1e3", "1e3"),
    (".inf", ".inf"),
    (".nan", ".nan"),
    ("2025-02-11", "2025-02-11"),
    ("2025-02-11 07:00:00", "2025-02-11 07:00:00"),
    ("=", "="),
    ("9" * 30, "9" * 30),
    ("'7'", "7"),
    ('"true"', "true"),
    ("|\n  een\n  twee", "een\ntwee\n"),
    (">-\n  een\n  twee", "een twee"),
    ("R & D", "R & D"),
    ("Help!", "Help!"),
    ("H&M", "H&M"),
    ("2 * 3", "2 * 3"),
]

TRAPS = [
    ("een tag", "a: !!str 12\n", "1:4: V007"),
    ("een eigen tag", "a: !mijn {b: 1}\n", "1:4: V007"),
    ("een losse tag", "a: ! b\n", "1:4: V007"),
    ("een tag op een sleutel", "!!str a: 1\n", "1:1: V007"),
    ("code in een tag", 'a: !!python/object/apply:os.system ["ls"]\n', "1:4: V007"),
    ("een anker", "a: &x 1\n", "1:4: V008"),
    ("een anker op een blok", "a: &x\n  b: 1\n", "1:4: V008"),
    ("een verwijzing", "a: 1\nb: *x\n", "2:4: V008"),
    ("een verwijzing in een lijst", "a: 1\nb: [2, *x]\n", "2:8: V008"),
    ("een ring", "a: &x [*x]\n", "1:4: V008"),
    ("samenvoegen", "a: 1\n<<: {b: 2}\n", "2:1: V009"),
    ("samenvoegen van een lijst", "<<: [{a: 1}, {b: 2}]\n", "1:1: V009"),
    ("twee gelijke sleutels", "a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", "5:3: V010"),
    ("een lijst als sleutel", "? [a, b]\n: 1\n", "1:3: V011"),
    ("een getal als sleutel", "1: a\n", "1:1: V011"),
    ("niets als sleutel", "~: a\n", "1:1: V011"),
    ("een tweede document", "a: 1\n---\nb: 2\n", "2:1: V006"),
    ("een tab", "a:\n\tb: 1\n", "2:1: V005"),
    ("een dubbele punt in tekst", "a: zij zei: nee\n", "1:11: V005"),
    ("een open haakje", "a: [1, 2\nb: 3\n", "2:2: V005"),
    ("een open aanhalingsteken", 'a: "nee\n', "2:1: V005"),
    ("een onbekende escape", 'a: "\\q"\n', "1:5: V005"),
    ("een nulteken", "a: b\n\x00", "2:1: V004"),
    ("een bel", "a: b\x07c\n", "1:5: V004"),
    ("een escape", "a: \x1b[2J\n", "1:4: V004"),
    ("een bidi-teken", "a: b\u202ec\n", "1:5: V004"),
    ("een leeg teken", "a: b\u200bc\n", "1:5: V004"),
    ("een eigen teken", "a: b\ue000c\n", "1:5: V004"),
    ("een verborgen letter", "a: b\U000e0041c\n", "1:5: V004"),
    ("een escape in aanhalingstekens", 'a: "b\\x1bc"\n', "1:4: V004"),
    ("een bidi-teken in aanhalingstekens", 'a: 1\nb: ["c\\u202Ed"]\n', "2:5: V004"),
    ("een leeg bestand", "", "1:1: V015"),
    ("alleen commentaar", "# niets\n", "1:1: V015"),
]


def _first(source: Source) -> str:
    return str(min(source.problems)).removeprefix("x.yaml:")


@pytest.mark.parametrize(("written", "meant"), SCALARS)
def test_a_scalar_is_what_it_looks_like(written: str, meant: Any) -> None:
    source = parse(f"a: {written}\n".encode(), "x.yaml")
    assert (source.data, source.problems) == ({"a": meant}, [])


@pytest.mark.parametrize(("text", "place"), [trap[1:] for trap in TRAPS], ids=[trap[0] for trap in TRAPS])
def test_a_trap_is_refused_at_its_place(text: str, place: str) -> None:
    assert _first(parse(text.encode(), "x.yaml")).startswith(f"{place}: ")


def test_all_traps_of_one_file_are_told_in_one_go() -> None:
    source = parse(b"a: &x 1\nb: *x\nc: !t 2\na: 3\n<<: {d: 4}\n", "x.yaml")
    assert [(one.line, one.code) for one in sorted(source.problems)] == [(1, "V008"), (2, "V008"), (3, "V007"), (4, "V010"), (5, "V009")]


def test_every_line_of_an_alias_bomb_is_told_and_nothing_is_built() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    source = parse("\n".join(lines).encode(), "x.yaml")
    assert {one.code for one in source.problems} == {"V008"}
    assert not source.usable


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "V012"),
        ("{a: " * 100_000, "V012"),
        ("- " * 100_000, "V012"),
        ("? " * 100_000, "V012"),
        ("a: [" + "x, " * MOST_NODES + "]", "V013"),
        ("a: '" + "x" * (MOST_SCALAR + 1) + "'", "V014"),
        ("# " + "x" * MOST_BYTES, "V002"),
    ],
    ids=["lijsten", "blokken", "streepjes", "vraagtekens", "onderdelen", "tekst", "bytes"],
)
def test_bounds_hold(text: str, code: str) -> None:
    source = parse(text.encode(), "x.yaml")
    assert [one.code for one in source.problems] == [code]
    assert not source.usable


def test_what_is_just_inside_the_bounds_is_read() -> None:
    deep = "[" * (MOST_DEPTH - 1) + "1" + "]" * (MOST_DEPTH - 1)
    assert not parse(deep.encode(), "x.yaml").problems
    assert not parse(("a: '" + "x" * MOST_SCALAR + "'").encode(), "x.yaml").problems


def test_windows_files_are_read_and_placed_alike() -> None:
    source = parse("\ufeffa: 1\r\nb:\r\n  c: é\r\n  c: 2\r\n".encode(), "x.yaml")
    assert source.data == {"a": 1, "b": {"c": "é"}}
    assert _first(source).startswith("4:3: V010")


def test_bytes_that_are_no_utf8_have_a_place() -> None:
    assert _first(parse(b"a: 1\nb: caf\xe9\n", "x.yaml")).startswith("2:7: V003")


def test_columns_count_characters() -> None:
    assert _first(parse("é𝄞: {b: 1, b: 2}\n".encode(), "x.yaml")).startswith("1:12: V010")


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    for path in (tmp_path / "weg.yaml", tmp_path, tmp_path / "pijp", Path("/dev/zero"), Path("a\0b"), tmp_path / ("x" * 300)):
        assert [one.code for one in read(path, "x.yaml").problems] == ["V001"]


def test_a_place_is_found_along_a_path() -> None:
    source = parse(b"een:\n  - id: a\n    lijst: [1, 2]\n  - id: b\ntwee: {sleutel: waarde}\n", "x.yaml")
    root = source.root
    assert locate(root, ()) == (1, 1)
    assert locate(root, ("een", 0, "lijst", 1)) == (3, 16)
    assert locate(root, ("een", 1, "id")) == (4, 9)
    assert locate(root, ("een", 1, "id"), key=True) == (4, 5)
    assert locate(root, ("twee", "sleutel", "[key]")) == (5, 8)


def test_parts_of_a_path_that_are_not_there_are_skipped() -> None:
    root = parse(b"een:\n  - id: a\n", "x.yaml").root
    assert locate(root, ("een", 0, "weg", 7)) == (2, 5)
    assert locate(root, ("een", 9, "id")) == (2, 3)
    assert locate(root, ("een", 0, "id", 0)) == (2, 9)
    assert locate(None, ("een",)) == (1, 1)


@given(st.binary() | st.text(st.characters(codec="utf-8")).map(str.encode) | st.text("[]{}:-&*!<>|'\"#,? \nab1").map(str.encode))
def test_any_bytes_give_data_or_problems(raw: bytes) -> None:
    source = parse(raw, "x.yaml")
    assert source.usable or source.problems
    assert all(problem.line >= 1 and problem.column >= 1 and problem.message.isprintable() for problem in source.problems)

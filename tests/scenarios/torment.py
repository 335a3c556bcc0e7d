"""What can be wrong with a case file that nobody would write on purpose?

`spoil(seed)` makes one bad file out of a good one, always the same for a seed. Run as a program it loads a range of seeds
under a limit on memory and tells for each what came of it, as JSON lines.
"""

import json
import re
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

ROOT = Path(__file__).parents[2]
GOOD = (Path(__file__).parent / "minimal.yaml", ROOT / "scenarios" / "library" / "acuut_onveilig" / "casus.yaml")
MEMORY = 300_000_000
LINE = re.compile(r'^ +(?:- )?(?:titel|taak|label|uitleg|kort): ".*"$', re.MULTILINE)
CONTROLS = "\x00\x01\x07\x0b\x1b\x7f\x80\x9b\u00ad\u200b\u200e\u2028\u202e\u2066\ue000\ufeff\uffff\U000e0041"

Spoiler = Callable[[Random, str], str | bytes]


def _at(rng: Random, pattern: str, text: str, new: str) -> str:
    """`text` with one match of `pattern` replaced; the last group of the match is what goes."""
    match = rng.choice(list(re.finditer(pattern, text, re.MULTILINE)))
    start, end = match.span(match.lastindex or 0)
    return text[:start] + new + text[end:]


def cut(rng: Random, text: str) -> bytes:
    """Ends somewhere before the scenes do, maybe in the middle of a letter."""
    raw = text.encode()
    return raw[: rng.randrange(1, raw.index(b"\nsituaties:") + 60)]


def wrong_type(rng: Random, text: str) -> str:
    line = rng.choice(LINE.findall(text))
    value = rng.choice(("[1, 2]", "{a: b}", "12", "null", "true", "-0.5e", "''", "- x"))
    return text.replace(line, line.split(": ")[0] + ": " + value.replace("-0.5e", "7"), 1)


def surprising_scalar(rng: Random, text: str) -> str:
    """12:30, no and their like where a number, a date or a choice belongs."""
    value = rng.choice(("12:30", "no", "on", "010", "1_000", "2025-02-11", "0x1F", ".inf", "9" * 5_000, "~", "59:59:59"))
    return _at(rng, r"(?:gevoelig|speelduur|speelminuten|spoor|herkomst|formaat): (\w+)", text, value)


def unknown_id(rng: Random, text: str) -> str:
    return _at(rng, r"(?:\bthema|\bpartner|\bbeslisser|\bpersoon|\bsituatie|\bmaatregel): ([a-z_]+)\b", text, "bestaat_niet")


def alias_bomb(rng: Random, text: str) -> str:
    wide = rng.randrange(5, 12)
    lines = ["x0: &x0 [lol, lol]"] + [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * wide)}]" for n in range(1, rng.randrange(8, 12))]
    return "\n".join(lines) + "\n" + text


def merge_bomb(rng: Random, text: str) -> str:
    wide = rng.randrange(5, 12)
    lines = ["x0: &x0 {a: 1}"] + [f"x{n}: &x{n} {{<<: [{', '.join([f'*x{n - 1}'] * wide)}]}}" for n in range(1, rng.randrange(8, 12))]
    return text + "\n".join(lines) + "\n"


def anchor(rng: Random, text: str) -> str:
    line = rng.choice(LINE.findall(text))
    return text.replace(line, line.replace(": ", rng.choice((": &hier ", ": *hier #")), 1), 1)


def merge_key(rng: Random, text: str) -> str:
    return _at(rng, r"^(  - id:)", text, "  - <<: {a: 1}\n    id:")


def tag(rng: Random, text: str) -> str:
    line = rng.choice(LINE.findall(text))
    made = rng.choice(("!!str ", "!!python/object/apply:os.system ", "!eigen ", "! ", "!!binary ", "!<tag:x,2000:y> "))
    return text.replace(line, line.replace(": ", f": {made}", 1), 1)


def double_key(rng: Random, text: str) -> str:
    line = rng.choice([one for one in LINE.findall(text) if "- " not in one.split(":")[0]])
    return text.replace(line, f"{line}\n{line}", 1)


def control_character(rng: Random, text: str) -> str:
    place = rng.randrange(1, len(text))
    return text[:place] + rng.choice(CONTROLS) + text[place:]


def escaped_character(rng: Random, text: str) -> str:
    line = rng.choice(LINE.findall(text))
    return text.replace(line, line[:-1] + rng.choice(("\\x1b[2J", "\\0", "\\u202e", "\\a", "\\U000E0041", "\\uD800", "\\q")) + '"', 1)


def ten_megabytes(rng: Random, text: str) -> str:
    return rng.choice((text + "# vulling\n" * 1_000_000, text + "x: " + "y" * 10_000_000, "[" * 10_000_000, "- a\n" * 2_500_000))


def nearly_a_megabyte(rng: Random, text: str) -> str:
    """Inside the bound on bytes, past another."""
    part = rng.choice(("- a\n", "[", "{a: ", "? ", "- ", "a: b\n", "'' ", "a b "))
    return part * (950_000 // len(part))


def deep(rng: Random, text: str) -> str:
    depth = rng.randrange(25, 20_000)
    return text + rng.choice(("x: " + "[" * depth, "x: " + "{niet: " * depth, "x:\n" + "".join(" " * n + "- a:\n" for n in range(1, 60))))


def long_text(rng: Random, text: str) -> str:
    line = rng.choice(LINE.findall(text))
    return text.replace(line, line[:-1] + "woord " * rng.randrange(40, 5_000) + '"', 1)


def tabs(rng: Random, text: str) -> str:
    return _at(rng, r"^(    )\w+: ", text, "\t")


def other_encoding(rng: Random, text: str) -> bytes:
    return rng.choice((text.encode("utf-16"), text.encode("utf-32-le"), b"# caf\xe9\n" + text.encode(), text.encode()[:500] + b"\xc3\x28"))


def noise(rng: Random, text: str) -> bytes:
    return rng.randbytes(rng.randrange(1, 5_000))


def two_documents(rng: Random, text: str) -> str:
    return text + "---\n" + rng.choice((text, "a: 1\n", "no\n"))


def no_mapping(rng: Random, text: str) -> str:
    return rng.choice(
        ("", "# niets\n", "12:30\n", "no\n", "~\n", "[]\n", "- a\n- b\n", "tekst\n", "7\n", "{}\n", "\ufeff", "%YAML 1.1\n--- a\n", "...\n")
    )


def unknown_key(rng: Random, text: str) -> str:
    return _at(
        rng,
        r"^ +(?:- )?(titel|taak|label|uitleg|kort|thema|spoor|gevoelig|uiterlijk):",
        text,
        rng.choice(("titl", "kleur", "if", "'<'", "12")),
    )


def missing_key(rng: Random, text: str) -> str:
    return _at(rng, r"(^    (?:titel|taak|label|uitleg|kort|spoor|stap): .*\n)", text, "")


def missing_quote(rng: Random, text: str) -> str:
    line = rng.choice(LINE.findall(text))
    return text.replace(line, line[:-1], 1)


def bad_words(rng: Random, text: str) -> str:
    """Regular expressions, formats and markup of others, as an id."""
    return _at(
        rng, r"^  - id: (\w+)", text, rng.choice(("'{0.__class__}'", "'%s%n'", "'[@click=app.boem]x[/]'", "'../../etc'", "'A B'", "'é'"))
    )


SPOILERS: tuple[Spoiler, ...] = (
    cut,
    wrong_type,
    surprising_scalar,
    unknown_id,
    alias_bomb,
    merge_bomb,
    anchor,
    merge_key,
    tag,
    double_key,
    control_character,
    escaped_character,
    ten_megabytes,
    nearly_a_megabyte,
    deep,
    long_text,
    tabs,
    other_encoding,
    noise,
    two_documents,
    no_mapping,
    unknown_key,
    missing_key,
    missing_quote,
    bad_words,
)


def spoil(seed: int) -> tuple[str, bytes]:
    """The name of what is done to a good file, and the bad file."""
    rng = Random(seed)
    spoiler = SPOILERS[seed % len(SPOILERS)]
    made = spoiler(rng, rng.choice(GOOD).read_text(encoding="utf-8"))
    return spoiler.__name__, made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")


def told(path: Path) -> dict[str, Any]:
    """What comes of loading the file: its problems, its CPU seconds, and the most memory so far."""
    import scenarios

    start = process_time()
    problems: list[str] | str
    try:
        scenarios.load(path)
        problems = "geladen"
    except scenarios.CaseError as error:
        problems = [str(one) for one in error.problems]
    except BaseException as error:
        problems = f"{type(error).__name__}: {str(error)[:200]}"
    return {"problems": problems, "seconds": process_time() - start, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}


def main() -> None:
    first, last = map(int, sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_AS, (3 * MEMORY, 3 * MEMORY))  # addresses, of which far fewer are used
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "casus.yaml"
        for seed in range(first, last):
            kind, raw = spoil(seed)
            path.write_bytes(raw)
            print(json.dumps({"seed": seed, "kind": kind, "lines": raw.count(b"\n") + raw.count(b"\r") + 1, **told(path)}))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()

"""Has each case words of its own? No run of eight words stands in two of them; what the catalogue says may be said again.

A short sitting may repeat the case it is taken from, but not another case or another short sitting.
"""

from collections.abc import Iterator
from pathlib import Path

import scenarios
from tests.architecture.texts import ROOT, Text, of_yaml

LONG = 8
"""Words in a row that are no accident any more."""
LIBRARY = ROOT / "scenarios" / "library"
CATALOGUE = ROOT / "scenarios" / "catalogue"
Run = tuple[str, ...]


def test_no_run_of_eight_words_stands_in_two_cases() -> None:
    found = shared({home: list(of_yaml(path)) for home, path in _files().items()}, _taken_from())
    assert not found, "\n".join(found)


def test_a_run_that_two_cases_share_is_found_with_both_places() -> None:
    said, again = "Zij gaat vandaag niet meer terug naar haar huis.", "Morgen? Zij gaat vandaag NIET meer terug naar haar huis!"
    texts = {"een": [Text("een.yaml:3", said)], "twee": [Text("twee.yaml:5", again)]}
    assert shared(texts, {}) == ["een.yaml:3 and twee.yaml:5: zij gaat vandaag niet meer terug naar haar"]
    assert shared(texts, {"twee": "een"}) == []
    assert shared({**texts, "twee": [Text("twee.yaml:5", "Zij gaat vandaag niet meer terug naar morgen.")]}, {}) == []


def shared(texts: dict[str, list[Text]], taken_from: dict[str, str]) -> list[str]:
    """Both places and the first words of each run that two homes share, one line for each pair of texts."""
    catalogue = {run for path in CATALOGUE.glob("*.yaml") for text in of_yaml(path) for run in _runs(text)}
    seen: dict[Run, list[tuple[str, str]]] = {}
    found: dict[tuple[str, str], Run] = {}
    for home, own in texts.items():
        for text in own:
            for run in _runs(text):
                if run in catalogue:
                    continue
                for other, where in seen.setdefault(run, []):
                    if home != other and taken_from.get(home) != other and taken_from.get(other) != home:
                        found.setdefault((where, text.where), run)
                seen[run].append((home, text.where))
    return [f"{one} and {other}: {' '.join(run)}" for (one, other), run in sorted(found.items())]


def _runs(text: Text) -> Iterator[Run]:
    words = [word.lower() for word in text.words()]
    return (tuple(words[at : at + LONG]) for at in range(len(words) - LONG + 1))


def _files() -> dict[str, Path]:
    cases = {id: LIBRARY / id / "casus.yaml" for id in scenarios.library_ids()}
    return cases | {id: LIBRARY / id / "korte_zit.yaml" for id in scenarios.short_ids()}


def _taken_from() -> dict[str, str]:
    """Short sitting → its case."""
    written = ((id, scenarios.read_short(id)) for id in scenarios.short_ids())
    return {id: short.case for id, short in written if short is not None}

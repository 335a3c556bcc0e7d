"""What a table agreed on, kept beside its log, and what came of it."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from sim.agreements import LEVELS, LONGEST, MOST, Agreement, Book, days, latest, read, tidy

ONE = Agreement("Wij leggen vast voor de wissel.", LEVELS[1], "Politie", "2025-03-01")


def book(folder: Path, game: str = "spel") -> Book:
    return Book(folder / f"{game}.jsonl", "De zaak", folder)


def test_what_was_agreed_stands_beside_the_log_and_opens_the_next_debrief(tmp_path: Path) -> None:
    first = book(tmp_path, "een")
    assert first.before is None
    assert first.add(ONE) == ""
    assert (tmp_path / "een.afspraken.json").exists()
    other = book(tmp_path, "twee")
    assert other.before is not None
    assert other.before.agreements == (ONE,)
    assert other.answer(0, "gedaan") == ""
    again = book(tmp_path, "drie")
    assert again.before is not None
    assert again.before.agreements[0].came == "gedaan"


def test_the_one_written_last_is_asked_about(tmp_path: Path) -> None:
    for number, name in enumerate(("oud", "nieuw")):
        book(tmp_path, name).add(Agreement(name, LEVELS[0], "Politie", ""))
        os.utime(tmp_path / f"{name}.afspraken.json", (number, number))
    found = latest(tmp_path)
    assert found is not None
    assert found.agreements[0].text == "nieuw"


def test_the_own_agreements_come_back_and_are_not_those_of_last_time(tmp_path: Path) -> None:
    book(tmp_path).add(ONE)
    again = book(tmp_path)
    assert again.mine == (ONE,)
    assert again.before is None
    assert again.drop(0) == ""
    assert book(tmp_path).mine == ()


def test_a_text_is_cleaned_bounded_and_never_empty(tmp_path: Path) -> None:
    it = book(tmp_path)
    assert it.add(Agreement(" \x1b[31m\u202e ", LEVELS[0], "Politie", "")) == ""
    assert it.mine[0].text == "[31m"
    assert it.add(Agreement("  \u202e ", LEVELS[0], "Politie", "")) != ""
    assert len(tidy("x" * 100_000)) == LONGEST
    for _ in range(20):
        it.add(ONE)
    assert len(it.mine) == MOST


@pytest.mark.parametrize(
    "text",
    [
        "",
        "geen json",
        "[]",
        '{"afspraken": 3}',
        '{"afspraken": [1, null, {"text": ""}]}',
        "[" * 50_000,
        json.dumps({"afspraken": [{"text": "x" * 100_000}]}),
        '{"afspraken": [{"text": "\\ud800"}]}',
    ],
)
def test_a_file_that_anybody_wrote_breaks_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.afspraken.json").write_text(text, encoding="utf-8")
    found = book(tmp_path).before
    assert found is None or all(len(one.text) <= LONGEST for one in found.agreements)


def test_what_stands_in_a_file_is_read_as_one_of_a_few_words(tmp_path: Path) -> None:
    line = {"text": "a\nb", "level": "de wereld", "owner": "\x1bPolitie", "on": "ooit", "came": "gelogen"}
    path = tmp_path / "x.afspraken.json"
    path.write_text(json.dumps({"casus": "\x9bzaak", "afspraken": [line] * 100}), encoding="utf-8")
    found = read(path)
    assert found is not None
    assert len(found.agreements) == MOST
    assert found.agreements[0] == Agreement("a b", LEVELS[1], "Politie", "", "")
    assert found.case == "zaak"


def test_a_disk_that_takes_nothing_is_said_and_nothing_is_pretended(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    it = Book(tmp_path / "bestand" / "x.jsonl", "zaak", tmp_path)
    assert "niet bewaard" in it.add(ONE)
    assert it.mine == ()


def test_without_a_log_it_stays_on_the_screen(tmp_path: Path) -> None:
    it = Book(None, "zaak", tmp_path)
    assert it.add(ONE) == ""
    assert it.mine == (ONE,)
    assert list(tmp_path.iterdir()) == []


def test_dates_to_look_back_lie_ahead() -> None:
    assert days(date(2025, 2, 24)) == ("2025-03-03", "2025-03-10", "2025-03-26", "2025-05-25")

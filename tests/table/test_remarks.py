"""What is said at "bij ons anders" is kept at once, bounded and clean, and comes back under the part it was about."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.compiled import Case
from sim import games, remarks
from sim.remarks import LONGEST, Place, Remark

PLACE = Place("minimaal", "d1", "maatregel", "aanhouding", "Maatregelen", 8 * 60 + 5, "politie")
SAID = Remark("Bij ons beslist de piketofficier.", "Haaglanden", "Zo is het afgesproken.", PLACE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return remarks.path_of(tmp_path / "spellen" / "spel.jsonl")


def test_what_was_said_comes_back_in_the_order_in_which_it_was_said(file: Path) -> None:
    other = replace(SAID, what="Anders nog iets.")
    for one in (SAID, other):
        assert remarks.keep(file, one) == ""
    assert remarks.read(file) == ((SAID, other), 0)


@given(st.text(max_size=3 * LONGEST), st.text(max_size=200))
def test_whatever_is_typed_is_kept_as_one_clean_line_that_comes_back(tmp_path_factory: pytest.TempPathFactory, what: str, why: str) -> None:
    file = tmp_path_factory.mktemp("anders") / "spel.anders"
    remark = Remark(remarks.tidy(what) or "x", "", remarks.tidy(why), PLACE)
    remarks.add(file, remark)
    assert remarks.read(file) == ((remark,), 0)
    assert remark.what.isprintable()
    assert len(remark.what) <= LONGEST
    assert file.read_bytes().count(b"\n") == 1


@pytest.mark.parametrize("broken", [b'{"wat":"half', b"\xff\xfe", b"[]", b'{"wat":""}', b'{"wat":"x","extra":1}', b"{" * 5_000])
def test_a_line_that_a_crash_broke_off_or_that_is_none_of_ours_costs_no_other(file: Path, broken: bytes) -> None:
    remarks.add(file, SAID)
    with file.open("ab") as end:
        end.write(broken)
    remarks.add(file, SAID)
    assert remarks.read(file) == ((SAID, SAID), 1)


def test_a_line_stands_on_disk_before_it_is_acknowledged(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    assert remarks.keep(file, SAID) == ""
    assert len(synced) == 1


def test_a_disk_that_takes_nothing_more_is_told_and_what_was_kept_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remarks.add(file, SAID)
    real = os.write

    def full(fd: int, data: bytes) -> int:
        real(fd, bytes(data)[:9])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        problem = remarks.keep(file, SAID)
    assert "de schijf is vol" in problem
    assert "Het spel gaat gewoon door" in problem
    assert remarks.keep(file, SAID) == ""
    assert remarks.read(file) == ((SAID, SAID), 1)


def test_a_file_does_not_grow_without_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remarks, "LARGEST", 600)
    problems = [remarks.keep(file, SAID) for _ in range(9)]
    assert any("te groot" in problem for problem in problems)
    assert file.stat().st_size <= 600


@pytest.mark.parametrize("text", ["mail naar iemand@voorbeeld.nl", "bel 06 1234 5678 even", "zij woont op 1234 AB", "nummer 123456789"])
def test_what_leads_to_a_person_is_not_kept(file: Path, text: str) -> None:
    assert "Haal het weg" in remarks.keep(file, replace(SAID, why=text))
    assert not file.exists()


@pytest.mark.parametrize("text", ["Veilig Thuis 0800-2000", "vanaf 1 januari 2025 om 09:00", "artikel 39e lid 1 en 39f"])
def test_numbers_that_lead_to_nobody_may_stand(file: Path, text: str) -> None:
    assert remarks.keep(file, replace(SAID, why=text)) == ""


def test_the_file_lies_beside_the_log_and_is_no_game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))
    log = tmp_path / "spellen" / "spel.jsonl"
    remarks.add(remarks.path_of(log), SAID)
    remarks.add(remarks.path_of(None), SAID)
    assert remarks.path_of(log).parent == log.parent
    assert remarks.path_of(None).parent == log.parent.parent
    assert games.saved() == ()
    assert remarks.everywhere() == (remarks.path_of(log), remarks.path_of(None))


def test_a_remark_is_told_with_the_part_of_the_case_it_is_about(minimal_case: Case) -> None:
    chapter = minimal_case.chapters[0]
    measure = next(iter(minimal_case.measures.values()))
    place = replace(PLACE, chapter=chapter.id, part=measure.id)
    (line,) = remarks.debrief_lines(minimal_case, [replace(SAID, place=place)])
    assert line.startswith("Haaglanden: Bij ons beslist de piketofficier. Waarom: Zo is het afgesproken. (")
    assert f"{chapter.title} · maatregel: {measure.title}; {minimal_case.roles['politie'].title}, di 08:05" in line


def test_parts_come_in_the_order_of_the_case_and_what_it_no_longer_has_keeps_its_id(minimal_case: Case) -> None:
    first, second = (chapter.id for chapter in minimal_case.chapters[:2])
    late = replace(SAID, place=replace(PLACE, chapter=second, part="weg"))
    early = replace(SAID, place=Place("minimaal", first, screen="Het bureau"))
    groups = remarks.by_part(minimal_case, [late, early, late])
    assert [len(found) for _, found in groups] == [1, 2]
    assert groups[0][0].endswith("Het bureau")
    assert groups[1][0].endswith("maatregel: weg")
    assert remarks.about(None, Place()) == "zonder onderdeel"

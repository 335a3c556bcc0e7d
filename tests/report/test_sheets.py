"""Every sheet, for games that went well, badly, were stopped, or asked for little."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import scenarios
from scenarios.compiled import Case
from scenarios.handbook import page as handbook
from sim.agreements import Book
from sim.core.game import Setup
from sim.plain.console import Console
from sim.plain.debrief import LookingBack
from sim.report import lanes, lines, results, sources
from sim.report.debrief import debrief
from sim.report.route import ROUTES, pages
from sim.report.text import said, short
from sim.table import Table
from tests.report.courses import case, looked_back

TALK_ONLY = ("begin", "eigen", "afspraken", "einde")


@pytest.mark.parametrize("course", ["expert", "goed", "acuut_zonder_vervolg", "matig", "niets"])
@pytest.mark.parametrize("chapter", [None, 0, 1])
def test_every_sheet_has_something_to_say_also_when_it_stopped_after_a_part(course: str, chapter: int | None) -> None:
    found = looked_back(course, None if chapter is None else case().chapters[chapter].end)
    for page in pages("heel"):
        said = list(lines.sheet(found, page.id))
        assert bool(said) is (page.id not in TALK_ONLY), page.id
        assert all(len(line) <= 80 for line in said)
    assert all(said for _, said in lines.cards(found, False))


def test_a_game_in_which_nothing_happened_yet_can_be_looked_back_on() -> None:
    small: Case = scenarios.load("eerste_melding")
    table = Table.start(small, Setup(1, tuple((role, "mens") for role in small.playable)))
    found = debrief(small, tuple(table.events))
    assert all(list(lines.sheet(found, page.id)) for page in pages("heel") if page.id not in TALK_ONLY)


def test_what_did_not_belong_comes_before_what_was_needed() -> None:
    said = list(lines.sheet(looked_back("goed"), "delen"))
    heads = [
        next(n for n, line in enumerate(said) if line.startswith(head))
        for head in ("Hoorde daar niet", "Nodig, en niet op tijd", "Nodig, en")
    ]
    assert heads[0] < heads[1]
    assert any(line.startswith("Terugkoppeling") for line in said)


def test_numbers_stand_there_only_when_asked() -> None:
    found = looked_back("goed")
    for page in pages("heel"):
        if page.id in ("momenten", "kaarten"):
            assert "punten" not in " ".join(lines.sheet(found, page.id))
            assert "punten" in " ".join(lines.sheet(found, page.id, numbers=True)) or "van 100" in " ".join(
                lines.sheet(found, page.id, numbers=True)
            )
    for numbers in (False, True):
        shares = [line for _, said in lines.cards(found, numbers) for line in said if "Eigen kansen benut" in line]
        assert shares
        assert all(("procent" in line) is numbers for line in shares)


@pytest.mark.parametrize("course", ["expert", "goed", "werkelijk", "matig"])
def test_the_total_can_be_summed_again_from_what_stands_on_the_sheet(course: str) -> None:
    found = looked_back(course)
    told = " ".join(lines.sheet(found, "kaarten", 500, numbers=True))
    total = float(re.search(r"Alles samen: ([\d,]+) van 100", told)[1].replace(",", "."))  # type: ignore[index]
    parts = re.search(r"([\d,]+) × T ([\d,]+) \+ ([\d,]+) × I ([\d,]+) \+ ([\d,]+) × A ([\d,]+) =", told)
    assert parts is not None
    share, points = ([float(parts[place].replace(",", ".")) for place in places] for places in ((1, 3, 5), (2, 4, 6)))
    held = min(sum(one * other for one, other in zip(share, points, strict=True)), min(points) + 30)
    kept = re.search(r"keer ([\d,]+), omdat", told)
    assert total == pytest.approx(held * (float(kept[1].replace(",", ".")) if kept else 1), abs=0.15)
    assert "Alles samen" not in " ".join(lines.sheet(found, "kaarten", 500))


def test_no_source_of_a_case_speaks_in_marks_of_its_makers() -> None:
    """On the ledger of each case: no number of a lesson or a remark from the field, no bare word that only its author understands."""
    for name in ("acuut_onveilig", "stalking_actieoverleg", "strafbare_km_school"):
        game = scenarios.load(name)
        legacy = game.legacy
        judged: list[Any] = [*game.norms.values(), *game.loops.values(), *game.decisions.values(), *game.measures.values(), *legacy.probes]
        judged += [*legacy.handover, *legacy.patterns, *legacy.cover, *legacy.regie, *legacy.reviews]
        for source in {one.source for one in judged}:
            assert not re.search(r"\b[LM]\d{1,2}\b|\bauteur\b|_|\bcasus:", sources.named(source)), source
    rows = [row for course in ("goed", "matig", "expert") for row in looked_back(course).card.ledger]
    assert {row.source for row in rows if row.term == "maat"} <= {"keuze van de maker van deze zaak"}
    told = "\n".join(lines.sheet(looked_back("matig"), "momenten", 500))
    codes = set(re.findall(r"\b(?:W\d\d|U\d\d|SOA|LAZ)\b", told))
    assert codes
    assert all(f"**{code}**" in handbook("delen") for code in codes)
    assert sources.EXPLAINED in told


def test_acute_and_structural_run_side_by_side() -> None:
    tracks = [lane for lane in looked_back("goed").lanes.lanes if lane.id.startswith("spoor_")]
    assert [lane.title for lane in tracks] == ["Spoor acuut", "Spoor structureel"]
    assert any(span.label == "De overdracht van de nacht" for lane in tracks for span in lane.spans)
    assert "─" in lanes.draw(tracks[0], 30, 420, 20, 4000)


def test_a_tag_stands_over_what_happened_there() -> None:
    found = looked_back("goed").lanes
    lane = found.lanes[0]
    tag = lanes.Tag(435, lane.id, "risico")
    assert lanes.draw(lane, 15, 420, 4, found.end, (tag,))[1] == "!"
    assert lanes.draw(found.lanes[1], 15, 420, 4, found.end, (tag,))[1] != "!"
    assert lanes.tag_lines(found, (tag,))[0].startswith("! risicovol: di 07:15 Politie")


NUMBERS = re.compile(r"\b(?:IC|N|G[DX]|I[PX]|RV)\d{2,3}[a-z]?\b")
"""Ids of the catalogue and of the contradictions in the sources; a region is known by its number and keeps it."""


@pytest.mark.parametrize("course", ["expert", "goed", "matig", "niets"])
def test_no_sheet_shows_a_number_of_the_catalogue_where_it_has_a_title(course: str) -> None:
    found = looked_back(course)
    said = [line for page in pages("heel") for line in lines.sheet(found, page.id, 500)]
    said += [line for _, card in lines.cards(found, False, 500) for line in card]
    assert not [line for line in said if NUMBERS.search(line)]
    assert any("Bron: " in line for line in said)


def test_no_ground_that_is_shown_after_a_move_speaks_in_numbers() -> None:
    grounds = case().grounds
    assert not [
        ground.id for ground in grounds for text in (ground.title, ground.rule, ground.remark, ground.source) if NUMBERS.search(text)
    ]


def _told(people: tuple[str, ...], tmp_path: Path) -> str:
    """A whole debrief in plain lines, everything passed over with Enter but the longest route."""
    out = StringIO()
    found = looked_back("goed")
    book = Book(tmp_path / "spel.jsonl", found.case.title, tmp_path)
    LookingBack(Console(out, StringIO("1\n" + "\n" * 60)), found, people, book).run()
    return out.getvalue()


def test_who_played_alone_is_spoken_to_as_one(tmp_path: Path) -> None:
    said = _told(("politie",), tmp_path)
    assert "MOMENTEN" in said.upper()
    for word in ("aan elkaar", "hebben jullie", "kijken jullie terug", "maken jullie", "wij allemaal", "doen we "):
        assert word not in said.lower(), [line for line in said.splitlines() if word in line.lower()]
    assert "Vraag het eerst aan elkaar" in _told(("politie", "veilig_thuis"), tmp_path)
    for page in pages("heel"):
        assert not re.search(r"\b(we|wij|jullie|elkaar)\b", page.asked(True)), page.id


def test_two_seats_of_one_partner_are_told_apart_by_their_titles() -> None:
    whole = scenarios.load("stalking_actieoverleg")
    assert [short(whole, role) for role in ("wijkagent_haar", "wijkagent_hem", "om")] == ["haar wijk", "zijn wijk", "OM"]


def test_the_surroundings_tell_each_row_once_and_where_the_rest_stands() -> None:
    told = [text for text in said(results.surroundings(looked_back("niets"), False), 1000) if text.startswith("• ")]
    assert len(told) == len(set(told)) == results.SURROUNDING
    rest = list(said(results.surroundings(looked_back("niets"), False), 1000))[-1]
    assert "alles staat op blad 8" in rest
    assert "‘De hele nabespreking’" in rest
    assert "8" in {page.number for page in pages(ROUTES[0].id)}


def test_who_heard_it_from_the_one_who_lacked_it_is_not_named_as_able_to_tell() -> None:
    for course in ("goed", "matig", "werkelijk"):
        found = looked_back(course)
        for row in found.card.ledger:
            if row.term == "dekking" and " kon het tot " in row.text:
                lacking = next(need.role for need in found.case.needs if need.decision == row.what and need.fact == row.facts[0])
                heard = [r for r in found.case.roles if (s := found.played.knowledge.first(r, row.facts[0])) and s.source == lacking]
                names = row.text.partition(" wist het vanaf ")[0].rsplit(". ", 1)[-1]
                assert not any(found.case.roles[role].title in names for role in heard), row.text

"""What does level expert ask after a telling, and is it nothing but an exercise?"""

from dataclasses import replace
from pathlib import Path

import pytest

import scenarios
from scenarios.compiled import Case
from sim.core import events as e
from sim.core.article import MOST, Article, answer, question
from sim.core.game import Setup
from sim.core.sharing import NONE, SILENT, rows
from sim.table import Table
from tests.table import kept


def told(case: Case, giver: str, receiver: str, fact: str, verdict: str, ground: str) -> e.Disclosed:
    return e.Disclosed(case.start, 9, (giver, receiver), giver, receiver, fact, "", verdict, ground, True, "gesprek", 1)


def asked(date: str | None, giver: str, receiver: str, kind: str, verdict: str = "") -> Article:
    """The question after `giver` told `receiver` something of this kind, on the best row of that day."""
    case = replace(scenarios.load("acuut_onveilig", date=date), level="expert")
    row = rows(case, case.roles[giver].partner, case.roles[receiver].partner, kind)[0]
    fact = next(fact.id for fact in case.facts.values() if fact.kind == kind)
    found = question(case, told(case, giver, receiver, fact, verdict or row.verdict, row.id))
    assert found is not None
    return found


def test_the_same_share_stands_on_another_ground_on_another_date() -> None:
    before, after = asked("2024-11-12", "veilig_thuis", "om", "vt"), asked("2025-02-11", "veilig_thuis", "om", "vt")
    assert (before.held, after.held) == ("Vuistregels uit 2022", "Verzamelwet gegevensverwerking VWS")
    assert after.held not in {choice.value for choice in before.choices}, "what was no law yet is no answer"
    assert "2025-01-01" in before.explained
    assert "2025-01-01" in after.explained
    assert "bron: " in after.explained


@pytest.mark.parametrize(
    ("giver", "receiver", "kind", "verdict", "held"),
    [
        ("politie", "veilig_thuis", "wpg8", "", "Wpg art. 18 lid 1 en Bpg art. 4:2 lid 1"),
        ("veilig_thuis", "cit", "vt", "", SILENT),
        ("politie", "veilig_thuis", "wpg9", NONE, NONE),
    ],
)
def test_what_held_is_among_the_answers_and_others_are_too(giver: str, receiver: str, kind: str, verdict: str, held: str) -> None:
    article = asked(None, giver, receiver, kind, verdict)
    values = [choice.value for choice in article.choices]
    assert article.held == held
    assert len(values) == len(set(values))
    assert 4 <= len(values) <= MOST + 2
    assert values.count(held) == 1
    assert values[-2:] == [SILENT, NONE], "the order does not give the answer away"
    assert values[:-2] == sorted(values[:-2])


def test_an_answer_is_told_what_held_right_or_wrong() -> None:
    article = asked(None, "politie", "veilig_thuis", "wpg8")
    assert answer(article, article.held).startswith("Ja, ")
    wrong = answer(article, SILENT)
    assert wrong.startswith("Dit steunde ergens anders op.")
    for said in (answer(article, article.held), wrong):
        assert article.explained in said


def test_only_level_expert_asks_and_only_who_told_it(tmp_path: Path) -> None:
    table = kept.played(tmp_path / "spel.jsonl", 4)
    seq = next(event.seq for event in table.events if isinstance(event, e.Disclosed) and event.giver == "politie")
    assert table.article("politie", seq) is None
    table.case = replace(table.case, level="expert")
    assert table.article("politie", seq) is not None
    assert table.article("veilig_thuis", seq) is None
    assert table.article("politie", 0) is None
    table.close()


def test_two_roles_of_one_partner_need_no_article(case: Case) -> None:
    twins = replace(case, level="expert", roles={**case.roles, "cit": replace(case.roles["cit"], partner="veilig_thuis")})
    fact = next(iter(case.facts))
    assert question(twins, told(twins, "veilig_thuis", "cit", fact, "uitdrukkelijk", "")) is None


def test_the_same_moves_give_the_same_events_at_every_level() -> None:
    found = []
    for level in ("begeleid", "vrij", "expert"):
        table = Table.start(replace(kept.small(), level=level), Setup(5, kept.SEATS))
        table.drive()
        for command in kept.MOVES:
            assert table.submit(command) is None
            told_now = [event.seq for event in table.events if isinstance(event, e.Disclosed)]
            for seq in told_now:
                table.article("politie", seq)
            table.drive()
        found.append(table.events)
    assert found[0] == found[1] == found[2]

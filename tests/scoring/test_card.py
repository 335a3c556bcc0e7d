"""The numbers, who knew what, the card and its plain form."""

import json
from dataclasses import fields

import pytest
import yaml

from scoring import fold, score, weights
from scoring.ledger import equally, mixed, ramp
from scoring.scorecard import band
from sim.core import events as e
from tests.scoring.tiny import Log, at, by_id, case, decision, fact, flag, norm


def test_every_number_stands_in_the_file_with_an_origin_and_a_reason() -> None:
    text = weights._text()
    assert yaml.safe_load(text) == {
        name: {"waarde": entry.value, "herkomst": entry.origin, "waarom": entry.why} for name, entry in weights.origins().items()
    }
    assert list(weights.origins()) == [field.name for field in fields(weights.Weights)]
    assert {entry.origin for entry in weights.origins().values()} <= {"bron", "ontwerpvoorstel"}


@pytest.mark.parametrize("line", ["x: 3", 'x: {waarde: drie, herkomst: O, waarom: "y"}', 'x: {waarde: 3, herkomst: O, waarom: ""}'])
def test_a_number_without_its_origin_is_our_mistake(line: str) -> None:
    with pytest.raises(ValueError, match=r"weights\.yaml:2"):
        weights.parse(f"# kop\n{line}\n")


def test_weights_that_belong_together_add_up() -> None:
    numbers = weights.standard()
    assert numbers.T_normen + numbers.T_gelijktijdig == pytest.approx(1)
    assert numbers.I_dekking + numbers.I_gebruik + numbers.I_terugkoppeling == pytest.approx(1)
    assert numbers.rekenschap_houder + numbers.rekenschap_vrager == pytest.approx(1)


@pytest.mark.parametrize(
    ("points", "word"),
    [(100, "paraat"), (90, "paraat"), (89.99, "verbonden"), (70, "verbonden"), (45, "op gang"), (44.9, "los"), (0, "los")],
)
def test_bands_are_words_for_the_case(points: float, word: str) -> None:
    assert band(points, weights.standard()) == word


def test_shares_always_make_one_whole() -> None:
    assert equally(["a", "b", "a"]) == (("a", 0.5), ("b", 0.5))
    assert equally([]) == ()
    assert dict(mixed((0.6, ["a", "b"]), (0.4, ["c"]))) == pytest.approx({"a": 0.3, "b": 0.3, "c": 0.4})
    assert dict(mixed((0.6, []), (0.4, ["c"]))) == {"c": 1}
    assert dict(mixed((0.6, ["a"]), (0.4, ["a"]))) == {"a": 1}


def test_a_ramp_without_room_is_a_step() -> None:
    assert (ramp(10, 10, 10), ramp(11, 10, 10)) == (1, 0)


def test_knowledge_is_read_by_the_minute_but_for_a_change_of_duty() -> None:
    game = case(facts=by_id(fact("a"), fact("snap", expires=60)))
    log = Log(game).at("09:00").learned("politie", "a", "snap").at("10:00")
    change = len(log.events)
    log.add(e.DutyChanged, "politie", ("a",)).at("11:00").learned("politie", "a")
    knew = fold.read(game, log.ended()).knowledge
    assert [knew.knew("politie", "a", at(clock)) for clock in ("08:59", "09:00", "09:59", "10:30", "11:00")] == [
        False,
        True,
        True,
        False,
        True,
    ]
    assert knew.knew("politie", "a", at("10:00"), change - 1)
    assert not knew.knew("politie", "a", at("10:00"), change + 1)
    assert [knew.knew("politie", "snap", at(clock)) for clock in ("09:00", "09:59", "10:00")] == [True, True, False]
    assert knew.holders("a", at("08:59")) == ()
    assert knew.holders("a", at("09:00")) == (("politie", at("09:00")),)


def test_the_card_is_plain_data_with_dutch_keys() -> None:
    game = case(norms=by_id(norm("een", flag("f"))), versions={"casus": "abc"})
    plain = score(game, Log(game).ended()).to_json()
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["totaal"], plain["band"], plain["tot"]) == (None, None, at("18:00"))
    assert plain["dimensies"]["T"]["score"] == 0
    assert plain["dimensies"]["T"]["band"] == "los"
    nothing: dict[str, object] = {"titel": "Informatiedeling", "score": None, "band": None, "termen": {}}
    assert plain["dimensies"]["I"] == nothing | {"opmerkingen": ["Er is nog niets aan de beurt geweest om te meten."]}
    assert plain["versies"]["casus"] == "abc"
    assert len(plain["versies"]["gewichten"]) == 12
    (row,) = plain["grootboek"]
    assert row == {
        "dimensie": "T", "term": "normen", "wat": "een", "verlies": 100.0, "rekenschap": {"politie": 1.0}, "gebeurtenissen": [],
        "tekst": "Een: dit gebeurde niet. Het kon tot 10:00 door Politie.", "kon_tot": at("10:00"), "bron": "auteur", "informatie": [],
        "grondslag": "",
    }  # fmt: skip


def test_how_far_a_log_is_judged() -> None:
    game = case(decisions=by_id(decision("d", due=at("12:00"))))
    assert fold.reach([]) == (0, False)
    running = Log(game).at("08:30").flag("f")
    assert fold.reach(running.events) == (at("08:30"), False)
    assert score(game, running.events).tot_text == "tussenstand"
    stopped = running.at("12:00").closed("ochtend").at("12:30").flag("g")
    assert fold.reach(stopped.events) == (at("12:00"), False)
    assert fold.reach(stopped.ended()) == (at("18:00"), True)
    assert score(game, stopped.events).tot_text == "hele casus"


def test_waiting_while_a_step_is_due_is_told_but_costs_nothing() -> None:
    game = case(
        norms=by_id(norm("een", flag("f")), norm("twee", flag("g"), after=("een",), owners=("veilig_thuis",), target=20, limit=240))
    )
    log = Log(game).flag("f").at("09:00").add(e.Waiting, "veilig_thuis", at("12:00"), False).at("09:50")
    log.add(e.Woken, "veilig_thuis", "bericht").at("10:00").flag("g")
    with_wait, without = score(game, log.ended()), score(game, [event for event in log.events if not isinstance(event, e.Waiting)])
    assert with_wait.ledger == without.ledger
    (found,) = with_wait.waited
    assert (found.role, found.norm, found.due, found.until, found.waited) == ("veilig_thuis", "twee", at("09:20"), at("09:50"), 30)
    assert found.text == "Twee: vanaf 09:20 wachtte Veilig thuis 30 minuten, tot een bericht (09:50)."
    assert with_wait.to_json()["wachten"][0]["minuten"] == 30

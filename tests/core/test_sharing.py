"""Which ground does a share stand on, by date, by contact and by danger; and does the label a player puts on it matter?"""

from dataclasses import replace

import pytest

import scenarios
from scenarios.compiled import Case
from scenarios.world import Rule
from scoring import score
from sim.core import commands as m
from sim.core import events as e
from sim.core.batch import Batch
from sim.core.evolution import evolve
from sim.core.game import Setup, play, start
from sim.core.refusals import Refusal
from sim.core.sharing import ground_for
from sim.core.state import State
from sim.core.view import Views
from tests.strategies import with_seats

NOVEMBER_2024, FEBRUARY_2025 = "2024-11-12", "2025-02-11"


def _opened(case: Case) -> tuple[State, Views, list[e.Event]]:
    """A game in which everybody is at the desk and knows whatever stands in the own system."""
    views = Views(case, case.roles)
    state, log = start(case, Setup(1, tuple((role, "mens") for role in case.playable)), views.tell)
    for role in case.playable:
        facts = tuple(f.id for f in case.facts.values() if case.roles[role].partner in f.systems and not state.knows(role, f.id))
        if facts:
            _let(state, views, log, e.Learned(state.now, state.seq, (role,), role, facts, "systeem", role))
    return state, views, log


def _let(state: State, views: Views, log: list[e.Event], event: e.Event) -> None:
    evolve(state, event)
    views.tell(event)
    log.append(event)


def _do(case: Case, state: State, views: Views, log: list[e.Event], command: m.Command) -> list[e.Event]:
    events = play(case, state, command, views.tell)
    assert not isinstance(events, Refusal), events
    log += events
    return events


def _all_wait(case: Case, state: State, views: Views, log: list[e.Event]) -> None:
    while not state.over:
        free = state.must_choose()
        if not free:
            _do(case, state, views, log, m.OpenChapter())
        elif (talk := state.must_speak(free[0])) is not None:
            _do(case, state, views, log, m.Contribute(free[0], talk))
        else:
            _do(case, state, views, log, m.Wait(free[0]))


def _history_to_the_prosecutor(date: str, purpose: str = "opsporen") -> tuple[list[e.Disclosed], list[e.Event], Views, Case]:
    case = with_seats(scenarios.load("acuut_onveilig", date=date), "politie", "veilig_thuis", "cit")
    state, views, log = _opened(case)
    _do(case, state, views, log, m.Talk("veilig_thuis", ("om",), "telefoon", None, ("vt_meldingen",), (), purpose))
    _all_wait(case, state, views, log)
    return [d for d in log if isinstance(d, e.Disclosed) and d.giver == "veilig_thuis"], log, views, case


def test_the_same_share_stands_on_another_ground_before_and_after_the_law() -> None:
    before, log_before, views_before, case_before = _history_to_the_prosecutor(NOVEMBER_2024)
    after, log_after, views_after, case_after = _history_to_the_prosecutor(FEBRUARY_2025)
    assert [d.verdict for d in before] == ["volgens_afspraak"]
    assert [d.verdict for d in after] == ["uitdrukkelijk"]
    assert before[0].ground == "GD13"
    assert after[0].ground == "GD12"
    one, other = score(case_before, log_before), score(case_after, log_after)
    assert {d: one.dimensions[d].score for d in one.dimensions} == {d: other.dimensions[d].score for d in other.dimensions}

    said_before, said_after = _explained(views_before), _explained(views_after)
    assert "Vuistregels uit 2022" in said_before
    assert "tot 2025-01-01" in said_before
    assert "Verzamelwet" in said_after
    assert "vanaf 2025-01-01" in said_after
    assert "bron:" in said_before
    assert "bron:" in said_after


def _explained(views: Views) -> str:
    return next(note.text for note in views["veilig_thuis"].view().notes if note.kind == "deling")


def test_the_purpose_is_recorded_and_never_changes_the_verdict() -> None:
    purposes = scenarios.load("acuut_onveilig").purposes
    found = {purpose: _history_to_the_prosecutor(FEBRUARY_2025, purpose)[0][0] for purpose in purposes}
    assert {d.verdict for d in found.values()} == {"uitdrukkelijk"}
    assert {purpose: d.purpose for purpose, d in found.items()} == {purpose: purpose for purpose in purposes}


def test_data_of_an_investigation_wait_for_the_prosecutor(case: Case) -> None:
    case = with_seats(case, "politie", "veilig_thuis", "cit")
    state, views, log = _opened(case)
    _let(state, views, log, e.Learned(state.now, state.seq, ("politie",), "politie", ("recherche_bus",), "handeling", "recherche"))
    assert ground_for(case, state, "politie", "veilig_thuis", "recherche_bus")[0] == "geen"
    assert ground_for(case, state, "politie", "om", "recherche_bus")[0] == "uitdrukkelijk"
    _do(case, state, views, log, m.Talk("politie", ("om",), "telefoon", None, ("recherche_bus",), (), "opsporen"))
    for role in state.must_choose():
        _do(case, state, views, log, m.Wait(role, state.now + 30))
    verdict, row = ground_for(case, state, "politie", "veilig_thuis", "recherche_bus")
    assert verdict != "geen"
    assert row is not None
    assert "na_contact_om" in row.conditions


def test_telling_it_before_is_possible_recorded_and_costs(case: Case) -> None:
    case = with_seats(case, "politie", "veilig_thuis", "cit")
    state, views, log = _opened(case)
    _let(state, views, log, e.Learned(state.now, state.seq, ("politie",), "politie", ("recherche_bus",), "handeling", "recherche"))
    _do(case, state, views, log, m.Talk("politie", ("veilig_thuis",), "telefoon", None, ("recherche_bus",), (), "beoordelen"))
    _all_wait(case, state, views, log)
    told = next(d for d in log if isinstance(d, e.Disclosed) and d.fact == "recherche_bus")
    assert told.verdict == "geen"
    assert state.knows("veilig_thuis", "recherche_bus")
    card = score(case, log)
    row = next(row for row in card.ledger if row.term == "grond")
    assert row.facts == ("recherche_bus",)
    assert "zonder grond" in row.text


@pytest.mark.parametrize(("danger", "verdict"), [(True, "uitdrukkelijk"), (False, "geen")])
def test_vital_interest_holds_only_while_the_danger_is_acute(case: Case, danger: bool, verdict: str) -> None:
    always = Rule(("always",), lambda world, role: danger)
    quiet = replace(case, acute=always)
    state, _, _ = _opened(quiet)
    assert ground_for(quiet, state, "veilig_thuis", "cit", "gezondheid_moeder")[0] == verdict


@pytest.mark.parametrize(
    ("giver", "receiver", "row"), [("politie", "om", "GD03a"), ("politie", "rvdk", "GD04a"), ("veilig_thuis", "vertrouwensarts", "GX06")]
)
def test_what_somebody_told_the_police_is_police_data_and_safe_home_needs_none_within_itself(giver: str, receiver: str, row: str) -> None:
    case = scenarios.load("strafbare_km_school")
    assert case.facts["onthulling"].kind == "school"
    verdict, ground = ground_for(case, _opened(case)[0], giver, receiver, "onthulling")
    assert (verdict, ground and ground.id) == ("uitdrukkelijk", row)


def test_two_desks_of_one_partner_need_no_ground(case: Case) -> None:
    twin = replace(case, roles={**case.roles, "wijkagent": replace(case.roles["politie"], id="wijkagent")})
    assert ground_for(twin, State(twin), "politie", "wijkagent", "recherche_bus") == ("uitdrukkelijk", None)


def test_no_form_asks_for_an_article_of_law(case: Case) -> None:
    state, views, _ = _opened(case)
    for role in case.playable:
        for form in views[role].view().moves:
            shown = [form.label, form.detail, *(part for field in form.fields for part in (field.label, *(c.label for c in field.choices)))]
            assert not any(word in text for text in shown for word in ("art.", "artikel", "Wpg", "Wmo", "AVG", "Wjsg")), form.id
    assert state.now == case.start


def test_who_knows_what_was_decided_is_not_set_back_by_who_does_not(case: Case) -> None:
    state = State(case)
    old, new = list(case.decisions["eerste_beoordeling"].options)[:2]
    state.decisions["eerste_beoordeling"] = new
    state.learned["politie"]["vt_beoordeling"] = state.learned["om"]["vt_beoordeling"] = state.now
    state.worded["politie", "vt_beoordeling"], state.worded["om", "vt_beoordeling"] = new, old

    def learns(role: str, giver: str) -> list[str]:
        batch = Batch(state)
        batch.learn(role, ["vt_beoordeling"], "gesprek", giver)
        return [option for event in batch.done() if isinstance(event, e.Learned) for _, option in event.worded]

    assert learns("politie", "om") == []
    assert learns("om", "politie") == [new]

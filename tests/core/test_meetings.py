"""Do conversations of more than two, requests, differences and rulings go as they do in the field?

Played on the case of the library: politie, veilig_thuis and cit at their desks from seven o'clock.
"""

import io
from dataclasses import replace

import pytest

import scenarios
from sim.core import commands as m
from sim.core import events as e
from sim.core import phrases as say
from sim.core.evolution import evolve
from sim.core.forms import fill
from sim.core.game import Setup
from sim.core.refusals import Refusal
from sim.plain.ask import fill_in
from sim.plain.console import Console
from sim.tui.dialogs.filling import Filling
from sim.tui.screens.talk import talk_text
from sim.tui.words import HEARD_AFTER
from tests.core.plays import done, refused
from tests.strategies import Game, case, with_seats

POL, VT, CIT = "politie", "veilig_thuis", "cit"
HAAR, HEM = "wijkagent_haar", "wijkagent_hem"
SEVEN, NINE, DAY = 420, 540, 1440


def begin(**seats: str) -> Game:
    the_case = with_seats(case("acuut_onveilig"), POL, VT, CIT)
    return Game(the_case, Setup(1, tuple((role, seats.get(role, "mens")) for role in the_case.playable)))


def told(game: Game, role: str, *facts: str) -> None:
    """Put facts in a role's head, as if it had looked them up."""
    event = e.Learned(game.state.now, game.state.seq, (role,), role, facts, "systeem", role)
    evolve(game.state, event)
    game.tell(event)
    game.log.append(event)


def at(game: Game, minute: int) -> None:
    """Let everybody wait until `minute`."""
    while game.state.now < minute or not game.state.chapter_open:
        free = game.state.must_choose()
        done(game, m.Wait(free[0], minute) if free else m.OpenChapter())


def test_who_is_awaited_elsewhere_still_gets_the_turn_where_it_sits() -> None:
    game = begin()
    done(game, m.Talk(POL, (VT,), "telefoon"))
    done(game, m.Talk(CIT, (VT, "om"), "telefoon"))
    talk = game.view(VT).talk
    assert talk is not None
    assert talk.by == POL
    assert talk.must_speak
    assert game.state.must_speak(VT) == talk.talk


@pytest.mark.parametrize("purpose", ["opsporen", "vervolg"])
def test_a_contribution_is_offered_with_the_aim_of_who_called(purpose: str) -> None:
    game = begin()
    done(game, m.Talk(POL, (VT,), "telefoon", None, (), ("plek",), purpose))
    asks = {field.name: field.default for field in game.view(VT).moves[0].fields}
    assert asks["waarvoor"] == (purpose,)
    talk = game.view(VT).talk
    assert talk is not None
    assert HEARD_AFTER in "\n".join(str(text) for _, text in talk_text(game.view(VT), talk)), (
        "why they call is heard afterwards, and says so"
    )


def test_who_comes_free_joins_the_conversation_that_waits_for_it() -> None:
    game = begin()
    done(game, m.Consult(VT, "moeder"))
    done(game, m.Talk(POL, (CIT, VT), "telefoon", None, (), ("plek",)))
    done(game, m.Contribute(CIT, game.state.desks[CIT].talk or 0))
    assert game.state.now == SEVEN + 5
    assert game.state.must_speak(VT) is not None
    view = game.view(VT).talk
    assert view is not None
    assert view.asks == ((POL, ("plek",)),)
    done(game, m.Contribute(VT, view.talk))
    assert game.state.now == SEVEN + 10


def test_a_call_to_an_occupied_desk_costs_five_minutes() -> None:
    game = begin()
    done(game, m.Consult(VT, "moeder"), m.Talk(CIT, (VT,), "telefoon"), m.Wait(POL, SEVEN + 60))
    assert game.state.now == SEVEN + 4  # the emergency call
    done(game, m.Wait(POL, SEVEN + 60))
    failed = [event for event in game.log if isinstance(event, e.TalkFailed)]
    assert [(event.at, event.reason, event.missing) for event in failed] == [(SEVEN + 5, "in_gesprek", (VT,))]
    assert CIT in game.state.must_choose()
    assert any("kwam niet tot stand" in note.title for note in game.view(CIT).notes)


def test_a_meeting_about_a_child_begins_with_an_own_judgement_and_shows_a_difference() -> None:
    game = begin()
    meeting = m.Talk(POL, (VT, "om", "rvdk"), "telefoon", "strafbare_km", (), ("kinderen",), "kinderen_beschermen")
    at(game, 9 * 60)
    assert refused(game, meeting) == "eerst_oordeel"
    judged = m.Talk(POL, meeting.to, meeting.channel, meeting.moment, (), meeting.asks, meeting.purpose, m.Judgement("zorgen"))
    done(game, judged)
    talk = game.state.desks[VT].talk or 0
    assert refused(game, m.Contribute(VT, talk)) == "eerst_oordeel"
    assert "acuut" not in game.view(POL).judgement
    done(game, m.Contribute(VT, talk, (), (), None, m.Judgement("acuut_onveilig")))
    done(game, m.Wait(CIT, game.state.now + 60))
    shown = next(event for event in game.log if isinstance(event, e.JudgementsShown))
    assert dict(shown.judgements) == {POL: "zorgen", VT: "acuut_onveilig"}
    assert game.state.difference == (POL, VT)
    assert game.view(POL).difference == game.case.roles[VT].title
    before = game.state.now
    done(game, m.Judge(VT, m.Judgement("acuut_onveilig"), discuss=True))
    assert game.state.now == before
    assert game.state.difference is None
    assert refused(game, m.Judge(VT, m.Judgement("acuut_onveilig"), discuss=True)) == "geen_verschil"


def test_a_difference_is_that_of_the_two_who_judged() -> None:
    game = begin()
    game.tell(e.DifferenceFound(game.state.now, game.state.seq, (POL, VT, CIT), 1, (POL, VT)))
    titles = {role: game.view(role).notes[-1].title for role in (POL, VT, CIT)}
    assert titles[POL] == titles[VT] == "Jullie oordelen liggen twee stappen uit elkaar"
    assert titles[CIT] == "De oordelen van Politie en Veilig Thuis liggen twee stappen uit elkaar"
    assert game.view(CIT).difference == ""


def test_somebody_without_a_seat_rules_on_what_it_knows_then() -> None:
    poor, rich = begin(), begin()
    for game in (poor, rich):
        at(game, 9 * 60)
        told(game, POL, "keelgeweld", "doodsdreiging", "vuurwapen", "politieregistraties", "cameras_huis", "werk_thuiskomst")
    done(poor, m.Order(POL, "doorzoeking", ()))
    done(rich, m.Order(POL, "doorzoeking", ("vuurwapen", "politieregistraties", "cameras_huis")))
    outcomes = []
    for game in (poor, rich):
        at(game, 11 * 60)
        ruled = [event for event in game.log if isinstance(event, e.Ruled)]
        outcomes.append((ruled[0].granted, ruled[0].by))
        assert ruled[0].reason
    assert outcomes == [(False, "om"), (True, "om")]
    assert rich.state.knows("om", "vuurwapen")
    assert not poor.state.knows("om", "vuurwapen")


@pytest.mark.parametrize(("how", "grant", "why"), [("meewerkend", False, "Te weinig"), ("meewerkend", True, ""), ("mens", False, "")])
def test_the_computer_says_in_the_authors_words_why_it_rules_so(how: str, grant: bool, why: str) -> None:
    the_case = with_seats(case("acuut_onveilig"), POL, "om")
    game = Game(the_case, Setup(1, ((POL, "mens"), ("om", how))))
    told(game, POL, "melding_112", "vuurwapen")
    at(game, SEVEN + 60)
    done(game, m.Order(POL, "aanhouding", ("vuurwapen",)))
    at(game, SEVEN + 65)
    done(game, m.Rule("om", next(iter(game.state.requests)), grant))
    at(game, SEVEN + 90)
    ruled = next(event for event in game.log if isinstance(event, e.Ruled))
    assert ruled.granted == grant
    assert ruled.reason.startswith(why)
    assert bool(ruled.reason) == bool(why)


def test_who_said_to_be_done_is_woken_by_a_request_to_rule_on_and_by_a_ruling() -> None:
    the_case = with_seats(case("acuut_onveilig"), POL, "om")
    game = Game(the_case, Setup(1, ((POL, "mens"), ("om", "mens"))))
    told(game, POL, "melding_112", "vuurwapen")
    at(game, SEVEN + 60)
    done(game, m.Order(POL, "aanhouding", ("vuurwapen",)), m.Wait("om", None, True))
    lands = SEVEN + 60 + game.case.minutes["maatregel"]
    assert (game.state.now, set(game.state.must_choose())) == (lands, {POL, "om"})
    done(game, m.Wait(POL, None, True), m.Rule("om", next(iter(game.state.requests)), True))
    woken = [event for event in game.log if isinstance(event, e.Woken)]
    assert [(event.role, event.why) for event in woken[-2:]] == [("om", "verzoek"), (POL, "uitslag")]
    assert (game.state.now, set(game.state.must_choose())) == (lands + game.case.minutes["beslis"], {POL, "om"})


def test_who_decided_in_time_is_not_told_afterwards_that_it_is_late() -> None:
    details = []
    for decides in (True, False):
        game = Game(case(), Setup(1, ((POL, "mens"), (VT, "mens"))))
        if decides:
            done(game, m.Decide(VT, "veiligheid_vanavond", "thuis"))
        at(game, 16 * 60 + 1)
        details.append(next(form.detail for form in game.view(VT).moves if form.kind == "besluit"))
    assert details == ["Nu gekozen: Ja, met afspraken. Anders besluiten kan nog.", "Dit moest uiterlijk 16:00; besluiten kan nog."]


def test_a_measure_that_is_not_yours_says_whom_to_ask() -> None:
    game = begin()
    refusal = game.submit(m.Order(VT, "doorzoeking"))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "maatregel_niet_jouw"
    assert "Politie" in refusal.instead


def test_decisions_at_the_table_cost_no_extra_time_and_everybody_there_hears_them() -> None:
    game = begin()
    done(game, m.Talk(POL, (VT, CIT), "telefoon", "motorkapoverleg"))
    for role in (VT, CIT):
        done(game, m.Contribute(role, game.state.desks[role].talk or 0))
    assert game.state.now == SEVEN + 10
    done(game, m.Plan(VT, first_contact=CIT, calls=(m.CallLine(POL, VT),)))
    assert game.state.now == SEVEN + 10
    for role in (POL, VT, CIT):
        fields = dict(game.view(role).plan)
        assert fields["Eerste aanspreekpunt"] == game.case.roles[CIT].title
    done(game, m.Wait(POL, SEVEN + 60), m.Wait(CIT, SEVEN + 60), m.Wait(VT, SEVEN + 11))
    done(game, m.Plan(VT, review=SEVEN + 600))
    assert game.state.now > SEVEN + 11


def test_a_region_without_a_crisis_team_does_not_conjure_one() -> None:
    meierij = scenarios.load("acuut_onveilig", region="RP3")
    assert CIT not in meierij.playable
    game = Game(meierij, Setup(1, ((POL, "mens"), (VT, "mens"))))
    refusal = game.submit(m.Talk(POL, (CIT,), "telefoon"))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "bestaat_hier_niet"
    assert "Veilig Thuis" in refusal.instead
    held = {fact.id for fact in meierij.facts.values() if "veilig_thuis" in fact.systems}
    assert "beller_vannacht" in held


def test_the_hours_of_a_region_decide_who_can_come() -> None:
    codes = {}
    for region in ("RP1", "RP2", "RP3"):
        there = scenarios.load("acuut_onveilig", region=region)
        game = Game(there, Setup(1, tuple((role, "mens") for role in there.playable)))
        answer = game.submit(m.Talk(POL, (VT,), "ter_plaatse"))
        codes[region] = answer.code if isinstance(answer, Refusal) else "komt"
        if isinstance(answer, Refusal):
            assert answer.source
            assert answer.instead
    assert codes == {"RP1": "niet_bereikbaar", "RP2": "komt", "RP3": "niet_bereikbaar"}


# --- who rules on requests only ----------------------------------------------------------------------------------------


def test_a_judge_is_reached_by_who_brings_a_request_and_by_nobody_else() -> None:
    the_case = with_seats(case("acuut_onveilig"), POL, "om")
    game = Game(the_case, Setup(1, tuple((role, "mens") for role in the_case.playable)))
    at(game, 540)
    told(game, POL, "melding_112")
    for judge, way in (("rechter_commissaris", "alleen_via"), ("kinderrechter", "alleen_via")):
        assert refused(game, m.Talk(POL, (judge,), "telefoon")) == way
        assert refused(game, m.Send(POL, (judge,), "bericht", ("melding_112",), purpose="opsporen")) == way
        assert refused(game, m.Plan(POL, handover=judge)) == way
    assert refused(game, m.Talk("om", ("kinderrechter",), "telefoon")) == "alleen_via"
    contacts = {role: {one.role: one for one in game.view(role).contacts} for role in (POL, "om")}
    assert contacts[POL]["rechter_commissaris"].through == "Officier van justitie"
    assert not contacts[POL]["rechter_commissaris"].channels
    assert contacts["om"]["rechter_commissaris"].channels
    offered = {choice.value: choice for form in game.view(POL).moves if form.kind == "gesprek" for choice in form.fields[0].choices}
    assert offered["rechter_commissaris"].blocked == "alleen via Officier van justitie"
    assert not offered["om"].blocked
    talked = done(game, m.Talk("om", ("rechter_commissaris",), "telefoon"))
    assert any(isinstance(event, e.TalkOpened) for event in talked)


# --- a report says what was decided -----------------------------------------------------------------------------------


def _report(game: Game, role: str) -> str:
    return next((fact.text for fact in game.view(role).facts if fact.id == "vt_beoordeling"), "")


def test_the_report_of_a_decision_says_what_was_decided_and_is_told_on_as_it_was_heard() -> None:
    the_case = with_seats(case("acuut_onveilig"), POL, VT, CIT)
    game = Game(the_case, Setup(1, tuple((role, "mens") for role in the_case.playable)))
    told(game, VT, "melding_112")
    report = ("vt_beoordeling",)
    done(game, m.Decide(VT, "eerste_beoordeling", "acuut_incident", ("melding_112",)))
    at(game, 430)
    assert "verleden weegt nog niet mee" in _report(game, VT)
    done(game, m.Send(VT, (POL,), "bericht", report, purpose="nu_veilig"))
    at(game, 440)
    done(game, m.Decide(VT, "eerste_beoordeling", "acuut_patroon", ("melding_112",)))
    at(game, 450)
    assert "patroon van jaren" in _report(game, VT)
    assert "verleden weegt nog niet mee" in _report(game, POL)
    choices = [one for form in game.view(POL).moves for field in form.fields for one in field.choices if one.value == "vt_beoordeling"]
    assert choices
    assert all("verleden weegt nog niet mee" in one.detail for one in choices)
    done(game, m.Send(POL, (CIT,), "bericht", report, purpose="nu_veilig"))
    at(game, 460)
    assert "verleden weegt nog niet mee" in _report(game, CIT)
    done(game, m.Send(VT, (POL, CIT), "bericht", report, purpose="nu_veilig"))
    at(game, 470)
    assert all("patroon van jaren" in _report(game, role) for role in (VT, POL, CIT))


# --- what stands in the own file --------------------------------------------------------------------------------------


def test_what_was_read_in_the_own_file_is_not_found_out_and_stands_in_the_system_if_it_did() -> None:
    game = begin()
    caller = {fact.id: fact for fact in game.view(CIT).facts}["beller_vannacht"]
    assert (caller.how, caller.recorded) == ("begin", True)
    done(game, m.Act(POL, "overdracht_lezen"))
    at(game, 430)
    done(game, m.Act(POL, "geluid_tot_einde"))
    at(game, 440)
    facts = {fact.id: fact for fact in game.view(POL).facts}
    assert (facts["geluidsmelding"].how, facts["geluidsmelding"].recorded) == ("dossier", True)
    assert (facts["geluid_detail"].how, facts["geluid_detail"].recorded) == ("dossier", False)
    loose = [one.value for form in game.view(POL).moves if form.kind == "raadpleeg" for one in form.fields[1].choices]
    assert "geluid_detail" in loose
    assert "geluidsmelding" not in loose
    assert game.state.recorded("politie", "geluidsmelding")


# --- being there ------------------------------------------------------------------------------------------------------


def test_what_is_done_at_a_place_is_done_by_who_is_there() -> None:
    game = begin()
    at(game, 424)
    done(game, m.Act(POL, "direct_rijden"))
    at(game, 445)
    assert game.view(POL).place == "ter_plaatse"
    form = next(one for one in game.view(POL).moves if one.id == "kinderen_apart")
    assert form.blocked == ""
    done(game, m.Talk(POL, (CIT,), "bureau"))
    while (game.view(POL).place, game.view(POL).status) != ("bureau", "kiest"):
        role = game.state.must_choose()[0]
        talk = game.state.must_speak(role)
        done(game, m.Wait(role, 530) if talk is None else m.Contribute(role, talk))
    assert game.view(POL).place == "bureau"
    form = next(one for one in game.view(POL).moves if one.id == "kinderen_apart")
    assert form.blocked == "niet_daar"
    assert refused(game, m.Act(POL, "kinderen_apart")) == "niet_daar"


def table_of_thursday() -> Game:
    """Veilig Thuis has asked for an actieoverleg with both wijkagenten."""
    game = Game(case("stalking_actieoverleg"), Setup(1, tuple((role, "mens") for role in case("stalking_actieoverleg").playable)))
    done(game, m.Talk(VT, (HAAR, HEM), "video", "actieoverleg"), *(m.Wait(role, NINE + 5) for role in game.case.playable if role != VT))
    assert game.state.now == NINE + 5
    return game


def test_a_meeting_that_is_asked_for_is_not_asked_for_twice() -> None:
    game = table_of_thursday()
    assert refused(game, m.Talk(VT, (HAAR, HEM), "video", "actieoverleg")) == "overleg_staat_al"
    assert refused(game, m.Talk(HEM, (VT, HAAR), "video", "actieoverleg")) == "overleg_staat_al"
    form = next(form for form in game.view(VT).moves if form.id == "actieoverleg")
    assert "Al afgesproken voor do 09:00" in form.detail
    blocked = {choice.value: choice.blocked for choice in form.fields[0].choices}
    assert (blocked[HAAR], blocked[HEM], blocked["om"]) == ("al gevraagd", "al gevraagd", "")


@pytest.mark.parametrize("deaf", [False, True])
def test_who_waits_or_is_done_is_at_the_table_at_the_hour_of_a_meeting(deaf: bool) -> None:
    game = table_of_thursday()
    done(game, m.Wait(HAAR, DAY + NINE - 1))
    at(game, DAY + NINE - 1)
    done(game, m.Wait(HAAR, None, deaf), *(m.Wait(role) for role in game.state.must_choose() if role != HAAR))
    assert game.state.now == DAY + NINE
    assert game.state.must_speak(HAAR) is not None


@pytest.mark.parametrize("asker", [VT, "zvh"])
def test_who_is_forgotten_is_asked_to_the_same_meeting(asker: str) -> None:
    game = table_of_thursday()
    others = ("om", "reclassering") if asker == VT else (VT, HAAR)
    waits = [m.Wait(role, NINE + 10) for role in game.state.must_choose() if role != asker]
    done(game, m.Talk(asker, others, "video", "actieoverleg"), *waits)
    opened = [event for event in game.log if isinstance(event, e.TalkOpened)]
    assert len({event.talk for event in opened}) == 1
    assert set(opened[-1].awaited) == {VT, HAAR, HEM, *others, asker}
    at(game, DAY + NINE)
    talk = game.state.talks[opened[0].talk]
    assert set(talk.present) == set(opened[-1].awaited)
    assert [event.talk for event in game.log if isinstance(event, e.TalkBegan)] == [opened[0].talk]


def test_who_knows_of_a_meeting_reads_who_is_added_and_not_of_a_second_one() -> None:
    game = table_of_thursday()
    waits = [m.Wait(role, NINE + 10) for role in game.state.must_choose() if role != VT]
    done(game, m.Talk(VT, ("om", "reclassering"), "video", "actieoverleg"), *waits)
    notes = {role: [note for note in game.view(role).notes if note.title.startswith("Actieoverleg")] for role in (VT, HAAR, "om")}
    title = "Actieoverleg (do 09:00): Officier van justitie en Reclassering komen erbij"
    assert [(note.title, note.text) for note in (notes[VT][-1], notes[HAAR][-1])] == [
        (title, "Gevraagd door jou. Het blijft één overleg."),
        (title, "Gevraagd door Veilig Thuis. Het blijft één overleg."),
    ]
    assert [len(notes[role]) for role in (VT, HAAR, "om")] == [2, 2, 1]
    assert notes["om"][0].title == "Actieoverleg: aangevraagd door Veilig Thuis"


def test_a_judgement_at_the_table_lies_beside_the_others_and_undoes_an_old_difference() -> None:
    game = begin()
    told(game, POL, "melding_112")
    done(game, m.Talk(POL, (VT, CIT), "telefoon", "motorkapoverleg", purpose="opsporen"))
    for role in (VT, CIT):
        number = game.state.must_speak(role)
        assert number is not None
        done(game, m.Contribute(role, number, judgement=m.Judgement("zorgen")))
    done(game, m.Judge(POL, m.Judgement("acuut_onveilig")))
    talk = game.view(VT).talk
    assert talk is not None
    assert dict(talk.judgements) == {VT: "zorgen", CIT: "zorgen", POL: "acuut_onveilig"}
    assert game.state.difference == (VT, POL)
    assert game.view(POL).difference
    done(game, m.Judge(VT, m.Judgement("onveilig")))
    assert game.state.difference == (CIT, POL)
    done(game, m.Judge(CIT, m.Judgement("onveilig")))
    assert game.state.difference is None
    assert {game.view(role).difference for role in (POL, VT, CIT)} == {""}


def test_a_refusal_names_the_themes_that_lack_and_not_what_there_is_to_hear() -> None:
    game = begin()
    at(game, 9 * 60)
    told(game, POL, "keelgeweld", "doodsdreiging", "vuurwapen", "politieregistraties", "cameras_huis", "werk_thuiskomst")
    done(game, m.Order(POL, "doorzoeking", ("cameras_huis",)))
    done(game, *(m.Wait(role, 11 * 60) for role in (VT, CIT, POL)))
    ruled = next(event for event in game.log if isinstance(event, e.Ruled))
    lacking = ("vuurwapen", "politieregistraties", "recherche_bus")
    assert not ruled.granted
    assert all(game.case.themes[game.case.facts[fact].theme].lower() in ruled.reason for fact in lacking)
    assert not any(game.case.facts[fact].label in ruled.reason for fact in lacking)


def test_who_did_not_come_to_a_meeting_has_not_heard_it() -> None:
    game = begin()
    done(game, m.Talk(VT, ("forensisch_arts",), "telefoon"), m.Talk(POL, (VT, CIT, "om"), "telefoon", "motorkapoverleg"))
    done(game, m.Contribute(CIT, game.state.must_speak(CIT) or 0))
    note = next(note for note in game.view(POL).notes if note.title.startswith("Motorkapoverleg met"))
    assert note.text == "Veilig Thuis was in gesprek of bezig, kwam er niet bij en hoorde niet wat er is verteld."
    busy = {contact.role: contact.busy for contact in game.view(POL).contacts if contact.busy is not None}
    assert busy == {VT: game.state.now}, "whom one may reach says so too"


def test_who_is_awaited_at_a_desk_where_nobody_sits_did_not_answer() -> None:
    game = begin(cit="niemand")
    at(game, NINE)
    done(game, m.Talk(POL, (VT, CIT, "om"), "video", "actieoverleg"))
    while not any(isinstance(event, e.TalkEnded) for event in game.log):
        role = game.state.must_choose()[0]
        talk = game.state.must_speak(role)
        done(game, m.Wait(role) if talk is None else m.Contribute(role, talk, judgement=m.Judgement("zorgen")))
    note = next(note for note in game.view(POL).notes if note.title.startswith("Actieoverleg met"))
    assert "Crisisinterventieteam nam niet op, kwam er niet bij en hoorde niet wat er is verteld." in note.text


def test_what_somebody_said_in_an_act_comes_from_that_person() -> None:
    game = begin()
    event = e.Learned(game.state.now, game.state.seq, (POL,), POL, ("werk_thuiskomst",), "handeling", "kernvragen")
    evolve(game.state, event)
    game.tell(event)
    fact = next(fact for fact in game.view(POL).facts if fact.id == "werk_thuiskomst")
    assert (fact.how, fact.source) == ("gehoord", game.case.persons["moeder"].title.partition(",")[0])


def test_a_message_says_what_is_in_it_and_a_fact_whom_it_was_told_to() -> None:
    game = begin()
    at(game, SEVEN + 10)
    told(game, POL, "melding_112")
    done(game, m.Send(POL, (VT,), "bericht", ("melding_112",), (), "vervolg"))
    at(game, game.state.now + 10)
    note = next(note for note in game.view(VT).notes if note.title == "Bericht van Politie")
    assert note.text == "Het gaat over: Gevlucht, nu bij oma."
    call = next(form for form in game.view(POL).moves if form.kind == "gesprek")
    tells = next(field for field in call.fields if field.name == "vertelt")
    assert {choice.value: choice.note for choice in tells.choices}[
        "melding_112"
    ] == f"verteld aan {game.case.partners['veilig_thuis'].short}"


def test_at_the_table_stands_what_was_arranged_there_and_before_it_that_the_own_call_failed() -> None:
    game = begin()
    at(game, SEVEN + 60)
    done(game, m.Talk(POL, (VT, CIT), "telefoon", "motorkapoverleg"))
    for role in (VT, CIT):
        done(game, m.Contribute(role, game.state.desks[role].talk or 0))
    done(game, m.Plan(VT, first_contact=CIT))
    view = game.view(VT)
    assert view.talk is not None
    said = "\n".join(str(text) for _, text in talk_text(view, view.talk))
    assert "Aan deze tafel geregeld\n• Je werkte het veiligheidsplan bij" in said
    failed = e.TalkFailed(game.state.now, game.state.seq, (VT,), 1, VT, "in_gesprek", (POL,))
    game.tell(failed)
    view = game.view(VT)
    assert view.talk is not None
    said = "\n".join(str(text) for _, text in talk_text(view, view.talk))
    assert "Jouw eigen gesprek kwam niet tot stand. Politie is in gesprek of bezig." in said


def _shown(game: Game, role: str) -> str:
    """What the screen of the conversation says to `role`."""
    view = game.view(role)
    assert view.talk is not None
    return "\n".join(str(text) for _, text in talk_text(view, view.talk))


def test_at_the_table_stands_what_the_others_told_this_seat_and_no_other() -> None:
    game = begin()
    told(game, VT, "vt_meldingen")
    at(game, SEVEN + 60)
    done(game, m.Talk(POL, (VT, CIT), "telefoon", "motorkapoverleg", (), ("wapens",), "beoordelen"))
    done(game, m.Contribute(VT, game.state.desks[VT].talk or 0, ("vt_meldingen",), (), "beoordelen"))
    done(game, m.Contribute(CIT, game.state.desks[CIT].talk or 0))
    labels = {name: fact.label for name, fact in game.case.facts.items()}
    assert f"• Nieuw van Veilig Thuis: {labels['vt_meldingen']}" in _shown(game, POL)
    assert "Onder het onderwerp wapens kwam er verder geen kaart bij." in _shown(game, POL)
    assert labels["vt_meldingen"] not in _shown(game, VT), "what one told oneself is not what one heard"
    assert labels["beller_vannacht"] not in _shown(game, POL), "what nobody told stands nowhere"


def test_of_two_judgements_at_a_table_the_newest_stands_there() -> None:
    game = begin()
    at(game, SEVEN + 60)
    done(game, m.Talk(POL, (VT, CIT), "telefoon", "motorkapoverleg"))
    for role in (VT, CIT):
        done(game, m.Contribute(role, game.state.desks[role].talk or 0))
    done(game, m.Judge(POL, m.Judgement("onveilig")))
    done(game, m.Judge(POL, m.Judgement("acuut_onveilig")))
    assert _shown(game, POL).count("Jouw oordeel") == 1
    assert "• Jouw oordeel: acuut onveilig" in _shown(game, POL)


def test_the_own_judgement_opens_as_it_was_given_so_that_speaking_out_a_difference_loses_nothing() -> None:
    game = begin()
    told(game, POL, "melding_112", "politieregistraties")
    at(game, SEVEN + 5)
    form = next(form for form in game.view(POL).moves if form.kind == "oordeel")
    assert not any(field.default for field in form.fields)
    done(game, m.Judge(POL, m.Judgement("acuut_onveilig", ("melding_112",))))
    at(game, game.state.now + 5)
    game.tell(e.DifferenceFound(game.state.now, game.state.seq, (POL, VT), 1, (VT, POL)))
    view = game.view(POL)
    form = next(form for form in view.moves if form.kind == "oordeel")
    filling = Filling(form, view)
    filling.pick("bespreek", "ja")
    meant = m.Judge(POL, m.Judgement("acuut_onveilig", ("melding_112",)), True)
    assert fill(view, form, filling.values()) == meant
    lines = fill_in(Console(io.StringIO(), io.StringIO("\n\nja\n")), form, view, set())
    assert lines is not None
    assert fill(view, form, lines) == meant, "Enter keeps in lines too"


def test_who_waits_is_woken_when_the_next_shift_will_not_find_what_this_one_knows() -> None:
    whole = case("stalking_actieoverleg")
    game = Game(whole, Setup(1, tuple((role, "mens") for role in whole.playable)))
    end = whole.chapters[1].end
    at(game, whole.chapters[1].start)
    game.log.clear()
    done(game, *(m.Wait(role, end) for role in whole.playable))
    # On the last afternoon some hear that nobody wrote the plan; they wait on.
    done(game, *(m.Wait(role, end) for role in whole.playable if game.state.desks[role].idle))
    announced = [event for event in game.log if isinstance(event, e.DutyAnnounced)]
    loose = {event.role for event in announced if event.unrecorded}
    assert loose
    assert {event.role for event in game.log if isinstance(event, e.Woken) and event.at == announced[0].at} == loose


@pytest.mark.parametrize("since", [("plek_tante",), ()], ids=["er_kwam_iets", "er_kwam_niets"])
def test_who_is_done_is_woken_by_the_change_of_duty_only_for_what_came_in_since(since: tuple[str, ...]) -> None:
    whole = case("eerste_melding")
    game = Game(whole, Setup(1, tuple((role, "mens") for role in whole.playable)))
    chapter = whole.chapters[0]
    at(game, chapter.start + 5)
    told(game, POL, "ouders")
    done(game, m.Wait(POL, chapter.end, True), m.Wait(VT, chapter.start + 10))
    game.log.clear()
    told(game, POL, *since)
    done(game, m.Wait(VT, chapter.end, True))
    announced = next(event for event in game.log if isinstance(event, e.DutyAnnounced) and event.role == POL)
    assert set(announced.unrecorded) == {"ouders", *since}
    woken = [event for event in game.log if isinstance(event, e.Woken) and event.role == POL and event.at == announced.at]
    assert bool(woken) == bool(since)


def test_what_stands_in_the_file_only_is_told_apart_when_the_duty_ends() -> None:
    whole = case("eerste_melding")
    read = replace(whole.acts["briefje_lezen"], from_file=True)
    paper_only = replace(whole.facts["bankje"], systems=())
    whole = replace(whole, acts={**whole.acts, read.id: read}, facts={**whole.facts, "bankje": paper_only})
    game = Game(whole, Setup(1, tuple((role, "mens") for role in whole.playable)))
    at(game, whole.chapters[0].start + 1)
    told(game, POL, "ouders")
    done(game, m.Act(POL, read.id), m.Wait(VT, None, True), m.Act(POL, read.id))  # the neighbours call while it reads
    done(game, m.Wait(POL, whole.chapters[0].end, True))
    text = next(note.text for note in game.view(POL).notes if note.kind == "dienst")
    heard, paper = (whole.facts[fact].label for fact in ("ouders", "bankje"))
    assert text.startswith(f"Dit is nog niet vastgelegd: {heard}. Dit staat alleen in het dossier: {paper}.")
    assert text.endswith("mag je met reden weglaten.")


def test_a_measure_that_takes_time_says_when_it_is_ready_and_one_in_force_who_saw_to_it() -> None:
    whole = case("acuut_onveilig")
    slow = whole.measures["letselfotos"]
    plain = replace(slow, visible=None, provided=None)
    game = Game(replace(whole, measures={**whole.measures, slow.id: plain}), Setup(1, tuple((r, "mens") for r in whole.playable)))
    at(game, SEVEN + 10)
    done(game, m.Order(POL, slow.id), *(m.Wait(role, game.state.now + 8, True) for role in game.state.must_choose() if role != POL))
    ordered = next(event for event in game.log if isinstance(event, e.MeasureOrdered))
    titles = [note.title for note in game.view(POL).notes]
    assert f"In gang gezet: {slow.title}, klaar om {say.clock(ordered.starts)}" in titles
    started = e.MeasureStarted(game.state.now, game.state.seq, (POL, VT), slow.id, None)
    game.tell(started)
    assert game.view(POL).notes[-1].title == f"Van kracht: {slow.title}"
    assert game.view(VT).notes[-1].title == f"Van kracht: {slow.title} (via Politie)"


def test_who_ordered_what_another_had_ordered_hears_when_it_is_in_force_and_when_it_ends() -> None:
    whole = case("acuut_onveilig")
    slow = replace(whole.measures["letselfotos"], visible=None, provided=None, requesters=(POL, VT), decider=POL, takes=20, lasts=10)
    game = Game(replace(whole, measures={**whole.measures, slow.id: slow}), Setup(1, tuple((r, "mens") for r in whole.playable)))
    at(game, SEVEN + 10)
    done(game, m.Order(POL, slow.id), *(m.Wait(role, game.state.now + 8, True) for role in game.state.must_choose() if role != POL))
    evolve(game.state, (found := e.FoundRunning(game.state.now, game.state.seq, (VT,), VT, slow.id, False)))
    game.tell(found)
    assert game.view(VT).notes[-1].title == f"Loopt al, via een ander: {slow.title}"
    heard = []
    for _ in range(20):
        done(game, *(m.Wait(role, game.state.now + 10, True) for role in game.state.must_choose()))
        heard = [note.title.partition(" (via")[0] for note in game.view(VT).notes if slow.title in note.title]
        if len(heard) == 3:
            break
    assert heard[1:] == [f"Van kracht: {slow.title}", f"Niet meer van kracht: {slow.title}"]


@pytest.mark.parametrize("extended", [False, True])
def test_the_end_of_a_measure_says_that_its_extension_goes_on(extended: bool) -> None:
    game = begin()
    now = game.state.now
    started = {"huisverbod": now + 5, "aandachtsvestiging": None} | ({"verlenging": now + 28 * DAY} if extended else {})
    for measure, until in started.items():
        game.tell(e.MeasureStarted(now, game.state.seq, (POL,), measure, until))
    game.tell(e.MeasureEnded(now + 5, game.state.seq, (POL,), "huisverbod"))
    note = game.view(POL).notes[-1]
    goes_on = f"Wel van kracht: Verlenging van het huisverbod, tot {say.clock(now + 28 * DAY, now, game.case.weekday)}."
    assert (note.title, note.text) == ("Niet meer van kracht: Tijdelijk huisverbod", goes_on if extended else "")
    game.tell(e.MeasureEnded(now + 6, game.state.seq, (POL,), "aandachtsvestiging"))
    assert game.view(POL).notes[-1].text == ""


def test_who_can_come_only_later_is_refused_with_from_when() -> None:
    game = begin()
    at(game, SEVEN + 10)
    act = game.case.acts["vt_erheen"]
    assert act.scene is not None
    evolve(game.state, e.SceneOpened(game.state.now, game.state.seq, (VT,), act.scene))
    answer = game.submit(m.Act(VT, act.id))
    assert isinstance(answer, Refusal)
    opens = game.case.opens_next(game.case.region.access["veilig_thuis", "ter_plaatse"].windows, game.state.now)
    assert opens is not None
    assert answer.text == f"{act.refusal} Vanaf {say.clock(opens, game.state.now)} wel."


def test_who_is_called_reads_over_what_as_one_would_say_it() -> None:
    game = begin()
    at(game, SEVEN + 60)
    done(game, m.Talk(POL, (VT,), "telefoon"))
    note = next(note for note in game.view(VT).notes if note.kind == "oproep")
    assert note.text.startswith("Aan de telefoon.")

"""What does a desk do: line up, take back, break off, wait, be called away?

Played on the small case: politie and veilig_thuis at their desks from eight o'clock, an officer of justice without a desk.
"""

from dataclasses import replace

import pytest

from scenarios.world import Rule
from sim.core import commands as m
from sim.core import events as e
from sim.core.game import Setup
from sim.core.refusals import Refusal
from tests.core.plays import done, refused
from tests.strategies import Game, case

POL, VT = "politie", "veilig_thuis"
EIGHT = 480


def begin(politie: str = "mens", veilig_thuis: str = "mens", rounds: bool = False, free_speech: bool = False) -> Game:
    return Game(case(), Setup(1, ((POL, politie), (VT, veilig_thuis)), rounds, free_speech))


def story(events: list[e.Event], *kinds: type[e.Event]) -> list[tuple[int, str, object]]:
    """(minute, what, who) of the events of `kinds`."""
    return [(event.at, type(event).__name__, getattr(event, "role", None)) for event in events if isinstance(event, kinds)]


JUDGE = m.Judge(POL, m.Judgement("onveilig", ("f_melding",)))
LONG = m.Act(POL, "ga_langs")


# --- lining up --------------------------------------------------------------------------------------------------------


def test_a_desk_lines_up_three_and_a_closing_wait() -> None:
    game = begin()
    done(game, LONG, JUDGE, m.Consult(POL, "vader"), JUDGE)
    assert refused(game, m.Consult(POL, "moeder")) == "wachtrij_vol"
    done(game, m.Wait(POL))
    assert refused(game, m.Wait(POL)) == "wachtrij_vol"
    assert len(game.view(POL).queue) == 4


def test_what_is_lined_up_is_done_in_its_order_without_a_gap() -> None:
    game = begin()
    events = done(game, LONG, JUDGE, m.Consult(POL, "vader"), m.Wait(VT))
    assert story(events, e.Started, e.Landed) == [
        (480, "Started", POL),
        (495, "Landed", POL),
        (495, "Started", POL),
        (497, "Landed", POL),
        (497, "Started", POL),
        (502, "Landed", POL),
    ]
    assert game.state.must_choose() == (POL,)


def test_a_refusal_drops_the_rest_and_asks_the_player() -> None:
    game = begin()
    done(game, m.Act(VT, "bel_school"), m.Judge(VT, m.Judgement("zorgen", ("f_melding",))), m.Judge(VT, m.Judgement("zorgen")))
    events = done(game, m.Wait(POL))
    (dropped,) = [event for event in events if isinstance(event, e.Unqueued)]
    assert (dropped.why, dropped.count) == ("weet_je_niet", 2)
    assert game.state.must_choose() == (VT,)
    assert game.view(VT).queue == ()


def test_what_concerns_a_desk_stops_what_it_had_lined_up() -> None:
    game = begin()
    done(game, LONG, JUDGE, JUDGE)
    events = done(game, m.Send(VT, (POL,), "bericht", ("f_briefje",), (), "veiligheid"), m.Wait(VT))
    (dropped,) = [event for event in events if isinstance(event, e.Unqueued)]
    assert (dropped.role, dropped.count) == (POL, 2)
    assert game.state.knows(POL, "f_briefje")
    assert POL in game.state.must_choose()


# --- taking back ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [LONG, JUDGE, m.Consult(POL, "vader"), m.Wait(POL), m.Order(POL, "aandacht")])
def test_what_was_begun_this_minute_can_be_taken_back(command: m.Command) -> None:
    game = begin()
    before = game.view(POL)
    done(game, command, m.Retract(POL))
    after = game.view(POL)
    assert (after.status, after.queue, after.running, after.facts) == (before.status, before.queue, before.running, before.facts)
    assert game.state.must_choose() == (POL, VT)
    assert not game.state.work
    events = done(game, m.Wait(POL, EIGHT + 60), m.Wait(VT, EIGHT + 60))
    assert not story(events, e.Landed, e.Freed)


def test_the_last_lined_up_is_taken_back_first() -> None:
    game = begin()
    done(game, LONG, JUDGE, m.Consult(POL, "vader"), m.Retract(POL))
    assert game.view(POL).queue == (game.view(POL).queue[0],)
    done(game, m.Retract(POL), m.Retract(POL))
    assert POL in game.state.must_choose()
    assert refused(game, m.Retract(POL)) == "niets_terug"


def test_nothing_is_taken_back_after_the_clock_has_moved() -> None:
    game = begin()
    done(game, LONG, m.Judge(VT, m.Judgement("zorgen")))
    assert game.state.now > EIGHT
    assert refused(game, m.Retract(POL)) == "niet_terug"


def test_a_conversation_that_another_sits_in_is_not_taken_back() -> None:
    game = begin()
    done(game, m.Talk(POL, (VT,), "telefoon", None, ("f_melding",), (), "veiligheid"))
    assert refused(game, m.Retract(POL)) == "niet_terug"


# --- breaking off -----------------------------------------------------------------------------------------------------


def test_breaking_off_costs_the_time_and_has_no_effect() -> None:
    game = begin()
    done(game, LONG, m.Judge(VT, m.Judgement("zorgen")))
    events = done(game, m.Stop(POL))
    assert story(events, e.Stopped) == [(482, "Stopped", POL)]
    assert POL in game.state.must_choose()
    done(game, m.Wait(POL, EIGHT + 60), m.Wait(VT, EIGHT + 60))
    assert not game.state.flag("ter_plaatse")
    assert "ga_langs" in {form.id for form in game.view(POL).moves}


def test_what_runs_by_itself_can_be_stopped_too() -> None:
    game = begin()
    done(game, LONG, m.Wait(VT, 600), m.Act(POL, "vraag_door"), m.Act(POL, "vraag_sporen"))
    ran = game.view(POL).running
    assert [work.lands - work.started for work in ran] == [120]
    done(game, m.Stop(POL, ran[0].ref))
    assert game.view(POL).running == ()
    assert refused(game, m.Stop(POL, ran[0].ref)) == "niets_te_stoppen"
    assert refused(game, m.Stop(VT, ran[0].ref)) == "niets_te_stoppen"


def test_an_act_that_loses_what_it_needs_has_no_effect() -> None:
    """Father comes home at half past nine, while mother is being asked."""
    game = begin()
    done(game, LONG, m.Wait(VT, None, True), m.Wait(POL, 555))
    assert game.state.now == 555
    events = done(game, m.Act(POL, "vraag_door"))
    assert [event.at for event in events if isinstance(event, e.Interrupted)] == [570]
    assert [form.minutes for form in game.view(POL).moves if form.id == "vraag_door"] == [5], "of the twenty minutes fifteen were done"
    events = done(game, m.Act(POL, "vraag_door"))
    landed = [event for event in events if isinstance(event, e.Landed)]
    assert [(event.at, event.done) for event in landed] == [(575, False)]
    assert not game.state.knows(POL, "f_keel")


def test_what_is_left_of_broken_off_work_comes_back_when_it_is_taken_back() -> None:
    game = begin()
    done(game, LONG, m.Wait(VT, 570, True), m.Wait(POL, 555), m.Act(POL, "vraag_door"))

    def left() -> list[int]:
        return [form.minutes for form in game.view(POL).moves if form.id == "vraag_door"]

    assert (game.state.now, left()) == (570, [5])
    done(game, m.Act(POL, "vraag_door"))
    assert (game.state.now, game.state.must_choose()) == (570, (VT,))
    done(game, m.Retract(POL))
    assert left() == [5]


def test_what_urgency_broke_off_is_taken_up_where_it_was() -> None:
    game = begin()
    done(game, LONG, m.Wait(VT, None, True), m.Wait(POL, 566))
    events = done(game, m.Consult(POL, "vader"))
    assert any(isinstance(event, e.Interrupted) for event in events)
    assert game.state.now == 570
    events = done(game, m.Consult(POL, "vader"))
    (landed,) = [event for event in events if isinstance(event, e.Landed)]
    assert landed.at == 571


# --- waiting ----------------------------------------------------------------------------------------------------------


def test_waiting_ends_at_its_time_or_when_something_concerns_the_role() -> None:
    game = begin()
    done(game, m.Wait(VT, 540))
    events = done(game, m.Wait(POL))
    assert [(event.at, event.role) for event in events if isinstance(event, e.Woken)] == [(540, VT)]
    assert game.state.must_choose() == (VT,)


def test_what_another_does_out_of_sight_wakes_nobody() -> None:
    game = begin()
    done(game, m.Wait(VT))
    events = done(game, LONG, m.Consult(POL, "vader"), JUDGE)
    assert not story(events, e.Woken)


def test_who_is_done_with_a_chapter_is_only_woken_by_what_is_urgent() -> None:
    game = begin()
    done(game, m.Wait(POL, None, True))
    done(game, m.Send(VT, (POL,), "bericht", ("f_briefje",), (), "veiligheid"), m.Wait(VT, 560))
    assert game.state.desks[POL].waiting is not None
    done(game, m.Wait(VT))
    assert game.state.now == 570
    assert game.state.must_choose() == (POL,)


def test_an_empty_desk_never_moves_and_answers_no_call() -> None:
    game = begin(veilig_thuis="niemand")
    assert game.state.must_choose() == (POL,)
    assert refused(game, m.Wait(VT)) == "geen_stoel"
    events = done(game, m.Talk(POL, (VT,), "telefoon", None, ("f_melding",), (), "veiligheid"))
    (failed,) = [event for event in events if isinstance(event, e.TalkFailed)]
    assert failed.at == EIGHT + 5
    assert not game.state.knows(VT, "f_melding")


# --- parallel desks ---------------------------------------------------------------------------------------------------


def test_desks_work_side_by_side() -> None:
    game = begin()
    events = done(game, LONG, m.Act(VT, "bel_school"))
    assert story(events, e.Started) == [(480, "Started", POL), (480, "Started", VT)]
    assert game.state.now == 490


def test_the_first_who_calls_wins_the_desk() -> None:
    game = begin()
    done(game, m.Talk(POL, (VT,), "telefoon", None, ("f_melding",), (), "veiligheid"))
    assert refused(game, m.Act(VT, "bel_school")) == "eerst_inbreng"
    done(game, m.Contribute(VT, game.state.desks[VT].talk or 0, ("f_briefje",), (), "veiligheid"))
    assert game.state.now == 490
    assert game.state.knows(VT, "f_melding")
    assert game.state.knows(POL, "f_briefje")


def test_who_is_asked_after_having_spoken_gets_one_more_turn() -> None:
    game = begin()
    done(game, m.Talk(POL, (VT,), "telefoon", None, ("f_melding",), (), "veiligheid"))
    talk = game.state.desks[VT].talk or 0
    done(game, m.Contribute(VT, talk, (), ("geweld",)))
    assert game.state.must_speak(POL) == talk
    assert game.view(POL).talk is not None
    done(game, m.Contribute(POL, talk))
    assert game.state.now == 490


# --- knowing and forgetting -------------------------------------------------------------------------------------------


def test_a_change_of_duty_loses_what_stands_nowhere() -> None:
    game = begin()
    done(game, m.Consult(POL, "vader"), m.Wait(VT, None, True), LONG)
    while game.state.chapter_open:
        role = game.state.must_choose()[0]
        done(game, m.Wait(role, None, True))
    lost = [event for event in game.log if isinstance(event, e.DutyChanged)]
    assert [event.role for event in lost] == [POL]
    assert "f_rust" in lost[0].lost
    assert "f_melding" not in lost[0].lost
    shown = {fact.id: fact.lost for fact in game.view(POL).facts}
    assert shown["f_rust"]
    assert not shown["f_melding"]


def test_who_is_done_with_the_night_is_woken_for_the_decision_of_the_morning() -> None:
    whole = case("acuut_onveilig")
    game = Game(whole, Setup(1, tuple((role, "mens") for role in whole.playable)))
    while VT not in {event.role for event in game.log if isinstance(event, e.Woken) and event.at == whole.happenings["ochtendlijst"].at}:
        free = game.state.must_choose()
        done(game, m.Wait(free[0], None, True) if free else m.OpenChapter())
    assert game.state.now < whole.decisions["na_de_nacht"].due
    assert "na_de_nacht" in {form.id for form in game.view(VT).moves if form.kind == "besluit"}


def test_what_was_recorded_is_there_for_the_next_who_sits_at_the_desk() -> None:
    game = begin()
    done(game, LONG, m.Wait(VT), m.Consult(POL, None, ("f_rust",)))
    while game.state.chapter_open:
        done(game, m.Wait(game.state.must_choose()[0], None, True))
    (changed,) = [event for event in game.log if isinstance(event, e.DutyChanged)]
    assert "f_rust" not in changed.lost


def test_a_calm_visit_is_a_snapshot() -> None:
    """It was calm this morning; four hours later that says nothing any more."""
    game = begin()
    done(game, LONG, m.Wait(VT), m.Consult(POL, None, ("f_rust",)))
    assert game.state.knows(POL, "f_rust")
    while game.state.chapter_open:
        done(game, m.Wait(game.state.must_choose()[0], None, True))
    done(game, m.OpenChapter())
    assert game.state.now == 780
    assert not game.state.knows(POL, "f_rust")
    assert {fact.id: fact.expired for fact in game.view(POL).facts}["f_rust"]


# --- rounds -----------------------------------------------------------------------------------------------------------


def test_a_round_waits_until_everybody_has_lined_up_for_the_block() -> None:
    game = begin(rounds=True)
    done(game, LONG)
    assert game.state.now == EIGHT
    assert set(game.state.must_choose()) == {POL, VT}
    done(game, m.Wait(POL, EIGHT + 30))
    assert game.state.must_choose() == (VT,)
    done(game, m.Act(VT, "bel_school"), m.Wait(VT, EIGHT + 30))
    assert game.state.now == EIGHT + 30
    assert set(game.state.must_choose()) == {POL, VT}


def test_inside_a_round_only_urgency_stops_time() -> None:
    game = begin(rounds=True)
    done(game, LONG, m.Wait(POL, 510), m.Send(VT, (POL,), "bericht", ("f_briefje",), (), "veiligheid"), m.Wait(VT, 510))
    assert game.state.now == 510
    while game.state.now < 570:
        for role in (POL, VT):
            if role in game.state.must_choose():
                done(game, m.Wait(role, game.state.block_end()))
    assert game.state.now == 570
    assert POL in game.state.must_choose()


@pytest.mark.parametrize(("now", "end"), [(480, 510), (509, 510), (510, 540), (599, 600)])
def test_a_round_ends_with_its_chapter_at_the_latest(now: int, end: int) -> None:
    state = begin(rounds=True).state.copy()
    state.now = now
    assert state.block_end() == end


def test_aloud_counts_only_where_the_table_speaks_freely() -> None:
    assert refused(begin(), m.Hardop(POL, "f_melding", (VT,))) == "geen_hardop"
    game = begin(free_speech=True)
    done(game, m.Hardop(POL, "f_melding", (VT,)))
    assert game.state.now == EIGHT
    assert game.state.knows(VT, "f_melding")
    assert refused(game, m.Hardop(VT, "f_wapen", (POL,))) == "weet_je_niet"


# --- what lacks -------------------------------------------------------------------------------------------------------


def test_a_refusal_names_the_first_part_that_lacks_and_not_the_others() -> None:
    never, always = Rule((), lambda world, role: False), Rule((), lambda world, role: True)
    together = Rule(("every", (never.tree, always.tree)), lambda world, role: False)
    act, measure = case().acts["ga_langs"], case().measures["aandacht"]
    for parts, told in (((never, never), "Een."), ((always, never), "Twee.")):
        lacks = tuple(zip(parts, ("Een.", "Twee."), strict=True))
        acts = {**case().acts, act.id: replace(act, provided=together, refusal="", lacks=lacks)}
        measures = {**case().measures, measure.id: replace(measure, provided=together, refusal="", lacks=lacks)}
        game = Game(replace(case(), acts=acts, measures=measures), Setup(1, ((POL, "mens"), (VT, "mens"))))
        for command in (LONG, m.Order(POL, measure.id)):
            answer = game.submit(command)
            assert isinstance(answer, Refusal)
            assert (answer.code, answer.text, answer.source) == ("voorwaarde", told, "")


# --- work that comes to nothing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("provided", "told"),
    [(None, "Zij wil er nu niet over praten."), (Rule((), lambda world, role: True), "Wat ervoor nodig was, is er niet meer.")],
    ids=["anders zegt waarom", "anders hoort bij mits"],
)
def test_work_that_comes_to_nothing_costs_its_minutes_and_says_why(provided: Rule | None, told: str) -> None:
    """What only the world knows is not told before one has tried, and trying is not free."""
    act = replace(
        case().acts["ga_langs"],
        provided=provided,
        keeps=Rule((), lambda world, role: False),
        refusal="Zij wil er nu niet over praten.",
    )
    game = Game(replace(case(), acts={**case().acts, act.id: act}), Setup(1, ((POL, "mens"), (VT, "mens"))))
    done(game, LONG, m.Wait(VT))
    assert game.state.now == EIGHT + act.occupies
    notes = [(note.title, note.text) for note in game.view(POL).notes if note.title.startswith("Leverde niets op")]
    assert notes == [(f"Leverde niets op: {act.label} (ter plaatse)", told)], "the work is named, and where it was done"
    done(game, LONG)  # and it may be tried again

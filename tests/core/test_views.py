"""Does a view tell its role the truth, and does a form offer what exists?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.core.commands import Wait
from sim.core.refusals import Refusal
from tests.core.plays import all_seats, nothing_more, offer
from tests.strategies import LIBRARY, MINIMAL, Game, begun, case, games, numbers, play_out, sized

CASES = pytest.mark.parametrize("name", [MINIMAL, LIBRARY], ids=["minimal", "library"])

WORLD = frozenset(
    [
        "al_gedaan",
        "onbekend_doel",
        "al_besloten",
        "voorwaarde",
        "niet_aan_de_orde",
        "niet_bereikbaar",
        "loopt_al",
        "eerst_oordeel",
        "overleg_mist",
        "doelgroep",
        "overleg_kanaal",
        "bericht_niet_voor",
        "anoniem_geen_feiten",
        "leeg_bericht",
        "niemand_gekozen",
        "niets_gekozen",
        "leeg_plan",
        "niet_terug",
        "niets_terug",
        "niets_te_stoppen",
        "tijd_voorbij",
        "gever_weet_niet",
        "wachtrij_vol",
        "kanaal_niet",
        "niemand_hoort",
        "weet_je_niet",
        "eerst_inbreng",
        "niet_jezelf",
        "niet_teruggelezen",
        "anders_zonder_feiten",
        "genoeg_anders",
        "alleen_via",
    ]
)
"""Why an offered move may still be refused: the world, or a form left empty. Never because what it names does not exist."""


@CASES
@sized(12, 200)
@given(data=st.data())
def test_a_view_agrees_with_the_state(name: str, data: st.DataObject) -> None:
    game = data.draw(begun(case(name)))

    def honest(game: Game) -> None:
        state = game.state
        for role in game.case.playable:
            view, desk = game.view(role), state.desks[role]
            assert view.now == state.now
            assert view.chapter_open == state.chapter_open
            assert len(view.queue) == len(desk.queue)
            assert (view.talk is not None and view.talk.must_speak) == (state.must_speak(role) is not None)
            free = role in state.must_choose() and desk.talk is None and desk.idle
            assert (view.status == "kiest") == free or not state.chapter_open, (role, view.status)
            if desk.talk is not None:
                assert view.talk is not None
                assert view.talk.talk == desk.talk
            if desk.command is not None and state.chapter_open:
                assert view.busy_until == desk.until
            held = {fact.id for fact in view.facts if not fact.lost and not fact.expired}
            assert held == {fact for fact in game.case.facts if state.knows(role, fact)}
            by_itself = {work.ref for work in state.work.values() if work.role == role and (desk.command is None or work.ref != desk.ref)}
            assert {work.ref for work in view.running} == by_itself
            assert {m.id for m in view.measures if m.status == "van_kracht"} <= set(state.measures)

    honest(game)
    play_out(game, data.draw(numbers(30)), honest)


@CASES
@sized(40, 600)
@given(data=st.data())
def test_a_form_offers_only_what_exists(name: str, data: st.DataObject) -> None:
    game = data.draw(games(case(name)))
    for role in game.state.must_choose():
        command = offer(game, role, data.draw(st.integers(0, 2**32 - 1)))
        if command is None:
            continue
        answer = game.submit(command)
        if isinstance(answer, Refusal):
            assert answer.code in WORLD, (command, answer)


@CASES
@sized(25, 400)
@given(data=st.data())
def test_whoever_must_choose_has_something_to_choose(name: str, data: st.DataObject) -> None:
    """Nobody gets stuck: waiting is always offered, and to speak when one must."""
    game = data.draw(games(case(name)))
    for role in game.state.must_choose():
        kinds = {form.kind for form in game.view(role).moves if not form.blocked}
        assert kinds & {"wacht", "draag_bij"}, (role, kinds)
        if game.state.must_speak(role) is None:
            assert not isinstance(game.submit(Wait(role)), Refusal)
            return


def test_a_decision_says_when_its_time_has_passed() -> None:
    whole = case(LIBRARY)
    game, seen = Game(whole, all_seats(whole)), set()
    for _ in range(400):
        for role in whole.playable:
            view = game.view(role)
            for form in view.moves:
                if form.kind == "besluit":
                    late = view.now > whole.decisions[form.id].due
                    assert form.detail.startswith("Dit moest uiterlijk") == late, (form.id, view.now)
                    assert ("anders besluiten kan nog" in form.detail) == (late and "Nu gekozen" in form.detail), form.detail
                    seen.add(late)
        if seen == {True, False} or isinstance(game.submit(nothing_more(game)), Refusal):
            break
    assert seen == {True, False}

"""Is a sample of plays what it says: the same for the same seed, played by the rules, and told as what it shows?"""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

import scenarios
from scenarios.compiled import Case
from scoring import fold as fold_of_score
from scoring import score
from scoring.weights import standard
from sim.core import events as e
from sim.core.evolution import evolve
from sim.core.game import Setup
from sim.core.state import State
from sim.core.view import fold
from sim.coursefile import courses
from sim.coursefile import read as read_course
from sim.players.careful import CarefulPlayer
from sim.players.filling import play_out
from sim.playtest import WHOLE, Crew, Plays, Replay, jobs, played, work
from sim.rerun import run
from sim.sample import Sample
from sim.table import Table
from sim.verify.courses import ORDER, TARGETS
from sim.verify.dynamic import enough, findings
from sim.verify.playing import Play
from sim.verify.points import points
from sim.verify.static import Findings, check
from sim.verify.tables import ALL, ATTACKING, CAREFUL, DILIGENT, KINDS, RANDOM, ROUND, sitting
from sim.verify.tally import Course, Played, Tally
from sim.verify.worth import points_of, worth
from tests.conftest import FULL_SIZE

NAME = "eerste_melding"
REGIONS = ("RP9", "RP1", "RP3")
SMALL = 36
"""Plays of a case of the library when time is short: three rounds, so that every kind of player can be compared."""


@cache
def checked(name: str) -> Findings:
    return check(name, standard())


def codes(case: Case, tally: Tally, found: Findings) -> list[tuple[str, int]]:
    assert found.places is not None
    return [(one.code, one.line) for one in findings(case, tally, found.places)]


# --- who sits where ---------------------------------------------------------------------------------------------------


def test_a_third_plays_with_care_and_every_kind_comes_in_every_region() -> None:
    tables = [sitting(number, REGIONS, 1) for number in range(ROUND * len(REGIONS))]
    kinds = Counter(table.kind for table in tables)
    assert kinds[CAREFUL] * 3 == len(tables)
    assert set(kinds) == set(KINDS)
    assert {(table.kind, table.region) for table in tables} == {(kind, region) for kind in KINDS for region in REGIONS}


def test_the_same_seed_gives_the_same_games_whatever_plays_them() -> None:
    found = checked(NAME)
    one, two = (played(Crew(processes), found, NAME, Sample(28, 5))[0] for processes in (1, 2))
    assert one.tally == two.tally
    assert one.problems == two.problems
    assert one.tally is not None
    assert len(one.tally.plays) == 28


def test_another_seed_gives_other_games() -> None:
    first, other = (work(Plays(NAME, REGIONS, seed, tuple(range(ROUND)))) for seed in (1, 2))
    assert [one.points for one in first.plays] != [one.points for one in other.plays]


# --- by the rules -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("software", [False, True], ids=["alle bureaus", "met software"])
def test_a_play_is_the_game_that_a_table_plays(software: bool) -> None:
    """Nothing is left out but what nobody looks at: the same players give the same events."""
    case = scenarios.load(NAME)
    roles = case.playable[:1] if software else case.playable
    stances = dict.fromkeys((role for role in case.playable if role not in roles), "meewerkend")
    game = Play(case, 7, {role: CarefulPlayer(case, role) for role in roles}, stances, look=True)
    game.run()
    table = Table.start(case, Setup(7, tuple((role, stances.get(role, "mens")) for role in case.playable)))
    play_out(table, {role: CarefulPlayer(case, role) for role in roles})
    assert game.log == table.events
    assert (game.stuck, game.leaks) == ("", set())
    assert game.moves > 0


def test_a_game_is_worth_what_its_scorecard_says() -> None:
    case = scenarios.load(NAME)
    table = Table.start(case, Setup(7, tuple((role, "meewerkend") for role in case.playable)))
    play_out(table, {})
    card, found = score(case, table.events), worth(case, table.events, standard())
    assert found.points == pytest.approx(points_of(card))
    assert found.dimensions == {name: one.score for name, one in card.dimensions.items() if one.score is not None}
    items = {item.id: item.value for term in card.dimensions["T"].terms if term.id == "normen" for item in term.items}
    assert {name: value for name, value in found.norms.items() if name in items} == items


# --- what is told of it -----------------------------------------------------------------------------------------------


def play(kind: str, points: float, attack: str = "") -> Played:
    return Played(0, kind, ALL, "RP9", attack, 60, points)


def means(careful: float, diligent: float, chance: float, attack: float = 0.0) -> Tally:
    """Three games of each kind of player with these points."""
    points = ((CAREFUL, careful), (DILIGENT, diligent), (RANDOM, chance))
    plays = [play(kind, value) for kind, value in points for _ in range(3)] + [play(ATTACKING, attack, "deelt alles met iedereen")]
    return Tally(plays=plays)


@pytest.fixture(scope="module")
def acute() -> Findings:
    return checked("acuut_onveilig")


@pytest.mark.parametrize(
    ("tally", "told"),
    [
        (means(30, 20, 10), []),
        (means(20, 30, 10), ["W621"]),
        (means(30, 10, 10), ["W621"]),
        (means(10, 20, 30), ["W621", "W621"]),
        (means(30, 20, 10, attack=32), []),
        (means(30, 20, 10, attack=33), ["W622"]),
        (means(60, 20, 10, attack=41), ["W622"]),
    ],
)
def test_care_pays_and_an_attack_does_not(acute: Findings, tally: Tally, told: list[str]) -> None:
    assert acute.case is not None
    assert [code for code, _ in codes(acute.case, tally, acute)] == told


def test_courses_land_where_they_should_and_in_order(acute: Findings) -> None:
    assert acute.case is not None
    landed = {name: (least + most) / 2 for name, (least, most) in TARGETS.items()}

    def told(region: str, **moved: float) -> list[str]:
        tally = means(30, 20, 10)
        tally.courses = [Course(name, region, points, ()) for name, points in {**landed, **moved}.items()]
        assert acute.case is not None
        return [code for code, _ in codes(acute.case, tally, acute)]

    home, elsewhere = acute.regions[:2]
    assert told(home) == told(elsewhere) == []
    assert told(home, goed=60.0) == ["V631"]
    assert told(home, matig=90.0) == ["V631", "V632"]
    assert told(elsewhere, goed=60.0) == []
    assert told(elsewhere, niets=50.0) == ["V632"]


def test_a_game_that_stands_still_and_a_move_that_does_not_exist_are_told(acute: Findings) -> None:
    assert acute.case is not None
    tally = means(30, 20, 10)
    tally.stuck = {acute.case.chapters[1].id}
    tally.refused = Counter({("besluit", "x", "onbekende_keuze"): 2, ("handeling", "y", "voorwaarde"): 5})
    assert sorted(code for code, _ in codes(acute.case, tally, acute)) == ["V601", "V602"]


def test_what_was_never_seen_is_told_only_after_enough_games(acute: Findings) -> None:
    assert acute.case is not None
    few, many = means(30, 20, 10), means(30, 20, 10)
    many.plays *= enough(acute.case)
    assert codes(acute.case, few, acute) == []
    told = Counter(code for code, _ in codes(acute.case, many, acute))
    assert told["W611"] == len(acute.case.scenes)
    assert told["W618"] == len(acute.case.needs)
    assert told["W619"] == told["W620"] == len(acute.case.norms)


# --- the library ------------------------------------------------------------------------------------------------------


def test_the_courses_of_the_order_are_played_in_every_region() -> None:
    todo = jobs(NAME, REGIONS, ORDER, 0, 1, 2)
    assert len(todo) == len(REGIONS) * len(ORDER)


def test_every_play_is_played_once_and_what_is_beyond_the_whole_ones_goes_on_from_a_course() -> None:
    todo = jobs(NAME, REGIONS, ORDER, WHOLE + 50, 1, 2)
    assert sorted(number for one in todo for number in one.numbers) == list(range(WHOLE + 50))
    shares = [len(one.numbers) for one in todo if isinstance(one, Replay)]
    assert sum(shares) == 50
    assert max(shares) - min(shares) <= 1
    only = jobs(NAME, REGIONS, ORDER, WHOLE + 50, 1, 1)
    assert not any(one.numbers for one in only if isinstance(one, Replay)), "a case of one chapter has no later one to begin with"


@pytest.mark.parametrize("kind", [0, 1, 2, 3, 8], ids=["zorgvuldig", "willekeurig", "aanval", "één bureau", "ijverig"])
def test_a_play_that_goes_on_from_a_course_is_a_game_by_the_rules(kind: int) -> None:
    """Its log folds to its state and to what its seats were told; the course itself stays as it was."""
    case = scenarios.load("acuut_onveilig")
    course = run(read_course(courses("acuut_onveilig")["goed"]), case).table.events
    found = points(case, course)
    assert [one.chapter for one in found] == [chapter.id for chapter in case.chapters[1:]]
    since = found[-1]
    before = [fold(case, since.log, role) for role in case.playable]
    table = sitting(kind, (case.region.id,), 1)
    players, stances = table.setting(case, since.log)
    game = Play(case, 1, players, stances, look=True, since=since)
    game.run()
    assert (game.stuck, game.leaks) == ("", set())
    assert tuple(game.log[: len(since.log)]) == since.log == tuple(course[: len(since.log)])
    state = State(case)
    for event in game.log:
        evolve(state, event)
    for role in case.playable:
        assert game.views[role].view() == fold(case, game.log, role)
        assert {fact for fact in case.facts if state.knows(role, fact)} == {fact for fact in case.facts if game.state.knows(role, fact)}
    assert (state.over, state.seq, state.now) == (True, game.state.seq, game.state.now)
    assert [since.views[role].view() for role in case.playable] == before
    whole = worth(case, game.log, standard())
    for _ in range(2):  # what has read the beginning stays as it was
        assert worth(case, game.log, standard(), since.reading) == whole
    assert fold_of_score.read(case, game.log, since=since.reading) == fold_of_score.read(case, game.log)


def test_who_goes_on_with_care_does_not_do_again_what_was_done() -> None:
    case = scenarios.load("acuut_onveilig")
    course = run(read_course(courses("acuut_onveilig")["expert"]), case).table.events
    since = points(case, course)[-1]
    player = CarefulPlayer(case, "veilig_thuis", None, since.log)
    told = {(event.receiver, event.fact) for event in since.log if isinstance(event, e.Disclosed) and event.giver == "veilig_thuis"}
    assert told
    assert player.told == told
    assert {name for kind, name in player.done if kind == "besluit"}


def test_points_of_a_kind_of_player_are_those_of_whole_games() -> None:
    tally = means(30, 20, 10)
    tally.plays += [replace(play(RANDOM, 90.0), since="nacht"), replace(play(ATTACKING, 90.0, "deelt alles met iedereen"), since="nacht")]
    assert tally.mean(RANDOM) == 10
    found = checked("acuut_onveilig")
    assert found.case is not None
    assert codes(found.case, tally, found) == []


@pytest.mark.parametrize("name", scenarios.library_ids() if FULL_SIZE else (NAME,))
def test_playing_a_shipped_case_shows_nothing_wrong(name: str) -> None:
    """The other cases are played a little by `.ci/run`, and at full size by `.ci/lang`."""
    amount = 600 if FULL_SIZE else SMALL
    read = checked(name)
    with Crew() as crew:
        found, stopped = played(crew, read, name, Sample(amount))
    assert not stopped
    more = [one for one in found.problems if one not in read.problems]
    told = [(one.code, (re.findall(r"'(\w+)'", one.message) or [""])[0]) for one in more]
    assert told == []
    assert found.tally is not None
    assert len(found.tally.plays) == amount

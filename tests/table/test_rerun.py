"""A course is played as it says; a log can become a course; what cannot be is told with its place."""

from pathlib import Path
from random import Random

import pytest

from scenarios.problems import CaseError
from sim import coursefile, record
from sim.core.game import Setup
from sim.players.filling import play_out
from sim.players.random import RandomPlayer
from sim.record import Reading
from sim.rerun import Played, run
from sim.table import Table
from tests.table import kept

GOOD = Path(__file__).with_name("goed.yaml")
HEAD = """formaat: 1
casus: minimaal
naam: proef
titel: Een proef
zetels: {politie: verloop, veilig_thuis: verloop}
regels:
"""


def course(*lines: str, head: str = HEAD) -> Played:
    return run(coursefile.parse(head + "".join(f"  - {line}\n" for line in lines), "proef.yaml"), kept.small())


def events(played: Played, kind: str) -> list[object]:
    return [event for event in played.table.events if type(event).__name__ == kind]


def test_the_good_course_runs_and_refuses_only_what_it_says() -> None:
    played = run(coursefile.read(GOOD), kept.small())
    assert not played.problems
    assert [(one.line, one.code, one.expected) for one in played.refused] == [(6, "maatregel_niet_jouw", True), (14, "weet_je_niet", False)]
    assert played.table.over


def test_what_others_say_stands_in_the_line_that_calls_them() -> None:
    played = run(coursefile.read(GOOD), kept.small())
    (first, second) = events(played, "Contributed")[:2]
    assert (first.role, first.tells) == ("politie", ("f_melding", "f_wapen"))  # type: ignore[attr-defined]  # picked by its class
    assert (second.role, second.tells) == ("veilig_thuis", ("f_briefje",))  # type: ignore[attr-defined]  # picked by its class


def test_the_same_course_gives_the_same_events() -> None:
    assert run(coursefile.read(GOOD), kept.small()).table.events == run(coursefile.read(GOOD), kept.small()).table.events


def test_a_line_waits_for_its_time_and_for_what_its_role_knows() -> None:
    played = course(
        '{rol: politie, tijd: "08:30", doe: {raadpleeg: {over: vader}}}',
        "{rol: politie, zodra: {weet: {rol: zelf, informatie: f_wapen}}, doe: {oordeel: {niveau: onveilig, steunt_op: f_wapen}}}",
    )
    assert [event.at for event in events(played, "Started")] == [510, 515]  # type: ignore[attr-defined]  # picked by its class


def test_a_refusal_that_was_expected_and_did_not_come_is_a_problem_at_its_place() -> None:
    played = course("{rol: politie, doe: {raadpleeg: {over: vader}}, verwacht: weigering loopt_al}")
    (problem,) = played.problems
    assert str(problem) == "proef.yaml:7:63: V411: verwacht was de weigering loopt_al, er kwam geen weigering"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "{rol: politie, zodra: {weet: {rol: zelf, informatie: f_eerder}}, doe: {handeling: ga_langs}}",
            "wat bij zodra staat kwam niet uit",
        ),
        ('{rol: politie, tijd: "dag 3 08:00", doe: {handeling: ga_langs}}', "het is dan dag 3 08:00"),
        ("{rol: politie, doe: {draag_bij: {vertelt: f_melding, waarvoor: veiligheid}}}", "politie was niet meer vrij"),
    ],
)
def test_a_line_that_never_gets_its_turn_is_a_problem_at_its_place(line: str, told: str) -> None:
    (problem,) = course(line).problems
    assert (problem.line, problem.code) == (7, "V410")
    assert told in problem.message


def test_what_hangs_on_a_refused_line_falls_away_with_it() -> None:
    played = course(
        "{rol: veilig_thuis, doe: {maatregel: {maatregel: aandacht}}, als: thv}",
        "{rol: politie, doe: {beslis: {verzoek: thv, toewijzen: true}}}",
        "{rol: politie, doe: {raadpleeg: {over: vader}}}",
    )
    assert (played.skipped, len(played.refused), played.problems) == ([2], 1, [])


def test_a_seat_that_nobody_plays_drops_its_lines_and_answers_nothing() -> None:
    head = HEAD.replace("veilig_thuis: verloop", "veilig_thuis: niemand")
    played = course(
        "{rol: politie, doe: {gesprek: {met: veilig_thuis, vertelt: f_melding, waarvoor: veiligheid}}}",
        "{rol: veilig_thuis, doe: {handeling: bel_school}}",
        head=head,
    )
    assert played.skipped == [2]
    assert not events(played, "TalkOpened")
    assert not events(played, "Disclosed")


def test_lines_of_another_region_are_passed_over() -> None:
    played = course("{rol: politie, alleen_in: [RP3], doe: {handeling: ga_langs}}", "{rol: politie, doe: {raadpleeg: {over: vader}}}")
    assert played.skipped == [1]
    assert len(events(played, "Started")) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{rol: politei, doe: {handeling: ga_langs}}", "proef.yaml:7:11: V402: 'politei' is geen rol van minimaal; bedoelde je 'politie'?"),
        ("{rol: politie, doe: {handeling: ga_lans}}", "'ga_lans' is geen handeling van minimaal; bedoelde je 'ga_langs'?"),
        ("{rol: politie, doe: {gesprek: {met: om, vertelt: [f_melding, f_x]}}}", "'f_x' is geen informatie"),
        ("{rol: politie, doe: {gesprek: {met: om, inbreng: {veilig_thuis: {vraagt: weer}}}}}", "'weer' is geen thema"),
        ("{rol: politie, doe: {beslis: {verzoek: later, toewijzen: true}}}", "geen eerdere regel heet 'later'"),
        ("{rol: politie, doe: {stop: {werk: later}}}", "geen eerdere regel heet 'later'"),
        ("{rol: politie, doe: {besluit: {besluit: hoort_politie, keuze: nooit}}}", "'nooit' is geen keuze van een besluit"),
        ("{rol: politie, doe: {plan: {afspraken: [{wat: niets, eigenaar: moeder}]}}}", "'niets' is geen afspraak of maatregel"),
    ],
)
def test_what_the_case_does_not_have_is_a_problem_before_the_first_move(line: str, told: str) -> None:
    with pytest.raises(CaseError) as caught:
        course(line)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{rol: politie, doe: {handeling: ga_langs, stop: {}}}", "precies één sleutel"),
        ("{rol: politie, tijd: straks, doe: {handeling: ga_langs}}", "'straks' is geen moment"),
        ("{rol: politie, doe: {handelling: ga_langs}}", "onbekende sleutel 'handelling'; bedoelde je 'handeling'?"),
    ],
)
def test_a_line_of_the_wrong_shape_is_a_problem(line: str, told: str) -> None:
    with pytest.raises(CaseError) as caught:
        course(line)
    assert told in str(caught.value)
    assert "proef.yaml:7:" in str(caught.value)


# --- a log as a course ------------------------------------------------------------------------------------------------


def again(found: Reading) -> Played:
    text = coursefile.dump(coursefile.data_of(kept.small(), found.header.setup, found.entries))
    return run(coursefile.parse(text, "opname.yaml"), kept.small())


def test_log_to_course_to_log_gives_the_same_events(tmp_path: Path) -> None:
    path = tmp_path / "spel.jsonl"
    run(coursefile.read(GOOD), kept.small(), path).table.close()
    found = record.read(path)
    played = again(found)
    assert (played.problems, played.refused) == ([], [])
    assert played.table.events == found.events


@pytest.mark.parametrize("seed", range(12))
def test_any_log_of_people_and_software_becomes_a_course_that_gives_it_back(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    hows = [chance.choice(("mens", "meewerkend", "afwachtend", "eilandje", "niemand")) for _ in range(2)]
    seats = tuple(zip(("politie", "veilig_thuis"), hows, strict=True))
    path = tmp_path / "spel.jsonl"
    table = Table.start(kept.small(), Setup(seed, seats, rounds=seed % 3 == 0), path, kept.SMALL)
    play_out(table, {role: RandomPlayer(seed + place) for place, (role, how) in enumerate(seats) if how == "mens"})
    table.close()
    found = record.read(path)
    assert table.over
    assert again(found).table.events == found.events == table.events


def test_a_recorded_move_that_comes_at_another_time_is_a_problem() -> None:
    head = HEAD.replace("regels:", "opgenomen: true\nregels:")
    played = course('{rol: politie, tijd: "09:00", doe: {handeling: ga_langs}}', head=head)
    assert [problem.code for problem in played.problems] == ["V412"]

"""The first exercise: it loads everywhere, measures what it should, and one person can play either role to the debrief."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

import scenarios
from scenarios import catalogue
from scenarios.compiled import Case
from scoring import Scorecard, score
from scoring.weights import standard
from sim.core import events as e
from sim.core.events import Event
from sim.coursefile import read
from sim.record import read as read_log
from sim.rerun import run
from sim.verify.balance import balance
from sim.verify.pace import pace
from tests.cli.shell import ROOT, START

CASE = "eerste_melding"
COURSES = Path(scenarios.__file__).parent / "library" / CASE / "verlopen"
REGIONS = sorted(catalogue.read().regions)
BANDS = {"expert": (90, 100), "goed": (60, 88), "matig": (0, 45), "niets": (0, 10)}


@cache
def case(region: str | None = None) -> Case:
    return scenarios.load(CASE, region=region)


@cache
def events(course: str, region: str | None = None) -> tuple[Event, ...]:
    played = run(read(COURSES / f"{course}.yaml"), case(region))
    assert played.problems == []
    assert list(played.refused) == []
    return tuple(played.table.events)


@cache
def card(course: str, region: str | None = None) -> Scorecard:
    return score(case(region), events(course, region))


# --- the case and its courses ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", REGIONS)
def test_it_is_an_exercise_of_two_roles_in_every_region(region: str) -> None:
    assert case(region).playable == ("politie", "veilig_thuis")
    assert scenarios.read_head(CASE).kind == "oefening"


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("dimension", ["T", "I"])
@pytest.mark.parametrize("course", BANDS)
def test_a_course_lands_in_its_band_in_every_region(course: str, dimension: str, region: str) -> None:
    least, most = BANDS[course]
    points = card(course, region).dimensions[dimension].score
    assert points is not None
    assert least <= points <= most


def test_neither_role_has_the_whole_picture_by_itself() -> None:
    """What the decisions of a role rest on and that role neither holds, can look up nor finds alone comes from the other."""
    brought: dict[str, set[str]] = {"politie": set(), "veilig_thuis": set()}
    for event in events("expert"):
        if isinstance(event, e.Disclosed) and event.fresh and event.receiver in brought:
            brought[event.receiver].add(event.fact)
    for role, facts in brought.items():
        needed = {need.fact for need in case().needs if need.role == role}
        assert len(facts & needed) >= 2, role


def test_what_should_not_be_told_is_not_told_by_the_expert_and_has_a_reason() -> None:
    assert case().facts["beller"].unfit["veilig_thuis"]
    assert case().facts["moeder_zelf"].unfit["politie"]
    told = {(event.fact, event.receiver) for event in events("expert") if isinstance(event, e.Disclosed)}
    assert not [pair for pair in told if pair[1] in case().facts[pair[0]].unfit]


def test_the_local_team_asks_for_more_when_it_hears_too_little() -> None:
    """A request without what the child shows is denied with a reason, and can be made again."""
    ruling = case().measures["hulp_morgen"].ruling
    assert ruling is not None
    assert [step.grant for step in ruling.steps] == [True, False]
    assert "opnieuw" in ruling.steps[-1].reason


@pytest.mark.parametrize("course", ["expert", "goed"])
def test_it_takes_two_people_ten_minutes(course: str, tmp_path: Path) -> None:
    played = run(read(COURSES / f"{course}.yaml"), case(), tmp_path / "spel.jsonl")
    played.table.close()
    found = balance(case(), pace(case(), read_log(tmp_path / "spel.jsonl").entries, standard()), standard())
    assert found.planned == scenarios.read_head(CASE).minutes == 10
    assert found.minutes <= 10


# --- one person, line by line ---------------------------------------------------------------------------------------

Answers = Mapping[str, tuple[str, ...]]
"""The beginning of a question → (parts of) the choices that are meant, or what is typed. Everything else is skipped with Enter."""
Move = tuple[str, Answers]

POLICE: list[Move] = [
    ("Het briefje van de wijkagent lezen", {}),
    ("Erheen, en apart praten", {}),
    ("Boven kijken wie er nog is", {}),
    (
        "Motorkapoverleg",
        {
            "Met wie?": ("Veilig Thuis",),
            "Hoe?": ("Telefoon",),
            "Wat vertel je?": ("bankje", "melding van de buren", "uit de buurt", "vader en moeder zeggen"),
            "Waarvoor?": ("Samen zien",),
            "Waar vraag je naar?": ("Hoe het met het kind gaat", "al bekend"),
        },
    ),
    ("Aandachtsvestiging op het adres", {"Waar steun je op?": ("uit de buurt",)}),
    ("Eigen systeem", {"Wat leg je vast?": ("bankje", "uit de buurt", "plek bij de tante")}),
    ("Klaar met dit deel", {}),
    ("Klaar met dit deel", {}),  # what came in since is not recorded: the change of duty is worth a choice
    (
        "De keuze van vanavond",
        {"De buren bellen weer": ("Aanbellen, naar het kind",), "Waar steun je op?": ("uit de buurt", "plek bij de tante")},
    ),
    ("Klaar met dit deel", {}),
]
SAFE_HOME: list[Move] = [
    ("Eigen systeem", {"Op wie zoek je?": ("het kind",)}),
    ("De mentor terugbellen", {}),
    ("Wachten", {"Tot wanneer?": ("16:50",)}),
    ("Jouw inbreng", {"Wat vertel je?": ("plek bij de tante", "mentor ziet"), "Waarvoor?": ("Samen zien",)}),
    ("Het tempo", {"Hoe snel": ("samen met het lokale team",), "Waar steun je op?": ("uit de buurt", "mentor ziet", "bankje")}),
    ("Hulp die morgen begint", {"Waar steun je op?": ("uit de buurt", "vader en moeder zeggen")}),
    ("Wachten", {"Tot wanneer?": ("16:50",)}),
    ("Bericht", {"Aan wie?": ("Politie", "Mentor"), "Wat vertel je?": ("Morgen om vier uur",), "Waarvoor?": ("Zorgen dat",)}),
    ("Eigen systeem", {"Wat leg je vast?": ("uit de buurt", "bankje", "mentor ziet", "Morgen om vier uur")}),
    ("Klaar met dit deel", {}),
    ("Wachten", {"Tot wanneer?": ("21:30",)}),
    ("Jouw inbreng", {"Wat vertel je?": ("uit de buurt", "plek bij de tante"), "Waarvoor?": ("Zorgen dat",)}),
    ("Klaar met dit deel", {}),
]


@dataclass(slots=True)
class Reader:
    """Somebody who reads what is offered and types the moves of a list, one after the other."""

    moves: list[Move]
    said: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    """Label → number, of the list that was read last."""
    now: Answers = field(default_factory=dict)
    taken: int = 0

    def play(self, role: str, folder: Path) -> int:
        """Play the exercise in `role`, alone; the exit code."""
        asked = ["speel", CASE, "--rol", role, "--kaal", "--spelnummer", "1"]
        with subprocess.Popen(
            [*START, *asked],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "SAMENOP_MAP": str(folder)},
        ) as running:
            assert running.stdin is not None
            assert running.stdout is not None
            try:
                for line in running.stdout:
                    self.said.append(line)
                    answer = self._answer(line.rstrip("\n"))
                    if answer is not None:
                        running.stdin.write(answer + "\n")
                        running.stdin.flush()
            except AssertionError:
                running.kill()
                raise
            return running.wait(timeout=30)

    def _answer(self, line: str) -> str | None:
        """What is typed after this line; None when nothing is asked. What the game cannot read ends the play."""
        assert not re.match(r"  '.*' staat er niet bij|  Hier hoort een keuze|'.*' ken ik hier niet", line), "".join(self.said[-20:])
        if found := re.match(r"  (\d+): (.*)", line):
            if found[1] == "1":
                self.choices.clear()
            self.choices[found[2]] = found[1]
            return None
        if "(nummer, of typ help)" in line:
            if self.taken == len(self.moves):
                return "klaar met dit deel"
            label, self.now = self.moves[self.taken]
            self.taken += 1
            return label
        if "(verder, nabespreking," in line:
            return "verder"
        if not line.endswith(")") or not any(
            part in line
            for part in ("(één nummer", "(nummers met spaties", "(nummer of tijd", "(ja of nee", "(één zin", "(Enter gaat verder)")
        ):
            return None
        wanted = next((parts for question, parts in self.now.items() if line.startswith(question)), ())
        return " ".join(self._number(part) for part in wanted)

    def _number(self, part: str) -> str:
        return next((number for label, number in self.choices.items() if part in label.split(" (")[0]), part)


@pytest.mark.parametrize(("role", "moves"), [("politie", POLICE), ("veilig_thuis", SAFE_HOME)], ids=["politie", "veilig_thuis"])
def test_one_person_plays_a_role_to_the_debrief_in_few_moves(role: str, moves: list[Move], tmp_path: Path) -> None:
    reader = Reader(moves)
    assert reader.play(role, tmp_path) == 0
    said = "".join(reader.said)
    assert "NABESPREKING" in said
    assert reader.taken == len(moves) <= 13
    assert "dat kan niet" not in said
    assert "Wat de middag wist, kwam in de avond aan." in said
    assert "0800-2000" in said


def test_who_records_nothing_finds_nothing_in_the_evening(tmp_path: Path) -> None:
    """The lesson of the handover, met by playing: what stands nowhere is gone at nine."""
    reader = Reader([*POLICE[:4], ("Klaar met dit deel", {})])
    assert reader.play("politie", tmp_path) == 0
    said = "".join(reader.said)
    assert "Je collega wist dit, en het staat nergens: " in said
    assert "Op je scherm staat geen teken" in said
    assert "Wat de middag wist, kwam in de avond aan." not in said

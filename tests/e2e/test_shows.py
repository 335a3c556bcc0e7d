"""Does the same play show what it should: together is sooner than in sequence, and another region is another morning?"""

from functools import cache
from importlib.resources import files
from pathlib import Path

import scenarios
from scenarios.compiled import Case
from sim.core import events as e
from sim.coursefile import read
from sim.rerun import Played, run

CASE = "acuut_onveilig"
COURSES = Path(str(files("scenarios"))) / "library" / CASE / "verlopen"
HART_VAN_BRABANT, GOOI_EN_VECHTSTREEK, TEAM_MEIERIJ = "RP1", "RP2", "RP3"


@cache
def played(course: str, region: str | None = None) -> tuple[Case, Played]:
    case = scenarios.load(CASE, region=region)
    return case, run(read(COURSES / f"{course}.yaml"), case)


def known_by_all(course: str, facts: frozenset[str], roles: frozenset[str]) -> int:
    """The minute at which the last of `roles` learns the last of `facts`."""
    _, play = played(course)
    when: dict[tuple[str, str], int] = {}
    for event in play.table.events:
        if isinstance(event, e.Learned) and event.role in roles:
            for fact in facts.intersection(event.facts):
                when.setdefault((event.role, fact), event.at)
    assert len(when) == len(facts) * len(roles), set(when)
    return max(when.values())


def test_calling_one_after_the_other_takes_more_of_the_morning_than_meeting_at_the_car() -> None:
    """From eight o'clock the same facts reach the same three desks."""
    facts = frozenset({"keelgeweld", "doodsdreiging", "vuurwapen", "werk_thuiskomst"})
    roles = frozenset({"politie", "veilig_thuis", "cit"})
    meeting, calls = (known_by_all(course, facts, roles) for course in ("motorkap", "belronde"))
    assert calls - 480 >= 1.5 * (meeting - 480) > 0


def test_the_same_course_is_another_morning_in_another_region() -> None:
    logs = {}
    for region in (TEAM_MEIERIJ, HART_VAN_BRABANT, GOOI_EN_VECHTSTREEK):
        case, play = played("regio", region)
        logs[region] = [(event.at, type(event).__name__) for event in play.table.events if "veilig_thuis" in event.audience]
        assert case.region.id == region
    assert len({tuple(log) for log in logs.values()}) == 3


def test_a_region_without_a_crisis_team_does_not_conjure_one() -> None:
    case, play = played("regio", TEAM_MEIERIJ)
    assert not case.roles["cit"].exists
    assert "cit" not in case.playable
    assert all("cit" not in event.audience for event in play.table.events)
    assert "bestaat_hier_niet" in {refusal.code for refusal in play.refused}


def test_the_log_says_why_somebody_cannot_be_had() -> None:
    for region in (TEAM_MEIERIJ, HART_VAN_BRABANT, GOOI_EN_VECHTSTREEK):
        _, play = played("regio", region)
        for refusal in play.refused:
            assert refusal.text.endswith((".", "?")), refusal

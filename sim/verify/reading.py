"""Has a role so much to read before it can begin that it sits and watches?"""

from collections.abc import Iterator

from scenarios.compiled import Case
from scenarios.problems import Problem
from scoring.weights import Weights
from sim.verify.places import Places


def check(case: Case, places: Places, counted: Weights) -> Iterator[Problem]:
    """What lies on a desk at the start is read within the time for a first move."""
    most = int(counted.balans_woorden * counted.balans_eerste_zet)
    for role in case.playable:
        count = sum(len(text.split()) for text in _first(case, role))
        if count > most:
            told = f"{count} woorden te lezen vóór de eerste zet; hoogstens {most}. Laat iets later komen of maak het korter"
            yield places.problem("W571", told, "rollen", role, "briefing")


def _first(case: Case, role: str) -> Iterator[str]:
    """Every text that is new to a role when the game opens."""
    yield case.roles[role].briefing
    yield from (scene.text[role] for scene in case.scenes.values() if role in scene.text and scene.opens is None)
    yield from (one.text[role] for one in case.happenings.values() if role in one.text and one.at is not None and one.at <= case.start)
    for fact in case.facts.values():
        if role in fact.known_by:
            yield f"{fact.label} {fact.text}"

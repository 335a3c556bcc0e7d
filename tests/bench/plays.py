"""What does it cost to play the dearest case many times over?

`plays_minute`: plays of the full sample of the largest case, all in (views, forms, thinking, moves, the score, what was seen, and the
courses from which most of them go on), as many as two cores make in a minute by the CPU seconds they take. `moves_a_play`: moves of the
players in one. Measured over whole rounds of the plays from the beginning and over some courses with all that goes on from them, each in
its share of the sample, so that each kind of player has its own; a third plays with care.
"""

import json
import time

import scenarios
from scenarios import catalogue
from sim.playtest import WHOLE, Plays, Replay, jobs, work
from sim.sample import FULL
from sim.verify.courses import ORDER
from sim.verify.tables import CAREFUL, ROUND
from sim.verify.tally import Tally

CASE = "acuut_onveilig"
ROUNDS = 2
"""Rounds of whole plays that are measured."""
COURSES = 8
"""Courses, evenly from all, whose plays are measured."""
CORES, MINUTE = 2, 60


Job = Plays | Replay


def sample() -> tuple[tuple[int, list[Job]], ...]:
    """The parts of the full sample: how many plays each stands for, and the jobs that are measured of it."""
    own = scenarios.read_head(CASE).region
    regions = (own, *(region for region in catalogue.read().regions if region != own))
    for place, _ in enumerate(regions):  # every case is read once, whatever is played of it
        work(Plays(CASE, regions[place:] + regions[:place], 1, (1,)))
    todo = jobs(CASE, regions, ORDER, FULL, 1, len(scenarios.load(CASE).chapters))
    replays: list[Job] = [one for one in todo if isinstance(one, Replay)]
    whole: list[Job] = [Plays(CASE, regions, 1, tuple(range(turn * ROUND, (turn + 1) * ROUND))) for turn in range(ROUNDS)]
    return (WHOLE, whole), (FULL - WHOLE, replays[:: len(replays) // COURSES][:COURSES])


def cost(some: list[Job]) -> tuple[float, Tally]:
    """CPU seconds of the jobs, and what they came to."""
    tally, begin = Tally(), time.process_time()
    for one in some:
        tally.add(work(one))
    return time.process_time() - begin, tally


def measured() -> dict[str, float]:
    parts = [(share, *cost(some)) for share, some in sample()]
    seconds = sum(share * spent / len(tally.plays) for share, spent, tally in parts)
    moves = sum(share * sum(one.moves for one in tally.plays) / len(tally.plays) for share, _, tally in parts)
    careful = sum(share * sum(one.kind == CAREFUL for one in tally.plays) / len(tally.plays) for share, _, tally in parts)
    return {
        "plays_minute": FULL / seconds * CORES * MINUTE,
        "moves_a_play": moves / FULL,
        "played_moves_per_cpu_s": moves / seconds,
        "careful_share": careful / FULL,
    }


if __name__ == "__main__":
    print(json.dumps(measured()))

"""What does it cost to play the dearest case many times over?

`plays_minute`: plays of the sample of the largest case, all in (views, forms, thinking, moves, the score, what was seen), as many as two
cores make in a minute by the CPU seconds they take. `moves_a_play`: moves of the players in one. Both over whole rounds of the sample,
so that each kind of player has its share; a third plays with care.
"""

import json
import time

import scenarios
from scenarios import catalogue
from sim.playtest import Plays, work
from sim.verify.tables import CAREFUL, ROUND

CASE = "acuut_onveilig"
ROUNDS = 4
CORES, MINUTE = 2, 60


def measured() -> dict[str, float]:
    own = scenarios.read_head(CASE).region
    regions = (own, *(region for region in catalogue.read().regions if region != own))
    for place, _ in enumerate(regions):  # every case is read once, whatever is played of it
        work(Plays(CASE, regions[place:] + regions[:place], 1, (1,)))
    begin = time.process_time()
    tally = work(Plays(CASE, regions, 1, tuple(range(ROUND * ROUNDS))))
    spent = time.process_time() - begin
    plays = len(tally.plays)
    return {
        "plays_minute": plays / spent * CORES * MINUTE,
        "moves_a_play": sum(one.moves for one in tally.plays) / plays,
        "played_moves_per_cpu_s": sum(one.moves for one in tally.plays) / spent,
        "careful_share": sum(one.kind == CAREFUL for one in tally.plays) / plays,
    }


if __name__ == "__main__":
    print(json.dumps(measured()))

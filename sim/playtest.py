"""How are many plays of a case, and its courses, done in several processes?

A job names what is played; a process that takes it loads the case itself. What comes back adds up to the same whoever did it.
"""

import gc
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from multiprocessing import get_context
from random import Random
from types import TracebackType
from typing import Self

import scenarios
from scenarios.compiled import Case
from scenarios.problems import CaseError
from scoring.weights import standard
from sim.coursefile import courses
from sim.coursefile import read as read_course
from sim.progress import Progress
from sim.rerun import run
from sim.sample import Sample
from sim.verify.courses import ORDER
from sim.verify.dynamic import findings
from sim.verify.playing import Play
from sim.verify.points import Point, later, points
from sim.verify.seen import seen
from sim.verify.static import Findings
from sim.verify.tables import ROUND, Sitting, sitting
from sim.verify.tally import Course, Played, Tally
from sim.verify.worth import worth

LOOK, LOOK_LATE = 7, 13
"""Of so many plays in a row the views of one are searched for what a role was not told; every kind of player gets its turn. Fewer of
those that go on from a course: they are many, and what a course shows they find over again."""
TOGETHER = 4
"""Plays of one job: few, so that Ctrl+C waits for little."""
WHOLE = 20 * ROUND
"""Plays of a sample from the beginning to the end: enough to compare kinds of player, every one in all regions twice and more."""
ALONE = 2 * ROUND
"""As many plays as are done sooner than another process has started."""


@dataclass(frozen=True, slots=True)
class Plays:
    """Some plays of the sample of a case, by number."""

    case: str
    regions: tuple[str, ...]
    seed: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """A course of the case in one region, and the plays of the sample that go on from its chapters."""

    case: str
    course: str
    region: str
    seed: int = 1
    numbers: tuple[int, ...] = ()


Job = Plays | Replay


def jobs(name: str, regions: tuple[str, ...], ordered: Iterable[str], amount: int, seed: int, chapters: int) -> list[Job]:
    """All courses where they are at home, those of `ordered` in every region, and `amount` plays; the longest first.

    What is asked beyond `WHOLE` plays goes on from the courses, as many from each, in a case of more `chapters` than one.
    """
    own, everywhere = regions[0], tuple(ordered)
    where = [(course, region) for course in courses(name) for region in (regions if course in everywhere else (own,))]
    whole = min(amount, WHOLE) if where and chapters > 1 else amount
    cuts = [whole + (amount - whole) * place // len(where) for place in range(len(where) + 1)] if where else []
    replays = [
        Replay(name, course, region, seed, tuple(range(begin, end)))
        for (course, region), (begin, end) in zip(where, pairwise(cuts), strict=True)
    ]
    plays = [Plays(name, regions, seed, tuple(range(at, min(at + TOGETHER, whole)))) for at in range(0, whole, TOGETHER)]
    return [*replays, *plays]


@lru_cache(maxsize=32)
def _case(name: str, region: str) -> Case:
    case = scenarios.load(name, region=region)
    gc.freeze()  # a case stays: looking for garbage in it after every so many events is a tenth of all the work
    return case


def work(job: Job) -> Tally:
    """Do one job."""
    tally = Tally()
    if isinstance(job, Replay):
        _replay(job, tally)
    else:
        for number in job.numbers:
            _play(job.case, sitting(number, job.regions, job.seed), tally)
    return tally


def _play(name: str, table: Sitting, tally: Tally, since: Point | None = None) -> None:
    case = _case(name, table.region)
    players, stances = table.setting(case, since.log if since is not None else ())
    look = table.number % (LOOK if since is None else LOOK_LATE) == 0
    game = Play(case, Random(table.seed).randrange(2**31), players, stances, look, since)
    game.run()
    came_to = worth(case, game.log, standard(), since.reading if since is not None else None)
    chapter = since.chapter if since is not None else ""
    tally.plays.append(Played(table.number, table.kind, table.desks, table.region, table.attack, game.moves, came_to.points, chapter))
    tally.seen.update(seen(case, game.log, game.state, came_to))
    tally.refused.update(game.refused)
    tally.leaks |= game.leaks
    tally.stuck |= {game.stuck} - {""}


def _replay(job: Replay, tally: Tally) -> None:
    case = _case(job.case, job.region)
    found: tuple[Point, ...] = ()
    try:
        played = run(read_course(courses(job.case)[job.course]), case)
    except CaseError as error:  # a course that does not fit its case is the author's to mend, as all that is wrong in the case itself
        tally.problems |= set(error.problems)
    else:
        came_to = worth(case, played.table.events, standard())
        tally.courses.append(Course(job.course, job.region, came_to.points, tuple(sorted(came_to.dimensions.items()))))
        tally.seen.update(seen(case, played.table.events, played.table.world, came_to))
        tally.problems |= set(played.problems)
        found = points(case, played.table.events) if job.numbers else ()
    for number in job.numbers:  # from the beginning where the course came to no later chapter
        _play(job.case, sitting(number, (job.region,), job.seed, bool(found)), tally, later(found, number, job.seed))


def played(crew: "Crew", found: Findings, name: str, sample: Sample, regions: tuple[str, ...] = ()) -> tuple[Findings, bool]:
    """`found` with what playing the case shows, and whether that was broken off with Ctrl+C before it was done.

    `regions`, names or files as they were asked for, are played beside its own instead of all; not while one of them is wrong.
    """
    case, places = found.case, found.places
    if case is None or places is None or (regions and found.count("fout")):
        return found, False
    where = tuple(dict.fromkeys((found.regions[0], *regions))) if regions else found.regions
    todo = jobs(name, where, ORDER if case.kind == "casus" else (), sample.amount, sample.seed, len(case.chapters))
    tally, done = Tally(), Progress(f"{case.id}, spellen", sample.amount)
    stopped = False
    try:
        for one in crew.do(todo):
            tally.add(one)
            done.at(len(tally.plays))
    except KeyboardInterrupt:
        stopped = True
    done.clear()
    problems = tuple(sorted({*found.problems, *findings(case, tally, places)}))
    return replace(found, problems=problems, tally=tally), stopped


class Crew:
    """Processes that do jobs; one for each core, or none besides this one where there is little to do."""

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or os.cpu_count() or 1
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)
            self.pool = None

    def do(self, todo: list[Job]) -> Iterator[Tally]:
        """What comes of each job, as it comes."""
        plays = sum(len(job.numbers) for job in todo)
        if self.processes == 1 or (self.pool is None and plays <= ALONE):
            yield from map(work, todo)
            return
        if self.pool is None:
            self.pool = ProcessPoolExecutor(self.processes, get_context("spawn"), _deaf)
        waiting: set[Future[Tally]] = {self.pool.submit(work, job) for job in todo}
        for done in as_completed(waiting):
            yield done.result()


def _deaf() -> None:
    """Ctrl+C goes to every process of a terminal; only the first one answers, and then asks for nothing more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

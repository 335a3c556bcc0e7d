"""What does `samenop toets` show of a case?"""

import json
import sys
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

import scenarios
from scenarios.find import find
from scenarios.problems import PATH, CaseError, shown
from scoring.weights import standard
from sim.arguments import parser
from sim.calibrate import calibrate
from sim.coursefile import USUAL, CourseFile, courses
from sim.coursefile import read as read_course
from sim.exitcodes import Exit
from sim.recheck import recheck
from sim.record import Entry, read
from sim.sample import FULL, Sample
from sim.soundness import ALL, soundness
from sim.streams import narrow
from sim.verify import words
from sim.verify.balance import Balance, balance
from sim.verify.pace import pace


def toets(asked: Namespace) -> int:
    """What was asked for, once or after every change of the case."""
    if not asked.watch:
        return _once(asked)
    if asked.case in (None, ALL):
        parser().error("hier ontbreekt nog: CASUS")
    return recheck(asked.case, lambda: _once(asked))


def _once(asked: Namespace) -> int:
    """What was asked for, the calibration first; the gravest exit code."""
    if len(asked.regions) > 1:
        return _compared(asked)
    if not (asked.calibrate or asked.balance):
        return soundness(asked.case, asked.strict, asked.ways, asked.json, tuple(asked.regions), _sample(asked))
    if asked.plays or asked.amount is not None:
        parser().error("--ijk en --balans spelen een verloop; vraag --spelen of --steekproef apart")
    if asked.case in (None, ALL):
        parser().error("hier ontbreekt nog: CASUS")
    codes = [calibrate(asked.case)] if asked.calibrate else []
    if asked.balance:
        codes.append(_balance(asked.case, asked.json))
    return max(codes)


def _sample(asked: Namespace) -> Sample | None:
    """How much is played; None when the case is only read."""
    if asked.amount is None and not asked.plays:
        return None
    return Sample(asked.amount or FULL, 1 if asked.seed is None else asked.seed)


def _compared(asked: Namespace) -> int:
    """Two regions on one case."""
    from sim.comparing import of_case

    if len(asked.regions) > 2 or asked.case in (None, ALL):
        parser().error("vergelijk één CASUS in twee regio's: hoogstens twee keer --regio")
    if not find(asked.case).path.is_file():
        _say(f"Er is geen zaak {shown(asked.case, PATH)}.")
        return Exit.NOT_FOUND
    try:
        return of_case(asked.case, (asked.regions[0], asked.regions[1]), asked.json)
    except CaseError as error:
        _say(str(error))
        return Exit.PROBLEMS


def _balance(name: str, as_data: bool) -> int:
    """Weigh the case by its course and print what came of it."""
    path = courses(name).get(USUAL)
    if path is None:
        _say(f"Er is geen zaak {shown(name)} met een verloop {USUAL}.")
        return Exit.NOT_FOUND
    try:
        case = scenarios.load(name)
        file = read_course(path)
        found = balance(case, pace(case, _played(file, name), standard()), standard())
    except CaseError as error:
        _say(str(error))
        return Exit.PROBLEMS
    if as_data:
        named = {"casus": case.id, "regio": case.region.id, "verloop": file.course.name}
        print(json.dumps({**named, **words.as_json(case, found)}, ensure_ascii=narrow(), indent=2))
    else:
        print(f"{case.title}, regio {case.region.id}, verloop {file.course.name}\n\n{words.table(case, found)}")
    for sentence in words.sentences(case, found):
        _say(sentence)
    return _code(found)


def _code(found: Balance) -> int:
    return Exit.DONE if found.holds else Exit.PROBLEMS


def _played(file: CourseFile, name: str) -> tuple[Entry, ...]:
    """The log of the course, with the moves of every seat; raises CaseError when it cannot be played as it stands."""
    from sim.rerun import run

    case = scenarios.load(name)
    with TemporaryDirectory() as folder:
        log = Path(folder) / "balans.jsonl"
        played = run(file, case, log)
        played.table.close()
        if played.problems:
            raise CaseError(played.problems)
        return read(log).entries


def _say(text: str) -> None:
    print(text, file=sys.stderr)

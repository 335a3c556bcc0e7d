"""What does `samenop naspelen` show of a course or a kept game?"""

import json
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

import scenarios
from scenarios.compiled import Case
from scenarios.find import CASE_FILE, library
from scenarios.own import own_folder
from scenarios.problems import PATH, CaseError, shown
from scoring import score
from sim.arguments import parser
from sim.core.game import Setup
from sim.coursefile import CourseFile
from sim.coursefile import read as read_course
from sim.disk import is_file
from sim.exitcodes import Exit
from sim.fitting import fitting, lived
from sim.outcome import as_json
from sim.record import Entry, RecordError, read
from sim.streams import narrow


def naspelen(asked: Namespace) -> int:
    """Play the file again, score it and print what came of it."""
    places = (Path(asked.file), own_folder() / asked.file, library() / asked.file)
    path = next((path for path in places if is_file(path)), None)
    if path is None:
        _say(f"Er is geen bestand {shown(asked.file, PATH)}. Noem het pad, of bij een verloop ZAAK/verlopen/NAAM.yaml.")
        return Exit.NOT_FOUND
    try:
        return _log(path, asked) if path.suffix == ".jsonl" else _course(path, asked)
    except CaseError as error:
        _say(str(error))
        return Exit.PROBLEMS
    except RecordError as error:
        _say(str(error))
        return Exit.DAMAGED


def _course(path: Path, asked: Namespace) -> int:
    from sim.rerun import run

    file = read_course(path)
    course = file.course
    if len(asked.regions) > 2:
        parser().error("--regio kan hoogstens twee keer")
    if asked.seed is not None:
        file = replace(file, course=course.model_copy(update={"seed": asked.seed}))
    if len(asked.regions) == 2:
        from sim.comparing import of_course

        return of_course(_case_of(file, path), file, (asked.regions[0], asked.regions[1]), asked.date, asked.json)
    wanted = asked.regions[0] if asked.regions else course.region
    case = scenarios.load(_case_of(file, path), region=wanted, date=asked.date or course.date)
    if case.date_note:
        _say(case.date_note)
    played = run(file, case)
    table = played.table
    for number, why in played.why.items():
        _say(f"Regel {number} van het verloop vervalt: {why}.")
    for problem in played.problems:
        _say(str(problem))
    found = as_json(case, file.course.seed, score(case, table.events), table.world, played.refused)
    _print({"naam": course.name, **found}, asked.json)
    return Exit.PROBLEMS if played.problems else Exit.DONE


def _case_of(file: CourseFile, path: Path) -> str:
    """The case a course is of: an id of the library, or a case file seen from the course's own folder; raises CaseError.

    Nothing else is opened: what is wrong in a file is told with words from it, and a course can name any file.
    """
    named = file.course.case
    if named in scenarios.library_ids():
        return named
    for near in (path.parent / named, path.parent.parent):
        if is_file(near / CASE_FILE) or (near.suffix in (".yaml", ".yml") and is_file(near)):
            return str(near)
    raise CaseError([file.source.at(("casus",), "V404", f"er is geen zaak {shown(named)}")])


def _log(path: Path, asked: Namespace) -> int:
    from sim.snapshot import load

    found = read(path)
    case, note = load(path.parent, found.header)
    for text in (found.warning, note):
        if text:
            _say(text)
    if asked.check:
        with fitting():
            same = _same(case, found.header.setup, found.entries)
        if not same:
            return Exit.DAMAGED
    state = lived(case, found)
    if asked.as_course:
        from sim.coursefile import data_of, dump

        print(dump(data_of(case, found.header.setup, found.entries)), end="")
        return Exit.DONE
    _print(as_json(case, found.header.setup.seed, score(case, found.events), state, ()), asked.json)
    return Exit.DONE


def _same(case: Case, setup: Setup, entries: tuple[Entry, ...]) -> bool:
    """Decide every move again; the first that comes out otherwise is told."""
    from sim.core.game import play, start
    from sim.core.refusals import Refusal

    state, events = start(case, setup, lambda event: None)
    for number, entry in enumerate(entries, start=2):
        again = events if entry.command is None else play(case, state, entry.command, lambda event: None)
        if isinstance(again, Refusal) or tuple(again) != entry.events:
            _say(f"Regel {number} komt onder de regels van nu anders uit.")
            return False
    _say(f"Alle {len(entries) - 1} zetten komen opnieuw hetzelfde uit.")
    return True


def _print(found: dict[str, Any], as_data: bool) -> None:
    if as_data:
        print(json.dumps(found, ensure_ascii=narrow(), indent=2))
        return
    print(f"{found['casus']}, regio {found['regio']}, spelnummer {found['spelnummer']}, {found['tot_tekst']}")
    for name, dimension in found["dimensies"].items():
        points = "niet te meten" if dimension["score"] is None else f"{dimension['score']:.1f}"
        print(f"{name} {dimension.get('titel', '')}: {points} ({dimension['band'] or 'geen band'})")
    for row in sorted(found["grootboek"], key=lambda row: -row["verlies"])[:10]:
        print(f"  -{row['verlies']:.1f} {row['tekst']}")
    for refusal in found["weigeringen"]:
        print(f"  geweigerd in regel {refusal['regel']}: {refusal['tekst']}")
    if found["uitkomst"]:
        print(found["uitkomst"]["tekst"])


def _say(text: str) -> None:
    print(text, file=sys.stderr)

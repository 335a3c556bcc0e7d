"""What does `samenop anders` show of what people said is different where they work?"""

import json
import sys
from argparse import Namespace
from typing import Any

import scenarios
from scenarios import catalogue, own_regions
from scenarios.compiled import Case
from scenarios.problems import PATH, CaseError, shown
from sim import remarks
from sim.exitcodes import Exit
from sim.remarks import Remark
from sim.streams import narrow

Found = list[tuple[str, Remark]]
"""Name of the game it was said in ("" for none), and what was said."""


def anders(asked: Namespace) -> int:
    """Everything that was said, of one case or of all, under the part of the case it is about."""
    found = _everything()
    if asked.region is not None:
        names = _names(asked.region)
        found = [(game, remark) for game, remark in found if remark.region.casefold() in names]
    ids = [id for id in dict.fromkeys(remark.place.case for _, remark in found) if id or asked.case is None]
    cases = {id: _opened(id) for id in ids}
    if asked.case is not None:
        case = _opened(asked.case)
        id = case.id if case is not None else asked.case
        if case is None and id not in cases:
            _say(f"Er is geen zaak {shown(asked.case, PATH)}. Wel: {', '.join(scenarios.library_ids()) or 'geen'}.")
            return Exit.NOT_FOUND
        cases = {id: case}
        found = [(game, remark) for game, remark in found if remark.place.case == id]
    if asked.json:
        data = [_as_data(cases.get(remark.place.case), game, remark) for game, remark in found]
        print(json.dumps(data, ensure_ascii=narrow(), indent=2))
    elif found:
        _show(cases, found)
    if not found:
        _say("Er is nog niets gezegd bij ‘Bij ons anders’. Onder het spelen kan dat met F6, of met het woord anders in gewone regels.")
    return Exit.DONE


def _names(region: str) -> set[str]:
    """By which names somebody may have called this region or organisation."""
    try:
        shelf, id = own_regions.added(catalogue.read(), region)
    except CaseError:
        return {region.casefold()}
    return {region.casefold(), id.casefold(), shelf.regions[id].casefold()}


def _everything() -> Found:
    """What stands in all files; how many lines cannot be read is told."""
    found: Found = []
    for path in remarks.everywhere():
        said, broken = remarks.read(path)
        game = path.stem if path != remarks.path_of(None) else ""
        found += [(game, remark) for remark in said]
        if broken:
            _say(f"In {path.name} {'is 1 regel' if broken == 1 else f'zijn {broken} regels'} niet te lezen; de rest wel.")
    return found


def _opened(name: str) -> Case | None:
    """The case of this id or path; None when it cannot be opened here."""
    try:
        return scenarios.load(name)
    except (CaseError, OSError, ValueError):
        return None


def _show(cases: dict[str, Case | None], found: Found) -> None:
    for id, case in cases.items():
        mine = [remark for _, remark in found if remark.place.case == id]
        print(f"{id}: {case.title}" if case is not None else id or "zonder zaak")
        for heading, said in remarks.by_part(case, mine):
            print(f"  {heading}")
            for remark in said:
                when = remarks.when(case, remark.place)
                print(f"    • {remarks.told(remark)}{f' ({when})' if when else ''}")


def _as_data(case: Case | None, game: str, remark: Remark) -> dict[str, Any]:
    """A remark as data for the author of the case, with what its part is called."""
    return {"spel": game, **remarks.as_data(remark), "bij": remarks.about(case, remark.place)}


def _say(text: str) -> None:
    print(text, file=sys.stderr)

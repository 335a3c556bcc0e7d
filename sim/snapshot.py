"""From which files was a game made, and how does it get them back?

A log names the case, its calibration, the catalogue and the weights under their hashes; the files themselves lie beside
the games under those names, each once. A game that is taken up again is made from the files it began with, whatever the
library holds by then.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import scenarios
from scenarios import catalogue, own_regions
from scenarios.catalogue import Catalogue, CatalogueFault
from scenarios.compiled import Case
from scenarios.find import CASE_FILE, find
from scenarios.loading import load as load_with
from scenarios.problems import CaseError
from sim.disk import save
from sim.record import Header, RecordError

REGION = "regio.yaml"
"""An own region, among the files of a game that is played in one."""
KEPT = "bronnen"
"""Folder beside the games that holds the files under their hashes."""
CASE, CATALOGUE, WEIGHTS = "casus/", "catalogus/", "weging/"
_CALIBRATION = "ijk.json"
_LARGEST = 16 * 2**20
"""Bytes of one file that are read at most."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
CHANGED = "De bestanden van deze casus zijn sinds het begin van dit spel veranderd; het spel gaat verder zoals het begon."


def name_of(case: Case, source: str | None) -> str:
    """By which name a log finds its case again: an id of the library, or a path that holds from any folder."""
    if source is None or source in scenarios.library_ids():
        return source or case.id
    return str(find(source).path.resolve())


def region_of(case: Case) -> str:
    """By which name a log finds its region again: that of a profile, or where an own region is found."""
    return case.region.file or case.region.id


def sources(source: str, region: str) -> dict[str, bytes]:
    """Every file a game of this case in this region is made from, by a name that says what it is."""
    case = find(source).path
    found = {}
    called = case.name if _plain(case.name) and case.name != _CALIBRATION else CASE_FILE
    for name, path in ((called, case), (_CALIBRATION, case.with_name(_CALIBRATION))):
        data = _read(path)
        if data is not None:
            found[CASE + name] = data
    own = None if region in catalogue.read().regions else own_regions.find(region)
    if own is not None and (data := _read(own)) is not None:
        found[REGION] = data
    for folder, room, names in ((CATALOGUE, files("scenarios") / "catalogue", _shelf()), (WEIGHTS, files("scoring"), ("weights.yaml",))):
        for name in names:
            found[folder + name] = (room / name).read_bytes()
    return found


def _shelf() -> tuple[str, ...]:
    """The files of the catalogue."""
    names = (file.name for file in (files("scenarios") / "catalogue").iterdir())
    return tuple(sorted(name for name in names if name.endswith(".yaml")))


def _read(path: Path) -> bytes | None:
    """What stands in an ordinary file of ordinary size; None when it is not one."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def keep(folder: Path, name: str, region: str) -> dict[str, str]:
    """Keep the files of the case called `name` in this region beside the games in `folder`; name of each file → its hash."""
    try:
        found = sources(name, region)
    except OSError:
        return {}
    store = folder / KEPT
    store.mkdir(parents=True, exist_ok=True)
    hashes = {}
    for file, data in found.items():
        hashes[file] = digest = sha256(data).hexdigest()
        if not (store / digest).exists():
            save(store / digest, data)
    return hashes


def load(folder: Path, header: Header) -> tuple[Case, str]:
    """The case of a game kept in `folder`, and a Dutch sentence when the library has changed since; raises RecordError."""
    named = _named(header.files)
    try:
        now = {name: sha256(data).hexdigest() for name, data in sources(header.case, header.region).items()}
    except OSError:
        now = {}
    same = all(now.get(name) == digest for name, digest in header.files.items() if not name.startswith(WEIGHTS))
    try:
        if same or not header.files:
            case = scenarios.load(header.case, region=header.region, date=header.date)
            note = ""
        else:
            case, note = _restored(folder / KEPT, header, named), CHANGED
    except CaseError as error:
        # What stands in a file that a log of somebody else names is not ours to show.
        ours = header.case in scenarios.library_ids() and header.region in catalogue.read().regions
        why = f": {error.problems[0]}" if ours else ""
        raise RecordError(f"De casus van dit spel ({header.case[:200]}) kan niet meer worden gelezen{why}.") from error
    except (OSError, LookupError, TypeError, ValueError, CatalogueFault) as error:
        raise RecordError(f"De casus van dit spel ({header.case[:200]}) kan niet meer worden gelezen.") from error
    return (case if case.level == header.level else replace(case, level=header.level)), note


def _named(kept: Mapping[str, str]) -> str:
    """The name of the case file among the files of a log; raises RecordError when a name or a hash is not one that we write."""
    cases = [name for name in kept if name.startswith(CASE) and name != CASE + _CALIBRATION]
    shelf = {name for name in kept if name.startswith(CATALOGUE)}
    rest = kept.keys() - shelf - set(cases) - {CASE + _CALIBRATION, WEIGHTS + "weights.yaml", REGION}
    plain = all(_plain(name.removeprefix(CASE)) for name in cases)
    whole = not kept or (len(cases) == 1 and shelf <= {CATALOGUE + name for name in _shelf()})
    if rest or not plain or not whole or not all(_DIGEST.fullmatch(digest) for digest in kept.values()):
        raise RecordError("De eerste regel van dit spel noemt andere bestanden dan waar een spel uit bestaat. Het kan niet worden hervat.")
    return cases[0] if cases else ""


def _plain(name: str) -> bool:
    """Whether `name` is the name of a file and nothing more: no folder, no drive, no way up."""
    return 0 < len(name) <= 255 and name not in (".", "..") and not set(name) & set("/\\:") and name.isprintable()


def _restored(store: Path, header: Header, case: str) -> Case:
    """The case made from the files that were kept when the game began."""
    kept: dict[str, bytes] = {}
    for name, digest in header.files.items():
        path = (store / digest).resolve()
        data = _read(path) if path.is_relative_to(store.resolve()) else None
        if data is None or sha256(data).hexdigest() != digest:
            raise RecordError(f"De casus is veranderd en het oude bestand {name} is niet bewaard. Dit spel kan niet worden hervat.")
        kept[name] = data
    shelf = Catalogue(
        {name.removeprefix(CATALOGUE).removesuffix(".yaml"): data for name, data in kept.items() if name.startswith(CATALOGUE)}
    )
    with TemporaryDirectory() as room:
        # Names of our own: nothing that stands in a log becomes part of a path.
        (Path(room) / CASE_FILE).write_bytes(kept[case])
        if CASE + _CALIBRATION in kept:
            (Path(room) / _CALIBRATION).write_bytes(kept[CASE + _CALIBRATION])
        region = header.region
        if REGION in kept:
            name = Path(region).stem if own_regions.is_name(Path(region).stem) else "eigen_regio"
            region = str(Path(room) / f"{name}.yaml")
            Path(region).write_bytes(kept[REGION])
        return load_with(Path(room) / CASE_FILE, region, header.date, shelf)

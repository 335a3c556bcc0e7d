"""From which files was a game made, and how does it get them back?

A log names the case, its calibration, the catalogue and the weights under their hashes; the files themselves lie beside
the games under those names, each once. A game that is taken up again is made from the files it began with, whatever the
library holds by then.
"""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import scenarios
from scenarios.compiled import Case
from scenarios.find import find
from scenarios.problems import CaseError
from sim.disk import save
from sim.record import Header, RecordError

KEPT = "bronnen"
"""Folder beside the games that holds the files under their hashes."""
CASE, CATALOGUE, WEIGHTS = "casus/", "catalogus/", "weging/"
CHANGED = "De bestanden van deze casus zijn sinds het begin van dit spel veranderd; het spel gaat verder zoals het begon."


def name_of(case: Case, source: str | None) -> str:
    """By which name a log finds its case again: an id of the library, or a path that holds from any folder."""
    if source is None or source in scenarios.library_ids():
        return source or case.id
    return str(find(source).path.resolve())


def sources(source: str) -> dict[str, bytes]:
    """Every file a game of this case is made from, by a name that says what it is."""
    case = find(source).path
    found = {CASE + path.name: path.read_bytes() for path in (case, case.with_name("ijk.json")) if path.is_file()}
    for folder, room, ending in ((CATALOGUE, files("scenarios") / "catalogue", ".yaml"), (WEIGHTS, files("scoring"), "weights.yaml")):
        for file in sorted(room.iterdir(), key=lambda file: file.name):
            if file.name.endswith(ending):
                found[folder + file.name] = file.read_bytes()
    return found


def keep(folder: Path, name: str) -> dict[str, str]:
    """Keep the files of the case called `name` beside the games in `folder`; name of each file → its hash."""
    try:
        found = sources(name)
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
    try:
        now = {name: sha256(data).hexdigest() for name, data in sources(header.case).items()}
    except OSError:
        now = {}
    same = all(now.get(name) == digest for name, digest in header.files.items() if not name.startswith(WEIGHTS))
    try:
        if same or not header.files:
            case = scenarios.load(header.case, region=header.region, date=header.date)
            note = ""
        else:
            case, note = _restored(folder / KEPT, header), CHANGED
    except CaseError as error:
        raise RecordError(f"De casus van dit spel ({header.case}) kan niet meer worden gelezen: {error.problems[0]}") from error
    return (case if case.level == header.level else replace(case, level=header.level)), note


def _restored(store: Path, header: Header) -> Case:
    """The case made from the files that were kept when the game began."""
    from scenarios.catalogue import Catalogue
    from scenarios.loading import load as load_with

    kept: dict[str, bytes] = {}
    for name, digest in header.files.items():
        data = _kept(store / digest)
        if data is None or sha256(data).hexdigest() != digest:
            raise RecordError(f"De casus is veranderd en het oude bestand {name} is niet bewaard. Dit spel kan niet worden hervat.")
        kept[name] = data
    shelf = Catalogue({name.removeprefix(CATALOGUE).removesuffix(".yaml"): data for name, data in _of(kept, CATALOGUE)})
    with TemporaryDirectory() as room:
        for name, data in _of(kept, CASE):
            (Path(room) / name.removeprefix(CASE)).write_bytes(data)
        first = next(name for name, _ in _of(kept, CASE) if name.endswith(".yaml"))
        return load_with(Path(room) / first.removeprefix(CASE), header.region, header.date, shelf)


def _of(kept: Mapping[str, bytes], folder: str) -> list[tuple[str, bytes]]:
    return [(name, data) for name, data in kept.items() if name.startswith(folder)]


def _kept(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None

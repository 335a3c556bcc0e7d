"""Which file is meant by the name of a case or of a short sitting?"""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from scenarios.own import own_folder

CASE_FILE = "casus.yaml"
SHORT_FILE = "korte_zit.yaml"


@dataclass(frozen=True, slots=True)
class Found:
    """A case file: where it is and what problems call it."""

    path: Path
    name: str


def library_ids() -> tuple[str, ...]:
    """The ids of the cases that come with the program, in alphabetical order."""
    return _ids(CASE_FILE)


def short_ids() -> tuple[str, ...]:
    """The ids of the short sittings that come with the program, in alphabetical order."""
    return _ids(SHORT_FILE)


def own_ids() -> tuple[str, ...]:
    """The names of the cases in the user's own folder, in alphabetical order; a name of the library means that of the library."""
    shipped = {*library_ids(), *short_ids()}
    try:
        found = [folder.name for folder in own_folder().iterdir() if (folder / CASE_FILE).is_file()]
    except OSError:
        return ()
    return tuple(sorted(name for name in found if name.isidentifier() and name not in shipped))


def library() -> Path:
    """Where the cases lie that come with the program."""
    return Path(str(files("scenarios"))) / "library"


def _ids(file: str) -> tuple[str, ...]:
    return tuple(sorted(folder.name for folder in library().iterdir() if (folder / file).is_file()))


def find(name_or_path: str | Path) -> Found:
    """The case file for an id of the library, the name of an own case, a folder or a file."""
    return _find(name_or_path, CASE_FILE)


def find_short(name_or_path: str | Path) -> Found | None:
    """The file of a short sitting for an id of the library, a folder or a file; None when it is none."""
    found = _find(name_or_path, SHORT_FILE)
    try:
        return found if found.path.name == SHORT_FILE and found.path.is_file() else None
    except (OSError, ValueError):
        return None


def home_of(short: Found, name: str) -> Found:
    """The case that a short sitting names: one of the library, else one beside its own file."""
    home = find(name)
    return home if name.isidentifier() and home.path.is_file() else find(short.path.parent / name)


def _find(name_or_path: str | Path, file: str) -> Found:
    text = str(name_or_path)
    if text.isidentifier():
        path = library() / text / file
        if path.is_file():
            return Found(path, f"{text}/{file}")
        path = own_folder() / text / file
        if path.is_file():
            return Found(path, str(path))
    path = Path(name_or_path)
    try:
        if path.is_dir():
            path = path / file
    except (OSError, ValueError):
        pass  # reading the file says what is wrong with the path
    return Found(path, str(path))

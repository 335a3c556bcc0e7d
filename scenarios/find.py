"""Which file is meant by the name of a case?"""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

CASE_FILE = "casus.yaml"


@dataclass(frozen=True, slots=True)
class Found:
    """A case file: where it is and what problems call it."""

    path: Path
    name: str


def library_ids() -> tuple[str, ...]:
    """The ids of the cases that come with the program, in alphabetical order."""
    library = files("scenarios") / "library"
    return tuple(sorted(folder.name for folder in library.iterdir() if (folder / CASE_FILE).is_file()))


def find(name_or_path: str | Path) -> Found:
    """The case file for an id of the library, a folder or a file."""
    text = str(name_or_path)
    if text.isidentifier():
        path = Path(str(files("scenarios"))) / "library" / text / CASE_FILE
        if path.is_file():
            return Found(path, f"{text}/{CASE_FILE}")
    path = Path(name_or_path)
    try:
        if path.is_dir():
            path = path / CASE_FILE
    except (OSError, ValueError):
        pass  # reading the file says what is wrong with the path
    return Found(path, str(path))

"""How is a file written so that it is there whole or not at all?"""

import contextlib
import os
from pathlib import Path


def save(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    fresh = path.with_name(path.name + ".nieuw")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    with contextlib.suppress(OSError):  # a folder cannot be opened everywhere; where it can, its entry is on disk now
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def beside(path: Path) -> Path:
    """A free name next to `path` for what is set aside."""
    number = 1
    while (rest := path.with_name(f"{path.stem}.rest-{number}")).exists():
        number += 1
    return rest

"""How is a file written so that it is there whole or not at all, and why did it not go?"""

import contextlib
import errno
import os
from pathlib import Path

_WHY = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "jouw ruimte op de schijf is op",
    errno.EFBIG: "het bestand wordt te groot",
    errno.EROFS: "hier mag alleen worden gelezen",
    errno.EACCES: "daarvoor heb je hier geen rechten",
    errno.EPERM: "daarvoor heb je hier geen rechten",
    errno.ENOENT: "die map of dat bestand is er niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "dat is een map",
    errno.EEXIST: "dat bestand is er al",
    errno.ENAMETOOLONG: "die naam is te lang",
    errno.EBADF: "er is niets om naar te schrijven",
    errno.EIO: "de schijf gaf een fout",
    errno.EMFILE: "er zijn te veel bestanden open",
}
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EBADF, errno.EIO})
"""What a disk or an output says that takes no more."""


def why(error: OSError) -> str:
    """What went wrong with a file, in Dutch."""
    return _WHY.get(error.errno or 0, f"fout {error.errno} van de computer" if error.errno else "het lukte niet")


def in_dutch(error: OSError) -> OSError:
    """The same error with a Dutch text, for whoever shows it."""
    return OSError(error.errno or 0, why(error))


def is_file(path: Path) -> bool:
    """Whether `path` is a file; whatever cannot be a path is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


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

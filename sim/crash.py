"""What is kept when the program itself makes a mistake?

The kind of mistake and the places in our code, in a file the player may pass on. No message of the exception, no values
and no home folder: whatever was typed or read stays out.
"""

import contextlib
import os
import time
import traceback
from pathlib import Path

from sim.exitcodes import Exit


def report(error: BaseException, playing: bool = True) -> str:
    """Write down where it went wrong; the one Dutch line for the player. `playing`: a game may have been under way."""
    lines = [f"samenop {_version()}", f"code {int(Exit.CRASH)}", type(error).__name__]
    lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    kept = " Wat gespeeld is, is bewaard." if playing else ""
    try:
        path = _kept("\n".join(lines) + "\n")
    except OSError:
        return f"Samen op maakte zelf een fout ({type(error).__name__}).{kept}"
    return f"Samen op maakte zelf een fout.{kept} Wat er misging staat in {path}"


def _kept(text: str) -> Path:
    """Write `text` in a file of its own: two mistakes in one second are two files."""
    from sim.folders import data_folder

    folder = data_folder() / "fouten"
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}"
    for number in range(1, 1_000):
        path = folder / (f"{name}.txt" if number == 1 else f"{name}-{number}.txt")
        with contextlib.suppress(FileExistsError), path.open("x", encoding="utf-8") as file:
            file.write(text)
            return path
    raise FileExistsError(name)


def _short(filename: str) -> str:
    """The last three parts of a path: enough to find the place, nothing about whose machine it is."""
    return "/".join(Path(filename).parts[-3:])


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("samenop")
    except PackageNotFoundError:
        return "zonder installatie"

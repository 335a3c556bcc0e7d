"""What is kept when the program itself makes a mistake?

The kind of mistake and the places in our code, in a file the player may pass on. No message of the exception, no values
and no home folder: whatever was typed or read stays out.
"""

import time
import traceback
from pathlib import Path

from sim.exitcodes import Exit


def report(error: BaseException) -> str:
    """Write down where it went wrong; the one Dutch line for the player."""
    lines = [f"samenop {_version()}", f"code {int(Exit.CRASH)}", type(error).__name__]
    lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    try:
        path = _file()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return f"Samen op maakte zelf een fout ({type(error).__name__}). Wat gespeeld is, is bewaard."
    return f"Samen op maakte zelf een fout. Wat gespeeld is, is bewaard; wat er misging staat in {path}"


def _file() -> Path:
    from sim.record import folder

    return folder().parent / "fouten" / f"{time.strftime('%Y%m%d-%H%M%S')}.txt"


def _short(filename: str) -> str:
    """The last three parts of a path: enough to find the place, nothing about whose machine it is."""
    return "/".join(Path(filename).parts[-3:])


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("samenop")
    except PackageNotFoundError:
        return "zonder installatie"

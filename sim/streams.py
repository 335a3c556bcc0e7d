"""Are there an input, an output and a place for messages, and do they take every letter?

A program can be started with any of the three closed, with an output that is full, or in a shell that knows only ASCII.
"""

import io
import os
import sys


def ready() -> bool:
    """Make the three streams safe to use; False when there is nowhere to show anything.

    A closed stream is held by the null device: else the next file that is opened, a log perhaps, gets its number.
    """
    for number, flags in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            fresh = os.open(os.devnull, flags)
            if fresh != number:
                os.dup2(fresh, number)
                os.close(fresh)
    shown = sys.stdout is not None
    sys.stdin = sys.stdin or io.StringIO()
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)
    return shown


def give_up() -> None:
    """Send what is still to come to nowhere: nobody reads any more, or nothing takes it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def narrow() -> bool:
    """Whether the output knows fewer letters than a text can hold."""
    return not (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")

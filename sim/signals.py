"""What happens when the window is closed, or the computer wants the program to end?

The game is on disk after every move; what is left is to leave the terminal as it was and to say so. Each of these signals
becomes an exception, so that everything that is open closes in its own order.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from sim.exitcodes import Exit

CODES = {
    getattr(signal, name): code
    for name, code in (("SIGINT", Exit.STOPPED), ("SIGTERM", Exit.ENDED), ("SIGHUP", Exit.HUNG_UP))
    if hasattr(signal, name)
}
"""Signal → exit code."""
KEPT = "Gestopt. Wat gespeeld is, is bewaard."
"""What is said then of a game."""
HALFWAY = "Gestopt voordat het klaar was."
"""What is said then of everything else: it keeps nothing until it is done."""


class Ended(BaseException):
    """The program is asked to end; never caught on the way, as KeyboardInterrupt is not."""

    def __init__(self, code: Exit) -> None:
        super().__init__(int(code))
        self.code = code


@contextmanager
def listening() -> Iterator[None]:
    """In here the end comes as `Ended` (Ctrl+C stays KeyboardInterrupt). Only a main thread can listen."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [number for number in CODES if number != signal.SIGINT and signal.getsignal(number) == signal.SIG_DFL]
    for number in numbers:
        signal.signal(number, _ended)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


def _ended(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough: what is closing may close
    raise Ended(CODES[signal.Signals(number)])

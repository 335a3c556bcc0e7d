"""Is somebody else already writing this game?

The operating system holds the lock and drops it when the process ends, however it ends; so a game that was killed can be
taken up again at once, and no stale lock has to be guessed at.
"""

import os
import sys
from pathlib import Path


class Locked(Exception):
    """Another process has this game open."""


class Lock:
    """An exclusive lock on the file `path`, made when missing, kept until `release`."""

    __slots__ = ("_fd",)

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._fd)
        except OSError as error:
            os.close(self._fd)
            self._fd = -1
            raise Locked(str(path)) from error

    def release(self) -> None:
        """Give the lock back; more than once does no harm."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


if sys.platform == "win32":
    import msvcrt

    def _take(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

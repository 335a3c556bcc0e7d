"""What does a person at a real terminal see, and when?

Starts a command in a pseudo-terminal, keeps every piece of output with its time, and draws it on a terminal in memory. A
piece is drawn only when the screen is asked for, so that drawing costs nothing while something is being timed.
"""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": b"\r",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "escape": b"\x1b",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "backspace": b"\x7f",
    "space": b" ",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f6": b"\x1b[17~",
    "f7": b"\x1b[18~",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
    "f10": b"\x1b[21~",
}


class Terminal:
    """A running command with its keyboard and its screen."""

    def __init__(
        self, command: Sequence[str | Path], columns: int = 80, lines: int = 24, environment: Mapping[str, str] | None = None
    ) -> None:
        self.began = time.perf_counter()
        self.chunks: list[tuple[float, bytes]] = []
        """(seconds since the start, output)."""
        self.ended: int | None = None
        """Exit code once it has ended."""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn = 0
        words = [str(word) for word in command]
        inside = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **(environment or {})}
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            for name in ("NO_COLOR", "TEXTUAL_THEME", "COLUMNS", "LINES"):
                os.environ.pop(name, None)
            os.execvpe(words[0], words, {**os.environ, **inside})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def now(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self.began

    def read(self, quiet: float, limit: float) -> bool:
        """Take in output until nothing came for `quiet` seconds after something did, or `limit` is over; whether anything came."""
        start = last = time.perf_counter()
        came = False
        while self.ended is None:
            now = time.perf_counter()
            if now - start > limit or (came and now - last > quiet):
                break
            if not select.select([self._fd], [], [], min(quiet, 0.005))[0]:
                continue
            try:
                data = os.read(self._fd, 65536)
            except OSError:  # Linux says this when the other side has gone
                data = b""
            if not data:
                self._reap()
                break
            last = time.perf_counter()
            self.chunks.append((last - self.began, data))
            came = True
        return came

    def press(self, *keys: str) -> float:
        """Type `keys` (names of KEYS, or plain text); returns when the last was written, in seconds since the start."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key.encode()))
        return self.now()

    @property
    def rows(self) -> list[str]:
        """The lines of the screen as they stand now."""
        for _, data in self.chunks[self._drawn :]:
            self._stream.feed(data)
        self._drawn = len(self.chunks)
        return list(self._screen.display)

    @property
    def text(self) -> str:
        return "\n".join(row.rstrip() for row in self.rows)

    def shows(self, pattern: str) -> bool:
        """Whether `pattern` stands on the screen now."""
        return re.search(pattern, self.text) is not None

    def first_seen(self, pattern: str, limit: float) -> float:
        """When `pattern` first stood on the screen, in seconds since the start; draws piece by piece."""
        deadline = self.now() + limit
        while True:
            while self._drawn < len(self.chunks):
                at, data = self.chunks[self._drawn]
                self._stream.feed(data)
                self._drawn += 1
                if re.search(pattern, "\n".join(self._screen.display)):
                    return at
            if self.ended is not None or self.now() > deadline:
                raise AssertionError(f"never seen: {pattern!r} (ended: {self.ended})\n{self.text}")
            self.read(0.02, 0.2)

    def wait_for(self, pattern: str, limit: float = 15.0) -> str:
        """The screen once `pattern` stands on it and it has come to rest."""
        deadline = self.now() + limit
        while not re.search(pattern, self.text):
            if self.ended is not None or self.now() > deadline:
                raise AssertionError(f"never seen: {pattern!r} (ended: {self.ended})\n{self.text}")
            self.read(0.05, 0.3)
        self.settle()
        return self.text

    def settle(self, quiet: float = 0.12, limit: float = 5.0) -> str:
        """The screen once nothing has come for `quiet` seconds."""
        deadline = self.now() + limit
        while self.read(quiet, quiet) and self.now() < deadline:
            pass
        return self.text

    def memory_mb(self) -> float:
        """Resident memory of the command itself."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found.group(1)) / 1024 if found else 0.0

    def close(self) -> None:
        """End the command, kindly first."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            if self.ended is not None:
                break
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, sign)
            self._reap(2.0)
        with contextlib.suppress(OSError):
            os.close(self._fd)

    def _reap(self, limit: float = 5.0) -> None:
        until = time.perf_counter() + limit
        while self.ended is None and time.perf_counter() < until:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.ended = os.waitstatus_to_exitcode(status)
            else:
                time.sleep(0.01)

"""A program in a pseudo-terminal: what it writes, what it leaves behind."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0


class Terminal:
    """The program and its side of the terminal."""

    def __init__(self, process: subprocess.Popen[bytes], side: int) -> None:
        self.process = process
        self.written = ""
        self._side = side

    def wait_for(self, words: str) -> None:
        """Read until these words are written after what was read before."""
        begun, deadline = len(self.written), time.monotonic() + PATIENCE
        while words not in self.written[begun:]:
            assert time.monotonic() < deadline, f"{words!r} did not come; last was {self.written[-400:]!r}"
            assert self.process.poll() is None, f"ended before {words!r} came: {self.written[-400:]!r}"
            self.read()

    def send(self, keys: str | bytes) -> None:
        os.write(self._side, keys if isinstance(keys, bytes) else keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)

    def hang_up(self) -> None:
        """Close this side, as when a window is closed; it must not be asked for anything more."""
        os.close(self._side)
        self._side = os.open(os.devnull, os.O_RDWR)

    def end(self) -> int:
        """Read on until the program has ended; its exit code."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < deadline, "the program does not end"
            self.read()
        self.read()
        return self.process.returncode

    def read(self) -> None:
        """Take what is written within a moment."""
        if select.select([self._side], [], [], 0.05)[0]:
            try:
                self.written += os.read(self._side, 65536).decode("utf-8", "replace")
            except OSError:  # Linux says so when the other side is closed
                time.sleep(0.01)


@contextmanager
def running(*arguments: str, columns: int = 80, rows: int = 24, **environment: str) -> Iterator[Terminal]:
    """Run `python -m tests.tui.play` with these arguments in a terminal of that size."""
    side, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLORTERM", "TEXTUAL"}}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.tui.play", *arguments],
        stdin=other,
        stdout=other,
        stderr=other,
        cwd=ROOT,
        env={**kept, "TERM": "xterm-256color", "XDG_STATE_HOME": f"{arguments[0]}.state", **environment},
        start_new_session=True,
    )
    os.close(other)
    terminal = Terminal(process, side)
    try:
        yield terminal
    finally:
        process.kill()
        process.wait()
        terminal.hang_up()

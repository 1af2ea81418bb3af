"""The scene on a real terminal: `python -m tests.tui.play FOLDER`.

With `--crash`, a key is a defect; with `--full`, nothing can be written in the folder; with `--no-mouse`, the mouse is
left to the terminal.
"""

import contextlib
import errno
import os
import sys
from pathlib import Path

from reader.session.sitting import stand_up
from reader.store.disk import Disk
from reader.store.fold import Means
from reader.tui.app import run_reader
from tests.tui.scene import session_in


class FullDisk(Disk):
    """A disk without room."""

    def write(self, file: int, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), f"{file}: {len(data)} bytes")


def main(folder: str, *options: str) -> int:
    means = Means(disk=FullDisk()) if "--full" in options else Means()
    session = session_in(Path(folder), means=means)
    if "--crash" in options:

        def broken(key: str, typed: str | None = None) -> bool:
            note = "a note that nobody else may read"
            raise RuntimeError(f"broken by {key} after {len(note)} characters")

        session.press = broken  # type: ignore[method-assign]
    try:
        return run_reader(session, mouse="--no-mouse" not in options)
    finally:
        farewell = stand_up(session)
        with contextlib.suppress(OSError):
            sys.stderr.write(farewell)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

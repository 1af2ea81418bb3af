"""The scene on a real terminal: `python -m tests.tui.play FOLDER`. With `--crash`, a key is a defect."""

import sys
from pathlib import Path

from reader.tui.app import run_reader
from tests.tui.scene import session_in


def main(folder: str, *options: str) -> int:
    session = session_in(Path(folder))
    if "--crash" in options:

        def broken(key: str) -> bool:
            note = "a note that nobody else may read"
            raise RuntimeError(f"broken by {key} after {len(note)} characters")

        session.press = broken  # type: ignore[method-assign]
    try:
        return run_reader(session)
    finally:
        session.desk.store.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

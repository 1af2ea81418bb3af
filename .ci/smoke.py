"""Drives a reader in a real terminal: open the sample, tag, leave, open again, export, and look at what came out.

    python3 smoke.py READER          the installed command
    python3 smoke.py --shell LINES   shell commands that end in a reader at the sample: only shown and left

Standard library only, so that it runs where nothing is installed.
"""

import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import time
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

ESCAPES = re.compile(rb"\x1b(?:\[[0-9:;<=>?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-Z]|[=>78PX^_c])")
PATIENCE = 30.0
"""Seconds that the screen has to show what is waited for."""
INSTALLING = 300.0
"""The same, where a package is installed first."""
TITLE = "Guardians"


class Terminal:
    """A program in a terminal of 120 columns and 40 rows."""

    def __init__(self, command: list[str]) -> None:
        """Start the program."""
        self.child, self.file = pty.fork()
        if not self.child:
            os.environ["TERM"] = "xterm-256color"
            os.execvp(command[0], command)  # noqa: S606 - the very program that is driven
        ioctl(self.file, TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.seen = b""

    def wait_for(self, text: str, patience: float = PATIENCE) -> None:
        """Read until the program has written `text`."""
        end = time.monotonic() + patience
        while text not in ESCAPES.sub(b"", self.seen).decode("utf-8", "replace"):
            ready, _, _ = select.select([self.file], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise SystemExit(f"{text!r} did not appear; the screen got {self.seen[-3000:]!r}")
            try:
                self.seen += os.read(self.file, 65536)
            except OSError:
                raise SystemExit(f"the program ended before {text!r}; it said {self.seen[-3000:]!r}") from None

    def press(self, keys: str) -> None:
        """Type, and forget what was seen before."""
        self.seen = b""
        os.write(self.file, keys.encode())

    def leave(self) -> None:
        """Press q and expect a good end."""
        self.press("q")
        try:
            while os.read(self.file, 65536):
                pass
        except OSError:
            pass
        _, status = os.waitpid(self.child, 0)
        expect(os.waitstatus_to_exitcode(status) == 0, f"the reader ended with status {status}")


def expect(holds: bool, otherwise: str) -> None:
    """End with a sentence where something does not hold."""
    if not holds:
        raise SystemExit(otherwise)


def drive(reader: str) -> None:
    """The whole main job, once."""
    first = Terminal([reader, "open", "--sample"])
    first.wait_for(TITLE)
    first.press("j")
    first.press("c")
    first.wait_for("1 tagged · saved")
    first.press("jd")
    first.wait_for("2 tagged · saved")
    first.leave()

    again = Terminal([reader, "open", "--sample"])
    again.wait_for("2 tagged · saved")
    again.leave()

    folder = Path(os.environ["XDG_DATA_HOME"]) / "reader" / "samples"
    output = subprocess.run([reader, "export", folder], stdout=subprocess.PIPE, check=True).stdout
    export = json.loads(output)
    article = next(one for one in export["articles"] if one["annotations"])
    text = "\n\n".join(block["text"] for block in article["blocks"])
    expect(export["schema"] == "reader-annotations/1", "the export is of another schema")
    expect(sorted(one["tag"] for one in article["annotations"]) == ["claim", "denial"], "the tags are not those given")
    for one in article["annotations"]:
        ((start, end),) = one["text_spans"]
        expect(text[start:end] == one["quote"], f"{one['quote']!r} is not what its span says")


def main(arguments: list[str]) -> None:
    """See the head of this file."""
    if arguments[0] == "--shell":
        screen = Terminal(["bash", "-euo", "pipefail", "-c", arguments[1]])
        screen.wait_for(TITLE, INSTALLING)
        screen.leave()
    else:
        drive(arguments[0])
    print("the reader did what its keys mean")


main(sys.argv[1:])

"""The command line: one module a command or a small group of them.

A command imports what it needs when it runs, so that `reader --version` loads click and nothing else. Only `open` loads
the screen. This is the only layer that ends the process.
"""

import gc
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line of this process and end it.

    While the program is imported nothing is garbage, and looking for it would take a tenth of the time. A command
    begins to look when it has been found, `open` when it has drawn its first frame.
    """
    gc.disable()
    from reader.cli.main import main

    sys.exit(main(sys.argv[1:]))

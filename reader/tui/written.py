"""What goes to a terminal that may be gone: whoever writes to it must not wait for ever.

Textual writes in a thread of its own, which ends at the first failure; what comes after it fills the queue, and then
the program stands still before it has noticed that nobody sees it any more.
"""

import sys

from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread

_NAME = "WriterThread"


def lasting(driver: type[Driver]) -> type[Driver]:
    """The same driver, whose writer goes on taking what there is to write when the terminal is gone."""
    names = vars(sys.modules[driver.__module__])
    if _NAME in names:
        names[_NAME] = LastingWriter
    return driver


class LastingWriter(WriterThread):
    """Writes while there is a terminal; afterwards lets go of what it is given."""

    def run(self) -> None:
        """Write until it is stopped."""
        try:
            super().run()
        except OSError:
            while self._queue.get() is not None:
                pass

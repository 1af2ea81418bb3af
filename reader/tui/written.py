"""What goes to a terminal that may be gone: whoever writes to it must not wait for ever.

Textual writes in a thread of its own, which ends at the first failure; what comes after it fills the queue, and then
the program stands still before it has noticed that nobody sees it any more. A Textual that writes otherwise is left to
itself.
"""

import sys
from queue import Queue
from threading import Thread

from textual.driver import Driver

_NAME = "WriterThread"


class Lasting(Thread):
    """Goes before Textual's writer: writes while there is a terminal, and afterwards lets go of what it is given."""

    _queue: Queue[str | None]

    def run(self) -> None:
        """Write until it is stopped."""
        try:
            super().run()
        except OSError:
            while self._queue.get() is not None:
                pass


def lasting(driver: type[Driver]) -> type[Driver]:
    """The same driver, whose writer goes on taking what there is to write when the terminal is gone."""
    names = vars(sys.modules[driver.__module__])
    writer = names.get(_NAME)
    if isinstance(writer, type) and issubclass(writer, Thread) and not issubclass(writer, Lasting):
        names[_NAME] = type(_NAME, (Lasting, writer), {})
    return driver

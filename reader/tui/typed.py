"""What comes from the terminal's keyboard: bytes that are no text must not end the program.

Textual decodes strictly, so that one byte of a Latin-1 terminal, of an eight-bit meta key or of a binary paste ends its
thread. It offers no other decoder; the name that its driver takes it by is given another one.
"""

import codecs
import sys
from collections.abc import Callable

from textual.driver import Driver

_NAME = "getincrementaldecoder"


def forgiving(driver: type[Driver]) -> type[Driver]:
    """The same driver, which shows a byte that is no text as a replacement character."""
    names = vars(sys.modules[driver.__module__])
    if _NAME in names:
        names[_NAME] = _decoder_of
    return driver


def _decoder_of(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return lambda: codecs.getincrementaldecoder(encoding)(errors="replace")

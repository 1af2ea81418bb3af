"""What comes from the terminal's keyboard: bytes that are no text must not end the program, nor pastes act as keys.

Textual decodes strictly, so that one byte of a Latin-1 terminal, of an eight-bit meta key or of a binary paste ends its
thread. It looks for sequences inside of a bracketed paste too, and takes those that it does not know for keys: coloured
text copied from a terminal would tag, remove and leave. It offers no other decoder and no other parser; the name
that its driver takes the decoder by is given another one.

Escape and a key that follows at once, as tmux gives them, it takes for one key with alt, and of most of these it knows
another name or none: escape and `/` would go on with what escape was to end. They are given apart.

The markers of a bracketed paste are those of xterm: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
The escape key by itself is as the protocol of kitty has it: https://sw.kovidgoyal.net/kitty/keyboard-protocol/
"""

import codecs
import string
import sys
from collections.abc import Callable
from time import monotonic

from textual.constants import DISABLE_KITTY_KEY, ESCAPE_DELAY
from textual.driver import Driver

_NAME = "getincrementaldecoder"

_ESCAPE = "\x1b"
_PASTE_BEGINS = f"{_ESCAPE}[200~"
_PASTE_ENDS = f"{_ESCAPE}[201~"
_REST_OF_ESCAPE = "[27u"
"""What makes the escape character the escape key, whatever follows."""
_ALONE = frozenset(string.printable) - frozenset("[]OPX^_\\\t\n\v\f")
"""Keys with which no sequence of a terminal goes on after the escape character."""
_AT_ONCE = ESCAPE_DELAY - 0.02
"""Seconds within which Textual surely waits still for the rest of a sequence."""


def forgiving(driver: type[Driver]) -> type[Driver]:
    """The same driver, which shows a byte that is no text as a replacement character, and keeps pasted text whole."""
    names = vars(sys.modules[driver.__module__])
    if _NAME in names:
        names[_NAME] = _decoder_of
    return driver


class TypedDecoder:
    """Decodes what is typed and pasted. Of what is pasted, the escape characters are left out."""

    def __init__(self, encoding: str) -> None:
        """Decode `encoding`."""
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._is_pasted = False
        self._begun = ""
        """So much of the next marker as the last characters are."""
        self._escaped = 0.0
        """When the last escape character came."""

    def decode(self, data: bytes, *, final: bool = False) -> str:
        """The text of these bytes. In a paste, what may be the beginning of its end is given when it is known."""
        return "".join(map(self._passed, self._decoder.decode(data, final)))

    def _passed(self, character: str) -> str:
        """What may go on to the parser now that this character has come."""
        if character == _ESCAPE:
            self._escaped = monotonic()
        marker = _PASTE_ENDS if self._is_pasted else _PASTE_BEGINS
        before, self._begun = self._begun, self._begun + character
        if self._begun == marker:
            self._is_pasted, self._begun = not self._is_pasted, ""
            return character if marker == _PASTE_BEGINS else marker
        if marker.startswith(self._begun):
            return "" if self._is_pasted else character
        if before == _ESCAPE and character in _ALONE and not self._is_pasted and self._is_waited_for():
            self._begun = ""
            return _REST_OF_ESCAPE + character
        self._begun = _ESCAPE if character == _ESCAPE else ""
        return (before + character).replace(_ESCAPE, "") if self._is_pasted else character

    def _is_waited_for(self) -> bool:
        """Whether Textual waits for what goes on from an escape character, and would know the escape key by it."""
        return monotonic() - self._escaped < _AT_ONCE and not DISABLE_KITTY_KEY


def _decoder_of(encoding: str) -> Callable[[], TypedDecoder]:
    return lambda: TypedDecoder(encoding)

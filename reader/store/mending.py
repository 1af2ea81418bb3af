"""One wrong bit in a journal can be found again: a line's checksum is right for one place of it only.

A CRC-32 tells every single wrong bit from every other in any line that fits a journal (Koopman, "32-Bit Cyclic
Redundancy Codes for Internet Applications", 2002), so trying them all gives the line as it was written.
"""

from reader.store import journal
from reader.store.journal import Line

_LONGEST = 4096
"""Bytes of a line that is tried: each bit of it costs a checksum of all of it."""
_BITS = 8
"""Bits of a byte."""


def mended(data: bytes, offset: int) -> list[Line]:
    """The lines in a stretch that no line can be read from, if one wrong bit is all that is wrong.

    Args:
        data: the stretch; the newline at its end may be the wrong bit.
        offset: its byte offset in the file.

    Returns:
        The lines, at the bytes that they have in the file; none where more is wrong, or the stretch is too long to try.
    """
    if len(data) > _LONGEST:
        return []
    tried = bytearray(data)
    for place in range(len(data)):
        for bit in range(_BITS):
            tried[place] ^= 1 << bit
            if tried.endswith(b"\n") and _begins_well(tried):
                found = journal.scan(bytes(tried), offset)
                if not found.bad:
                    return found.lines
            tried[place] ^= 1 << bit
    return []


def _begins_well(tried: bytearray) -> bool:
    """Whether the first line has its checksum, or a newline where none was: what costs little to know."""
    end = tried.find(b"\n") + 1
    return journal.line(bytes(tried[9 : end - 1])) == tried[:end]

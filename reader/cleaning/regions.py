"""Regions: a long text is cleaned a stretch at a time, so that its beginning can be read at once."""

from collections.abc import Iterator

from reader.document.patterns import regex
from reader.document.spans import Span

SIZE = 65_536
"""About how many code points a region has. Shorter texts are one region."""
_MOST = 4 * SIZE
"""No region is longer: a line of that length is no paragraph."""
_FINISHED = regex(r"""(?<=[.!?…。！？"”»])[ \t\r]*\n[ \t\r]*\n""")
_PARTED = regex(r"\n[ \t\r]*\n")
_ENDED = regex(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_SPACED = regex(r"\s")


def regions_of(source: str) -> Iterator[Span]:
    """Consecutive spans of `source` that cover it, parted before empty lines wherever it has any.

    The cut follows a finished sentence if one ends a paragraph soon enough; a line end, a space, and at last any
    character have to do where nothing better is near. It takes time linear in `source`.
    """
    start = 0
    while len(source) - start > SIZE + SIZE // 2:
        end = _cut(source, start + SIZE, min(len(source), start + _MOST))
        yield Span(start, end)
        start = end
    yield Span(start, len(source))


def _cut(source: str, least: int, most: int) -> int:
    near = min(most, least + SIZE // 2)
    for pattern, bound in ((_FINISHED, near), (_PARTED, near), (_ENDED, most), (_SPACED, most)):
        found = pattern.search(source, least, bound)
        if found:
            return found.start()
    return most

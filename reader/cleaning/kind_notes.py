"""The kinds of an article's blocks as a comment at the end of a Markdown file, for Markdown has no word for most.

The comment is the last thing in the file: `<!-- article-reader: caption, title, date, byline, 14 paragraph -->`. Nobody
who reads the file sees it, and what is cleaned once and cleaned again stays what it was.
"""

from collections.abc import Sequence
from itertools import groupby

from reader.document.blocks import Kind
from reader.document.patterns import regex

_SAID = frozenset({Kind.TITLE, Kind.HEADING, Kind.PARAGRAPH, Kind.LIST, Kind.BLOCKQUOTE})
"""What Markdown says itself."""

_NOTE = regex(r"<!-- article-reader: ([a-z0-9, ]{4,100000}) -->\s*\Z")


def kind_note(kinds: Sequence[Kind]) -> str:
    """The comment that names the kinds of a file's blocks, in order; nothing where Markdown says them all."""
    if _SAID.issuperset(kinds):
        return ""
    runs = [(kind, sum(1 for _ in run)) for kind, run in groupby(kinds)]
    named = ", ".join(f"{count} {kind}" if count > 1 else kind.value for kind, count in runs)
    return f"<!-- article-reader: {named} -->"


def kinds_noted(text: str) -> list[Kind]:
    """The kinds that the comment at the end of a Markdown file names; none where there is no such comment."""
    note = _NOTE.search(text, max(0, text.rfind("<!--")))
    kinds: list[Kind] = []
    for part in note[1].split(", ") if note else ():
        count, _, name = part.rpartition(" ")
        if name not in _NAMES or not (count or "1").isdecimal() or len(kinds) > _MOST:
            return []
        kinds += [Kind(name)] * min(int(count or "1"), _MOST)
    return kinds


_NAMES = frozenset(kind.value for kind in Kind)
_MOST = 100_000
"""No file that is cleaned in one piece has more blocks."""

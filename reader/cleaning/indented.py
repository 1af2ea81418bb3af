"""Whether lines that stand far from the margin of a Markdown file are code, as CommonMark takes them, or text.

Extractors set the items of inner lists in by more than Markdown knows what to do with, and some authors indent the
beginning of a paragraph.
"""

import re
from collections.abc import Iterator

from reader.document.patterns import regex

_ITEM = regex(r"(?:[*+\-•]|\d{1,3}[.)])\s")
_SIGNS = regex(r"[{};=<>$|\\]|\w\(|^\s*[#/@]")
"""What programs are full of, and hardly a sentence."""
_VERSE = 55
"""A line of verse is no longer."""


def is_code(content: str) -> bool:
    """Whether at least half of some indented lines are neither items nor prose.

    Args:
        content: the lines without their indent, empty ones too.
    """
    stanzas = [part.split("\n") for part in _stanzas(content)]
    said = sum(_says(line, alone=len(lines) == 1) for lines in stanzas for line in lines)
    return said * 2 <= sum(map(len, stanzas))


def _stanzas(content: str) -> Iterator[str]:
    return (part.strip("\n") for part in re.split(r"\n[ \t]*(?=\n)", content) if part.strip())


def _says(line: str, *, alone: bool) -> bool:
    """Whether a line is an item, or prose."""
    bare = line.strip()
    return _ITEM.match(bare) is not None or ((alone or len(bare) > _VERSE) and not _SIGNS.search(bare))

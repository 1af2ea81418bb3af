"""What the parser of Markdown says of the blocks of a file."""

from typing import NamedTuple

from reader.document.spans import Span


class BlockToken(NamedTuple):
    """The beginning or the end of a block of a Markdown file, or a whole one.

    Attributes:
        type: the parser's name for it, such as `paragraph_open`.
        tag: of HTML, such as `h2`.
        nesting: 1 where it opens, -1 where it closes, 0 where it holds no other.
        lines: the first of its lines and the one after its last, or None.
        content: its text where it holds no other block.
    """

    type: str
    tag: str
    nesting: int
    lines: Span | None
    content: str

"""The article: blocks in reading order, and the one offset map between their text and the source.

The article text is the texts of all blocks, shown or hidden, joined by a blank line. Showing or hiding a block
therefore moves no offset.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from msgspec import Struct, field
from msgspec.structs import replace

from reader.document import segments
from reader.document.blocks import RUNNING, Block, Kind
from reader.document.offsets import has_source, source_pieces, text_pieces
from reader.document.spans import Span

SEPARATOR = "\n\n"
"""What stands between two blocks in the article text."""


class Metadata(Struct, frozen=True):
    """What the file says of the article outside its blocks (the head of a web page); None where it says nothing.

    `date` is ISO 8601 (`2024-01-07`).
    """

    title: str | None = None
    date: str | None = None
    byline: str | None = None
    section: str | None = None


class Article(Struct, frozen=True, eq=False, dict=True):
    """A cleaned article. Two are equal only where they are one; compare `blocks` to compare what they say.

    Attributes:
        blocks: its pieces in reading order, hidden ones too.
        metadata: the fields that override or complete what the blocks say.
    """

    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)

    @property
    def title(self) -> str | None:
        """The headline, or None."""
        return self._first(Kind.TITLE) or self.metadata.title

    @property
    def date(self) -> str | None:
        """The day it was published as `YYYY-MM-DD`, or None where it is not said or cannot be told."""
        return self.metadata.date

    @property
    def byline(self) -> str | None:
        """Who wrote it, as printed, or None."""
        return self._first(Kind.BYLINE) or self.metadata.byline

    @property
    def section(self) -> str | None:
        """The section or the topics that it was printed under, or None."""
        return self._first(Kind.SECTION) or self.metadata.section

    @cached_property
    def starts(self) -> Sequence[int]:
        """The offset at which each block begins."""
        lengths = (len(block.text) + len(SEPARATOR) for block in self.blocks)
        starts = array("Q", accumulate(lengths, initial=0))
        starts.pop()
        return starts

    @cached_property
    def length(self) -> int:
        """How many code points the article text has."""
        return self.starts[-1] + len(self.blocks[-1].text) if self.blocks else 0

    @cached_property
    def has_hidden(self) -> bool:
        """Whether any block is hidden."""
        return any(block.hidden for block in self.blocks)

    @property
    def text(self) -> str:
        """The whole article text. It is joined at each call: ask `slice` for a part of a large article."""
        return SEPARATOR.join(block.text for block in self.blocks)

    def slice(self, start: int, end: int) -> str:
        """The article text between two offsets, without building the whole."""
        start, end = max(0, start), min(end, self.length)
        if start >= end:
            return ""
        first = self.block_at(start)
        shift, text = self.starts[first], self.blocks[first].text
        # Joining would copy the block, which may be all of a large article.
        if end - shift > len(text):
            last = self.block_at(end - 1)
            text = SEPARATOR.join(block.text for block in self.blocks[first : last + 1])
            text += SEPARATOR if last + 1 < len(self.blocks) else ""
        return text[start - shift : end - shift]

    def block_at(self, offset: int) -> int:
        """The index of the block that holds `offset`; the blank line after a block counts as its own.

        Raises:
            IndexError: where the article has no block.
        """
        if not self.blocks:
            raise IndexError("the article has no block")
        return max(0, bisect_right(self.starts, offset) - 1)

    def block_span(self, index: int) -> Span:
        """Where block `index` stands in the article text."""
        start = self.starts[index]
        return Span(start, start + len(self.blocks[index].text))

    def to_source(self, start: int, end: int) -> list[Span]:
        """The contiguous source ranges under `[start, end)` of the article text, ascending.

        Ends move inward to characters that have a source; atoms are taken whole. A gap of white space or mark-up is
        bridged, one that holds text of another block is not. Empty where nothing in the range has a source.
        """
        pieces = sorted(self._source_pieces(Span(start, end)))
        merged: list[Span] = []
        for piece in pieces:
            if merged and not self._holds_text(Span(merged[-1].end, piece.start)):
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
            else:
                merged.append(piece)
        return merged

    def has_source(self, span: Span) -> bool:
        """Whether anything in `span` of the article text has a source."""
        return next(self._source_pieces(span), None) is not None

    def to_text(self, spans: Iterable[tuple[int, int]]) -> list[Span]:
        """The ranges of the article text that were read from these source ranges, ascending.

        Ranges that only white space parts are one: a healed line break, the blank line between two blocks.
        """
        pieces = sorted(piece for span in spans for piece in self._text_pieces(Span(*span)))
        if len(pieces) == 1:
            return pieces
        merged: list[Span] = []
        for piece in pieces:
            gap = self.slice(merged[-1].end, piece.start) if merged else ""
            if merged and (not gap or gap.isspace()):
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
            else:
                merged.append(piece)
        return merged

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Every sentence of every block, hidden ones too, as spans of the article text, in order.

        Found at the first call, in time linear in the article; `sentences_in` asks for one block only.
        """
        return tuple(sentence for index in range(len(self.blocks)) for sentence in self.sentences_in(index))

    def sentences_in(self, index: int) -> list[Span]:
        """The sentences of block `index`, as spans of the article text. A block that is not running text is one."""
        block, shift = self.blocks[index], self.starts[index]
        if block.kind not in RUNNING:
            return [Span(shift, shift + len(block.text))] if block.text.strip() else []
        return [Span(start + shift, end + shift) for start, end in segments.sentences(block.text)]

    def extended(self, blocks: Iterable[Block]) -> "Article":
        """This article with more blocks after it: no offset of what is there already moves."""
        return replace(self, blocks=(*self.blocks, *blocks))

    def _first(self, kind: Kind) -> str | None:
        return next((block.text for block in self.blocks if block.kind is kind), None)

    def _source_pieces(self, span: Span) -> Iterator[Span]:
        if not self.blocks or span.is_empty:
            return
        for index in range(self.block_at(span.start), self.block_at(span.end - 1) + 1):
            shift = self.starts[index]
            yield from source_pieces(self.blocks[index].runs, Span(span.start - shift, span.end - shift))

    def _text_pieces(self, span: Span) -> Iterator[Span]:
        for index in self._blocks_over(span):
            shift = self.starts[index]
            for piece in text_pieces(self.blocks[index].runs, span):
                yield Span(piece.start + shift, piece.end + shift)

    def _holds_text(self, gap: Span) -> bool:
        return any(has_source(self.blocks[index].runs, gap) for index in self._blocks_over(gap))

    def _blocks_over(self, span: Span) -> list[int]:
        """The blocks that own source characters in `span`, in reading order, each once."""
        if span.is_empty:
            return []
        owned, starts = self._owned
        first = max(0, bisect_right(starts, span.start) - 1)
        found: set[int] = set()
        for position in range(first, len(owned)):
            piece, index = owned[position]
            if piece.start >= span.end:
                break
            if piece.end > span.start:
                found.add(index)
        return sorted(found)

    @cached_property
    def _owned(self) -> tuple[list[tuple[Span, int]], Sequence[int]]:
        """Every owned source range with its block, ascending (no two overlap), and the starts alone."""
        owned = sorted((span, index) for index, block in enumerate(self.blocks) for span in block.spans)
        return owned, array("Q", (span.start for span, _ in owned))

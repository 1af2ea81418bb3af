"""What follows from where an annotation stands: its block, its sentences, and whether it is quoted."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from reader.document import segments
from reader.document.article import Article
from reader.document.spans import Span, united


class Passages:
    """Answers about ranges of one article text; what was found out once is kept."""

    def __init__(self, article: Article) -> None:
        """Find the sentences of `article`."""
        self._article = article
        self._starts = array("Q", (sentence.start for sentence in article.sentences))
        self._quotations: dict[int, list[Span]] = {}

    def block(self, place: Sequence[Span]) -> int:
        """The index of the block in which `place` begins."""
        return self._article.block_at(place[0].start)

    def sentences(self, place: Iterable[Span]) -> list[int]:
        """The indices of the sentences that `place` touches, over all blocks."""
        return sorted({index for span in place for index in self._touched(span)})

    def quoted(self, place: Iterable[Span]) -> str:
        """How much of `place` stands in quotation marks: none, partly or wholly. Only letters and digits count."""
        total = inside = 0
        for span in place:
            text = self._article.slice(*span)
            total += _weight(text)
            inside += sum(_weight(text[part.start - span.start : part.end - span.start]) for part in self._inside(span))
        if not inside:
            return "none"
        return "wholly" if inside == total else "partly"

    def counts(self, read: Iterable[Span], tagged: Iterable[Span]) -> dict[str, int]:
        """How many shown sentences there are, how many of them were read, and how many are tagged.

        Args:
            read: source ranges that were read.
            tagged: ranges of the article text that bear a tag.
        """
        shown = [index for index, sentence in enumerate(self._article.sentences) if self._is_shown(sentence)]
        ranges = united(read)
        touched = set(self.sentences(tagged))
        return {
            "total": len(shown),
            "read": sum(self._is_read(self._article.sentences[index], ranges) for index in shown) if ranges else 0,
            "tagged": sum(index in touched for index in shown),
        }

    def _touched(self, span: Span) -> range:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        if self._starts and self._article.sentences[first].end <= span.start:
            first += 1
        return range(first, bisect_left(self._starts, span.end))

    def _is_shown(self, sentence: Span) -> bool:
        return not self._article.blocks[self._article.block_at(sentence.start)].hidden

    def _is_read(self, sentence: Span, ranges: Sequence[Span]) -> bool:
        pieces = self._article.to_source(*sentence)
        return bool(pieces) and all(_encloses(ranges, piece) for piece in pieces)

    def _inside(self, span: Span) -> Iterator[Span]:
        """The parts of `span` that stand in quotations, marks included."""
        for index in range(self._article.block_at(span.start), self._article.block_at(span.end - 1) + 1):
            quotations = self._quotations_in(index)
            first = max(0, bisect_right(quotations, span.start, key=_start) - 1)
            for quotation in quotations[first : bisect_left(quotations, span.end, key=_start)]:
                if quotation.overlaps(span):
                    yield Span(max(span.start, quotation.start), min(span.end, quotation.end))

    def _quotations_in(self, index: int) -> list[Span]:
        """The quotations of block `index`, nested ones within their outermost, as spans of the article text."""
        if index not in self._quotations:
            shift = self._article.starts[index]
            found = segments.quotations(self._article.blocks[index].text)
            self._quotations[index] = united(Span(one.start + shift, one.end + shift) for one in found)
        return self._quotations[index]


def _start(span: Span) -> int:
    return span.start


def _weight(text: str) -> int:
    return sum(map(str.isalnum, text))


def _encloses(ranges: Sequence[Span], span: Span) -> bool:
    index = bisect_right(ranges, span.start, key=_start) - 1
    return index >= 0 and ranges[index].encloses(span)

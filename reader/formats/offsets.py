"""Code-point offsets of a text counted in other units, for tools that index text as Java or as bytes."""

from collections.abc import Callable, Iterable

from reader.document.spans import Span
from reader.formats.work import OffsetUnit

STEP = 1024
"""Code points between the offsets that are remembered; what lies between is counted when it is asked for."""

WIDTHS: dict[OffsetUnit, Callable[[str], int]] = {
    OffsetUnit.CODEPOINT: len,
    OffsetUnit.UTF16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    OffsetUnit.UTF8: lambda text: len(text.encode("utf-8", "surrogatepass")),
}
"""How long a text is in each unit."""


class OffsetCounter:
    """Counts the offsets of one text in a unit."""

    def __init__(self, text: str, unit: OffsetUnit) -> None:
        """Prepare to count offsets of `text`; linear in its length unless it is all ASCII."""
        self._text = text
        self._width = len if text.isascii() else WIDTHS[unit]
        self._known = [0]
        if self._width is not len:
            for start in range(0, len(text), STEP):
                self._known.append(self._known[-1] + self._width(text[start : start + STEP]))

    def offset(self, offset: int) -> int:
        """The offset in the unit; one beyond the text is taken for its end."""
        offset = min(offset, len(self._text))
        if self._width is len:
            return offset
        nearest = offset // STEP
        return self._known[nearest] + self._width(self._text[nearest * STEP : offset])

    def spans(self, spans: Iterable[Span]) -> list[list[int]]:
        """Spans as JSON holds them: pairs, in the unit."""
        return [[self.offset(start), self.offset(end)] for start, end in spans]

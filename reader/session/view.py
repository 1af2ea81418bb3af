"""What part of the article is on the screen: the layout, its first row, and how many rows fit."""

from reader.document.article import Article
from reader.document.paging import revealed, turned
from reader.document.spans import Span
from reader.document.wrapping import Layout

_FIRST_HEIGHT = 24
"""Rows before the screen has said how many it has."""

LEAST_COLUMNS, LEAST_ROWS = 40, 10
"""The smallest terminal, in cells, in which anything can be read."""


class View:
    """The page: a window of `height` rows on a layout, beginning with the row that holds the offset `top`."""

    def __init__(self, article: Article, width: int) -> None:
        """Show the beginning of `article` in a column of `width` cells."""
        self.layout = Layout(article, width)
        self.height = _FIRST_HEIGHT
        self.behind = 0
        """Cells at the right of the column that the panel lies over while it is shown."""
        self.top = self.layout.first.start if self.layout.first else 0

    def resize(self, width: int, height: int, *, behind: int = 0) -> None:
        """Set the article in a column of `width` cells and show `height` rows, keeping the text at the top."""
        self.height, self.behind = max(1, height), behind
        if width != self.layout.width:
            self.layout = Layout(self.layout.article, width, self.layout.hidden_too)
        self.top = turned(self.layout, self.top, 0, self.height)

    def show_hidden(self, *, hidden_too: bool) -> None:
        """Show or hide the hidden blocks, keeping the text at the top."""
        self.layout = Layout(self.layout.article, self.layout.width, hidden_too)
        self.top = turned(self.layout, self.top, 0, self.height)

    def reset(self, article: Article) -> None:
        """Set another version of the article."""
        self.layout = Layout(article, self.layout.width, self.layout.hidden_too)
        self.top = turned(self.layout, self.top, 0, self.height)

    def adopt(self, article: Article) -> None:
        """Go on with the same article and more blocks after it: nothing on the screen moves."""
        self.layout = self.layout.extended(article)

    def scroll(self, rows: int) -> bool:
        """Scroll by so many rows, as far as there are any; whether the page moved."""
        before = self.top
        self.top = turned(self.layout, self.top, rows, self.height)
        return self.top != before

    def reveal(self, span: Span) -> None:
        """Scroll as little as shows `span`."""
        self.top = revealed(self.layout, self.top, self.height, span)

    def is_behind(self, span: Span) -> bool:
        """Whether the panel, while it is shown, lies over all that is on the page of `span`."""
        rows = self.layout.rows(self.top, self.height) if self.behind else ()
        seen = [max(span.start, row.start) for row in rows if row.start < span.end and row.end > span.start]
        found = (self.layout.cell_of(first) for first in seen)
        edge = self.layout.width - self.behind
        return bool(seen) and all(cell is not None and cell[1] >= edge for cell in found)

    @property
    def shown(self) -> Span:
        """The range of the article text that is on the screen."""
        rows = self.layout.rows(self.top, self.height)
        return Span(rows[0].start, rows[-1].end) if rows else Span(0, 0)

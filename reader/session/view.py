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
        self.top = self.layout.first.start if self.layout.first else 0

    def resize(self, width: int, height: int) -> None:
        """Set the article in a column of `width` cells and show `height` rows, keeping the text at the top."""
        self.height = max(1, height)
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

    @property
    def shown(self) -> Span:
        """The range of the article text that is on the screen."""
        rows = self.layout.rows(self.top, self.height)
        return Span(rows[0].start, rows[-1].end) if rows else Span(0, 0)

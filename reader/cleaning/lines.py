"""The lines of a normal text, without their margins, and what the margins said."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from reader.document.patterns import regex


class Line(Struct, frozen=True, gc=False):
    """A line that holds something, at offsets of the normal text.

    Attributes:
        start: where its text begins, after indent and quotation prefix.
        end: where its text ends, before trailing space.
        text: what stands there.
        indent: columns before it, quotation prefix not counted.
        blanks: empty lines between the line before and this one; a page break counts as one line end.
        page: whether it is the first of a page.
        quote: depth of its quotation prefix (`> > ` is 2).
        prefix: where that prefix begins; `start` where there is none.
        lane: which column of text it stands in, counted in the order of reading; 0 where there is one only.
    """

    start: int
    end: int
    text: str
    indent: int
    blanks: int
    page: bool = False
    quote: int = 0
    prefix: int = -1
    lane: int = 0

    @property
    def column(self) -> int:
        """The column after its last character."""
        return self.indent + columns(self.text)


def columns(text: str) -> int:
    """How many columns a text takes; the signs of East Asia take two."""
    if text.isascii() or not _FAR.search(text):
        return len(text)
    return len(text) + len(_WIDE.findall(text))


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that hold something, in order, in time linear in it."""
    lines = list(_plain(text))
    return list(_unquoted(lines)) if ">" in text else lines


_WIDE = regex("[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
"""A wide character. So large a set takes 3 ms to compile."""

_FAR = regex("[^\x00-\u06ff\u2000-\u20ff]")
"""What may be wide: the letters of Europe and the Middle East are not, nor is punctuation."""
_TEXT = regex(r"\S[^\n\x0c]*")
_QUOTE = regex(r"(?:>[ \t]?)+")
_TAB = 8
"""Columns from one tab stop to the next."""
_MARGIN = 64
"""What is indented by more characters than this is not indented the more for it."""


def _plain(text: str) -> Iterator[Line]:
    done = 0
    paged = "\x0c" in text
    for match in _TEXT.finditer(text):
        start = match.start()
        content = match[0].rstrip()
        margin = text[done:start]
        breaks = margin.count("\n") or int("\x0c" in margin)
        page = paged and "\x0c" in margin
        if page:
            margin = margin.replace("\x0c", "")
        indent = len(margin[margin.rfind("\n") + 1 :][:_MARGIN].expandtabs(_TAB)) if breaks or not done else 0
        yield Line(start, start + len(content), content, indent, max(0, breaks - 1) if done else breaks, page, 0, start)
        done = start + len(content)


def _unquoted(lines: list[Line]) -> Iterator[Line]:
    """The lines without their `>`; one that holds nothing else counts as empty."""
    blanks = 0
    for line in lines:
        match = _QUOTE.match(line.text)
        if match is None:
            yield replace(line, blanks=line.blanks + blanks)
            blanks = 0
            continue
        rest = line.text[match.end() :]
        content = rest.lstrip()
        if not content:
            blanks += line.blanks + 1
            continue
        margin = len(rest) - len(content)
        yield Line(
            line.start + match.end() + margin,
            line.end,
            content,
            margin,
            line.blanks + blanks,
            line.page,
            match[0].count(">"),
            line.start,
        )
        blanks = 0

"""Reads a web page: walks over its tags and its text, and takes down what can be read and which elements hold it."""

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.cleaning.mojibake import repair_line
from reader.cleaning.normal import normal_text
from reader.cleaning.page import Element, Page, Styled, stripped
from reader.cleaning.tags import Tag, Text, tokens
from reader.document.blocks import Style
from reader.document.offsets import Run, composed
from reader.document.patterns import regex
from reader.document.spans import Span


def read_page(source: str) -> Page:
    """What can be read on the page that `source` is the HTML of."""
    reading = _Reading(source)
    for token in tokens(source):
        if isinstance(token, Text):
            reading.add(token)
        else:
            reading.meet(token)
    return reading.page()


_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "button",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
        ),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noscript", "ol", "optgroup"),
        *("option", "p", "picture", "pre", "search", "section", "select", "summary", "svg", "table", "tbody", "td"),
        *("template", "tfoot", "th", "thead", "tr", "ul", "audio", "video", "xmp"),
    )
)
"""Elements that begin and end a block. Cells are blocks too: their texts are apart."""

_LONG = 10_000
"""Tags of more characters may have been written to keep a parser busy."""

_PICTURES = frozenset({"img", "image", "video"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_HEAD = frozenset({"head", "html", "title", "meta", "link", "script", "style", "base", "noscript", "template"})
_ENDED_BY = {
    "a": {"a"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"tr"},
}
"""Elements that end by themselves where another begins."""

_STYLES = {
    **dict.fromkeys(("b", "strong"), Style.BOLD),
    **dict.fromkeys(("i", "em", "cite"), Style.ITALIC),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Style.CODE),
    **dict.fromkeys(("s", "del", "strike"), Style.STRIKE),
    "a": Style.LINK,
}
_TELLING = frozenset(
    (
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "figcaption",
            "figure",
            "article",
            "main",
            "nav",
            "footer",
            "aside",
            "header",
        ),
        *("form", "pre", "table", "tr", "time", "address", "ul", "ol"),
    )
)
"""Elements that are remembered whatever they are called."""

_LABEL = regex(
    r"""\b(?:class|id|itemprop|rel|role|data-testid|data-component)\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE
)
_LEADS = regex(r"\shref\s*=", re.IGNORECASE)
"""What makes a link of an anchor; one without it only marks a place, and often is never closed."""
_TELLING_LABEL = regex(
    r"caption|credit|copyright|standfirst|subhead|sub-?title|summary|dek\b|deck|lead|lede|intro|excerpt|teaser|description"
    r"|byline|author|date|time|publish|kicker|eyebrow|section|related|share|newsletter|promo|comment|breadcrumb"
)
_REFERENCE = regex(r"&(?:#[0-9]{1,10};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_NEAR = 8
"""So many inline elements are looked through for the paragraph which a block ends."""


class _Open(NamedTuple):
    name: str
    label: str
    start: int
    leads: bool


class _Reading:
    """The state of one walk over the tokens of a page."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._at = 0
        self._stack: list[_Open] = []
        self._count: Counter[str] = Counter()
        self._breaks: list[int] = []
        self._gaps: list[int] = []
        self._partings: list[int] = []
        self._line = 0
        self._images: list[int] = []
        self._written: list[Span] = []
        self._weight = 0
        self._elements: list[Element] = []
        self._styles: list[Styled] = []
        self._in_head = False

    def add(self, text: Text) -> None:
        """Take in a stretch of text, unless it stands in the head."""
        if self._in_head or (self._count["title"] and not self._count["svg"]):
            return
        self._written.append(Span(*text))
        done = text.start
        for match in _REFERENCE.finditer(self._source, text.start, text.end):
            read = html.unescape(match[0])
            if read != match[0]:
                self._append(self._source[done : match.start()], done, match.start())
                self._append(read, *match.span())
                done = match.end()
        self._append(self._source[done : text.end], done, text.end)

    def meet(self, tag: Tag) -> None:
        """Take note of a tag."""
        self._weight += 1
        if tag.end - tag.start > _LONG:
            # Parsers compare each attribute of a tag with all others.
            self._weight += self._source.count("=", tag.start, tag.end) ** 2 // _LONG
        if tag.name == "head" or (self._in_head and tag.name not in _HEAD):
            self._in_head = tag.name == "head" and not tag.closes
        if tag.name in _BLOCKS:
            self._breaks.append(self._at)
        elif tag.name == "br":
            self._meet_line_break()
        elif tag.name in _PICTURES:
            self._images.append(self._at)
        if tag.closes:
            self._close(tag.name)
        elif tag.name not in _VOID:
            self._end_implied(tag.name)
            self._open(tag)

    def _meet_line_break(self) -> None:
        """Take note of a line break, and of a second one below which nothing has stood since."""
        if self._gaps and not any(map(str.strip, self._pieces[self._line :])):
            self._partings.append(self._at)
        self._gaps.append(self._at)
        self._line = len(self._pieces)

    def page(self) -> Page:
        """All that was read, without controls, mojibake and signs that cannot be seen."""
        while self._stack:
            self._finish()
        stream = "".join(self._pieces)
        normal = normal_text(stream, Span(0, len(stream)), repair=repair_line)
        place = _Places(normal.runs)
        placed = ((one, stripped(normal.text, place(one.start), place(one.end))) for one in self._elements)
        elements = (Element(one.name, one.label, *span) for one, span in placed if not span.is_empty)
        styles = (Styled(place(styled.start), place(styled.end), styled.style) for styled in self._styles)
        partings = sorted(set(map(place, self._partings)))
        breaks = sorted({*map(place, self._breaks), *partings})
        return Page(
            normal.text,
            tuple(composed(normal.runs, self._runs)),
            tuple(breaks),
            tuple(sorted({*map(place, self._gaps), *breaks})),
            tuple(partings),
            tuple(sorted(elements, key=lambda element: (element.start, -element.end))),
            tuple(sorted(_disjoint(sorted(styles)))),
            tuple(sorted(set(map(place, self._images)))),
            tuple(self._written),
            self._weight,
        )

    def _append(self, text: str, start: int, end: int) -> None:
        if text:
            self._pieces.append(text)
            self._runs.append(Run(self._at, start, len(text), end - start))
            self._at += len(text)

    def _open(self, tag: Tag) -> None:
        written = self._source[tag.start : tag.end]
        label = " ".join(match[1].strip("\"'") for match in _LABEL.finditer(written)).lower()
        self._stack.append(_Open(tag.name, label, self._at, _LEADS.search(written) is not None))
        self._count[tag.name] += 1

    def _close(self, name: str) -> None:
        if self._count[name]:
            while self._finish() != name:
                pass

    def _end_implied(self, name: str) -> None:
        """End the paragraph, item or cell that cannot hold an element of that name."""
        ended = _ENDED_BY.get(name, set()) | ({"p"} if name in _BLOCKS else set())
        for opened in self._stack[: -_NEAR - 1 : -1] if ended else ():
            if opened.name in ended:
                self._close(opened.name)
                return
            if opened.name in _BLOCKS:
                return

    def _finish(self) -> str:
        """Take the innermost element off the stack."""
        name, label, start, leads = self._stack.pop()
        self._count[name] -= 1
        if start < self._at:
            if name in _TELLING or _TELLING_LABEL.search(label):
                self._elements.append(Element(name, label, start, self._at))
            if name in _STYLES and (leads or name != "a"):
                self._styles.append(Styled(start, self._at, _STYLES[name]))
        return name


def _disjoint(styles: Iterable[Styled]) -> Iterator[Styled]:
    """The styles, those of one sort that overlap as one."""
    last: dict[Style, Styled] = {}
    for styled in styles:
        before = last.get(styled.style)
        if before is not None and styled.start < before.end:
            last[styled.style] = before._replace(end=max(before.end, styled.end))
            continue
        if before is not None:
            yield before
        last[styled.style] = styled
    yield from last.values()


class _Places:
    """Turns offsets of what was read into offsets of the normal text made of it."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._sources = [run.source for run in runs]

    def __call__(self, offset: int) -> int:
        index = bisect_right(self._sources, offset) - 1
        if index < 0:
            return 0
        run = self._runs[index]
        inside = offset - run.source
        if run.is_atom:
            return run.text + (run.text_length if inside else 0)
        return run.text + min(inside, run.text_length)

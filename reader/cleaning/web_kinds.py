"""What the blocks of a web page are, once it is known which of its text is the article.

What an extractor took for the body may still hold furniture: teasers, credits, notices. The rules for plain text, and
links that fill a block, tell. Where there was no extractor, they judge every line of the page.
"""

from collections.abc import Iterable

from reader.cleaning.claims import Claim, Claims
from reader.cleaning.draft import Draft
from reader.cleaning.layout import layout_of
from reader.cleaning.lines import Line
from reader.cleaning.models import weights
from reader.cleaning.normal import NormalText
from reader.cleaning.page import Element, Page
from reader.cleaning.pieces import Piece
from reader.cleaning.rules import kinds, spared
from reader.cleaning.shapes import shape_of
from reader.cleaning.web_blocks import Part, text_of
from reader.document.blocks import Kind, Reason, Style
from reader.document.spans import Span

_BODY = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.LIST, Kind.BLOCKQUOTE})
_TEXT = frozenset({Kind.PARAGRAPH, Kind.LIST, Kind.BLOCKQUOTE})
_MARKERS = {Kind.HEADING: "## ", Kind.LIST: "- "}
"""By what a kind is known in plain text."""

_EXTRACTED = "extractor"
_ELEMENTS = "elements"
_LINKS = "links"
_SURE = 0.6
"""From this likelihood on the rules for plain text are believed against the extractor. On the development pages that
hides one of 1,467 paragraphs (`More from …:`)."""

_SURE_HEADING = 0.8
"""From this score on, a bold line is a heading."""
_LONGEST_HEADING = 90
"""Characters of a heading that is only bold."""
_WHOLE = 0.9
"""So great a share of a line is bold where all of it is meant."""
_LINKED = {Kind.LIST: 0.6}
_MOST_LINKED = 0.78
"""A block of which more is a link leads to another story; on the development pages no paragraph of an article does."""

_FEWEST = 3
"""Words of a line from which links in it tell what it is."""


def claims_judged(page: Page, claims: Claims) -> list[Part]:
    """The parts that `claims` become; some of their text is shown, if they have any."""
    found, pieces = _weighed(page, claims)
    prose = (
        claim.span.start
        for claim, piece in zip(found, pieces, strict=True)
        if claim.kind is Kind.PARAGRAPH and piece.shape.prose
    )
    body = next(prose, 0)
    parts = [
        _part(page, claim, piece, above=claim.span.start < body) for claim, piece in zip(found, pieces, strict=True)
    ]
    if any(claim.kind in _TEXT for claim in found) and not any(part.kind in _TEXT for part in parts):
        return [Part(*claim, Reason(_EXTRACTED, 1.0)) for claim in found]
    return parts


def lines_judged(page: Page) -> list[Part]:
    """Every line of a page as what the rules for plain text take it for, its element being their sign of what it is."""
    named = {element.start: element for element in page.named(*_NAMED)}
    lines, pieces = _weighed(page, (_line(line, named.get(line.start)) for line in page.segments(0, len(page.text))))
    return [
        Part(claim.span, piece.kind or Kind.PARAGRAPH, 0, piece.reason or Reason(kinds.NAME, 0.0))
        for claim, piece in zip(lines, pieces, strict=True)
    ]


_NAMED = {
    **dict.fromkeys(("h1", "h2", "h3"), Kind.HEADING),
    **dict.fromkeys(("li",), Kind.LIST),
    **dict.fromkeys(("figcaption",), Kind.CAPTION),
}
"""What the elements that hold a line say of it."""


def _line(line: Span, element: Element | None) -> Claim:
    """A line of a page as a claim; a heading without a paragraph counts as one of the second level."""
    holds = element is not None and element.end <= line.end
    return Claim(line, _NAMED[element.name] if element is not None and holds else Kind.PARAGRAPH)


def _weighed(page: Page, claims: Iterable[Claim]) -> tuple[list[Claim], tuple[Piece, ...]]:
    """The claims that hold text, and how the rules for plain text judge them; what is no body is judged already."""
    read = [(claim, text) for claim in claims if (text := text_of(page, claim.span))]
    if not read:
        return [], ()
    pieces = tuple(_piece(claim, text) for claim, text in read)
    layout = layout_of([line for piece in pieces for line in piece.lines])
    draft = Draft(NormalText(page.text, page.runs), layout, weights(), pieces, head=True)
    return [claim for claim, _ in read], spared.RULE.apply(kinds.RULE.apply(draft)).pieces


def _piece(claim: Claim, text: str) -> Piece:
    line = Line(*claim.span, text, 0, 1, prefix=claim.span.start)
    piece = Piece(text, (), (claim.span,), shape_of(_MARKERS.get(claim.kind, "") + text), (line,), 1)
    return piece if claim.kind in _BODY else piece.judged(claim.kind, _ELEMENTS, 1.0)


def _part(page: Page, claim: Claim, piece: Piece, *, above: bool) -> Part:
    """The part that a claim becomes, the rules for plain text having judged it as `piece`."""
    span, kind, level = claim
    if kind not in _BODY or "\n" in piece.text:
        # What has lines is a table or a program: its words are no labels, and to the extractor it may be a quotation.
        return Part(span, Kind.PARAGRAPH if kind in _BODY else kind, level, Reason(_ELEMENTS, 1.0))
    if piece.shape.words >= _FEWEST and _share(page, span, Style.LINK) >= _LINKED.get(kind, _MOST_LINKED):
        return Part(span, Kind.BOILERPLATE, 0, Reason(_LINKS, 1.0, kind))
    score = piece.reason.score if piece.reason else 0.0
    if piece.kind is Kind.BOILERPLATE and score >= _SURE:
        return Part(span, Kind.BOILERPLATE, 0, Reason(kinds.NAME, score, kind))
    if above and score >= _SURE and piece.kind in _ABOVE and kind is not Kind.HEADING:
        return Part(span, piece.kind, 0, Reason(kinds.NAME, score, kind))
    if kind is Kind.PARAGRAPH and piece.kind is Kind.HEADING and score >= _SURE_HEADING and _is_bold(page, span):
        return Part(span, Kind.HEADING, _BOLD_LEVEL, Reason(kinds.NAME, score, kind))
    return Part(span, kind, level, Reason(_EXTRACTED, 1.0))


_ABOVE = frozenset({Kind.STANDFIRST, Kind.BYLINE, Kind.DATE, Kind.SECTION})
"""What stands above the first paragraph."""

_BOLD_LEVEL = 3
"""A paragraph that is a heading by its looks alone counts as one of this depth."""


def _is_bold(page: Page, span: Span) -> bool:
    return span.end - span.start <= _LONGEST_HEADING and _share(page, span, Style.BOLD) >= _WHOLE


def _share(page: Page, span: Span, style: Style) -> float:
    """How much of a range is in one style."""
    covered = sum(one.end - one.start for one in page.styled(span) if one.style is style)
    return covered / max(1, span.end - span.start)

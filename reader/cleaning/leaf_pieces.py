"""Leaves of a Markdown file as pieces: their text without mark-up, every character mapped to where it stood."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from reader.cleaning.draft import Draft
from reader.cleaning.gaps import line_features
from reader.cleaning.layout import Layout, layout_of
from reader.cleaning.leaves import VERBATIM, Leaf, PlacedLeaf, placed_leaves
from reader.cleaning.lines import Line
from reader.cleaning.markdown import InlineText, References, inline_text
from reader.cleaning.models import probability, weights
from reader.cleaning.normal import NormalText
from reader.cleaning.pieces import Piece, piece_of
from reader.cleaning.rules import marks, unwrap, verbatim
from reader.cleaning.shapes import Shape, shape_of
from reader.cleaning.tidy import tidied
from reader.document.blocks import Kind, Style
from reader.document.offsets import Run, composed, linear
from reader.document.patterns import regex
from reader.document.spans import Span, hull


class LeafPiece(NamedTuple):
    """A piece, and the leaf of the file that it was read from."""

    leaf: Leaf
    piece: Piece

    @property
    def kind(self) -> Kind:
        """What the file says that it is."""
        if self.leaf.kind == "heading":
            return Kind.HEADING
        if self.leaf.depth:
            return Kind.LIST
        return Kind.BLOCKQUOTE if self.leaf.quote else Kind.PARAGRAPH


def leaf_pieces(normal: NormalText, start: int, known: References) -> tuple[list[LeafPiece], Layout]:
    """The leaves of a Markdown file that hold text, in order, none judged; and how the file is set.

    Args:
        normal: the normal text of the file, or of a part of it.
        start: where its front matter ends.
        known: link definitions of other parts.
    """
    placed, references = placed_leaves(normal.text, start, known)
    layout = layout_of([line for one in placed for line in one.lines])
    draft = Draft(normal, layout, weights(), (), head=True)
    placed = list(_headed(placed, draft))
    words = marks.words_of(normal.text)
    raws = _raws(placed, draft, references)
    found = [LeafPiece(raw.leaf, _piece(raw, normal.text, references, words)) for raw in raws]
    return [one for one in found if one.piece.text.strip()], layout


def _headed(placed: Iterable[PlacedLeaf], draft: Draft) -> Iterator[PlacedLeaf]:
    """The leaves, headings whole: to CommonMark a heading is one line, but what wraps a file wraps those too."""
    heading: PlacedLeaf | None = None
    for one in placed:
        if heading is not None and _goes_on(heading, one, draft):
            yield heading._replace(
                leaf=heading.leaf._replace(contents=(*heading.leaf.contents, *one.leaf.contents)),
                rows=(*heading.rows, *one.rows),
                lines=(*heading.lines, *(replace(line, blanks=0) for line in one.lines)),
            )
            heading = None
            continue
        if heading is not None:
            yield heading
        heading = one if one.leaf.level and len(one.rows) == 1 else None
        if heading is None:
            yield one
    if heading is not None:
        yield heading


_MOST_LINES = 4
"""Lines of a paragraph that may be the end of a heading."""
_EVEN = 0.5
"""What is likelier than not."""


def _goes_on(heading: PlacedLeaf, one: PlacedLeaf, draft: Draft) -> bool:
    """Whether the short paragraph right below a heading is its end, by the model of wrapped lines."""
    if one.leaf.kind != "paragraph" or one.blanks or one.leaf.depth or len(one.lines) > _MOST_LINES:
        return False
    text, row, after = draft.normal.text, heading.rows[0], replace(one.lines[0], blanks=0)
    before = replace(heading.lines[0], start=row.start, end=row.end, text=text[row.start : row.end].strip())
    features = line_features(before, after, shape_of(before.text), shape_of(after.text), draft.layout)
    return probability(draft.weights.lines, features) > _EVEN


class _Raw(NamedTuple):
    """A leaf, or a part of one, as one text with its inline mark-up, mapped to the normal text."""

    leaf: Leaf
    rows: tuple[Span, ...]
    lines: tuple[Line, ...]
    text: str
    runs: tuple[Run, ...]
    blanks: int
    shape: Shape | None = None


def _raws(placed: Sequence[PlacedLeaf], draft: Draft, references: References) -> Iterator[_Raw]:
    """The leaves with their lines put together; a paragraph may be several, each in lines of its own.

    To CommonMark a single line end is a space. In the files of newsrooms and extractors it often parts a byline from
    its date, or one paragraph from the next: the model for plain text tells.
    """
    text = draft.normal.text
    lines = [piece_of((line,), text) for one in placed if _flows(one, text) for line in one.lines]
    joined = {piece.lines[0].start: piece for piece in unwrap.RULE.apply(draft.with_pieces(lines)).pieces}
    programs = _verbatim(placed, draft)
    for one in placed:
        program = programs.get(one.lines[0].start)
        if program is not None and program.lines == one.lines:
            leaf = one.leaf._replace(kind="code")
            yield _Raw(leaf, one.rows, one.lines, program.text, program.runs, one.blanks)
            continue
        if not _flows(one, text):
            yield _Raw(one.leaf, one.rows, one.lines, *_assembled(one, text), one.blanks)
            continue
        own = [joined[line.start] for line in one.lines if line.start in joined]
        whole = tuple(line for piece in own for line in piece.lines) == one.lines
        if not whole or (len(own) > 1 and not _may_part(one, own, text, references)):
            own = [piece_of(one.lines, text)]
        yield from _shared(one, own)


def _verbatim(placed: Iterable[PlacedLeaf], draft: Draft) -> dict[int, Piece]:
    """The paragraphs that are programs, verse or tables all the same, by where they begin: the rule for text tells."""
    text = draft.normal.text
    plain = [one for one in placed if one.leaf == one.leaf._replace(kind="paragraph", depth=0, level=0, quote=0)]
    several = (one for one in plain if len(one.lines) > 1 and _flows(one, text))
    lines = [piece_of((line,), text) for one in several for line in one.lines]
    kept = verbatim.RULE.apply(draft.with_pieces(lines)).pieces
    return {piece.lines[0].start: piece for piece in kept if piece.kind is Kind.PARAGRAPH}


def _flows(one: PlacedLeaf, text: str) -> bool:
    """Whether its line ends are no more than where the line was full."""
    return one.leaf.kind not in VERBATIM and not any(_breaks(line, text) for line in one.lines[:-1])


def _may_part(one: PlacedLeaf, parts: Sequence[Piece], text: str, references: References) -> bool:
    """Whether a leaf may be several pieces: no item or heading may, nor sentences each in a line of its own.

    No mark-up may be torn.
    """
    if one.leaf.depth or one.leaf.level or all(map(_is_sentence, parts)):
        return False
    return _letters([piece_of(one.lines, text)], references) == _letters(parts, references)


def _is_sentence(piece: Piece) -> bool:
    return _ENDED.search(piece.text) is not None and not piece.shape.inner


_ENDED = regex(r"[.!?…。！？][\"'”’»)\]*_]{0,6}\Z")


def _letters(pieces: Iterable[Piece], references: References) -> str:
    """What stays of some pieces without mark-up, white space and hyphens aside."""
    return "".join("".join(inline_text(piece.text, references).text.split()) for piece in pieces).replace("-", "")


def _shared(one: PlacedLeaf, pieces: Sequence[Piece]) -> Iterator[_Raw]:
    """The rows of a leaf shared out among the pieces that its lines make."""
    if len(pieces) == 1:
        (piece,) = pieces
        yield _Raw(one.leaf, one.rows, piece.lines, piece.text, piece.runs, one.blanks, piece.shape)
        return
    starts = [bisect_left(one.rows, piece.lines[0].start, key=lambda row: row.end) for piece in pieces]
    ends = [*starts[1:], len(one.rows)]
    for index, piece in enumerate(pieces):
        rows = one.rows[starts[index] if index else 0 : ends[index]]
        leaf = one.leaf._replace(contents=(piece.text,), opens=one.leaf.opens and not index)
        yield _Raw(leaf, rows, piece.lines, piece.text, piece.runs, 0 if index else one.blanks)


def _piece(raw: _Raw, text: str, references: References, words: marks.Words) -> Piece:
    """The piece without its inline mark-up; its text is empty where it was nothing else."""
    inline = InlineText(raw.text, linear(0, len(raw.text)), ())
    if raw.leaf.kind not in VERBATIM:
        read = tidied(inline_text(raw.text, references))
        inline = marks.with_first_word(read, words) if read.text or not _IMAGE.match(raw.text) else inline
    return Piece(
        inline.text,
        tuple(composed(inline.runs, raw.runs)),
        (hull((_visible(text, raw.rows), Span(raw.lines[0].start, raw.lines[-1].end))),),
        _shape(raw, inline),
        raw.lines,
        raw.blanks,
        marks=inline.marks,
    )


_IMAGE = regex(r"\[?!\[")
"""How a picture begins that stands alone. One without words stays as it is written, for nothing else tells of it."""


def _shape(raw: _Raw, inline: InlineText) -> Shape:
    """The shape of a piece, with the marker that the file gives it: what else is like one was escaped."""
    leaf = raw.leaf
    if raw.shape and not (leaf.level or leaf.opens or raw.shape.marker or inline.marks) and inline.text == raw.text:
        return raw.shape
    marker = "#" * leaf.level + " " if leaf.level else "- " if leaf.opens else ""
    shape = shape_of(marker + inline.text) if inline.text.strip() else shape_of(_NOTHING)
    bold = any(mark.style is Style.BOLD and mark.end - mark.start == len(inline.text) for mark in inline.marks)
    known = marker or not shape.marker.isascii()
    return replace(shape, bold=bold and not leaf.level, marker=shape.marker if known else "")


_NOTHING = "-"


def _visible(text: str, rows: Sequence[Span]) -> Span:
    """All rows, without the white space around them."""
    start, end = rows[0].start, rows[-1].end
    whole = text[start:end]
    return Span(end - len(whole.lstrip()), start + len(whole.rstrip()))


_SPACES = regex(r"[ \t]{2,}")


def _assembled(one: PlacedLeaf, text: str) -> tuple[str, tuple[Run, ...]]:
    """The lines as one text: hard line breaks kept, soft ones and runs of white space as one space."""
    verbatim = one.leaf.kind in VERBATIM
    pieces: list[str] = []
    runs: list[Run] = []
    at = 0
    for line, after in zip(one.lines, (*one.lines[1:], None), strict=True):
        for start, end in _kept(line, text, verbatim=verbatim):
            pieces.append(text[start:end].replace("\t", " "))
            runs.append(Run(at, start, end - start, end - start))
            at += end - start
        if after is not None:
            pieces.append("\n" if verbatim or _breaks(line, text) else " ")
            runs.append(Run(at, text.index("\n", line.end), 1, 1))
            at += 1
    return "".join(pieces), tuple(runs)


def _kept(line: Line, text: str, *, verbatim: bool) -> Iterator[Span]:
    start = line.start
    for match in () if verbatim else _SPACES.finditer(text, line.start, line.end):
        yield Span(start, match.start() + 1)
        start = match.end()
    if start < line.end:
        yield Span(start, line.end)


def _breaks(line: Line, text: str) -> bool:
    """Whether a hard line break ends the line: two spaces, or a backslash."""
    backslashes = len(line.text) - len(line.text.rstrip("\\"))
    return text.startswith("  ", line.end) or backslashes % 2 == 1

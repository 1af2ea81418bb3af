"""Heals paragraphs that an extractor cut in two by empty lines, in mid-sentence."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple
from unicodedata import category

from reader.cleaning.asides import is_half, is_left, is_slight, parts_halves, stands_between
from reader.cleaning.broken import is_broken, is_by, is_link, is_subject
from reader.cleaning.caseless import goes_on
from reader.cleaning.dates import is_dateline
from reader.cleaning.draft import Draft, Rule, flows, in_order
from reader.cleaning.gaps import (
    CLOSED,
    OPENED,
    TORN,
    begins_torn,
    heal_features,
    is_finished,
    torn_of,
    unended,
)
from reader.cleaning.layout import overflows
from reader.cleaning.models import probability
from reader.cleaning.pieces import Piece, joined
from reader.document.patterns import regex

NAME = "heal"
_EVEN = 0.5
"""What is likelier than not."""
_SURE = 0.9
"""So likely must it be that a line goes on where no empty line parts the two."""
_EVENLY = 0.75
"""In a text whose paragraphs all stand one empty line apart a gap is likelier whole: it may be cleaned already."""
_LOOKS = 3
"""A paragraph that was put together says more of its neighbours than its parts did; few take a third look."""
_LONGEST = 6000
"""No paragraph is cut so often that its pieces make more characters than this."""


def apply(draft: Draft) -> Draft:
    """Join a piece to the one above it wherever the model finds one sentence cut in two."""
    judged = [piece for piece in draft.pieces if piece.kind is not None]
    return draft.with_pieces(
        in_order([*judged, *(piece for flow in flows(draft.pieces) for piece in _healed(flow, draft))])
    )


def _healed(pieces: Sequence[Piece], draft: Draft) -> Sequence[Piece]:
    """The pieces of a flow, joined until another look joins no more, or often enough."""
    least = _EVENLY if _is_even(draft.pieces) else _EVEN
    new: frozenset[int] | None = None
    for _ in range(_LOOKS):
        whole = list(_joined(pieces, draft, least, new))
        if len(whole) == len(pieces):
            break
        new = frozenset(map(id, whole)).difference(map(id, pieces))
        pieces = whole
    return pieces


def _is_even(pieces: Sequence[Piece]) -> bool:
    """Whether one empty line parts each piece from the next, as `Article.text` has it."""
    return all(piece.blanks == 1 for piece in pieces[1:])


def _joined(pieces: Sequence[Piece], draft: Draft, least: float, new: frozenset[int] | None) -> Iterator[Piece]:
    """The pieces, joined to the one above wherever the model gives a cut a likelihood of more than `least`.

    Args:
        pieces: of one flow.
        draft: that they are of.
        least: how likely a cut must be at an empty line.
        new: the identities of those that the last look put together; None at the first look.
    """
    torn = torn_of(pieces)
    items = {index for run in unended(pieces) for index in run[1:]}
    whole: Piece | None = None
    earlier: Piece | None = None
    for index, piece in enumerate(pieces):
        if whole is None or index in items or _is_known(whole, index, pieces, new):
            score = 0.0
        else:
            below = pieces[index + 1] if index + 1 < len(pieces) else None
            score = _score(Gap(earlier, whole, piece, below), draft, torn)
        if whole is not None and score > (least if piece.blanks else _SURE):
            whole = joined(whole, piece, NAME, score)
        else:
            if whole is not None:
                yield whole
            if not _is_in_box(earlier, whole):
                earlier = whole
            whole = piece
    if whole is not None:
        yield whole


def _is_in_box(earlier: Piece | None, whole: Piece | None) -> bool:
    """Whether a line is one of several below half a paragraph, whose rest may stand below them all."""
    brief = whole is not None and whole.shape.length < _BOX and is_slight(whole)
    return brief and earlier is not None and earlier.shape.inner and is_half(earlier)


_BOX = 50
"""Characters of a line of a box, at most."""


def _is_known(whole: Piece, index: int, pieces: Sequence[Piece], new: frozenset[int] | None) -> bool:
    """Whether the last look has seen this gap with the same pieces around it, and left it open."""
    if new is None or whole is not pieces[index - 1]:
        return False
    return new.isdisjoint(map(id, pieces[max(0, index - 2) : index + 2]))


class Gap(NamedTuple):
    """Where a sentence may have been cut: the pieces above and below, and those beyond them, if there are any."""

    earlier: Piece | None
    before: Piece
    after: Piece
    below: Piece | None

    @property
    def then(self) -> Piece | None:
        """The piece beyond, if empty lines part it from the one below."""
        return self.below if self.below is not None and self.below.blanks else None


def _score(gap: Gap, draft: Draft, torn: str) -> float:
    """How likely one sentence was cut between two pieces, 0 to 1."""
    earlier, before, after, below = gap
    if before.lines[-1].lane != after.lines[0].lane or _begins_anew(before, after):
        return 0.0
    if stands_between(earlier, before, after, torn) or stands_between(before, after, gap.then, torn):
        return 0.0
    left = earlier is not None and is_left(earlier, before, after)
    pulled = _is_pulled(before, draft.normal.text) or _is_pulled(after, draft.normal.text)
    if left or pulled or parts_halves(before, after, gap.then):
        return 0.0
    headline = _is_headline(before, after, draft, torn)
    if headline and after.shape.first == "upper":
        return 0.0
    caseless = goes_on(before, after, below, at_top=headline) if torn != TORN else None
    if caseless is None:
        return 1.0 if _turns_page(before, after, draft) else _weighed(gap, draft, torn)
    return float(caseless and not is_dateline(before.text))


def _begins_anew(before: Piece, after: Piece) -> bool:
    """Whether one sentence ends and another begins, as at most gaps; nothing that is looked at later says otherwise."""
    return before.shape.stopped and after.shape.first in _BEGINNINGS and not before.text.endswith(_BOLD)


_BEGINNINGS = frozenset({"upper", "sign"})
_BOLD = "**"
"""Behind it the stop may be that of a link."""


def _turns_page(before: Piece, after: Piece, draft: Draft) -> bool:
    """Whether a page ends with a full line in mid-sentence, and the next one begins with the line that goes on."""
    one, two = before.lines[-1], after.lines[0]
    if before.shape.end not in _OPEN_ENDS or after.shape.marker or two.indent > one.indent or not draft.layout.width:
        return False
    return "\f" in draft.normal.text[one.end : two.start] and overflows(before, after, draft.layout)


_OPEN_ENDS = frozenset({"none", "open"})


def _is_headline(before: Piece, after: Piece, draft: Draft, torn: str) -> bool:
    """Whether the text begins with a line that a whole sentence follows; *ein* and *an* end a German headline."""
    start = before.owned[0].start
    if start >= _TOP or torn == TORN or not draft.head or before.shape.inner:
        return False
    if not after.shape.stopped:
        return False
    above = takewhile(lambda piece: piece.owned[0].start < start, draft.pieces[: _LABELLED + 1])
    return all(piece.shape.words <= _BRIEF for piece in above)


def _weighed(gap: Gap, draft: Draft, torn: str) -> float:
    _, before, after, _ = gap
    if before.shape.length > _LONGEST or after.shape.marker or _is_bulleted(after) or is_by(after):
        return 0.0
    if is_finished(before, after):
        return float(_is_link_end(before) and after.shape.prose and not _is_whole(before))
    if _is_whole(before) or _is_whole(after) or _is_listed(before, after) or "credited" in before.shape.cues:
        return 0.0
    if (after.blanks or _is_unset(gap, draft)) and _is_sure(gap, draft.normal.text):
        return 1.0
    then = gap.then
    if after.shape.length < _SHORT and (before.shape.stopped or before.shape.length < _SHORT):
        goes_on = torn == TORN and then is not None and begins_torn(then)
        if not goes_on:
            return 0.0
    return probability(draft.weights.heals, heal_features(before, after, then, draft.layout, torn))


def _is_unset(gap: Gap, draft: Draft) -> bool:
    """Whether lines end where the page had a link or a box, not at a margin or as verse does."""
    if draft.layout.wrapped > _EVEN:
        return False
    _, before, after, below = gap
    if before.shape.words <= _BRIEF or before.shape.inner or not after.text[0].isalnum() or after.shape.words <= _PAIR:
        return True
    beyond = below.shape.length if below is not None and begins_torn(below) else 0
    return max(before.shape.length, after.shape.length, beyond) >= _VERSE


_PAIR = 2
"""Words of a line that is shorter than any of verse."""
_VERSE = 50
"""Characters of a line of verse, at most."""


def _is_sure(gap: Gap, text: str) -> bool:
    """Whether a sentence was cut for certain, or a link stands in the middle of it or at its beginning."""
    earlier, before, after, below = gap
    if is_broken(before, after, text) or (below is not None and is_link(before, after, below)):
        return True
    return is_subject(earlier, before, after)


def _is_bulleted(piece: Piece) -> bool:
    """Whether it begins with a pictograph, as an item may."""
    return category(piece.text[0]) == "So"


def _is_listed(before: Piece, after: Piece) -> bool:
    """Whether the one below is a field of front matter, an address that the one above announces, or follows an item."""
    if before.text[-1] in _ITEM_ENDS or (before.shape.end == "colon" and after.text[-1] in _ITEM_ENDS):
        return True
    if _FIELD.match(after.text) and (after.shape.length < _FIELD_LENGTH or _FIELD.match(before.text)):
        return True
    if before.shape.end != "colon":
        return False
    return after.text[0] in _ARROWS or not after.shape.cues.isdisjoint(_ADDRESSES)


_LABELS = frozenset({"aside", "header", "notice"})
_TOP, _LABELLED = 300, 3
"""So far into the text, and below so many labels, may the headline stand."""
_BRIEF = 4
"""Words of a label that says what stands beneath."""
_SHORT = 40
"""What is shorter goes on a sentence that had no end; else a third piece has to go on."""
_RULER = regex(r"[-_=~*#·•–—\s]{3,}")
_FIELD = regex(r"[a-z_]{3,20}: ?\S")
"""A line of front matter."""
_ITEM_ENDS = ";；"
"""What an item ends in that another follows. In the development pairs no sentence is cut behind it."""
_FIELD_LENGTH = 100
"""Characters of a name with its value."""
_ARROWS = "»›→"
_ADDRESSES = ("mail", "url")
_OPENINGS = ("![", "$ ", ">>> ")
"""How images and the input of a shell or an interpreter begin."""


def _is_whole(piece: Piece) -> bool:
    """Whether it stands for itself: a heading, a label, a date line, a ruler."""
    shape = piece.shape
    label = shape.words <= _BRIEF and not _LABELS.isdisjoint(shape.cues)
    marked = shape.marker.startswith("#") or piece.text.startswith(_OPENINGS) or _is_section(piece)
    return label or marked or is_dateline(piece.text) or _RULER.fullmatch(piece.text) is not None


def _is_pulled(piece: Piece, text: str) -> bool:
    """Whether all of it is in quotation marks, and its beginning stands elsewhere too: a pull quote is whole."""
    if piece.text[0] not in OPENED or piece.text[-1] not in CLOSED:
        return False
    lead = piece.text.lstrip(OPENED)[:_LEAD]
    return len(lead) == _LEAD and text.count(lead) > 1


_LEAD = 30
"""Characters that do not stand twice in a text by chance."""
_SECTION = regex(r"\d{1,2}(?:\.\d{1,2})+\.? ([^\W\d_])")


_HEADING = 200
"""Characters of a numbered heading, at most."""


def _is_section(piece: Piece) -> bool:
    """Whether it is the numbered heading of a section: *3.2 What was found*, not *3.2 million people*."""
    match = _SECTION.match(piece.text)
    return match is not None and match[1].isupper() and piece.shape.length < _HEADING and not piece.shape.stopped


_LINK = regex(r"\S \*\*[^*]{2,60}[.!?]\*\*$")


def _is_link_end(piece: Piece) -> bool:
    """Whether it ends in a few bold words that take the full stop with them: a link was here, and links cut."""
    return piece.text.endswith(_BOLD) and _LINK.search(piece.text, max(0, len(piece.text) - 80)) is not None


RULE = Rule(NAME, "joins paragraphs that were cut in mid-sentence", apply)

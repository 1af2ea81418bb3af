"""Tells what counts up by its neighbours: the items of a list line after line, headings with text between them."""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.series import TIME, Label, labels_of
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "series"
_CHAPTERS, _WORDS = 3, 14
"""So many numbered lines with text below each are headings; and the words of one."""
_CLOCK = regex(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?(?:[ap]\.?m\.?|[AP]\.?M\.?|GMT|UTC|CET|ET|BST|Uhr))?|\d{1,2} ?[ap]\.?m\.?"
)
_SIGNED = regex(r"([■◆◇▼▽▲△●◎★☆□])[^\S\n]?(?=\w|[「『“\"«])")
"""The signs that stand before headings in East Asian newspapers."""
_HEAD = 2
"""Lines between the time of an entry and its text, where the time stands alone: its headline, and who wrote it."""
_UNENDED = frozenset({"none", "question"})
_LIKE = frozenset({Kind.HEADING, Kind.PARAGRAPH, Kind.STANDFIRST, Kind.CAPTION, Kind.LIST})


def apply(draft: Draft) -> Draft:
    """Find lists and numbered headings among what was taken for headings and text."""
    pieces = draft.pieces
    known = labels_of(pieces)
    labels = {index: label for index, label in known.items() if label.marker}
    clocks = [index for index, piece in enumerate(pieces) if _tells_time(piece, known.get(index))]
    signed = set(_signed(pieces))
    if not labels and len(clocks) < _CHAPTERS and not signed:
        return draft
    found = {index: Kind.LIST for run in _adjacent(labels) if _is_list([pieces[at] for at in run]) for index in run}
    found |= {index: Kind.HEADING for run in _apart(labels) if _are_headings(run, pieces) for index in run}
    found |= dict.fromkeys(signed, Kind.HEADING)
    if len(clocks) >= _CHAPTERS:
        entries = [_entry(index, pieces) for index in clocks]
        if all(entries):
            found |= dict.fromkeys((index for entry in entries for index in entry), Kind.HEADING)
    return draft.with_pieces(_as(found.get(index), piece) for index, piece in enumerate(pieces))


def _signed(pieces: Sequence[Piece]) -> Iterator[int]:
    """The headings that a sign announces: lines apart from each other, each with text below."""
    signs = {index: match[1] for index, piece in enumerate(pieces) if (match := _SIGNED.match(piece.text))}
    for index, sign in signs.items():
        above, below = signs.get(index - 1), pieces[index + 1 : index + 2]
        if sign != above and _is_heading(pieces[index]) and _holds_text(below):
            yield index


def _tells_time(piece: Piece, label: Label | None) -> bool:
    """Whether it is a time of day, or begins with one as others do and ends no sentence."""
    if _CLOCK.fullmatch(piece.shape.body):
        return True
    brief = piece.shape.words <= _WORDS and piece.shape.end in _UNENDED
    return brief and label is not None and label.style.startswith(TIME)


def _entry(index: int, pieces: Sequence[Piece]) -> range:
    """The time of an entry in a live report and the headline below it, if one is; empty where no text follows."""
    head = _HEAD if _CLOCK.fullmatch(pieces[index].shape.body) else 0
    text = range(index + 1, min(index + 2 + head, len(pieces)))
    stop = next((at for at in text if pieces[at].shape.stopped or pieces[at].shape.prose), None)
    if stop is None or any(_CLOCK.fullmatch(pieces[at].shape.body) for at in range(index + 1, stop)):
        return range(0)
    return range(index, index + 1 + (stop > index + 1 and _is_headline(pieces[index + 1])))


def _is_headline(piece: Piece) -> bool:
    shape = piece.shape
    return shape.words <= _WORDS and shape.end in (*_UNENDED, "open") and shape.first == "upper" and not shape.cues


def _adjacent(labels: dict[int, Label]) -> Iterator[list[int]]:
    """The items of one series that stand next to each other, two or more."""
    run: list[int] = []
    for index in sorted(labels):
        if run and (index != run[-1] + 1 or labels[index].style != labels[run[-1]].style):
            if len(run) > 1:
                yield run
            run = []
        run.append(index)
    if len(run) > 1:
        yield run


def _apart(labels: dict[int, Label]) -> Iterator[list[int]]:
    """The members of each series that counts, where no two stand next to each other."""
    runs: dict[str, list[int]] = {}
    for index, label in sorted(labels.items()):
        run = runs.setdefault(label.style, [])
        if run and label.value != labels[run[-1]].value + 1:
            yield run
            run = runs[label.style] = []
        if label.value:
            run.append(index)
    yield from runs.values()


def _are_headings(run: Sequence[int], pieces: Sequence[Piece]) -> bool:
    """Whether all are lines that end no sentence, and text stands below each."""
    return len(run) >= _CHAPTERS and all(
        _is_heading(pieces[index]) and _holds_text(pieces[index + 1 : after])
        for index, after in zip(run, [*run[1:], len(pieces)], strict=True)
    )


def _is_heading(piece: Piece) -> bool:
    shape = piece.shape
    return piece.kind in _LIKE and shape.words <= _WORDS and not shape.inner and shape.end in _UNENDED


def _holds_text(pieces: Sequence[Piece]) -> bool:
    return any(piece.kind is Kind.PARAGRAPH and piece.shape.prose for piece in pieces)


def _is_list(pieces: Sequence[Piece]) -> bool:
    """Whether most of them are shown, and no paragraphs of several sentences."""
    return sum(piece.kind in _LIKE and not piece.shape.inner for piece in pieces) * 2 > len(pieces)


def _as(kind: Kind | None, piece: Piece) -> Piece:
    if kind in (None, piece.kind) or not piece.is_weighed:
        return piece
    if kind is Kind.LIST and not piece.shape.marker:
        return piece
    return piece.judged(kind, NAME, 0.8, piece.kind)


RULE = Rule(NAME, "tells the items of a list by one another", apply)

"""Knows the headings of a wiki by the link behind each of them that lets its readers edit the section."""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "edited"
_VERB = (
    r"edit(?: source)?|bearbeiten|quelltext bearbeiten|modifier(?: le code)?|editar(?: (?:código|código-fonte))?|edita"
    r"|modifica(?: wikitesto)?|править(?: код)?|редагувати(?: код)?|编辑|編輯|編集|편집|ویرایش|عدل|עריכה|संपादित करें"
    r"|edytuj(?: kod)?|(?:brontekst )?bewerken|redigera(?: wikitext)?|rediger(?: kilde)?|sunting|(?:kaynağı )?düzenle"
)
_LINK = regex(rf"[\[［] ?(?:\[\d+\])?(?:{_VERB})(?: ?[|·] ?(?:\[\d+\])?(?:{_VERB}))? ?[\]］]")
_PARTS = 5
"""Pieces that such a link is torn into, at most."""
_WORDS, _LENGTH = 16, 120
"""Words and characters of a heading, at most."""


def apply(draft: Draft) -> Draft:
    """Judge the headings, and the links where they stand apart."""
    found: dict[int, Kind] = {}
    for start, stop in _links(draft.pieces):
        found |= dict.fromkeys(range(start, stop), Kind.BOILERPLATE)
        if start and _may_head(draft.pieces[start - 1]):
            found[start - 1] = Kind.HEADING
    found |= {index: Kind.HEADING for index, piece in enumerate(draft.pieces) if _is_linked(piece)}
    if not found:
        return draft
    return draft.with_pieces(
        piece.judged(found[index], NAME, 0.9) if index in found and piece.kind is None else piece
        for index, piece in enumerate(draft.pieces)
    )


def _links(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Where links to edit stand in lines of their own: the first of their pieces, and the one behind the last."""
    for start, piece in enumerate(pieces):
        if piece.text[0] not in "[［" or piece.shape.length > _LENGTH:
            continue
        text = ""
        for stop, part in enumerate(pieces[start : start + _PARTS], start + 1):
            text += part.text.lower() if part.shape.length <= _LENGTH else " "
            if _LINK.fullmatch(text):
                yield start, stop
                break


def _may_head(piece: Piece) -> bool:
    shape = piece.shape
    return shape.words <= _WORDS and shape.length <= _LENGTH and not shape.stopped and shape.first != "sign"


def _is_linked(piece: Piece) -> bool:
    """Whether it is a heading with the link behind it."""
    if piece.text[-1] not in "]］" or piece.shape.length > _LENGTH:
        return False
    lower = piece.text.lower()
    match = _LINK.search(lower)
    return match is not None and match.start() > 0 and match.end() == len(lower)


RULE = Rule(NAME, "knows the headings of a wiki by the links behind them", apply)

"""Sets aside what says that a text ends: `-30-`, `ENDS`, `###`, and the signature below a mail."""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "ends"
_WORD = regex(
    r"[-–—(\[/* ]*(?:30|ENDS?|THE END|ENDE|FIN|FINE|SLUTT?|KONIEC|КОНЕЦ|Ends?|ends?|Ende|Fine?)[-–—)\]/* ]*|NNNN|nnnn"
)
"""How wires, press releases and copy for print say it; a bare number is none."""
_SIGNED = frozenset("-–—([/*")
_RULE = regex(r"#{1,5}|\*{3,5}|(?:# ?){3}|(?:\* ?){3}|[■●◼▪∎]|- 0 -|-0-|[-_=~]{2,}")
_DASHES = "--"
_LINE, _TEXT = 40, 150
"""Characters of a line of prose that is still wrapped, and of so much prose that an end may follow."""
_LONGEST = 12
"""A signature has four lines by custom, and seldom more than these."""
_COLUMNS = 80
"""Characters of a line of a signature."""


def apply(draft: Draft) -> Draft:
    """Find the marks, and the signature."""
    pieces = draft.pieces
    last = max((index for index, piece in enumerate(pieces) if piece.shape.prose), default=len(pieces))
    found = {*_marks(pieces, last), *_signature(pieces)}
    if not found:
        return draft
    return draft.with_pieces(
        piece.judged(Kind.BOILERPLATE, NAME, 0.9) if index in found and piece.kind is None else piece
        for index, piece in enumerate(pieces)
    )


def _marks(pieces: Sequence[Piece], last: int) -> Iterator[int]:
    """Words that end a text, anywhere below prose; rulers and signs only below all of it."""
    seen = 0
    for index, piece in enumerate(pieces):
        text = piece.text
        if len(text) <= _LONGEST and seen >= _TEXT and (_is_word(text) or (index > last and _RULE.fullmatch(text))):
            yield index
        seen += _TEXT if piece.shape.prose else len(text) if len(text) >= _LINE else 0


def _is_word(text: str) -> bool:
    if _WORD.fullmatch(text) is None:
        return False
    return text[0] in _SIGNED or (text[0].isalpha() and text.isupper()) or text == "nnnn"


def _signature(pieces: Sequence[Piece]) -> Iterator[int]:
    """The lines below the last two dashes that stand alone (RFC 3676), where they are few and short."""
    start = max((index for index, piece in enumerate(pieces) if index and piece.text == _DASHES), default=0)
    lines = pieces[start + 1 :]
    if (
        start
        and len(lines) <= _LONGEST
        and all(len(piece.text) <= _COLUMNS and not piece.shape.inner for piece in lines)
    ):
        yield from range(start, len(pieces))


RULE = Rule(NAME, "sets end marks and signatures aside", apply)

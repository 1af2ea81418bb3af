"""Sets the readers' comments below an article aside: what follows their heading, where it looks like them."""

from collections.abc import Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "comments"
_HEADING = regex(
    r"\W*\d*\W*(?:comments?|reader comments|kommentare|leserkommentare|commentaires|comentarios|commenti|comentários"
    r"|reacties|комментарии|yorumlar|نظرات|نظرات کاربران|التعليقات|تعليقات|评论|評論|コメント|댓글)\W*\d*\W*"
)
_SIGN = regex(
    r"(?:reply|antworten|répondre|responder|rispondi|ответить|yanıtla|پاسخ|رد|回复|回覆|返信|답글)(?:\W.{0,40})?"
)
_LABEL = 40
_FEWEST = 2
"""Paragraphs above the heading, and signs of comments below it."""
_RARE = 6
"""At least one piece in so many below the heading is such a sign."""


def apply(draft: Draft) -> Draft:
    """Judge all that stands below the heading of the comments, with it."""
    start = _start(draft.pieces)
    if start is None:
        return draft
    return draft.with_pieces(
        piece.judged(Kind.BOILERPLATE, NAME, 0.9)
        if index >= start and piece.kind in (None, Kind.BOILERPLATE)
        else piece
        for index, piece in enumerate(draft.pieces)
    )


def _start(pieces: Sequence[Piece]) -> int | None:
    """Where the heading stands that comments follow."""
    prose = 0
    for index, piece in enumerate(pieces):
        prose += piece.shape.prose
        if prose >= _FEWEST and piece.shape.length <= _LABEL and _HEADING.fullmatch(piece.text.lower()):
            below = pieces[index + 1 :]
            signs = sum(map(_is_sign, below))
            return index if signs >= _FEWEST and signs * _RARE >= len(below) else None
    return None


def _is_sign(piece: Piece) -> bool:
    """Whether it says how long ago somebody wrote, or asks to answer."""
    if piece.shape.length > _LABEL:
        return False
    return "ago" in piece.shape.cues or _SIGN.fullmatch(piece.text.lower()) is not None


RULE = Rule(NAME, "sets the readers' comments aside", apply)

"""Knows the ingredients of a recipe by their amounts, which no menu of a page has."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "amounts"
_NUMBER = r"(?:(?:\d+(?:[.,/–-]\d+)?)?\s?[½¼¾⅓⅔⅛]|\d+(?:[.,/–-]\d+)?)"
_UNIT = (
    r"k?g|mg|m?l|cl|dl|oz|lbs?|tbsps?|tsps?|cups?|tablespoons?|teaspoons?|litres?|liters?|grams?|pints?|pinch(?:es)?"
    r"|handfuls?|cloves?|bunch(?:es)?|sprigs?|slices?|sticks?|tins?|el|tl|prisen?|bund|zehen?|stück|pck\.?|becher"
    r"|c\. à (?:soupe|café)|cuillères?|gousses?|pincées?|cucharad(?:it)?as?|tazas?|dientes|pizcas?|colher(?:es)?"
    r"|xícaras?|dentes|cucchiai(?:o|ni|no)?|spicchi(?:o)?|eetlepels?|theelepels?|teentjes?|łyżk[aąiy]|łyżecz\w+"
    r"|szklank[ai]|г|кг|мл|л|ст\. ?л\.|ч\. ?л\.|стакана?|msk|tsk|krm|ss|ts|spsk|yemek kaşığı|su bardağı"
)
_AMOUNT = regex(rf"{_NUMBER}\s?(?:{_UNIT})(?!\w).{{0,120}}|(?:大さじ|小さじ|약간|适量|少許|少々).{{0,60}}")
_COUNT = regex(rf"{_NUMBER} [^\W\d_].{{0,80}}")
"""A number of things: *3 eggs*."""
_LEAST = 3
"""Ingredients with an amount."""
_APART = 2
"""Steps from one number to the next."""
_WORDS = 10
"""Words of an ingredient without a number, at most."""
_LABEL, _LABELS = 4, 2
"""Words of what stands above a list of them, and how many such lines, at most."""


def apply(draft: Draft) -> Draft:
    """Make items of the ingredients, and headings of the labels above them that were taken for furniture."""
    pieces = draft.pieces
    found: dict[int, Kind] = {}
    for run in _runs(pieces):
        bullets = bool(pieces[run.start].shape.marker)
        found |= {at: Kind.LIST if pieces[at].shape.marker or not bullets else Kind.HEADING for at in run}
        above = pieces[max(0, run.start - _LABELS) : run.start][::-1]
        found |= {run.start - 1 - far: Kind.HEADING for far, _ in enumerate(takewhile(_is_label, above))}
    if not found:
        return draft
    return draft.with_pieces(
        piece.judged(found[index], NAME, 0.8, piece.kind) if index in found and piece.is_weighed else piece
        for index, piece in enumerate(pieces)
    )


def _runs(pieces: Sequence[Piece]) -> Iterator[range]:
    """The runs that begin and end with a number, three of them with an amount, with single brief lines between."""
    run: list[int] = []
    for index, piece in enumerate(pieces):
        if not (_AMOUNT.fullmatch(piece.shape.lower) or _COUNT.fullmatch(piece.shape.lower)):
            continue
        if run and not (index - run[-1] <= _APART and all(map(_is_brief, pieces[run[-1] + 1 : index]))):
            yield from _as_recipe(run, pieces)
            run = []
        run.append(index)
    yield from _as_recipe(run, pieces)


def _as_recipe(run: Sequence[int], pieces: Sequence[Piece]) -> Iterator[range]:
    if sum(_AMOUNT.fullmatch(pieces[index].shape.lower) is not None for index in run) >= _LEAST:
        yield range(run[0], run[-1] + 1)


def _is_brief(piece: Piece) -> bool:
    return piece.shape.words <= _WORDS and piece.shape.end == "none" and not piece.shape.cues


def _is_label(piece: Piece) -> bool:
    return piece.kind is Kind.BOILERPLATE and piece.shape.words <= _LABEL and piece.shape.end in ("none", "colon")


RULE = Rule(NAME, "knows ingredients by their amounts", apply)

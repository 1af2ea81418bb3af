"""Sets menus aside: four or more short names in one line, or below one another with bullets.

Above the first paragraph an article has no list, and none of names after its last one.
"""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.shapes import Shape
from reader.cleaning.words import MENU
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "menus"
_MENU = regex(r"[^|\d.!?]{1,30}(?: ?\| ?[^|\d.!?]{1,30}){3,}")
"""Names; with figures in them it would be a row of a table, and sentences are none."""
_LONGEST = 400
"""Characters of a menu in one line."""
_WORDS, _ITEMS = 3, 4
"""Words of an item, at most, and items of a menu."""
_LOGIN = regex(
    r"(?<!\w)(?<![Tt]o )(?:Log ?[Ii]n|LOG ?IN|Sign In|SIGN IN|^Sign in(?=$| [A-Z])|Sign in$|Logga in|Inloggen|Einloggen"
    r"|Iniciar sesión|Se connecter|Accedi|Zaloguj(?: się)?|Giriş [Yy]ap|Logg inn|Log ind|Kirjaudu|登录|登入|ログイン"
    r"|로그인|تسجيل الدخول|התחברות)(?! [Tt]o )(?!\w)"
)
_BUTTONS = 7
"""Words of a line of buttons, at most."""
_WORD = regex(r"[^\W\d_][\w’'-]*")
_MOST = 0.6
"""So many words of a menu without bars name what sites hold. In the development pairs every such line is one."""
_PARAGRAPHS = 2
"""In fewer of them an article is not sure to begin or to end."""


def apply(draft: Draft) -> Draft:
    """Judge the menus that no other rule has judged."""
    found = {index for run in _menus(draft.pieces) for index in run}
    return draft.with_pieces(
        _judged(piece) if index in found or _is_menu(piece) else piece for index, piece in enumerate(draft.pieces)
    )


def _judged(piece: Piece) -> Piece:
    return piece if piece.kind is not None else piece.judged(Kind.BOILERPLATE, NAME, 0.9)


def _is_menu(piece: Piece) -> bool:
    if len(piece.lines) > 1 or len(piece.text) > _LONGEST:
        return False
    if "|" in piece.text:
        return _MENU.fullmatch(piece.text) is not None
    return _is_row(piece.shape) or _has_login(piece)


def _has_login(piece: Piece) -> bool:
    """Whether a brief line holds the button by which readers come in: a headline has it in small letters."""
    shape = piece.shape
    brief = shape.words <= _BUTTONS and shape.end == "none" and not shape.inner
    return brief and not shape.marker and _LOGIN.search(piece.text) is not None


def _is_row(shape: Shape) -> bool:
    """Whether a line holds the names of several sections and little else; a headline has one or two of such words."""
    if shape.words < _ITEMS or shape.end != "none" or shape.inner or "," in shape.body:
        return False
    words = _WORD.findall(shape.lower)
    return sum(word in MENU for word in words) >= max(_ITEMS, _MOST * len(words))


def _menus(pieces: Sequence[Piece]) -> Iterator[range]:
    """The runs of names with bullets above the first paragraph, and directly below the last."""
    prose = [index for index, piece in enumerate(pieces) if piece.kind is None and piece.shape.prose]
    if len(prose) < _PARAGRAPHS:
        return
    first = 0
    for index in range(len(pieces) + 1):
        if index < len(pieces) and _is_name(pieces[index]):
            continue
        outside = index <= prose[0] or first == prose[-1] + 1
        if index - first >= _ITEMS and outside and not (first and _announces(pieces[first - 1])):
            yield range(first, index)
        first = index + 1


def _is_name(piece: Piece) -> bool:
    shape = piece.shape
    return shape.bulleted and shape.words <= _WORDS and shape.end == "none"


def _announces(piece: Piece) -> bool:
    return piece.shape.end == "colon" or piece.shape.marker.startswith("#")


RULE = Rule(NAME, "sets menus aside", apply)

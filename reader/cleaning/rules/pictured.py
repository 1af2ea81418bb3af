"""Knows captions by how they begin: they say where in the picture somebody stands, or that it is one of the archive."""

import re

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "pictured"
_LONGEST = 500
"""Characters of a caption."""
_OPENING = regex(
    r"\W?(?:"
    r"Pictured(?: \w+){0,2}[,:]|Pictured (?:left|right|above|below|here|from|at|in|with|is|are)\b"
    r"|Clockwise from \w+|(?:Seen )?[Ff]rom left(?: to right)?[,:]|L-R\b|Left to right[,:]"
    r"|(?:An? )?(?:[Aa]erial|[Gg]eneral|[Dd]rone) (?:view|photo|photograph|picture|image|shot) of "
    r"|FILE(?: PHOTO| IMAGE)?(?: ?[-–—:])|File (?:photo|image|picture)\b"
    r"|In this (?:(?:undated|file|handout|combination|(?:\w+, )?\w+\.? \d{1,2}, \d{4},?) )+(?:photo|image|picture)\b"
    r"|(?:In this|This) (?:photo|image|picture|screengrab) (?:dated|taken|provided|released|made available) "
    r"|This (?:(?:undated|file|handout|combination) )+(?:photo|image|picture)\b"
    r"|(?:Image|Video|Media) (?:caption|source)(?:,| [\"“‘']?[A-Z])|Légende image"
    r"|Pie de foto|Fuente de la imagen|Legenda da foto"
    r"|Crédito,|Подпись к фото|Автор фото|توضیح تصویر|منبع تصویر|التعليق على الصورة|صدر الصورة|इमेज कैप्शन|इमेज स्रोत"
    r"|Fotoğraf altı yazısı|图像加注文字|图像来源"
    r"|[Ff]ig(?:ure|\.) [\w.-]{1,6}[:.] \S|Abb(?:ildung|\.) \d+[:.] \S"
    r"|Von links(?: nach rechts)?(?:[,:]| \()|V\. ?l\.|Archiv(?:bild|foto)\b|Symbol(?:bild|foto)\b"
    r"|De gauche à droite|(?:Photo|Image) d['’](?:illustration|archives)|De izquierda a derecha"
    r"|(?:Imagen|Foto) de archivo|Da sinistra(?: a destra)?[,:]|Foto d['’]archivio|Da esquerda para a direita"
    r"|(?:Imagem|Foto) de arquivo|Van links naar rechts|Archieffoto|Слева направо|Архивное фото|На фото:?"
    r"|(?:عکس|تصویر) آرشیوی|صورة أرشيفية|资料图|資料圖|图为|圖為|資料写真|자료 ?사진"
    r")"
)
_DATELINE = regex(r"[A-Z][A-Z .'-]{2,30}, [A-Z][A-Z .]{1,24} ?[-–—] [A-Z]{3,9}\.? \d{1,2}(?:, \d{4})? ?: [A-Z]")
"""The place and the day in capitals, as the agencies of pictures have them."""
_PLACED = 80
"""Characters that these take, at most."""
_KEYS = frozenset("GfMИПतइ图PCSFLITVADФСАНعتص资資图圖자")
"""Letters that they begin with."""


_LABEL = regex(r"(?:image|video|media) (?:caption|source):?", re.IGNORECASE)
_BRIEF = 16
"""Characters of the label above a caption, at most."""


def apply(draft: Draft) -> Draft:
    """Judge the captions that no other rule has judged."""
    above = [None, *draft.pieces]
    found = {
        index for index, piece in enumerate(draft.pieces) if _is_caption(piece) or _is_labelled(above[index], piece)
    }
    if not found:
        return draft
    return draft.with_pieces(
        piece.judged(Kind.CAPTION, NAME, 0.9) if index in found else piece for index, piece in enumerate(draft.pieces)
    )


def _is_caption(piece: Piece) -> bool:
    if piece.kind is not None or piece.shape.length > _LONGEST:
        return False
    # Beside a list of other articles each has the words of its picture.
    text = piece.text.removeprefix(piece.shape.marker).lstrip()
    if not _KEYS.isdisjoint(text[:2]) and _OPENING.match(text):
        return True
    return ":" in text[:_PLACED] and _DATELINE.match(text) is not None


def _is_labelled(above: Piece | None, piece: Piece) -> bool:
    """Whether the line above says that it is a caption."""
    if above is None or piece.kind is not None or not 0 < piece.shape.length <= _LONGEST // 2:
        return False
    return above.shape.length <= _BRIEF and _LABEL.fullmatch(above.text) is not None


RULE = Rule(NAME, "knows captions by how they begin", apply)

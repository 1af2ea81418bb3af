"""How a text says at its end whose picture, or whose report, it is."""

from collections.abc import Iterator

from reader.document.patterns import regex

_AGENCIES = (
    *("AFP", "AP", "Reuters", "REUTERS", "EPA", "EFE", "ANP", "ANSA", "PAP", "NTB", "Belga", "dpa", "APA", "Keystone"),
    *("Alamy", "Getty Images", "Shutterstock", "iStock"),
)
_NAMED = "|".join(_AGENCIES)
_BRACKETED = regex(
    r"\((?:[^()]*\b(?:[Pp]hotos?|[Pp]icture|[Ii]mages?|[Ff]oto(?:ğraf)?|Archivbild|Getty|Bild|Beeld|Kuva|Zdjęcie)\b[^()]*"
    r"|(?:[Ss]ubmitted|[Hh]andout|[Ss]upplied|[Cc]ourtesy (?:of )?[^()]{2,50})"
    rf"|(?:[Ss]upplied|Facebook|Instagram|YouTube|Twitter|ABC News|AAP|{_NAMED}): [^():]{{2,50}}"
    rf"|[^()]{{2,60}} (?:via (?:{_NAMED})|Pictures|Images|Productions|Photography))\)\.?$"
    r"|\((?:وكالة [^()]{2,20}|رويترز|غيتي|الأناضول|أ ?\.? ?ف ?\.? ?ب\.?|أ ?\.? ?ب\.?|د ?\.? ?ب ?\.? ?أ\.?)\)$"
)
"""A credit that is all in brackets; apart from the others, for a pattern that begins with a sign is quick."""
_CREDIT = regex(
    r"[\w.)”»\"](?<!opyright) © (?:(?:Photo|Foto|Bild)s?\b|(?!Copyright)[A-Z][^\W\d_]+)"
    r"(?:[ /,]{1,2}[^\W\d_.©][\w'’-]*){0,6}$"
    r"|[＝=](?:\d{4}年)?\d{1,2}月\d{1,2}日[^。]{0,30}$"
    r"|Credits?(?: by|:| courtesy)[^.]{2,60}\.?$"
    r"|\b(?:(?:[Pp]hoto(?:graph)?|Image|Picture|Foto|Bild|Crédit)s?(?: by|:| courtesy)[^.]{2,60}\.?"
    r"|(?:(?:PHOTO|IMAGE|PICTURE|FOTO|CREDIT)S?(?: BY)?|[Pp]hotographer|Crédito|Kredit): ?[^.]{2,60}\.?"
    r"|[Pp]ics?(?: by)?: ?[^.]{2,60}\.?|Fot\. [^.]{2,60}|Credits?(?:\.{3}|…)[^.]{2,60}"
    r"|(?:[A-Z]{2,} ){2,3}FOR THE [A-Z ]{3,30}|(?:[A-Z]{2,} ){1,2}[A-Z]{2,}/[A-Z][A-Z ]{2,40})$"
    r"|(?<!\w)(?:عکس|تصویر|صورة|תצלום|צילום|Фото|Φωτογραφία|फोटो|照片|图片|圖片|写真|사진)"
    r" ?[:：/=] ?[^.。！؟।]{2,60}[.。]?$"
    r"|[(\[](?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w.'’-]+ ?/ ?[A-Z][^()\[\]]{1,40}[)\]]\.?$"
    rf"|[.!?][\"”’)]* ?(?:(?:{_NAMED})\.?|(?:FILE PHOTO|[Ff]ile photo)\.?|Courtesy (?:of )?[^.]{{2,60}}"
    r"|(?!The )(?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w.'’-]+ ?/ ?[A-Z][\w.'’&-]+(?: (?:[A-Z&][\w.'’&-]*|of|for)){0,4})$"
    r"|[/|©] ?(?:[\w.]+ ){0,3}"
    rf"(?:{_NAMED})\.?$"
    r"|\. [^.]{2,20} ?(?:제공|기자|촬영|연합뉴스|뉴시스)$|供[图圖][)）]?$|(?<=[\w ]{2})(?<!拍)[摄攝][)）]?$"
    r"|[＝=（(、][^。＝=（(、]{1,20}(?:提供|撮影)[)）]?$"
)
_FAR = ("제공", "기자", "촬영", "연합뉴스", "뉴시스", "图", "圖", "摄", "攝", "提供", "撮影")
"""What a credit ends in, in Korean, Chinese and Japanese."""
_AGENCY = regex(r"\((?:[^()]*/)?(?:AP|AFP|Reuters|EPA|EFE|dpa|ANP|TT|NTB|Xinhua|PA)\)\.?$")
_SIGN = regex(
    r"/|\||©|Pics?\b|pics?\b|FOR THE|FILE PH|Courtesy|Photo|photo|PHOTO|Credit|CREDIT|Crédit|Kredit"
    r"|Image|IMAGE|Pictur|PICTUR|Foto|FOTO|Fot\.|Bild"
)
"""Each begins with a letter, not with a set of them: such an alternation is looked for by its first letters."""
_TAIL = 120
"""Characters at the end of a text among which a credit is looked for."""


def credits_of(text: str) -> Iterator[str]:
    """The cues of a text whose end names whose picture or report it is: credited, agency."""
    tail = text[-_TAIL:]
    bracketed = tail.endswith((")", ")."))
    if (bracketed and _BRACKETED.search(tail)) or (_may_credit(tail) and _CREDIT.search(tail)):
        yield "credited"
    if bracketed and _AGENCY.search(tail):
        yield "agency"


def _may_credit(tail: str) -> bool:
    """Whether a sign or a word is there without which no credit is."""
    if _SIGN.search(tail) or tail.rstrip(".]").endswith(_AGENCIES):
        return True
    return not tail.isascii() and (":" in tail or "：" in tail or "＝" in tail or tail.rstrip(")）").endswith(_FAR))

"""How bylines are worded in a dozen languages: by what stands before the name, or after it."""

from reader.cleaning.words import SECTION
from reader.document.patterns import regex

_NAME = r"(?:\S+ ){0,3}\S+$"
"""A name, or two, and nothing after it: a headline that begins with such a word says more."""
_SIGNED = regex(
    r"(?:(?:(?:written|posted|story|text|interview|interviewed|report(?:ed|ing)|researched|compiled|reviewed"
    r"|(?:guest )?essay|opinion|analysis|(?:co-)?authored) )?by:? "
    r"|authors?: |words: |(?:von|por|par) (?=\w+ \w+$))(?!the |a |this )"
    r"|(?:(?:ein |das )?(?:interview|gespräch|kommentar|gastbeitrag|bericht|reportage|analyse) von"
    rf"|(?:aufgezeichnet|verfasst|geschrieben) von|protokoll:|text:|interview:|von:) {_NAME}"
    rf"|(?:propos )?recueillis? par |(?:texte?|reportage) ?: {_NAME}|entretien (?:réalisé )?par {_NAME}"
    rf"|(?:una )?entrevista de {_NAME}|texto(?: y fotos)?(?: de|:) {_NAME}"
    r"|(?:di|door|av|przez) (?=\w+ \w+$)"
    rf"|(?:автор(?:ы)?(?: текста)?:|текст:|беседовал[аи]?:?|подготовил[аи]?:?|записал[аи]?:?) {_NAME}"
    rf"|(?:haber|yazan|muhabir|röportaj) ?: {_NAME}|haber merkezi$"
    rf"|(?:نویسنده|گزارشگر|خبرنگار|نگارنده|گزارش|نوشته) ?: ?{_NAME}|(?:به قلم|گفت‌?و‌?گو از|به گزارش) {_NAME}|تحریریه$"
    rf"|(?:كتبت?|إعداد|تقرير|تحرير|حوار) ?: ?{_NAME}|بقلم ?:? ?{_NAME}"
    r"|(?:本报|本報)?(?:特约|特約)?[记記]者[ :：]?\w{2,4}(?:[ 、]\w{2,4}){0,2}(?:[/／].{2,10})?$"
    rf"|van onze {_NAME}|from our (?:own )?\w* ?(?:correspondent|staff|reporters?)\b|de notre (?:correspondant|envoyé)"
    r"|de nuestr[oa] (?:corresponsal|enviad|redacci)|von unserem (?:korrespondent|mitarbeiter)"
    r"|(?:采访|採訪|撰文|撰稿)[ :：/／]\w{2,12}$|作者[ :：]\w{2,12}$"
    r"|(?:文|写真)(?:[・／と](?:文|写真))?[/／・:： ]\w{2,12}$|[来來]源[:：].{2,12}$"
    r"|[（(]?聞き手[・:：=＝].{2,20}$|取材[・/／].{2,20}$"
    r"|संवाददाता, \S+(?: \S+)?$|(?:लेखक|रिपोर्ट): "
)
"""What stands before the name."""
_SIGNING = regex(
    r"\w{2,5} (?:선임|전문|인턴)?(?:기자|특파원|논설위원|편집위원)(?: [\w.+-]+@[\w.-]+)?"
    r"|[^をがはのにでと、。]{1,14}(?:記者|編集委員|論説委員)|(?:社会|政治|経済|国際|科学|文化|地域)部[ ].{2,12}"
    r"|[^.:؛،]{3,40} ?[-–—|،] ?(?:گروه|سرویس|دبیر|خبرنگار|تحریریه)(?: [^.]{2,30})?"
    r"|[^.,]{3,30}, (?:संवाददाता|ब्यूरो)|(?:\S+ ){0,2}(?:ब्यूरो|डेस्क)"
)
"""The whole of a line that names its writer before the office: `name – desk`, `name reporter`."""
_LONGEST = 90
_WORD = r"[^\W\d_a-z][\w'’.-]*[^\W\d_A-Z]"
_PERSON = rf"{_WORD}(?: (?:{_WORD}|[A-Z]\.|de|del|la|van|von|der|den|bin|al|da|dos|di|le)){{0,3}} {_WORD}"
_OFFICES = frozenset(
    ("AFP", "AP", "Reuters", "REUTERS", "EFE", "dpa", "DPA", "ANSA", "PTI", "Xinhua", "Bloomberg", "PA", "APA", "TASS")
)
"""Agencies, where one stands for its writer."""
_OFFICE = "|".join(sorted(_OFFICES))
_NAMED = regex(
    rf"{_PERSON}(?:, {_PERSON})*,? (?:and|und|et|y|e|en|och|og|&|и|ja|ve) {_PERSON}(?:,? (?:in|at|for|of) .{{2,40}})?"
    rf"|{_PERSON} (?:in|at|for) (?:the )?{_WORD}(?: {_WORD}){{0,3}}(?: and {_PERSON} in {_WORD})?"
    rf"|{_PERSON}(?:,| and| with| /|/) ?(?:{_OFFICE})|(?:{_OFFICE}) (?:and|with) {_PERSON}"
    rf"|{_PERSON} \| @\w+|{_PERSON} ?/ ?[^\W\d_a-z]{{3,}}(?: ?\([^\W\d_a-z]{{2,6}}\))?"
)
"""Names of two people and more with *and* between them, or of one with where they are or whom they write for."""


def is_named(text: str) -> bool:
    """Whether a line below a headline is nothing but who wrote, in a script that has capitals.

    Args:
        text: the line.
    """
    if text.strip("()") in _OFFICES:
        return True
    named = len(text) <= _LONGEST and _NAMED.fullmatch(text) is not None
    return named and SECTION.isdisjoint(text.lower().split())


def is_signed(lower: str) -> bool:
    """Whether a line is worded as bylines are, and as hardly anything else above an article.

    Args:
        lower: the line in lower case.
    """
    return len(lower) <= _LONGEST and (_SIGNED.match(lower) is not None or _SIGNING.fullmatch(lower) is not None)

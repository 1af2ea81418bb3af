"""Sets aside what a site says of itself between the paragraphs: its players, paywalls, letters."""

from msgspec.structs import replace

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.phrases import BEGINNINGS, LABELS, LEADS
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "notices"
_LONGEST = 260
"""A notice has no more characters; prose that begins like one may go on otherwise."""
_KEY = 3
"""Characters of a line by which is told whether it may be one at all."""
_KEYS = frozenset(phrase[:_KEY] for phrase in BEGINNINGS)
"""How beginnings begin: few lines pass this, and only those are held against all."""
_LEADS = frozenset(phrase[:_KEY] for phrase in LEADS)
_BEFORE = "<[(【《（«“\"'*_■▶►→➡▸•·|>–—- "
"""What stands before a notice, and says nothing."""
_LEADING = regex(r" ?[:：>»›→|】\])]|/(?= )| [-–—] ")
"""What parts the words that lead to another article from its headline."""
_AROUND = " \t.,:;!：。؛،।/|»›→>«<‹←▼▾▶►●•·-–—()[]"
_SAID = regex(
    r"wait \d+ seconds? to continue\W*"
    r"|(?:(?:sorry|unfortunately),? )?(?:this |the )?"
    r"(?:video|audio|player|content|page|feature|advertisement|stream|media)(?: file)? "
    r"(?:has |have )?(?:failed to load|(?:cannot|can ?not|can't|could not) be (?:played|loaded|displayed)"
    r"|is not (?:supported|available in your \w+)|is loading|requires javascript)\b.{0,60}"
    r"|(?:on|am|le|il|el|em|op|den) .{3,60}(?:\d[:h.]\d\d\b|@).{0,90}"
    r"\b(?:wrote|schrieb .{3,60}|a écrit|ha scritto|escribió|escreveu|schreef .{3,60}|skrev .{3,60}) ?:"
    r"|you can (?:skip|close) (?:this )?ad in \d+ seconds?\W*"
    r"|you have (?:\d+|no|one|two|three)(?: more)? (?:free )?(?:articles?|stories)(?: left| remaining)\b.{0,60}"
    r"|\d+ (?:minuti di lettura|dk okuma|min(?:uten|\.)? lesezeit|minutes? de lecture|min(?:utos)? de lectura"
    r"|minuty? czytania)|читать \d+ минут.?|list (?:of \d+ items|\d+ of \d+)|view \d+ (?:images|photos)|\d+ of \d+"
    r"|:{3,}(?: ?\{.*| [\w-]+)?|.{0,40}_{4,}.{0,40}|[-=~*#•—–]{2,}|([*#~•·_—–]) (?:\1 ?)+"
    r"|©.{0,60}\b(?:rights reserved|may not be|rechte vorbehalten|droits réservés|derechos reservados)\b.{0,180}"
    r"|(?:copyright (?:© ?|\(c\) ?)?|©.{0,60}\b)(?:19|20)\d\d\b.{0,160}"
    r"|(?:copyright|©) .{0,120}\ball rights reserved\b.{0,120}"
    r"|(?:get|receive) .{3,90} (?:to|in) your inbox\b.{0,60}"
    r"|follow (?!the ).{2,60} on (?:facebook|twitter|instagram|x|whatsapp|telegram|snapchat|tiktok|linkedin"
    r"|youtube|threads|bluesky|mastodon|google news)\b.{0,120}"
    r"|(?:the )?next issue of .{2,60} will soon be in your inbox\W*"
    r"|(?:home|startseite|accueil|inicio|início|главная|首页|首頁|ホーム|トップ|홈|anasayfa|الرئيسية|خانه)"
    r"(?: ?[>»›] ?| / ).{2,200}"
    r"|(?:[a-z]{2,4}/ ?){2,3}[a-z]{2,4}|(?:[a-z]{2,4}/ ?){2,4}"
    r"|[a-z]{3}\d{4} \d \w{1,3} \d{2,4}\b.{0,40}"
    r"|(?:current time|duration|remaining time|loaded) ?:? -?\d[\d:.%]*"
    r"|\(?(?:additional )?(?:reporting|writing) by .{3,200}\b(?:reporting|writing|editing) by .{3,80}"
    r"|the post .{5,200} appeared first on .{2,60}"
    r"|il vous reste \d+ ?% de (?:cet article|ce contenu).*|残り\d+文字.*"
    r"|(?:(?:view )?[\d.,]+[km]? (?:view )?(?:comments?|shares?|likes?|retweets?|quotes?|repl(?:y|ies)|views|reposts"
    r"|bookmarks)\W*)+"
    r"|bc-[\w-]+--.*|eds: .*|\(button\).*|\d+\. (?:https?|file|mailto|javascript):\S+"
)
"""Sentences with something in them that changes; counts of what readers did; the way to a page; slugs and initials of
the wires and notes to editors; a button and a numbered link as text browsers write them; who wrote
what a mail quotes."""
_SLUG = "ld-writethru"
"""How a wire says that a story takes the place of an earlier one."""
_ADDRESS = regex(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WITHIN = (
    ("newsletter", regex(r"\bsign up (?:for|to) our (?:\w+ ){0,3}newsletters?\b")),
    ("preferred source", regex(r"\badd us as a preferred source\b")),
    ("creative commons", regex(r"\b(?:is|are) licensed under (?:a|the) creative commons\b")),
)
"""What only a site says, wherever in a notice; each beside a word that few lines have."""
_RETRY = regex(r".{3,90}[.!,] (?:please )?try again(?: later)?\W*")
_AGAIN = "try again"
_PHRASE, _TIMES = 15, 3
"""Characters of a headline, at least, and how often it stands where picture, link and teaser each have it."""
_LABEL = 60
"""Characters of a button's label."""


def apply(draft: Draft) -> Draft:
    """Judge the notices that no other rule has judged."""
    return replace(draft, pieces=tuple(map(_judged, draft.pieces)))


def _judged(piece: Piece) -> Piece:
    if piece.kind is not None or not (_is_teaser(piece.text) or _is_brief_notice(piece)):
        return piece
    return piece.judged(Kind.BOILERPLATE, NAME, 0.9)


def _is_teaser(text: str) -> bool:
    """Whether it breaks off, and says where the rest is read."""
    return len(text) <= _TEASER and text[-5:].rstrip("])›»> ").endswith("ore") and _TEASED.search(text) is not None


_TEASER = 600
"""Characters of the beginning of another article."""
_TEASED = regex(r"(?:…|\.\.\.)\]?(?: *[\[(]?(?:Read|See|Learn) [Mm]ore[\])›»>]*)+ *$")


def _is_brief_notice(piece: Piece) -> bool:
    return piece.shape.length <= _LONGEST and _is_notice(_folded(piece.text))


def _folded(text: str) -> str:
    """The text in lower case, its apostrophes straight; a Turkish İ is an i and nothing more."""
    return text.lower().replace("i\u0307", "i").replace("’", "'")


def _is_notice(lower: str) -> bool:
    if _begins(lower) or _leads(lower):
        return True
    if not lower[0].isalnum() and (bare := lower.lstrip(_BEFORE)) and (_begins(bare) or _leads(bare)):
        return True
    if _SAID.fullmatch(lower) or _SLUG in lower or ("@" in lower and _ADDRESS.fullmatch(lower)):
        return True
    if any(word in lower and pattern.search(lower) for word, pattern in _WITHIN):
        return True
    if (_AGAIN in lower and _RETRY.fullmatch(lower)) or _is_repeated(lower):
        return True
    return len(lower) <= _LABEL and lower.strip(_AROUND) in LABELS


def _is_repeated(lower: str) -> bool:
    """Whether it begins with the same headline several times over."""
    headline = lower[: max(0, lower.find(lower[:_PHRASE], _PHRASE))].rstrip()
    return headline[-1:].isalnum() and lower.startswith(" ".join([headline] * _TIMES))


def _begins(lower: str) -> bool:
    begins = lower[:_KEY] in _KEYS and lower.startswith(BEGINNINGS)
    return begins and _REPORTING.isdisjoint(lower.split()[1:])


_REPORTING = frozenset({"he", "she", "said", "told", "asked", "explained", "warned", "urged", "shouted", "found:"})
"""Words behind the first of those who report what was said; a site speaks for itself."""


def _leads(lower: str) -> bool:
    """Whether it is the headline of another article, with words before it that tell the reader to read that too."""
    if lower[:_KEY] not in _LEADS or not lower.startswith(LEADS):
        return False
    lead = max(filter(lower.startswith, LEADS), key=len)
    return _LEADING.match(lower, len(lead)) is not None


RULE = Rule(NAME, "sets aside what a site says of itself", apply)

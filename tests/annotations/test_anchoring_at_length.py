"""Anchoring takes short ways; here is the long way, said as plainly as can be, and both must find the same."""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.annotations import quotes
from reader.annotations.anchoring import Selectors, anchor_all, describe
from reader.annotations.model import Anchor, Annotation
from reader.document.article import Article
from reader.document.blocks import Block, Kind
from reader.document.offsets import linear
from reader.document.spans import Span

NOW = "2026-11-22T10:00:00.000000Z"
WORDS = (
    "the",
    "mayor",
    "denied it",
    "on Monday",
    "a",
    "said.",
    "bridge\nwas",
    "safe",
    "“no”",
    "and  so",
    "Ünal",
    "\tby",
)

paragraphs = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join), min_size=1, max_size=5)
edits = st.lists(
    st.tuples(st.sampled_from(["insert", "delete", "repeat"]), st.integers(0, 999), st.sampled_from(WORDS))
)
ranges = st.lists(st.tuples(st.integers(0, 999), st.integers(1, 60)), min_size=1, max_size=12)


def article_of(texts: list[str]) -> Article:
    starts = accumulate((len(text) + 2 for text in texts), initial=0)
    pairs = zip(texts, starts, strict=False)
    return Article(
        tuple(
            Block(Kind.PARAGRAPH, text, linear(start, len(text)), (Span(start, start + len(text)),))
            for text, start in pairs
        )
    )


def edited(texts: list[str], changes: list[tuple[str, int, str]]) -> list[str]:
    """The paragraphs with words put in, taken out, and said once more at the end."""
    parts = "\n\n".join(texts).split(" ")
    for act, where, word in changes:
        at = where % max(1, len(parts))
        if act == "insert":
            parts.insert(at, word)
        elif act == "delete":
            del parts[at : at + 2]
        else:
            parts += parts[at : at + 12]
    return " ".join(parts).split("\n\n")


def annotations_of(article: Article, wanted: list[tuple[int, int]]) -> list[Annotation]:
    found = []
    for number, (start, length) in enumerate(wanted):
        begin = start % max(1, article.length)
        selectors = describe(article, [Span(begin, min(article.length, begin + length))])
        if selectors is not None:
            kept = selectors._asdict()
            found.append(
                Annotation(id=str(number), article="a", tag="claim", annotator="ana", created=NOW, modified=NOW, **kept)
            )
    return found


def at_length(article: Article, annotations: list[Annotation]) -> list[Annotation]:
    """Each annotation as it is found where everything is asked of the article, and all of its text is searched."""
    shift, found = 0, []
    for one in sorted(annotations, key=lambda one: (one.spans[:1], one.id)):
        wanted = Selectors(one.spans, one.quote, one.prefix, one.suffix)
        moved = (tuple(Span(start + by, end + by) for start, end in one.spans) for by in (0, shift))
        spans = next((spans for spans in moved if is_there(article, wanted, spans)), None)
        anchor = Anchor.EXACT if spans == one.spans else Anchor.MOVED
        if spans is None:
            spans, anchor = searched(article, wanted)
        if anchor in {Anchor.EXACT, Anchor.MOVED}:
            shift = spans[0].start - one.spans[0].start
        found.append(replace(one, spans=spans, anchor=anchor))
    return found


def is_there(article: Article, wanted: Selectors, spans: tuple[Span, ...]) -> bool:
    now = describe(article, article.to_text(spans))
    if now is None or not wanted.quote.split() or now.quote.split() != wanted.quote.split():
        return False
    return now.prefix.split() == wanted.prefix.split() or now.suffix.split() == wanted.suffix.split()


def searched(article: Article, wanted: Selectors) -> tuple[tuple[Span, ...], Anchor]:
    _, quote, prefix, suffix = wanted
    pattern = r"\s+".join(map(re.escape, quote.split())) or r"(?!)"
    spans = [Span(*found.span()) for found in re.finditer(pattern, article.text)]
    worth = [worth_of(article.text, span, prefix, suffix) for span in spans]
    place = quotes.decide(list(map(quotes.Match, spans, worth)), quote, prefix, suffix)
    if place is not None:
        now = tuple(article.to_source(*place))
        return now, Anchor.EXACT if now == wanted.spans else Anchor.MOVED
    if spans:
        return wanted.spans, Anchor.AMBIGUOUS
    return wanted.spans, Anchor.CHANGED if nearly(article.text.split(), quote.split()) else Anchor.LOST


def worth_of(text: str, span: Span, prefix: str, suffix: str) -> int:
    """How many characters of a quote's surroundings stand around a place, outwards from it."""
    before = " ".join(text[max(0, span.start - 64) : span.start].split())[::-1]
    after = " ".join(text[span.end : span.end + 64].split())
    kept = (before, " ".join(prefix.split())[::-1]), (after, " ".join(suffix.split()))
    return sum(
        next((at for at, (a, b) in enumerate(zip(*two, strict=False)) if a != b), min(map(len, two))) for two in kept
    )


def nearly(words: list[str], wanted: list[str]) -> bool:
    """Whether three quarters of the words stand in some window of the text, in their order."""
    size = len(wanted)
    step = max(1, size // 8)
    for start in range(0, max(1, len(words) - size + 1), step) if wanted else ():
        if (Counter(words[start : start + size]) & Counter(wanted)).total() >= 0.75 * size:
            window = words[max(0, start - step) : start + size + step]
            blocks = SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks()
            if sum(block.size for block in blocks) >= 0.75 * size:
                return True
    return False


@settings(max_examples=300, deadline=None)
@given(paragraphs, edits, ranges)
def test_what_is_found_quickly_is_what_is_found_at_length(
    texts: list[str], changes: list[tuple[str, int, str]], wanted: list[tuple[int, int]]
) -> None:
    annotations = annotations_of(article_of(texts), wanted)
    changed = article_of(edited(texts, changes))

    assert anchor_all(changed, annotations) == at_length(changed, annotations)


@given(st.text(alphabet="ab \n\t\u00a0\u3000"))
def test_each_character_of_a_normalised_text_knows_where_it_stood(text: str) -> None:
    whole = quotes.normalised(text)

    assert whole.normal.split() == text.split()
    assert all(text[whole.original(at)] == one for at, one in enumerate(whole.normal) if one != " ")

"""Finding words in an article: smart case, white space of any kind and length as one space.

Matches never cross a block. Offsets are of the article text.
"""

import re
from collections.abc import Iterable

from reader.document.article import Article
from reader.document.spans import Span


def pattern_of(query: str) -> re.Pattern[str] | None:
    """What to look for: case counts only where the query has a capital; None where it holds no character."""
    words = query.split()
    if not words:
        return None
    flags = re.NOFLAG if query != query.lower() else re.IGNORECASE
    return re.compile(r"\s+".join(re.escape(word) for word in words), flags)


def find_in(article: Article, pattern: re.Pattern[str], blocks: Iterable[int]) -> list[Span]:
    """Every match in these blocks, in their order."""
    found: list[Span] = []
    for index in blocks:
        text = article.blocks[index].text
        shift = article.starts[index]
        found += (Span(match.start() + shift, match.end() + shift) for match in pattern.finditer(text))
    return found

"""More pages to fit on: what stands above one page, the article of a second, and what stands below a third.

Beside its own menus every article of a publisher looks alike; beside others' it has to be told by what all articles
have. Only pages that are set in the same way are put together.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.cleaning import Pair
from benchmarks.pages import PAGES
from reader.document.blocks import Kind
from reader.document.spans import Span

MIXED = f"{PAGES}mixed"
"""The family of these texts."""
_SEED = 20240107
_LEAST = 2
"""Pages of other publishers that are needed."""


class Page(NamedTuple):
    """A pair, and whose text it is."""

    publisher: str
    pair: Pair


def mixtures(pages: Sequence[Page], count: int) -> Iterator[Pair]:
    """For each page `count` pairs that have its article, and what is around it from other publishers' pages."""
    alike: defaultdict[str, list[Page]] = defaultdict(list)
    for page in pages:
        alike[page.pair["family"]].append(page)
    chance = random.Random(_SEED)  # noqa: S311 -- a choice, no secret
    for page in pages:
        others = [other.pair for other in alike[page.pair["family"]] if other.publisher != page.publisher]
        for _ in range(count if len(others) >= _LEAST else 0):
            above, below = chance.sample(others, 2)
            yield _mixed(above, page.pair, below)


def _mixed(above: Pair, article: Pair, below: Pair) -> Pair:
    source, blocks = "", list[dict[str, Any]]()
    inner, end = _inner(article), len(below["src"])
    for pair, zone in ((above, Span(0, _inner(above).start)), (article, inner), (below, Span(_inner(below).end, end))):
        blocks += _moved(pair, zone, len(source) - zone.start)
        source += pair["src"][zone.start : zone.end]
    return {"of": article["of"], "family": MIXED, "src": source, "blocks": blocks}


def _inner(pair: Pair) -> Span:
    """From the first to the last character that is no furniture."""
    spans = [span for block in pair["blocks"] if block["kind"] != Kind.BOILERPLATE.value for span in block["spans"]]
    return Span(min(start for start, _ in spans), max(end for _, end in spans)) if spans else Span(0, 0)


def _moved(pair: Pair, zone: Span, shift: int) -> Iterator[dict[str, Any]]:
    """The blocks that lie in a zone, their spans moved by `shift` characters."""
    for block in pair["blocks"]:
        spans = block["spans"]
        if spans and all(zone.start <= start and end <= zone.end for start, end in spans):
            yield {**block, "spans": [[start + shift, end + shift] for start, end in spans]}

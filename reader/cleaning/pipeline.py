"""The pipeline: source text in, article out, by an ordered list of named rules."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from reader.cleaning.draft import Draft, Rule, first_draft
from reader.cleaning.models import Weights, weights
from reader.cleaning.mojibake import repair_line
from reader.cleaning.normal import holds_entities, holds_links, normal_text
from reader.cleaning.regions import regions_of
from reader.cleaning.rules import (
    amounts,
    announced,
    apart,
    comments,
    contents,
    credited,
    dates,
    edited,
    ends,
    fields,
    fragments,
    front,
    heal,
    interrupted,
    items,
    kickers,
    kinds,
    labelled,
    markers,
    marks,
    menus,
    notices,
    pages,
    passages,
    pictured,
    questions,
    references,
    repeats,
    series,
    spared,
    speakers,
    standfirsts,
    strays,
    subtitles,
    tails,
    topics,
    unwrap,
    verbatim,
    wholes,
)
from reader.cleaning.setting import blocks_of
from reader.collecting import uncollected
from reader.document.article import Article
from reader.document.spans import Span

RULES: tuple[Rule, ...] = (
    pages.RULE,
    front.RULE,
    ends.RULE,
    subtitles.RULE,
    verbatim.RULE,
    unwrap.RULE,
    fields.RULE,
    notices.RULE,
    comments.RULE,
    announced.RULE,
    heal.RULE,
    marks.RULE,
    pictured.RULE,
    edited.RULE,
    menus.RULE,
    contents.RULE,
    kinds.RULE,
    kickers.RULE,
    standfirsts.RULE,
    topics.RULE,
    credited.RULE,
    passages.RULE,
    wholes.RULE,
    strays.RULE,
    series.RULE,
    speakers.RULE,
    labelled.RULE,
    questions.RULE,
    tails.RULE,
    items.RULE,
    amounts.RULE,
    references.RULE,
    repeats.RULE,
    spared.RULE,
    apart.RULE,
    fragments.RULE,
    interrupted.RULE,
    markers.RULE,
    dates.RULE,
)
"""Every rule, in the order in which they are applied."""


def clean_plain(source: str, *, without: Iterable[str] = (), using: Weights | None = None) -> Iterator[Article]:
    """The article of a plain text, growing region by region: each value extends the one before it.

    Args:
        source: the source text.
        without: names of rules to leave out.
        using: other weights than those of the package, where they are being fitted.
    """
    rules = [rule for rule in RULES if rule.name not in frozenset(without)]
    entities, links = holds_entities(source), holds_links(source)
    article = Article(())
    for region in regions_of(source):
        # Nothing here makes a cycle, and to look for some takes a tenth of the time of a long text.
        with uncollected():
            normal = normal_text(source, region, repair=repair_line, entities=entities, links=links)
            draft = first_draft(normal, using or weights(), head=not region.start)
            for rule in rules:
                draft = rule.apply(draft)
            article = _grown(article, draft, source, region)
        yield article


def _grown(article: Article, draft: Draft, source: str, region: Span) -> Article:
    grown = article.extended(blocks_of(draft, source, region, first=len(article.blocks)))
    return replace(grown, metadata=draft.metadata) if draft.head else grown

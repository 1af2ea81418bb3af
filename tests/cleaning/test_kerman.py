"""The article that everything is measured on first: every kind, text and span of it."""

import json
from typing import Any

import pytest

from reader.cleaning import clean_text
from reader.document.article import Article
from reader.document.blocks import Kind
from tests.shared import shared

ORPHAN = "supporters of"


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shared("cleaning/seed_gold.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def article(gold: dict[str, Any]) -> Article:
    return clean_text(gold["src"])


def test_all_27_blocks_have_the_kinds_of_the_gold(article: Article, gold: dict[str, Any]) -> None:
    kinds = ["caption" if block.kind is Kind.FRAGMENT else block.kind.value for block in article.blocks]

    assert kinds == [block["kind"] for block in gold["blocks"]]


def test_all_27_blocks_have_the_texts_and_spans_of_the_gold(article: Article, gold: dict[str, Any]) -> None:
    found = [(block.text, [list(span) for span in block.spans]) for block in article.blocks]

    assert found == [(block["text"], block["spans"]) for block in gold["blocks"]]


def test_the_weekday_decides_the_date(article: Article) -> None:
    assert article.date == "2024-01-07"


def test_the_pull_quote_names_the_paragraph_that_it_repeats(article: Article) -> None:
    quote = next(block for block in article.blocks if block.kind is Kind.PULLQUOTE)

    assert quote.repeats is not None
    assert article.blocks[quote.repeats].text.startswith("Iran's cyber police report")


def test_the_orphan_is_a_fragment_joined_to_nothing(article: Article) -> None:
    orphan = next(block for block in article.blocks if block.text.startswith(ORPHAN))

    assert orphan.kind is Kind.FRAGMENT
    assert len(orphan.spans) == 1


def test_links_to_other_articles_are_hidden(article: Article) -> None:
    assert next(block.text for block in article.blocks if block.hidden) == "More News"
    assert sum(block.hidden for block in article.blocks) == 3


def test_every_character_maps_to_itself(article: Article, gold: dict[str, Any]) -> None:
    source = gold["src"]

    for block in article.blocks:
        for run in block.runs:
            assert (
                block.text[run.text : run.text + run.text_length] == source[run.source : run.source + run.source_length]
            )

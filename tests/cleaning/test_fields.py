"""Fields that archives and scrapers write around a text."""

import pytest

from reader.cleaning import clean_text
from reader.document.article import Article
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD

TITLE, _, DATE = HEAD
FIELDS = {
    "scraper": [f"Title: {TITLE}", "Author: Marte Lindqvist", f"Date: {DATE}", "URL: https://kvalsund.example/a"],
    "archive": ["SECTION: NEWS; Pg. 3", "LENGTH: 214 words", f"HEADLINE: {TITLE}", "BYLINE: Marte Lindqvist", "BODY:"],
    "German": [f"Titel: {TITLE}", "Autor: Marte Lindqvist", f"Datum: {DATE}", "Quelle: Kvalsund Avis"],
}


def the(article: Article, kind: Kind) -> list[str]:
    return [block.text for block in article.blocks if block.kind is kind]


@pytest.mark.parametrize("fields", FIELDS.values(), ids=FIELDS.keys())
@pytest.mark.parametrize("parted", ["\n", "\n\n"])
def test_fields_say_what_they_are(fields: list[str], parted: str) -> None:
    article = clean_text("\n\n".join([parted.join(fields), *FERRIES]))

    assert the(article, Kind.TITLE) == [TITLE]
    assert the(article, Kind.BYLINE) == ["Marte Lindqvist"]
    assert [text for text in the(article, Kind.PARAGRAPH) if text not in FERRIES] == []


def test_a_headline_that_stands_below_its_field_is_shown_once() -> None:
    article = clean_text("\n\n".join([f"title: {TITLE}", "source: Kvalsund Avis", TITLE, *FERRIES]))

    assert the(article, Kind.TITLE) == [TITLE]
    assert the(article, Kind.BOILERPLATE) == [f"title: {TITLE}", "source: Kvalsund Avis"]


def test_a_sentence_with_the_word_of_a_field_is_text() -> None:
    said = (
        "Source: none. That is how the report on the cracks describes where its main claim comes from, and who knows."
    )

    article = clean_text("\n\n".join([*HEAD, *FERRIES, said]))

    assert said in the(article, Kind.PARAGRAPH)

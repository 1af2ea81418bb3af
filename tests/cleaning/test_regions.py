"""A long text is cleaned a region at a time, and what has been shown of it stays where it is."""

from itertools import pairwise

import pytest

from reader.cleaning import clean_regions, clean_text
from reader.cleaning.regions import SIZE, regions_of
from reader.document.article import Article
from reader.document.blocks import Kind

SENTENCE = "The river rose again on day {} of the flood, and the council closed another of its roads to all traffic."
LONG = "Flood defences hold along the Lower Drava\n\nBy Ana Kovač\n\n7 March 2025\n\n" + "\n\n".join(
    " ".join(SENTENCE.format(day + part) for part in range(4)) for day in range(1, 700)
)


@pytest.fixture(scope="module")
def grown() -> list[Article]:
    return list(clean_regions(LONG))


@pytest.mark.parametrize(
    "text",
    ["", "a", LONG, "x" * (5 * SIZE), "word " * SIZE, "\n" * (3 * SIZE), "line\n" * SIZE, LONG.replace("\n", "\r\n")],
)
def test_regions_cover_the_text_one_after_the_other(text: str) -> None:
    regions = list(regions_of(text))

    assert "".join(text[region.start : region.end] for region in regions) == text
    assert all(one.end == two.start for one, two in pairwise(regions))
    assert all(len(region) <= 4 * SIZE for region in regions)


def test_a_text_of_paragraphs_is_parted_before_empty_lines() -> None:
    starts = [region.start for region in regions_of(LONG)][1:]

    assert starts
    assert all(LONG.startswith("\n\n", start) for start in starts)


def test_an_article_is_one_region() -> None:
    assert len(list(regions_of(LONG[:SIZE]))) == 1


def test_each_value_begins_with_the_blocks_of_the_one_before(grown: list[Article]) -> None:
    assert len(grown) > 1
    assert all(two.blocks[: len(one.blocks)] == one.blocks for one, two in pairwise(grown))


def test_the_last_value_is_the_article(grown: list[Article]) -> None:
    assert grown[-1].blocks == clean_text(LONG).blocks
    assert grown[-1].metadata == clean_text(LONG).metadata


def test_only_the_first_region_has_a_head(grown: list[Article]) -> None:
    head = {Kind.TITLE, Kind.BYLINE, Kind.DATE, Kind.SECTION}
    later = grown[-1].blocks[len(grown[0].blocks) :]

    assert grown[0].title == "Flood defences hold along the Lower Drava"
    assert grown[0].date == "2025-03-07"
    assert not head.intersection(block.kind for block in later)


def test_no_paragraph_of_a_long_text_is_cut(grown: list[Article]) -> None:
    assert len([block for block in grown[-1].blocks if block.kind is Kind.PARAGRAPH]) == 699


def test_a_pull_quote_in_a_later_region_names_a_block_of_its_own() -> None:
    quote = "“Nobody on this council has ever seen the water rise so fast"
    said = f"{quote},” said Jan Novak, who keeps the gauge at the old bridge and has read it for thirty-one years."
    article = clean_text(f"{LONG}\n\n{said}\n\n{quote}”\n\n{SENTENCE.format(90_000)} {SENTENCE.format(90_001)}\n")

    repeats = [block.repeats for block in article.blocks if block.repeats is not None]

    assert repeats
    assert all(article.blocks[index].text == said for index in repeats)

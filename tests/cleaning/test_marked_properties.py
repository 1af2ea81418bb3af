"""What holds of every Markdown file whatever, written by somebody or not."""

from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cleaning import clean_regions, clean_text, sections
from reader.document.article import Article
from tests.cleaning.mapped import assert_map_goes_both_ways
from tests.timing import seconds

SIGNS = (
    *(
        "# ",
        "- ",
        "1. ",
        "> ",
        "    ",
        "```\n",
        "|a|b|\n|-|-|\n",
        "---\n",
        "===\n",
        "**",
        "*",
        "_",
        "`",
        "[a](b)",
        "[a]: x\n",
    ),
    *(
        "![a picture of it](u)",
        "<b>",
        "<br>",
        "<div>\n",
        "<!-- c -->",
        "&amp;",
        "&nbsp;",
        "\\",
        "word",
        "A sentence here.",
    ),
    *("the second quar-\n", "ter was", "  1. Page 3\n"),
    *("é", "Ã©", "\n", "\n\n", "  \n", "\t", "\r\n", "\x00", "\u200b", "title: x\n", "中文", "\x0c", "\u2028", " "),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(SIGNS), max_size=30).map("".join),
    st.text(max_size=200),
    st.text(alphabet=" \n\t*_`#>-[]()!|&;:~\\<aZ1.é", max_size=120),
)


UNSEEN = "\ufffd"
"""Stands for a text of which nothing can be shown."""


def article(text: str) -> Article:
    return clean_text(text, "markdown")


def in_sections(text: str) -> list[Article]:
    """The article as it grows where a section is as short as a line."""
    with patch.object(sections, "SIZE", 20), patch.object(sections, "_MOST", 60):
        return list(clean_regions(text, "markdown"))


def unowned(found: Article, text: str) -> list[tuple[int, int]]:
    """The characters that are seen and are not owned once, and the others that are owned twice."""
    counts = [0] * len(text)
    for block in found.blocks:
        for span in block.spans:
            for offset in range(*span):
                counts[offset] += 1
    return [(offset, n) for offset, n in enumerate(counts) if n > 1 or (n == 0 and not text[offset].isspace())]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_every_character_is_owned_once(text: str) -> None:
    assert unowned(article(text), text) == []


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_character_is_owned_once_in_sections_too(text: str) -> None:
    *_, last = in_sections(text)

    assert unowned(last, text) == []


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_file_grows_and_changes_no_block(text: str) -> None:
    for before, after in pairwise(in_sections(text)):
        assert after.blocks[: len(before.blocks)] == before.blocks


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_map_ascends_inside_the_spans(text: str) -> None:
    for block in article(text).blocks:
        ranges = [(run.text_span, run.source_span) for run in block.runs]

        assert all(
            one.end <= two.start and found.end <= found_after.start
            for (one, found), (two, found_after) in pairwise(ranges)
        )
        assert all(any(span.encloses(found) for span in block.spans) for _, found in ranges)
        assert all(one.end <= len(block.text) for one, _ in ranges)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_what_is_mapped_character_by_character_is_the_same_but_for_white_space_and_controls(text: str) -> None:
    for block in article(text).blocks:
        for run in block.runs:
            one, other = block.text[slice(*run.text_span)], text[slice(*run.source_span)]
            pairs = zip(one, other, strict=True) if not run.is_atom and one != UNSEEN else ()

            assert all(a == b or (a.isspace() and b.isspace()) or not b.isprintable() for a, b in pairs)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_map_goes_both_ways(text: str) -> None:
    assert_map_goes_both_ways(article(text))


SIGN = (
    "> ",
    "- ",
    "[",
    "![",
    "*a ",
    "`a",
    "<a ",
    "\n",
    "```\n",
    "> a\n",
    "<div>\n",
    "[a]: x\n",
    "|",
    "&amp;",
    "<!-- a\n",
)
LINE = ("a\n", "    a\n", "    * a\n", "# a\nb\n", "|a|b|\n", "[a][a]\n\n", "---\na: b\n", "* * * * * * * * * *\n")


@pytest.mark.parametrize("sign", [*SIGN, *LINE])
def test_hostile_repetition_takes_linear_time(sign: str) -> None:
    small, large = (taken(sign * (size // len(sign))) for size in (6_000, 24_000))

    assert large < 1.5 + 10 * small


def taken(text: str) -> float:
    return seconds(lambda: article(text))


def test_a_word_is_not_put_together_over_what_stands_between() -> None:
    source = "  The tools of the company can per-\n  1.      >  Page 3     Page 3\nhaps be mended.\n"
    spans = sorted(span for block in article(source).blocks for span in block.spans)

    assert all(one.end <= two.start for one, two in pairwise(spans))

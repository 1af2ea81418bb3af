"""What holds of every text whatever, real or not."""

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cleaning import clean_text
from reader.document.article import Article

_LINES = st.sampled_from(
    [
        "",
        "   ",
        "The council said on Friday that the bridge would be closed until the",
        "end of May, and that nobody had been hurt.",
        "«Nous ne savons pas encore», dit-elle,",
        "Share this article",
        "By Ana Kovač",
        "07/01/2024",
        "Sunday, 7 January 2024",
        "- an item of *some* list",
        "2. **Second** item",
        "## A heading",
        "> quoted by a mail",
        "```",
        "    indented = True",
        "name\tvotes\tshare",
        "Smith    12,345    40.1",
        "to-",
        "Page 3 of 12",
        "***",
        "[more](http://example.org/a_(b))",
        "&quot;Tom &amp; Jerry&quot;&nbsp;",
        "d\xc3\xa9j\xc3\xa0 vu",
        "so\xadft \u200bbreaks\u2060 and\xa0spaces",
        "\x1b[31mred\x1b[0m \x07",
        "\ufeff",
        "北京市政府周五表示，这座桥将关闭到",
        "می\u200cخواهم 👩\u200d🚀",
        "\ud800",
    ]
)
_ENDS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\x0c", "\u2028", " "])
_TEXTS = st.one_of(
    st.lists(st.tuples(_LINES, _ENDS), max_size=40).map(lambda parts: "".join(line + end for line, end in parts)),
    st.text(max_size=300),
    st.text(alphabet=" \n\t\r*_`#>-[]()!|&;\x1b\xad\u200b\x00aZ1.é中", max_size=200),
)


def seen(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char)[0] not in "CZ"


def owners(article: Article, length: int) -> list[int]:
    counts = [0] * length
    for block in article.blocks:
        for span in block.spans:
            for offset in range(span.start, span.end):
                counts[offset] += 1
    return counts


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_every_character_that_is_seen_has_one_owner(source: str) -> None:
    counts = owners(clean_text(source), len(source))

    assert [(offset, source[offset]) for offset, n in enumerate(counts) if n != 1 and seen(source[offset])] == []
    assert max(counts, default=0) <= 1


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_the_map_of_a_block_ascends_inside_its_spans(source: str) -> None:
    for block in clean_text(source).blocks:
        ranges = [(run.text_span, run.source_span) for run in block.runs]

        assert all(one.end <= two.start for one, two in pairwise(block.spans))
        assert all(
            text.end <= text_after.start and found.end <= found_after.start
            for (text, found), (text_after, found_after) in pairwise(ranges)
        )
        assert all(
            any(span.start <= found.start and found.end <= span.end for span in block.spans) for _, found in ranges
        )
        assert all(text.end <= len(block.text) for text, _ in ranges)


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_only_white_space_has_no_source(source: str) -> None:
    for block in clean_text(source).blocks:
        mapped = {offset for run in block.runs for offset in range(*run.text_span)}

        assert all(offset in mapped or char in " \n\ufffd" for offset, char in enumerate(block.text))


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_no_block_is_empty_and_no_reason_is_missing(source: str) -> None:
    blocks = clean_text(source).blocks

    assert all(block.text.strip() and block.reason for block in blocks)
    assert all(0 <= block.reason.score <= 1 for block in blocks if block.reason)


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_the_same_text_is_cleaned_the_same_way(source: str) -> None:
    assert clean_text(source).blocks == clean_text(source).blocks

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.cleaning import clean_file, clean_text
from reader.document.article import Article
from reader.document.blocks import Block, Kind, Mark, Style
from reader.formats.text import markdown, plain
from reader.resources import samples_dir
from tests.formats.made import article
from tests.shared import shared


def block(kind: Kind, text: str, *, level: int = 0, marks: tuple[Mark, ...] = ()) -> Block:
    return Block(kind, text, (), (), level=level, marks=marks)


def test_plain_text_is_the_shown_blocks() -> None:
    assert plain(article()).split("\n\n")[0] == "Bombs were found"
    assert plain(article()).endswith("He denied the rest.\n")


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (block(Kind.TITLE, "One"), "# One\n"),
        (block(Kind.HEADING, "One", level=3), "### One\n"),
        (block(Kind.HEADING, "One"), "## One\n"),
        (block(Kind.LIST, "one", level=2), "  - one\n"),
        (block(Kind.BLOCKQUOTE, "one\ntwo"), "> one\\\n> two\n"),
        (
            block(Kind.PARAGRAPH, "a *b* [c] <d> _e_ `f` ~g~ \\"),
            "a \\*b\\* \\[c\\] \\<d\\> \\_e\\_ \\`f\\` \\~g\\~ \\\\\n",
        ),
        (block(Kind.PARAGRAPH, "# no heading"), "\\# no heading\n"),
        (block(Kind.PARAGRAPH, "- no item"), "\\- no item\n"),
        (block(Kind.PARAGRAPH, "3. Mai"), "3\\. Mai\n"),
        (block(Kind.PARAGRAPH, "3.5 million"), "3.5 million\n"),
        (block(Kind.PARAGRAPH, "a bold word", marks=(Mark(2, 6, Style.BOLD),)), "a **bold** word\n"),
        (
            block(Kind.PARAGRAPH, "both", marks=(Mark(0, 4, Style.BOLD), Mark(0, 4, Style.ITALIC))),
            "***both***\n",
        ),
        (block(Kind.PARAGRAPH, "a * b", marks=(Mark(2, 3, Style.CODE),)), "a `*` b\n"),
        (block(Kind.PARAGRAPH, "R&D and &amp;"), "R&D and \\&amp;\n"),
        (block(Kind.HEADING, "In C#"), "## In C\\#\n"),
        (block(Kind.PARAGRAPH, "def f():\n    return 1"), "```\ndef f():\n    return 1\n```\n"),
        (block(Kind.PARAGRAPH, "```\n  a"), "````\n```\n  a\n````\n"),
        (
            block(Kind.PARAGRAPH, "one two\n# no heading", marks=(Mark(0, 3, Style.BOLD),)),
            "**one** two\\\n\\# no heading\n",
        ),
        (block(Kind.PARAGRAPH, "Roses are red\n==="), "Roses are red\\\n\\===\n"),
        (block(Kind.PARAGRAPH, "a ` b c", marks=(Mark(0, 5, Style.CODE),)), "``a ` b`` c\n"),
        (block(Kind.PARAGRAPH, "    indented"), "indented\n"),
        (block(Kind.PARAGRAPH, "a“b”c", marks=(Mark(1, 4, Style.BOLD),)), "a<b>“b”</b>c\n"),
        (block(Kind.LIST, "one", level=4), "  - one\n"),
        (block(Kind.PARAGRAPH, "a link", marks=(Mark(2, 6, Style.LINK),)), "a link\n"),
    ],
)
def test_markdown_marks_up_blocks_and_styles(block: Block, written: str) -> None:
    assert markdown(Article((block,))) == written


def is_cleaned_to_the_same_texts(path: Path) -> bool:
    cleaned = clean_file(path)
    again = clean_text(markdown(cleaned), "markdown")

    return [one.text for one in again.blocks] == [one.text for one in cleaned.blocks if not one.hidden]


@pytest.mark.parametrize("path", sorted(samples_dir().glob("0*.*")), ids=lambda path: path.name)
def test_sample_written_as_markdown_is_cleaned_to_the_same_texts(path: Path) -> None:
    assert is_cleaned_to_the_same_texts(path)


def test_article_written_as_markdown_is_cleaned_to_the_same_texts() -> None:
    assert is_cleaned_to_the_same_texts(shared("articles/000_96e99df166fc9a4a.txt"))


def test_list_items_keep_their_sign_in_plain_text() -> None:
    assert plain(Article((block(Kind.LIST, "one", level=1), block(Kind.LIST, "two", level=2)))) == "- one\n\n  - two\n"


SIGNS = (
    *("# ", "#", "- ", "+ ", "1. ", "2)", "> ", "    ", "\t", "```", "~~~", "``", "`", "| a |", "|", "--|--", ":-:"),
    *("---", "===", "=", "**", "*", "_", "~~", "[a](b)", "[a]: x", "![a](b)", "<b>", "<!-- ", "<div>", "&amp;", "&"),
    *("\\", "\n", "\n\n", " ", "word", "a b", "A sentence here.", "“", "é", "中文", "http://a.b/", "\u00a0", "!"),
)
TEXTS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=8).map("".join)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    text = draw(TEXTS)
    edges = st.integers(0, len(text))
    marks = draw(st.lists(st.builds(Mark, edges, edges, st.sampled_from(Style)), max_size=4))
    kind = draw(st.sampled_from(Kind))
    level = draw(st.integers(1, 6)) if kind in (Kind.HEADING, Kind.LIST) else 0
    return block(kind, text, level=level, marks=tuple(mark for mark in marks if mark.start < mark.end))


def rendered(text: str) -> str:
    """What a reader of the Markdown sees."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return unescape(re.sub(r"<[^>]*>", "", page))


@settings(max_examples=80, deadline=None)
@given(st.lists(blocks(), max_size=4))
def test_markdown_of_any_text_is_read_as_that_text(found: list[Block]) -> None:
    text = "\n\n".join(block.text for block in found)

    assert "".join(rendered(markdown(Article(tuple(found)))).split()) == "".join(text.split())

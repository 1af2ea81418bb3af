from pathlib import Path

import pytest

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

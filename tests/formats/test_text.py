import pytest

from reader.document.article import Article
from reader.document.blocks import Block, Kind, Mark, Style
from reader.formats.text import markdown, plain
from tests.formats.made import article


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
        (block(Kind.PARAGRAPH, "a link", marks=(Mark(2, 6, Style.LINK),)), "a link\n"),
    ],
)
def test_markdown_marks_up_blocks_and_styles(block: Block, written: str) -> None:
    assert markdown(Article((block,))) == written


def test_list_items_keep_their_sign_in_plain_text() -> None:
    assert plain(Article((block(Kind.LIST, "one", level=1), block(Kind.LIST, "two", level=2)))) == "- one\n\n  - two\n"

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.cleaning.markdown import inline_marks, inline_text
from reader.document.blocks import Style
from tests.timing import timed

SIGNS = st.text(alphabet="*_`~[]()<>\\!&; \nab:/.é“", max_size=60)


def styled(text: str) -> list[tuple[str, Style]]:
    inline = inline_marks(text)
    return [(inline.text[mark.start : mark.end], mark.style) for mark in inline.marks]


@pytest.mark.parametrize(
    ("text", "kept", "style"),
    [
        ("a **bold** word", "bold", Style.BOLD),
        ("a __bold__ word", "bold", Style.BOLD),
        ("an *italic* word", "italic", Style.ITALIC),
        ("an _italic_ word", "italic", Style.ITALIC),
        ("a `code` word", "code", Style.CODE),
        ("a `` co`de `` word", "co`de", Style.CODE),
        ("a ~~struck~~ word", "struck", Style.STRIKE),
        ('a [linked (x)](https://example.org/a_(b) "title") word', "linked (x)", Style.LINK),
        ("a <https://example.org/?q=1> word", "https://example.org/?q=1", Style.LINK),
    ],
)
def test_signs_of_a_style_go_and_the_style_stays(text: str, kept: str, style: Style) -> None:
    inline = inline_marks(text)

    assert inline.text == f"{text[: text.index(' ')]} {kept} word"
    assert styled(text) == [(kept, style)]


def test_styles_lie_within_each_other() -> None:
    assert styled("[**both** *x*](u)") == [("both", Style.BOLD), ("both x", Style.LINK), ("x", Style.ITALIC)]


def test_bold_before_a_word_without_a_space_is_bold() -> None:
    assert styled("**Rwanda, Mozambique**and South Africa") == [("Rwanda, Mozambique", Style.BOLD)]


def test_bold_in_a_script_without_spaces_is_bold() -> None:
    assert styled("这是**重点**内容") == [("重点", Style.BOLD)]


def test_backslash_leaves_the_sign_that_it_saves() -> None:
    assert inline_marks(r"\*not\* *it*").text == "*not* it"


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4 and 2*3*4",
        "snake_case_name and __init",
        "*** ",
        "a lone ** here",
        "as [1] and [sic] say",
        "from $5* and up to $6*",
        "what the f**k is this s**t, b*****d and f***er",
        "![alt](picture.jpg)",
        "a < b and <b>c</b> &amp; d",
        "[click](javascript:alert(1))",
        r"C:\users\name",
        "",
    ],
)
def test_what_is_no_mark_up_stays(text: str) -> None:
    inline = inline_marks(text)

    assert inline.text == text
    assert inline.marks == ()


def test_markdown_file_has_entities_tags_and_images_read() -> None:
    inline = inline_text("A &amp; <b>B</b>, ![C](u)<br>D", {})

    assert inline.text == "A & B, C\nD"
    assert [run for run in inline.runs if run.is_atom] == [(2, 2, 1, 5), (8, 25, 1, 4)]


@given(SIGNS)
def test_kept_pieces_are_the_text(text: str) -> None:
    inline = inline_marks(text)

    assert "".join(text[start:end] for start, end in inline.pieces) == inline.text
    assert all(0 <= mark.start < mark.end <= len(inline.text) for mark in inline.marks)


@given(SIGNS)
def test_only_signs_leave_the_text(text: str) -> None:
    kept = {offset for piece in inline_marks(text).pieces for offset in range(*piece)}
    inside_links = text.count("](") or text.count("`")

    assert inside_links or all(text[offset] in "*_~<>\\[]()" for offset in range(len(text)) if offset not in kept)


PARSER = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
SHOWN = frozenset({"text", "text_special", "code_inline", "image"})


@given(st.text(alphabet="*_`~[]()<>\\!&;ab .:/-#é", max_size=40))
def test_what_stays_is_what_the_parser_shows(text: str) -> None:
    tokens: list[Token] = []
    PARSER.inline.parse(text, PARSER, {}, tokens)

    shown = "".join(token.content for token in tokens if token.type in SHOWN)

    assert "".join(inline_text(text, {}).text.split()) == "".join(shown.split())


@given(st.lists(st.sampled_from(["**", "**a**", "**é b**", "*", "a", " ", ".", "(", "\n"]), max_size=12).map("".join))
def test_bold_that_takes_no_parser_is_what_the_parser_takes_for_bold(text: str) -> None:
    # A sign of code at the end, which pairs with nothing, keeps the parser from being passed over.
    parsed, plain = inline_marks(text + " `"), inline_marks(text)

    assert parsed.text == plain.text + " `"
    assert parsed.marks == plain.marks


@pytest.mark.parametrize("sign", ["*", "[", "_a", "`a", "**a ", '[a](b "', "](", "<a:"])
def test_hostile_text_is_left_alone(sign: str) -> None:
    text = sign * 100_000

    with timed() as taken:
        found = inline_marks(text)

    assert found.text == text
    assert taken.seconds < 1

from reader.cleaning.page import Page
from reader.cleaning.page_reading import read_page
from reader.document.blocks import Style
from reader.document.offsets import source_pieces
from reader.document.spans import Span


def lines(page: Page) -> list[str]:
    return [page.text[slice(*line)] for line in page.segments(0, len(page.text))]


def source_of(source: str, page: Page, words: str) -> str:
    start = page.text.index(words)
    pieces = list(source_pieces(page.runs, Span(start, start + len(words))))
    return source[pieces[0].start : pieces[-1].end]


def test_head_scripts_and_styles_are_no_text() -> None:
    page = read_page(
        "<head><title>T</title><style>p{}</style></head><body>a<script>b</script><svg><title>c</title></svg>"
    )

    assert page.text == "ac"


def test_head_that_is_not_closed_ends_where_the_body_begins() -> None:
    assert read_page("<head><title>T</title><p>a").text == "a"


def test_blocks_end_lines_and_what_is_not_closed_ends_by_itself() -> None:
    page = read_page("<p>one <b>two</b><p>three<ul><li>four<li>five</ul><td>six<td>seven")

    assert lines(page) == ["one two", "three", "four", "five", "six", "seven"]


def test_character_references_are_read_and_mapped_whole() -> None:
    source = "<p>A &amp; B&nbsp;C &#x41;&copy &unknown; D"
    page = read_page(source)

    assert page.text == "A & B C A© &unknown; D"
    assert source_of(source, page, "&") == "&amp;"
    assert source_of(source, page, "B C") == "B&nbsp;C"


def test_mojibake_is_mended_and_signs_that_cannot_be_seen_are_left_out() -> None:
    source = "<p>Gr\xc3\xb6\u00dfe und <b>Ma\u00adße</b>"
    page = read_page(source)

    assert page.text == "Größe und Maße"
    assert source_of(source, page, "ö") == "\xc3\xb6"
    assert [page.text[start:end] for start, end, _ in page.styles] == ["Maße"]


def test_elements_and_styles_stand_around_their_text() -> None:
    page = read_page('<article><h1 class="X"> A <i>b</i> </h1><p id=lead>c <b>d <b>e</b></b></p></article>')

    assert [(one.name, one.label, page.text[slice(*one.span)]) for one in page.elements] == [
        ("article", "", "A b c d e"),
        ("h1", "x", "A b"),
        ("p", "lead", "c d e"),
    ]
    assert [(page.text[start:end], style) for start, end, style in page.styles] == [
        ("b", Style.ITALIC),
        ("d e", Style.BOLD),
    ]


def test_pictures_and_line_ends_are_noted() -> None:
    page = read_page("<p>a<br>b<img src=x><p>c")

    assert page.images == (2,)
    assert 1 in page.gaps
    assert 1 not in page.breaks

"""Rows of a page: nothing lost, nothing too wide, nothing split, and no row that depends on what is far away."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import iter_graphemes

from reader.document import cells, paging
from reader.document.article import Article
from reader.document.blocks import Block, Kind
from reader.document.display import display
from reader.document.spans import Span
from reader.document.wrapping import PIECE, Layout, Row
from tests.timing import timed

BITS = st.sampled_from(
    [
        *"abc  ,.-—“”’é\n",
        "word ",
        "well-known",
        "Jomhuri-e Eslami ",
        "他在星期日",
        "。",
        "اطلاعات ",
        "می\u200cخواهد ",
        "שלום ",
        "e\u0301",
        "👩‍👩‍👧",
        "🇮🇷",
        "👍🏽",
        "❤️",
        "1️⃣",
        "한국어 ",
        "\u200b",
        "\u00a0",
        "\u00ad",
        "\t",
        "\x1b[2J",
        "क्षि",
        "x" * 40,
    ]
)
TEXTS = st.lists(BITS, max_size=60).map("".join)
KINDS = st.sampled_from(list(Kind))


def block(text: str, kind: Kind = Kind.PARAGRAPH, **more: object) -> Block:
    return Block(kind, text, (), (), **more)  # type: ignore[arg-type]


def article(*texts: str, kind: Kind = Kind.PARAGRAPH) -> Article:
    return Article(tuple(block(text, kind) for text in texts))


def all_rows(layout: Layout) -> list[Row]:
    return list(layout.rows(0, 10**9))


def texts(layout: Layout) -> list[str]:
    return [" " * row.indent + layout.text(row) if not row.is_blank else "" for row in all_rows(layout)]


@given(st.lists(st.tuples(KINDS, TEXTS), max_size=5), st.integers(16, 60))
def test_rows_together_are_the_text_of_each_block(parts: list[tuple[Kind, str]], width: int) -> None:
    page = Layout(Article(tuple(block(text, kind) for kind, text in parts)), width)

    rows = [row for row in all_rows(page) if not row.is_blank]

    for index, (_, text) in enumerate(parts):
        assert "".join(page.article.slice(row.start, row.end) for row in rows if row.block == index) == text


@given(TEXTS, KINDS, st.integers(16, 60))
def test_no_row_is_wider_than_the_column(text: str, kind: Kind, width: int) -> None:
    page = Layout(article(text, kind=kind), width)

    assert all(row.indent + cells.cells(page.text(row)) <= width for row in all_rows(page))


@given(TEXTS, st.integers(16, 60))
def test_no_grapheme_cluster_is_split(text: str, width: int) -> None:
    page = Layout(article(text), width)
    boundaries = {0}
    for line in text.splitlines(keepends=True):
        for cluster in iter_graphemes(display(line)):
            boundaries.add(max(boundaries) + len(cluster))

    assert all(row.start in boundaries for row in all_rows(page))


@given(st.lists(TEXTS, min_size=1, max_size=5), st.integers(16, 40))
def test_going_up_meets_the_rows_of_going_down(parts: list[str], width: int) -> None:
    page = Layout(article(*parts), width)
    down = all_rows(page)

    up = [page.last] if page.last else []
    while up and up[-1] and (row := page.above(up[-1])):
        up.append(row)

    assert up == down[::-1]
    assert all(page.row_at(row.start) == row for row in down)
    assert all(one.start < other.start for one, other in pairwise(down))


@given(TEXTS, st.integers(16, 40))
def test_every_cell_leads_to_the_cluster_that_is_shown_there(text: str, width: int) -> None:
    page = Layout(article(text), width)

    for row in all_rows(page):
        for cluster in cells.clusters(page.text(row)):
            found = page.cell_of(row.start + cluster.start)

            assert found is not None
            assert found[0] == row
            assert not cluster.cells or page.cluster_at(row, found[1]).start == row.start + cluster.start


def test_characters_taken_as_narrow_are_one_cell_and_one_cluster_everywhere() -> None:
    narrow = [chr(code) for code in range(0x20, 0x3000) if cells.is_narrow(chr(code))]
    together = "".join(narrow)

    assert all(cell_len(character) == 1 for character in narrow)
    assert list(iter_graphemes(together)) == narrow
    assert sum(cluster.cells for cluster in cells.clusters(together)) == len(narrow)
    assert cells.is_narrow("“Iran’s” Élysée – Москва… €5 ‘x’ שלום كتاب")


def test_characters_taken_as_simple_are_clusters_of_the_cells_that_a_terminal_gives_them() -> None:
    simple = [chr(code) for code in range(0x20, 0x10000) if cells._SIMPLE.fullmatch(chr(code))]
    together = "".join(simple)

    assert list(iter_graphemes(together)) == simple
    assert [cluster.cells for cluster in cells.clusters(together)] == [cell_len(character) for character in simple]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("🇮🇷", 2),
        ("👩‍👩‍👧", 2),
        ("👍🏽", 2),
        ("e\u0301", 1),
        ("他在", 4),
        ("❤️", 2),
        ("می\u200cخواهد", 7),
    ],
)
def test_cells_are_those_of_the_terminal(text: str, expected: int) -> None:
    assert cells.cells(text) == cell_len(text) == expected


def test_words_are_kept_whole_and_long_ones_cut() -> None:
    page = Layout(article("The blasts were described as " + "x" * 40), 20)

    assert texts(page) == ["The blasts were", "described as", "x" * 20, "x" * 20]


def test_a_dash_between_words_ends_a_row_and_one_in_a_number_does_not() -> None:
    words = Layout(article("the old paper-maker said"), 16)
    number = Layout(article("it was a fine F-16"), 16)

    assert texts(words) == ["the old paper-", "maker said"]
    assert texts(number) == ["it was a fine", "F-16"]


def test_chinese_breaks_between_any_two_characters() -> None:
    page = Layout(article("他在星期日表示没有疏忽大意"), 16)

    assert texts(page) == ["他在星期日表示没", "有疏忽大意"]


def test_line_breaks_of_verse_and_tables_are_kept() -> None:
    assert texts(Layout(article("one\n\ntwo"), 20)) == ["one", "", "two"]


def test_list_items_hang_and_quotations_stand_in_on_both_sides() -> None:
    listed = Layout(Article((block("one two three four", Kind.LIST, level=2),)), 16)
    quoted = Layout(Article((block("one two three four five", Kind.BLOCKQUOTE),)), 24)

    assert texts(listed) == ["    one two", "    three four"]
    assert texts(quoted) == ["    one two three", "    four five"]


def test_items_hang_behind_their_number() -> None:
    page = Layout(article("12. Bridges of the north", "Of the south", kind=Kind.LIST), 20)

    assert texts(page) == ["12. Bridges of the", "    north", "  Of the south"]


def test_date_byline_and_section_stand_together_and_items_of_a_list_too() -> None:
    kinds = [Kind.TITLE, Kind.DATE, Kind.BYLINE, Kind.PARAGRAPH, Kind.LIST, Kind.LIST, Kind.HEADING, Kind.PARAGRAPH]
    page = Layout(Article(tuple(block("x", kind) for kind in kinds)), 20)

    shown = "".join(" " if row.is_blank else page.article.blocks[row.block].kind[0] for row in all_rows(page))

    assert shown == "t db  p ll  h p"


def test_hidden_blocks_leave_no_trace_until_they_are_shown() -> None:
    text = Article((block("one"), block("menu", Kind.BOILERPLATE, hidden=True), block("two")))

    assert texts(Layout(text, 20)) == ["one", "", "two"]
    assert texts(Layout(text, 20, hidden_too=True)) == ["one", "", "menu", "", "two"]


def test_a_place_in_hidden_text_is_the_next_shown_row() -> None:
    text = Article((block("menu", hidden=True), block("one"), block("more", hidden=True)))
    page = Layout(text, 20)

    assert page.row_at(2) == page.first
    assert page.row_at(text.length - 1) == page.last


def test_nothing_shown_has_no_rows() -> None:
    for text in (Article(()), Article((block("menu", hidden=True),))):
        page = Layout(text, 20)

        assert (page.rows(0, 5), page.first, page.last, page.cell_of(0)) == ([], None, None, None)
        assert paging.scrolled(page, 0, 5) == paging.last_top(page, 5) == 0


def test_a_place_survives_resizing_and_showing_what_is_hidden() -> None:
    parts = [block(f"{number} " + "word " * 80, hidden=number % 3 == 0) for number in range(1, 20)]
    text = Article(tuple(parts))
    place = text.starts[10] + 200

    tops = [Layout(text, width, hidden_too).row_at(place) for width in (40, 76, 120) for hidden_too in (False, True)]

    assert all(row is not None and row.holds(place) for row in tops)


def test_a_growing_article_keeps_what_was_wrapped() -> None:
    page = Layout(article("one two three four five six", "seven"), 16)
    before = all_rows(page)

    grown = page.extended(page.article.extended([block("eight")]))

    assert grown._pieces is page._pieces
    assert all_rows(grown)[: len(before)] == before
    assert texts(grown)[-2:] == ["", "eight"]


def test_a_paragraph_without_end_is_set_in_pieces_that_end_with_a_sentence() -> None:
    text = "A sentence of some words. " * 2000
    page = Layout(article(text), 76)

    last = page.last

    assert last is not None
    assert len(page._pieces) == 1
    assert all(page.article.slice(0, cut).endswith(". ") for cut in page._cuts[0][1:])
    assert max(b - a for a, b in pairwise(page._cuts[0])) <= PIECE


@pytest.mark.parametrize("behind", range(-10, 10))
def test_nothing_is_lost_where_a_piece_ends_in_closing_marks(behind: int) -> None:
    text = "字" * (PIECE - 1) + "。" + "」" * 4 + "字" * max(0, behind)
    text = text[-min(behind, 0) :]

    rows = all_rows(Layout(article(text), 76))

    assert "".join(text[row.start : row.end] for row in rows) == text


def test_caret_at_the_end_of_a_block_stands_after_its_last_character() -> None:
    page = Layout(article("one", "two"), 20)

    assert page.cell_of(3) == (page.first, 3)
    assert page.cell_of(8) == (page.last, 3)


def test_beyond_the_end_of_a_row_is_the_end_of_its_text() -> None:
    page = Layout(article("one two three four five"), 16)

    first = page.first

    assert first is not None
    assert page.cluster_at(first, 99) == (len("one two three"), len("one two three"))
    assert page.cluster_at(first, 4) == (4, 5)


@pytest.fixture
def long_page() -> Layout:
    return Layout(article(*(f"{number}" for number in range(200))), 40)


def row_number(page: Layout, offset: int) -> int:
    return next(number for number, row in enumerate(all_rows(page)) if row.holds(offset) or row.start == offset)


def test_scrolling_stops_at_both_ends(long_page: Layout) -> None:
    assert row_number(long_page, paging.scrolled(long_page, 0, 7)) == 7
    assert paging.scrolled(long_page, 0, -7) == 0
    assert row_number(long_page, paging.turned(long_page, 0, 10**6, 30)) == 399 - 30


def test_what_is_in_sight_is_not_scrolled(long_page: Layout) -> None:
    shown = Span(long_page.article.starts[10], long_page.article.starts[10] + 2)

    assert paging.revealed(long_page, 0, 30, shown) == 0


def test_what_is_near_is_reached_with_the_least_scrolling(long_page: Layout) -> None:
    under, over = (long_page.article.block_span(number) for number in (20, 90))
    top = long_page.article.starts[100]

    assert row_number(long_page, paging.revealed(long_page, 0, 30, under)) == 40 + 1 + paging.MARGIN - 30
    assert row_number(long_page, paging.revealed(long_page, top, 30, over)) == 180 - paging.MARGIN


def test_what_is_far_is_shown_a_third_down_the_page(long_page: Layout) -> None:
    top = paging.revealed(long_page, 0, 30, long_page.article.block_span(120))

    assert row_number(long_page, top) == 240 - 9


def test_what_is_longer_than_the_page_is_shown_from_its_beginning() -> None:
    page = Layout(article("one", "word " * 400, "two"), 40)

    for top in (0, page.article.starts[2]):
        assert paging.revealed(page, top, 10, page.article.block_span(1)) == page.article.starts[1]


def test_ten_megabytes_are_laid_out_at_once_and_end_exactly() -> None:
    text = article(*["word and more words of an article " * 18] * 17_000)
    assert text.starts

    with timed() as taken:
        page = Layout(text, 76)
        rows = page.rows(paging.last_top(page, 40), 40)

    assert taken.seconds < 0.05
    assert rows[-1] == page.last
    assert len(rows) == 40
    assert len(page._pieces) < 20

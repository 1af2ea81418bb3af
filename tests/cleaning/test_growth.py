"""What looks at a text from each of its places still takes a time that grows as the text does, and no faster."""

from collections.abc import Callable

import pytest

from reader.cleaning import clean_text
from reader.cleaning.claims import Claim, Claims
from reader.cleaning.hangul import KoreanWords
from reader.cleaning.kinds import kind_features
from reader.cleaning.layout import layout_of
from reader.cleaning.lines import Line, read_lines
from reader.cleaning.page import Element, Page
from reader.cleaning.pieces import Piece, piece_of
from reader.cleaning.roles import Told, with_roles
from reader.cleaning.rows import are_cells
from reader.cleaning.scene import scene_of
from reader.cleaning.shapes import shape_of
from reader.document.article import Article
from reader.document.blocks import Block, Kind
from reader.document.segments import words
from reader.document.spans import Span
from reader.formats.text import markdown
from tests.timing import seconds

Work = Callable[[], object]


def initials(size: int) -> Work:
    return lambda: words("A." * size + "A")


def name_of_a_picture(size: int) -> Work:
    return lambda: shape_of("[" + "1" * size).cues


def hyphen_behind_a_number(size: int) -> Work:
    text = "The headline of it\n\n" + f"{'a' * size}1-\n" * 12
    return lambda: clean_text(text)


def syllables_before_a_number(size: int) -> Work:
    one, two = Line(0, 1, "가" * size + "1", 0, 0), Line(0, 1, "가", 0, 0)
    known = KoreanWords([one, two])
    return lambda: known.has_parted(one, two)


def lines_below_a_headline(size: int) -> Work:
    text = "The headline of it all\n\nab-\n"
    lines = read_lines(text)
    headline, below = (piece_of([line], text) for line in lines)
    pieces: list[Piece] = [headline, *[below] * size]
    scene, layout = scene_of(pieces), layout_of(lines)
    some = range(0, size, 4)
    return lambda: [kind_features(index, pieces, scene, layout, head=True) for index in some]


def bars(size: int) -> Work:
    lines = read_lines("|\n" * size)
    return lambda: are_cells(lines)


def headings_that_hold_each_other(size: int) -> Work:
    text = "a b c d e " * size + "x" * 100
    elements = tuple(Element("h1", "", 10 * place, len(text)) for place in range(size))
    page = Page(text, (), (), (), (), elements, (), (), (), 0)
    return lambda: with_roles(page, Claims([Claim(Span(10 * size, len(text)), Kind.PARAGRAPH)]), Told("f g h"))


def teaser(size: int) -> Work:
    text = f"It breaks off…{' Read more' * size} therefore"
    return lambda: clean_text(text)


def hashes(size: int) -> Work:
    article = Article((Block(Kind.HEADING, "#" * size + "x", (), ()),))
    return lambda: markdown(article)


def empty_lines(size: int) -> Work:
    article = Article((Block(Kind.PARAGRAPH, "\n" * size + "x", (), ()),))
    return lambda: markdown(article)


def spaces_in_a_title(size: int) -> Work:
    page = Page("", (), (), (), (), (), (), (), (), 0)
    return lambda: with_roles(page, Claims(), Told("a" + " " * size + "b"))


@pytest.mark.parametrize(
    ("prepare", "size"),
    [
        (initials, 2_000),
        (name_of_a_picture, 3_000),
        (hyphen_behind_a_number, 3_000),
        (syllables_before_a_number, 3_000),
        (lines_below_a_headline, 5_000),
        (bars, 1_000),
        (headings_that_hold_each_other, 200),
        (hashes, 4_000),
        (teaser, 6),
        (empty_lines, 4_000),
        (spaces_in_a_title, 4_000),
    ],
)
def test_time_grows_as_the_text(prepare: Callable[[int], Work], size: int) -> None:
    seconds(prepare(10))
    small, large = (seconds(prepare(size * factor)) for factor in (1, 4))

    assert large < 0.02 + 8 * small

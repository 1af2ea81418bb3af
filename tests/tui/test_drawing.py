"""What is drawn on a row: every character once, what overlaps told apart, and thousands of marks in no time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.blocks import Block, Kind, Mark, Style
from reader.document.wrapping import Row
from reader.session.placements import PlacedMark
from reader.tui.drawing import Cover, Emphasis, GutterSign, Layer, covers_on, gutter, overlaid, prefix, runs
from tests.timing import timed

ROW = Row(0, 100, 140)


def block(*marks: Mark, kind: Kind = Kind.PARAGRAPH, level: int = 0) -> Block:
    return Block(kind, "x" * 200, (), (), marks=marks, level=level)


def mark(start: int, end: int, tag: str = "claim", name: str = "") -> PlacedMark:
    return PlacedMark(start, end, tag, name or f"{tag}{start}-{end}")


def drawn(*marks: PlacedMark) -> list[tuple[int, int, tuple[str, ...], int]]:
    return [(run.start, run.end, run.ink.tags, run.ink.depth) for run in runs(ROW, block(), 0, marks)]


MARKS = st.lists(
    st.builds(mark, st.integers(0, 120), st.integers(121, 200), st.sampled_from(["claim", "denial", "other"])),
    max_size=8,
).map(lambda marks: sorted(dict.fromkeys(marks), key=lambda one: (one.start, -one.end)))


@given(MARKS)
def test_runs_cover_the_row_without_gap_and_count_what_lies_over_each(marks: list[PlacedMark]) -> None:
    found = runs(ROW, block(), 0, marks)

    assert (found[0].start, found[-1].end) == (100, 140)
    assert all(one.end == other.start for one, other in pairwise(found))
    for run in found:
        over = [one for one in marks if one.start <= run.start and run.end <= one.end]
        assert run.ink.depth == min(3, len(over))
        assert set(run.ink.tags) <= {one.tag for one in over}
        assert not over or run.ink.tags[0] == over[-1].tag


def test_a_row_without_annotations_is_one_run() -> None:
    assert drawn(mark(0, 100), mark(140, 150)) == [(100, 140, (), 0)]


def test_nested_annotations_show_the_inner_tag_first() -> None:
    found = drawn(mark(90, 130), mark(110, 120, "criticism"))

    assert found == [
        (100, 110, ("claim",), 1),
        (110, 120, ("criticism", "claim"), 2),
        (120, 130, ("claim",), 1),
        (130, 140, (), 0),
    ]


def test_two_annotations_of_one_tag_are_told_from_one() -> None:
    assert [depth for *_, depth in drawn(mark(100, 140), mark(110, 120))] == [1, 2, 1]


def test_mark_up_and_annotations_cross_freely() -> None:
    found = runs(ROW, block(Mark(0, 10, Style.BOLD), Mark(5, 60, Style.ITALIC)), 95, [mark(101, 103)])

    assert [(run.start, run.end, run.ink.emphasis) for run in found] == [
        (100, 101, Emphasis.BOLD | Emphasis.ITALIC),
        (101, 103, Emphasis.BOLD | Emphasis.ITALIC),
        (103, 105, Emphasis.BOLD | Emphasis.ITALIC),
        (105, 140, Emphasis.ITALIC),
    ]


def test_layers_cut_runs_and_leave_the_rest_alone() -> None:
    under = runs(ROW, block(), 0, [mark(100, 120)])

    found = overlaid(under, [Cover(110, 130, Layer.SELECTED), Cover(100, 120, Layer.CURRENT)])

    assert [(run.start, run.end, run.ink.tags, run.ink.layers) for run in found] == [
        (100, 110, ("claim",), Layer.CURRENT),
        (110, 120, ("claim",), Layer.CURRENT | Layer.SELECTED),
        (120, 130, (), Layer.SELECTED),
        (130, 140, (), Layer.NONE),
    ]


def test_covers_are_clipped_to_the_row_and_others_dropped() -> None:
    covers = [Cover(0, 105, Layer.SELECTED), Cover(0, 100, Layer.MATCH), Cover(140, 150, Layer.MATCH)]

    assert covers_on(ROW, covers) == (Cover(100, 105, Layer.SELECTED),)


def test_a_letter_stands_where_an_annotation_begins_and_a_bar_where_it_goes_on() -> None:
    assert gutter(ROW, [mark(90, 130), mark(110, 120, "denial")]) == (
        GutterSign("claim", opens=False),
        GutterSign("denial", opens=True),
    )


def test_the_first_row_of_a_page_shows_letters_only() -> None:
    assert gutter(ROW, [mark(90, 130)], opening=True) == (GutterSign("claim", opens=True),)


def test_more_tags_than_the_gutter_holds_end_in_one_sign_for_the_rest() -> None:
    signs = gutter(ROW, [mark(100 + number, 130, f"tag{number}") for number in range(5)])

    assert [sign.tag for sign in signs] == ["tag0", "tag1", ""]


@pytest.mark.parametrize(
    ("kind", "level", "indent", "first", "expected"),
    [
        (Kind.LIST, 1, 2, True, "• "),
        (Kind.LIST, 2, 4, True, "  ◦ "),
        (Kind.LIST, 2, 4, False, "    "),
        (Kind.BLOCKQUOTE, 0, 4, False, "  ▎ "),
        (Kind.CAPTION, 0, 2, True, "▫ "),
        (Kind.FRAGMENT, 0, 2, True, "… "),
        (Kind.PARAGRAPH, 0, 0, True, ""),
    ],
)
def test_lists_quotations_captions_and_fragments_are_marked(
    kind: Kind, level: int, indent: int, first: bool, expected: str
) -> None:
    assert prefix(ROW._replace(indent=indent), block(kind=kind, level=level), first=first) == expected


def test_five_thousand_annotations_on_one_row_are_swept_at_once() -> None:
    marks = [mark(60 + number % 50, 130 + number % 20, "claim", str(number)) for number in range(5000)]
    marks.sort(key=lambda one: (one.start, -one.end))

    with timed() as taken:
        found = runs(ROW, block(), 0, marks)

    assert taken.seconds < 0.05
    assert len(found) <= 40

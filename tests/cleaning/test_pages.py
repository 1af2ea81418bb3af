"""The heads and feet of a printed text are set aside, and paragraphs go on from page to page."""

import pytest

from reader.cleaning import clean_text
from tests.cleaning.prose import FERRIES, HEAD, wrapped

FOOT = "THE YTRE HOLM GAZETTE"


def _paged(*heads: str) -> tuple[list[str], list[str]]:
    """What is shown and what is hidden of three pages of which the second and third begin in mid-sentence."""
    lines = wrapped(FERRIES[0], 60).split("\n"), wrapped(FERRIES[1], 60).split("\n")
    pages = [
        [*HEAD, "", *lines[0][:2]],
        [heads[0], "", *lines[0][2:], "", *lines[1][:2]],
        [heads[1], "", *lines[1][2:], "", wrapped(FERRIES[2], 60)],
    ]
    source = "\n\f".join("\n".join([*page, "", FOOT, ""]) for page in pages)
    blocks = clean_text(source).blocks
    return [block.text for block in blocks if not block.hidden], [block.text for block in blocks if block.hidden]


@pytest.mark.parametrize(
    "heads",
    [
        ("Friday, 7 March 2025     NEWS     4", "Friday, 7 March 2025     NEWS     5"),
        ("Local news        Friday 7 March 2025        14", "Letters        Friday 7 March 2025        15"),
    ],
)
def test_paragraphs_go_on_over_the_foot_of_a_page_and_the_head_of_the_next(heads: tuple[str, str]) -> None:
    shown, hidden = _paged(*heads)

    assert set(FERRIES[:3]) <= set(shown)
    assert hidden == [FOOT, " ".join(heads[0].split()), FOOT, " ".join(heads[1].split()), FOOT]


@pytest.mark.parametrize("width", [78, 82, 90, 94])
def test_a_full_line_goes_on_over_the_end_of_a_page_though_with_a_capital(width: int) -> None:
    text = (
        "The commissioner voiced concern over the dangers that were posed by the Lower Drava’s new Pumping Station and "
        "Sluice Act to all the villages, and to the towns below them."
    )
    first, *rest = wrapped(text, width).split("\n")
    page = "\n\n".join([*HEAD, wrapped(FERRIES[0], width), wrapped(FERRIES[1], width), first])
    foot = "The Ytre Holm Gazette - 14 March\nPage 1"
    source = f"{page}\n\n{foot}\n\f\n{chr(10).join(rest)}\n\n{wrapped(FERRIES[2], width)}"

    blocks = clean_text(source).blocks

    assert text in [block.text for block in blocks]
    assert [block.text for block in blocks if block.hidden] == foot.split("\n")


@pytest.mark.parametrize("width", [60, 70, 84])
def test_a_page_begins_a_paragraph_where_the_last_line_of_the_one_before_has_room(width: int) -> None:
    pages = [
        [*HEAD, *(wrapped(text, width) for text in FERRIES[:2]), "12"],
        [*(wrapped(text, width) for text in FERRIES[2:4]), "13"],
        [wrapped(text, width) for text in FERRIES[4:]],
    ]

    blocks = clean_text("\n\f".join("\n\n".join(page) for page in pages)).blocks

    assert [block.text for block in blocks if not block.hidden] == [*HEAD, *FERRIES]


@pytest.mark.parametrize("foot", ["\n\n4\n\n\f", "\n\f4   THE YTRE HOLM GAZETTE\n\n", "\n\f"])
def test_a_word_that_the_end_of_a_page_parts_is_whole(foot: str) -> None:
    parted = FERRIES[2].replace("another decade", f"another dec-{foot}ade")
    hyphenated = wrapped(FERRIES[3], 60).replace("superficial", "super-\nficial")
    source = "\n\n".join([*HEAD, *(wrapped(text, 60) for text in FERRIES[:2]), parted, hyphenated])

    assert FERRIES[2] in [block.text for block in clean_text(source).blocks]


@pytest.mark.parametrize("mark", ["¹", "†", "[3]", "12"])
def test_a_sentence_ends_before_the_sign_of_a_footnote(mark: str) -> None:
    paragraph = f"{FERRIES[0]}{mark}"
    source = "\n\n".join([*HEAD, wrapped(paragraph, 60), wrapped(FERRIES[1], 60)])

    assert paragraph in [block.text for block in clean_text(source).blocks]


def test_an_amount_is_the_number_of_no_section() -> None:
    halves = "3.2 million people who live on the islands had no power after the", "storm of Monday night."
    source = "\n\n".join([*HEAD, FERRIES[0], *halves, *FERRIES[1:]])

    assert " ".join(halves) in [block.text for block in clean_text(source).blocks]


def test_nothing_goes_on_the_numbered_heading_of_a_section() -> None:
    heading = "3.3 Which records could not be relied on"
    source = "\n\n".join([*HEAD, FERRIES[0], heading, *FERRIES[1:]])

    assert heading in [block.text for block in clean_text(source).blocks]


def test_a_paragraph_goes_on_over_the_name_of_a_paper_and_the_number_of_a_page() -> None:
    lines = wrapped(" ".join(FERRIES[:2]), 60).split("\n")
    foot = ["Official bulletin of the county of Holm          No. 7 / 2016", "Page 4"]
    source = "\n".join([*HEAD, "", *lines[:5], *foot, *lines[5:], "", wrapped(FERRIES[2], 60)])

    blocks = clean_text(source).blocks

    assert " ".join(FERRIES[:2]) in [block.text for block in blocks]
    assert {block.text for block in blocks if block.hidden} == {" ".join(line.split()) for line in foot}


def test_a_column_of_numbers_below_a_sharp_is_no_head_of_pages() -> None:
    column = "Vote #\nVote 1\nVote 2\nVote 3"
    source = "\n\n".join([*HEAD, wrapped(FERRIES[0], 50), column, wrapped(FERRIES[1], 50)])

    assert FERRIES[1] in [block.text for block in clean_text(source).blocks]

"""The line above a credit that stands alone is a caption, and no half of a paragraph; so is one with day and place."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD


def _kinds(*lines: str) -> dict[str, Kind]:
    return {block.text: block.kind for block in clean_text("\n\n".join(lines)).blocks}


@pytest.mark.parametrize(
    "credit",
    [
        "Credit: Kate Moynihan",
        "© Foto: Jörg Tesch",
        "Foto: Gregor Wittl",
        "Photograph by Lena Hovig",
        "(Image: Jan Moe/Post)",
    ],
)
def test_the_sentence_above_it_is_a_caption(credit: str) -> None:
    caption = "A yacht lies across the esplanade of Ytre Holm."

    assert _kinds(*HEAD, *FERRIES[:2], caption, credit, *FERRIES[2:])[caption] is Kind.CAPTION


def test_a_paragraph_and_the_headline_stay_what_they_are() -> None:
    said = "“I have been able to keep the shop for another winter,” the grocer said."
    kinds = _kinds(
        HEAD[0], "Credit: Kate Moynihan", *HEAD[1:], FERRIES[0], "Foto: Jan Moe", said, "Foto: Jan Moe", *FERRIES
    )

    assert kinds[HEAD[0]] is Kind.TITLE
    assert {kinds[FERRIES[0]], kinds[said]} == {Kind.PARAGRAPH}


def test_half_a_sentence_goes_on_below_both() -> None:
    above, below = (
        "Gerald vaulted a gate last Tuesday and set up home on the verge, where motorists",
        "saw him all week.",
    )
    texts = _kinds(
        *HEAD, *FERRIES[:2], above, "Gerald near the harbour last Thursday", "Credit: Jan Moe", below, *FERRIES[2:]
    )

    assert f"{above} {below}" in texts


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ola Vik speaks to residents during a meeting Wednesday, Nov. 13, 2024, in Ytre Holm.", Kind.CAPTION),
        ("Ola Vik, a teacher, waves as he boards the boat, Friday, November 15, 2024 at the quay.", Kind.PARAGRAPH),
        ("The two sides signed the contract on Friday, November 15, 2024, in Ytre Holm.", Kind.PARAGRAPH),
        ("Ola Vik spoke to residents during a meeting on Wednesday in Ytre Holm.", Kind.PARAGRAPH),
    ],
)
def test_the_day_with_its_year_and_the_place_end_a_caption(line: str, kind: Kind) -> None:
    assert _kinds(*HEAD, *FERRIES[:3], line, *FERRIES[3:])[line] is kind


def test_half_a_sentence_above_a_credit_is_no_caption() -> None:
    above, below = (
        "Gerald vaulted a gate last Tuesday and set up home on the verge, where",
        "motorists saw him all week.",
    )

    texts = _kinds(*HEAD, *FERRIES[:2], above, "Photo: Jan Moe / Reuters", below, *FERRIES[2:])

    assert texts[f"{above} {below}"] is Kind.PARAGRAPH


def test_a_sentence_goes_on_over_an_advertisement_though_with_a_capital() -> None:
    above = "Gerald vaulted a gate last Tuesday. All who passed him fed him, and nobody told the police"
    below = "Commissioner Ola Vik that a goat was about."

    assert f"{above} {below}" in _kinds(*HEAD, *FERRIES[:2], above, "Advertisement", below, *FERRIES[2:])


@pytest.mark.parametrize("line", ["Getty Images", "(Image: Holm Post)", "Jan Moe/AFP", "Recommended Stories"])
def test_a_sentence_goes_on_over_a_credit_also_in_a_text_that_is_torn_to_pieces(line: str) -> None:
    torn = [
        FERRIES[index].replace(f" {word} ", f" {word}\n\n{line}\n\n", 1)
        for index, word in enumerate(("could", "runs", "said", "charter", "agreed"), start=1)
    ]

    texts = _kinds(*HEAD, FERRIES[0], *torn)

    assert {*FERRIES} <= {*texts}


@pytest.mark.parametrize(
    "line", ["A man walks past the closed quay at Ytre Holm", '"Nobody told us that the boats would not sail"']
)
def test_a_paragraph_goes_on_over_a_caption_or_a_quotation_that_has_no_end(line: str) -> None:
    above = "Gerald vaulted a gate last Tuesday and set up home on the verge. All who passed him on the way to the boat"
    below = "fed him, and nobody told the police."

    assert {f"{above} {below}", line} <= {*_kinds(*HEAD, *FERRIES[:2], above, line, below, *FERRIES[2:])}

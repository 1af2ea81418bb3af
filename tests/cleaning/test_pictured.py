"""A caption says where in the picture somebody stands, or that it is one of the archive."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD


def _kind(line: str, text: str = "") -> Kind:
    """The kind of a line between paragraphs, whose block has that text, or all of it."""
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES[:3], line, *FERRIES[3:]])).blocks
    return next(block.kind for block in blocks if block.text == (text or line))


@pytest.mark.parametrize(
    "line",
    [
        "Pictured right, is the grocer Ingrid Solvang, speaking to the harbour master outside her shop on Ytre Holm.",
        "Clockwise from top left: the ferry; the quay at Ytre Holm; the empty shelves of the shop; the school.",
        "From left, the grocer Ingrid Solvang, the teacher Ola Vik and the fisherman Per Moe on Wednesday evening.",
        "In this undated photo the ferry is seen leaving the quay at Ytre Holm. It has not sailed since Monday.",
        "FILE - The ferry leaves the quay at Ytre Holm on its last sailing before the inspection of the hull.",
        "Fig. 2: Sailings to the outer islands a month, by company, from the opening of the line to this winter",
        "De gauche à droite : l'épicière Ingrid Solvang, le maître Ola Vik et le pêcheur Per Moe, mercredi soir.",
        "图为十一月停航的渡轮停靠在码头。",
        "An aerial photo of the quay at Ytre Holm during the last sailing of the winter, in a moderate swell",
        "YTRE HOLM, NORWAY - NOVEMBER 12: Ingrid Solvang at the counter of her shop",
        "Image source, Holm Post",
        "Media caption The minister says that the boats are safe",
    ],
)
def test_it_is_known_by_how_it_begins(line: str) -> None:
    assert _kind(line) is Kind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Pictured by many as a quiet place, the island has seen three ferries fail since the line opened in 1971.",
        "Filed in March, the complaint names the company and its managing director. A court will hear it in May.",
        "General views of the matter differ: the company sees cracks, and the inspectors see a wreck in the making.",
        "From left and right came offers of help. The council took none of them until the school had closed.",
    ],
)
def test_a_sentence_that_begins_alike_is_text(line: str) -> None:
    assert _kind(line) is Kind.PARAGRAPH


@pytest.mark.parametrize("label", ["Image caption", "Media caption:"])
def test_a_line_that_says_so_may_stand_above_it(label: str) -> None:
    line = "Ingrid Solvang runs the only grocery on the island"
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES[:3], label, line, *FERRIES[3:]])).blocks

    assert {block.text: block.kind for block in blocks}[line] is Kind.CAPTION


def test_what_stands_again_word_by_word_is_furniture() -> None:
    line = "The ferry at the quay of Ytre Holm on Monday, before inspectors found cracks in its hull. Photo: Jan Moe"
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES[:2], line, *FERRIES[2:4], line, *FERRIES[4:]])).blocks

    assert [block.kind for block in blocks if block.text == line] == [Kind.CAPTION, Kind.BOILERPLATE]


def test_in_a_list_of_other_articles_it_is_no_item() -> None:
    line = "FILE - In this Nov. 11, 2024, file photo the ferry leaves the quay at Ytre Holm"

    assert _kind(f"• {line}", line) is Kind.CAPTION

import pytest

from reader.cleaning import clean_text
from tests.cleaning.prose import FERRIES, HEAD


@pytest.mark.parametrize("text", ["hello world.", "Share", "Read more", "One line without a stop", "- item"])
def test_a_text_is_never_hidden_altogether(text: str) -> None:
    article = clean_text(text)

    assert [block.hidden for block in article.blocks] == [False]


def test_a_short_notice_is_shown_whole() -> None:
    article = clean_text("Breaking news\n\nThe mayor resigned on Friday.\n\nMore to follow")

    assert not any(block.hidden for block in article.blocks)


def test_whole_sentences_are_shown_below_lines_that_are_like_a_menu() -> None:
    lines = ("Average fare: 41 kroner", "Sailings a week: 12", "Seats: 96", "Crews: 3")
    last = "The council will decide in March 2025 whether to go on. Those in favour say that there is no other way."
    blocks = clean_text(
        "\n\n".join([*HEAD, *FERRIES[:2], *lines, "Show image", last, "Subscribe", "Contact us"])
    ).blocks

    assert not next(block for block in blocks if block.text == last).hidden

import pytest

from reader.cleaning import clean_text


@pytest.mark.parametrize("text", ["hello world.", "Share", "Read more", "One line without a stop", "- item"])
def test_a_text_is_never_hidden_altogether(text: str) -> None:
    article = clean_text(text)

    assert [block.hidden for block in article.blocks] == [False]


def test_a_short_notice_is_shown_whole() -> None:
    article = clean_text("Breaking news\n\nThe mayor resigned on Friday.\n\nMore to follow")

    assert not any(block.hidden for block in article.blocks)

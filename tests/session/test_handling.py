"""The words that handlers share."""

from reader.session.handling import quoted


def test_a_short_text_is_quoted_whole_on_one_line() -> None:
    assert quoted("Nobody\n  said why. ") == "“Nobody said why.”"


def test_of_a_longer_one_the_beginning_is_quoted() -> None:
    assert quoted("Nobody said why.", 8) == "“Nobody…”"


def test_what_follows_a_gap_without_end_is_left_out_and_that_is_shown() -> None:
    assert quoted(f"Nobody{' ' * 5_000}said why.") == "“Nobody…”"

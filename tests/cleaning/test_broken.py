"""A sentence goes on below a gap, though with a capital, where what stands above it cannot be the end of anything."""

import pytest

from reader.cleaning import clean_text
from tests.cleaning.prose import FERRIES, HEAD


def _texts(*lines: str) -> list[str]:
    return [block.text for block in clean_text("\n\n".join([*HEAD, *FERRIES[:2], *lines, *FERRIES[2:]])).blocks]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The county will charter a boat between Ytre Holm and", "Indre Holm until the ships are repaired."),
        ("Two of the vessels had been built in Poland for a", "Danish company that went out of business."),
        ("The inspectors listed cracked plating, rusted valves,", "Norwegian flags that had come loose and more."),
        ("Many of the islanders worked for the Norwegian Maritime Authority", "(NMA) and knew what they saw."),
        ("One of those who complained to the council was Ingrid", "Solvang of Ytre Holm, who cannot fill her shelves."),
    ],
)
def test_what_no_line_ends_in_is_joined_with_what_is_below(above: str, below: str) -> None:
    assert f"{above} {below}" in _texts(above, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("What the winter has been spared by", "Nobody had thought of the school when the ferries stopped."),
        ("Dear neighbours,", "The boat will sail on Tuesdays and on Fridays from January."),
        ("The question that the county council was asked on Monday", "(1) Who pays for the boat until February."),
    ],
)
def test_what_a_heading_or_a_label_may_end_in_is_not(above: str, below: str) -> None:
    assert f"{above} {below}" not in _texts(above, below)


def test_an_item_that_begins_with_a_pictograph_is_not_joined_with_the_one_above() -> None:
    items = ("🌟 the harbour master fixed the ramp for the small boats", "🌟 the school ordered two heaters")

    assert set(items) <= set(_texts(*items))

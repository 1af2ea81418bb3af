"""A table of contents and the headings that it names are known by one another."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.timing import seconds

ENTRIES = ("What happened on Monday night", "Who is to blame?", "How many were hurt", "What happens next")
PROSE = "The dam above the town gave way before midnight. Officials said that they had warned the villages in time."
TOLD = (
    (
        "Residents told the paper that the sirens never sounded. The mayor denied this and said that the alarm "
        "had been tested in January."
    ),
    "The ministry blamed the company that runs the dam, which had asked for repairs four times.",
    (
        "Eleven people were treated in the hospital of the district, the health service said. Two of them were there "
        "on Friday, and one of them, a child of five, had been taken to the capital in a helicopter of the army."
    ),
    "A commission of the parliament is to hear the minister in May.",
    "Nobody slept.",
    "The commission said that its report would be published, whatever it found, by the end of the year.",
)


def _explainer(entries: tuple[str, ...], *, marker: str = "", gap: str = "\n\n") -> str:
    listed = (marker + entry for entry in entries)
    told = (part for pair in zip(entries, TOLD, strict=False) for part in pair)
    return gap.join(["What we know of the dam", "By Ana Maric", "In this article", *listed, PROSE, *told])


def _kinds(source: str) -> list[tuple[str, Kind]]:
    return [(block.text, block.kind) for block in clean_text(source).blocks]


@pytest.mark.parametrize("marker", ["", "• ", "- "])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_its_entries_are_a_list_and_what_they_name_are_headings(marker: str, gap: str) -> None:
    found = _kinds(_explainer(ENTRIES, marker=marker, gap=gap))

    assert [kind for text, kind in found if text in ENTRIES] == [Kind.LIST] * 4 + [Kind.HEADING] * 4


def test_an_entry_that_names_nothing_and_headings_of_the_same_words_do_no_harm() -> None:
    entries = ("How it began", "The days", "Setting", "The nights", "Setting", "How it ended")
    source = _explainer(entries).replace("In this article", "In this article\n\nSetting")

    found = _kinds(source)

    told = [(text, kind) for text, kind in found if text in entries][1 + len(entries) :]
    assert told == [(entry, Kind.HEADING) for entry in entries]


def test_a_menu_that_stands_twice_names_no_headings() -> None:
    menu = ("Home", "World news", "Sport today", "Royal family", "Weather")
    source = "\n\n".join([*menu, "A dam gives way", "By Ana Maric", PROSE, PROSE.upper(), *menu, PROSE.lower()])

    headings = [text for text, kind in _kinds(source) if kind is Kind.HEADING]

    assert not {*menu} & {*headings}


def test_many_copies_of_few_lines_take_time_in_proportion() -> None:
    turn = "A first line\n\nA second line\n\nA third line\n\n" + PROSE + "\n\n"

    def cleaned(turns: int) -> float:
        return seconds(lambda: clean_text(turn * turns))

    least = min(cleaned(300) for _ in range(3))

    assert min(cleaned(2400) for _ in range(2)) < 24 * least

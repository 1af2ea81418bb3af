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
        (
            "The ships were built in a yard near the mouth of the Vistula. They came to the line in",
            "1998, second-hand.",
        ),
        ("The inspectors closed the case. One of them called the hull of the older boat", "“a colander that floats”."),
        ("The council had asked for a second opinion in the spring", "(and was told that it would cost too much)."),
        ("Insurers have agreed to cover six of the twelve boats", "— those that carry no more than eight people."),
        (
            "The oldest of the boats was built for a bay that never freezes, and has",
            "“a hull like a tin”, as a welder put it.",
        ),
        ("На острове живёт кот по кличке Барсик, и всю зиму его кормили рабочие из", "Осло, которые чинили причал."),
        ("The county will pay for mail and medicine until the end of", "February."),
    ],
)
def test_what_no_line_ends_in_is_joined_with_what_is_below(above: str, below: str) -> None:
    assert f"{above} {below}" in _texts(above, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("What the winter has been spared by", "Nobody had thought of the school when the ferries stopped."),
        ("Dear neighbours,", "The boat will sail on Tuesdays and on Fridays from January."),
        ("Where the oldest of these boats came from", "The oldest of the boats was built in a yard on the Vistula."),
        (
            "Nobody in the harbour wanted the boats, a clerk recalls",
            "“We asked for ferries,” she said. “We got these.”",
        ),
        ("The question that the county council was asked on Monday", "(1) Who pays for the boat until February."),
    ],
)
def test_what_a_heading_or_a_label_may_end_in_is_not(above: str, below: str) -> None:
    assert f"{above} {below}" not in _texts(above, below)


def test_an_item_that_begins_with_a_pictograph_is_not_joined_with_the_one_above() -> None:
    items = ("🌟 the harbour master fixed the ramp for the small boats", "🌟 the school ordered two heaters")

    assert set(items) <= set(_texts(*items))


@pytest.mark.parametrize(
    "torn",
    [
        ("The managing director told reporters that the", "Northern Star", "had been sold to a company in Turkey."),
        ("The singer lives on", "Ytre Holm", "and keeps a boat of his own."),
        ("The fishermen, who belong to a group called", "Outer Lifeline", ", have no insurance."),
        ("Ingrid Solvang", ", who runs the only grocery on the island, has closed it."),
    ],
)
def test_a_link_is_put_back_into_its_sentence(torn: tuple[str, ...]) -> None:
    whole = torn[0] + "".join(part if part[0] == "," else f" {part}" for part in torn[1:])

    assert whole in _texts(*torn)

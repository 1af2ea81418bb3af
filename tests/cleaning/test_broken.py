"""A sentence goes on below a gap, though with a capital, where what stands above it cannot be the end of anything."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD, wrapped


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
        (
            "The shipping company that had ordered both of the boats has been awarded",
            "Rs 220 crore by a court in Mumbai.",
        ),
        (
            "The inspectors closed the case on Monday. For the islanders, who knew it all, it was the end of a long",
            "Norwegian winter, and of much patience.",
        ),
        ("Den Neubau des Anlegers veranschlagt das Amt mit", "8,4 Millionen Kronen."),
    ],
)
def test_what_no_line_ends_in_is_joined_with_what_is_below(above: str, below: str) -> None:
    assert f"{above} {below}" in _texts(above, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("What the winter has been spared by", "Nobody had thought of the school when the ferries stopped."),
        ("A student of nineteen who had asked that she not be named", "All of them were back on Monday."),
        ("Explore by", "Islands of the north and their harbours."),
        ("Dear neighbours,", "The boat will sail on Tuesdays and on Fridays from January."),
        ("Where the oldest of these boats came from", "The oldest of the boats was built in a yard on the Vistula."),
        (
            "Nobody in the harbour wanted the boats, a clerk recalls",
            "“We asked for ferries,” she said. “We got these.”",
        ),
        (
            "Ingrid Solvang counts the tins in her shop at the quay. The picture was taken by Per Moe for Holm Post",
            "The county council met in emergency session on Wednesday evening and voted for a boat.",
        ),
        ("A list of everything that the county council has paid for since the spring", "2."),
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
        ("Ingrid Solvang", "keeps the only grocery on the island, and closed it when the ferries stopped."),
        ("They've even", "lent the school a heater", "to help the children over the winter, free of charge."),
    ],
)
def test_a_link_is_put_back_into_its_sentence(torn: tuple[str, ...]) -> None:
    whole = torn[0] + "".join(part if part[0] == "," else f" {part}" for part in torn[1:])

    assert whole in _texts(*torn)


def _lines(*lines: str) -> list[str]:
    return [block.text for block in clean_text("\n".join([*HEAD, *FERRIES[:2], *lines, *FERRIES[2:]])).blocks]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The plan to rebuild the quay on Ytre Holm before the winter", "is put off until next year."),
        ("The boats were built for a lake that never freezes, an engineer told", "the Holm Post."),
    ],
)
def test_a_sentence_is_whole_again_where_every_link_is_a_line_and_no_line_is_empty(above: str, below: str) -> None:
    assert f"{above} {below}" in _lines(above, below)


@pytest.mark.parametrize(
    "torn",
    [
        ("The boats are slowest on the side that the", "northern wind", "reaches, which no one knew."),
        ("In a paper that came out in", "Cold Sea Notes", ", two welders say the hulls were too thin for the ice."),
        ("The ships were built on yards in", "Poland", ", ", "Norway", "and", "Sweden", ", and sold from there."),
        ("The storm warning was extended to the islands. The", "Bureau of Meteorology", "expects:"),
        ("The transport minister,", "Dermot Haigh", ", has denied that anyone had told him of the cracks."),
        ("Under the county’s", "current rules", ", each of the boats is inspected before the winter."),
        ("Two members voted to wait. Trustees", "Kathy Moe", "and", "Luis Vik", "voted no."),
        ("Board chair", "Wade Kettle", "said that he could not support the plan."),
        ("The owners —", "Sunday Moe and Felix Vik", "— were arraigned on Monday in Ytre Holm."),
    ],
)
def test_a_link_is_put_back_where_no_line_is_empty(torn: tuple[str, ...]) -> None:
    whole = torn[0] + "".join(part.rstrip() if part[0] == "," else f" {part}" for part in torn[1:])

    assert whole in _lines(*torn)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Ferries of the north", "iPhone cases made of their hulls were on sale in the harbour on Monday."),
        ("Explore more on these topics", "Holm"),
        ("Background", "Wade Kettle"),
        ("The harbour master was asked—", "Whether any boat was safe to sail before the spring."),
        ("City Ferries", "$ cat boats.txt lists all of the boats that the county has bought since the spring."),
    ],
)
def test_a_label_is_no_part_of_what_is_below(above: str, below: str) -> None:
    assert above in _lines(above, below, "analysis")


def test_lines_of_verse_stay_apart() -> None:
    verse = (
        "It turns them over as a man turns coins",
        "and keeps the ones that catch its eye, round",
        "and worn as any pebble on the shore.",
    )

    assert set(verse) <= set(_lines(*verse))


@pytest.mark.parametrize(
    ("parts", "byline"),
    [
        (("By", "Stefan Grobe"), "By Stefan Grobe"),
        (("Researched by", "Stefan Grobe"), "Researched by Stefan Grobe"),
        (("By", "Stefan Grobe", "and", "Jacqui Housden"), "By Stefan Grobe and Jacqui Housden"),
        (
            ("The islands will have no boat before February, the mayor said", "di", "Michele Parodi"),
            "di Michele Parodi",
        ),
    ],
)
def test_names_that_were_links_are_one_byline(parts: tuple[str, ...], byline: str) -> None:
    source = "\n".join(["Ferry company cancels winter sailings", *parts, "14 November 2024", *FERRIES])

    assert clean_text(source).byline == byline


def test_nothing_goes_on_below_the_credit_of_a_picture() -> None:
    caption = "The harbour of Ytre Holm, where no ferry has called since Monday. Image: Holm Post"
    source = "\n\n".join([*HEAD, *FERRIES[:2], caption, "The county has asked for a boat.", *FERRIES[2:]])

    assert caption in [block.text for block in clean_text(source).blocks]


CREDITED = "The ramp at Ytre Holm. Photo: Jan Moe"


@pytest.mark.parametrize(
    ("above", "between", "below"),
    [
        ("The deputy leader of the council,", CREDITED, "Rashid Anwar, said it had run out of easy things to cut."),
        ("At the other end Harry Minchin", CREDITED, "waited with the air of a man who has missed his bus."),
        ("The owner, Patrick Joseph Hession, had denied", "Advertisement", "that the boat was his, and then sold it."),
        ("O prefeito Ademir Scholl (sem partido) afirma que", CREDITED, "240 barcos serão entregues até julho."),
    ],
)
def test_half_a_sentence_goes_on_below_what_is_surely_no_part_of_it(above: str, between: str, below: str) -> None:
    assert f"{above} {below}" in _texts(above, between, below)


@pytest.mark.parametrize(
    "between",
    [
        "Cranes stand idle on the quay of Ytre Holm on Tuesday",
        "Ruth Adeyemi, chief engineer of the county, at a rally on the quay",
        "Passengers to Ytre Holm, 2015-2023. Source: Port Authority",
        '"They were good for another decade, and nobody wanted to know"',
        "Video: Islanders walk out at midnight",
        "Click to enlarge",
        "2",
        "1 / 5",
    ],
)
def test_half_a_paragraph_goes_on_below_what_did_not_go_on_it(between: str) -> None:
    above = "The county council met in emergency session on Wednesday evening. Members voted 23 to 8 that a boat would"
    below = "be found for mail and medicine, at a cost of 90,000 kroner a week, before the end of the month."

    assert f"{above} {below}" in _texts(above, between, below)


def test_half_a_paragraph_goes_on_below_a_box_of_links() -> None:
    above = "The county council met in emergency session on Wednesday evening. Members voted 23 to 8 that a boat would"
    below = "be found for mail and medicine, at a cost of 90,000 kroner a week, before the end of the month."
    box = "RECOMMENDED", "Why your bananas may cost more this summer", "Five things to know about the quay"

    assert f"{above} {below}" in _texts(above, *box, below)


def test_a_number_that_the_sentence_wants_is_of_it() -> None:
    halves = (
        "The inspectors who went on board of both vessels on Monday had found at least",
        "12",
        "cracks in the hulls.",
    )

    assert " ".join(halves) in _texts(*halves)


def test_a_half_that_wants_its_rest_has_it() -> None:
    above = "The council's choices were limited from the first: it could buy boats without a certificate"
    middle, below = (
        "The former was less bad for the islands, as the engineers saw it, but",
        "it was still far from ideal.",
    )

    assert f"{middle} {below}" in _texts(above, middle, below)


def test_a_heading_does_not_go_on_below_a_picture() -> None:
    heading, below = "What the county says now", "Nobody had asked the islanders before the boats were sold."

    assert heading in _texts(heading, CREDITED, below)


@pytest.mark.parametrize("ruler", ["-" * 40, "*****", "= = = = = ="])
def test_no_line_is_part_of_one_drawn_across_the_page(ruler: str) -> None:
    lines = [*HEAD, wrapped(FERRIES[0], 70), "", ruler, wrapped(FERRIES[1], 70)]

    texts = [block.text for block in clean_text("\n".join(lines)).blocks]

    assert FERRIES[1] in texts


def test_a_line_of_few_words_that_are_endless_is_read_too() -> None:
    endless = "ferry" * 60

    assert endless in _lines(endless, "Stefan Grobe")


@pytest.mark.parametrize(
    "quote", ["“Nobody told us to stop, and so we did not stop.”", "« Un bateau neuf est un désert pour les poulpes. »"]
)
def test_half_a_sentence_goes_on_below_a_pull_quote(quote: str) -> None:
    above = "The shelf is given over to the little brown bottles in which the chemist of Ytre Holm used to sell"
    below = "tincture of iodine. On each of them stands a label in pencil."

    texts = _texts(above, quote, below)

    assert f"{above} {below}" in texts
    assert quote in texts


def test_items_that_end_in_semicolons_are_apart() -> None:
    items = (
        "he had asked for a summary in September;",
        "the one that he was given was a page long;",
        "it named no boat.",
    )
    source = "\n".join([*HEAD, *FERRIES[:2], "The director rejected the charge. He said:", *items, *FERRIES[2:]])

    blocks = {block.text: block.kind for block in clean_text(source).blocks}

    assert [blocks[item] for item in items] == [Kind.LIST] * 3


def test_half_a_sentence_goes_on_below_a_player() -> None:
    above, below = "“I have been doing this for 27 years and", "I have not seen a hull crack that fast,” she said."

    assert f"{above} {below}" in _texts(above, "Loading...", below)

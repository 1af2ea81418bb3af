"""Lines without a stop below a sentence that ends in a colon are a list, though nothing marks them."""

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, wrapped

HEAD = "The president lands in the capital\n\nBy Ana Maric\n\n12 March 2024\n\n"
BEFORE = "The president arrives later on Friday for his first visit since the election. In an interview he also said:"
ITEMS = (
    "The union must stay together to have influence in the world",
    "He was confident that the treaty would be passed by the parliament",
    "He would speak openly against corruption",
    "The country is becoming more diverse and more tolerant",
)
PICTURE = "Children wait for the guest at the airport. Photo: City archive"
AFTER = "With only months left in office, he would not say what he means to do next. His spokesman denied any plans."


def _kinds(*parts: str) -> dict[str, Kind]:
    return {block.text: block.kind for block in clean_text(HEAD + "\n\n".join(parts)).blocks}


def test_its_lines_are_items_and_are_not_joined_with_one_another() -> None:
    found = _kinds(BEFORE, *ITEMS[:1], PICTURE, *ITEMS[1:], AFTER)

    assert [found.get(item) for item in ITEMS] == [Kind.LIST] * len(ITEMS)
    assert (found[BEFORE], found[AFTER]) == (Kind.PARAGRAPH, Kind.PARAGRAPH)


def test_a_line_that_is_indented_otherwise_is_no_item() -> None:
    found = _kinds(BEFORE, *ITEMS, "    What the minister said in full", AFTER)

    assert found["What the minister said in full"] is not Kind.LIST


def test_two_lines_are_none() -> None:
    found = _kinds(BEFORE, *ITEMS[:2], AFTER)

    assert Kind.LIST not in found.values()


def test_what_is_said_in_sentences_is_text() -> None:
    said = [f"{item}." for item in ITEMS]

    found = _kinds(BEFORE, *said, AFTER)

    assert [found.get(line) for line in said] == [Kind.PARAGRAPH] * len(said)


def test_stories_below_a_label_are_furniture() -> None:
    stories = ("Mayor will not resign over the dam", "Victims march through the capital", "Bus crash kills four")

    found = _kinds(BEFORE.replace(":", "."), AFTER, "Read more about this story:", *stories)

    assert [found.get(story) for story in stories] == [Kind.BOILERPLATE] * len(stories)


def test_the_line_that_announces_them_is_not_joined_with_the_first() -> None:
    announcing = "In an interview on Tuesday he also said:"
    text = [wrapped(paragraph, 90) for paragraph in FERRIES]

    found = _kinds(*text[:3], "\n".join([announcing, *ITEMS]), *text[3:])

    assert found.get(announcing) is Kind.PARAGRAPH
    assert [found.get(item) for item in ITEMS] == [Kind.LIST] * len(ITEMS)


SMALL = (
    "amelie put a message into the dialogue and hid the window that showed progress",
    "jonas hid the settings that have nothing to do with printed pages",
    "mona updated the form so that it waits for the printer",
    "tariq added a pager to the preview",
)


def test_lines_with_small_letters_that_never_end_a_sentence_are_items() -> None:
    found = _kinds(BEFORE.replace(":", "."), *SMALL, AFTER)

    assert [found.get(line) for line in SMALL[1:]] == [Kind.LIST] * 3


def test_parts_of_a_sentence_that_ends_at_last_are_one() -> None:
    parts = (
        "The engineers, who had been told that nobody would ever read what they wrote about the dam, say in a letter",
        "to the ministry",
        "that they have warned of the cracks since the spring, and that they were asked to be silent about it.",
    )

    assert " ".join(parts) in _kinds(BEFORE.replace(":", "."), *parts, AFTER)

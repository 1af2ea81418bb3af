"""Conversations, and texts that ask and answer."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD

INTERVIEW = """The engineer who ran the valley works for eleven years tells us what was known before the flood.

MARGIN
When did you first see the crack?

HOLLIS
In the spring. It was a hand wide.

MARGIN
And?

HOLLIS
Nothing.

MARGIN
The minister says that no letter came.

HOLLIS
He is wrong. I have the receipt.

Share this article
"""

MENU = """The engineer who ran the valley works for eleven years tells us what was known before the flood.

Politics
Ministers meet over water prices

Sport
Rovers lose at home again

Politics
Council to vote on bridge tolls

Sport
Late try settles valley derby
"""


def test_names_are_headings_and_answers_paragraphs() -> None:
    blocks = clean_text(INTERVIEW).blocks

    assert [block.kind for block in blocks if block.text in ("MARGIN", "HOLLIS")] == [Kind.HEADING] * 6
    assert [block.text for block in blocks if block.hidden] == ["Share this article"]
    assert {block.kind for block in blocks if block.text in ("And?", "Nothing.")} == {Kind.PARAGRAPH}


def test_labels_over_headlines_are_no_conversation() -> None:
    blocks = clean_text(MENU).blocks

    assert not [block for block in blocks if block.reason and block.reason.rule == "speakers"]


TALK = """The engineer who ran the valley works for eleven years tells us what was known before the flood of last March.

MH: Who was the first to see the crack?

JB: A boy who was fishing. He told his teacher, and she rang us.

MH: And?

JB: We said that we would look.

MH: Did you?

JB: Not that week.
"""


def test_what_speakers_say_is_text_however_short() -> None:
    blocks = clean_text(TALK).blocks

    assert {block.kind for block in blocks if block.text.startswith(("MH:", "JB:"))} == {Kind.PARAGRAPH}


ANSWERS = """What is known about the flood that emptied the valley's schools?

15 March 2024

What happened?

At six in the morning on Thursday the water passed the old wall at the mill, which engineers had called safe in May.

Who is affected?

Some four hundred people were taken to schools, as the siren of the valley's schools stayed silent all night.

Was there a warning?

There was none. The ministry said on Friday that it had been asleep, and that the siren had been sold.

Show more

When can people go home?

The council hopes for Monday, but promises nothing.

Topics
Floods
"""


def test_questions_above_their_answers_are_headings() -> None:
    blocks = clean_text(ANSWERS).blocks

    asked = {block.text: block.kind for block in blocks[1:] if block.text.endswith("?")}
    assert list(asked) == ["What happened?", "Who is affected?", "Was there a warning?", "When can people go home?"]
    assert set(asked.values()) == {Kind.HEADING}
    assert not next(block for block in blocks if block.text.startswith("The council hopes")).hidden


def test_advertisements_and_credits_between_sentences_are_no_speakers() -> None:
    labels = ("Advertisement", "Credit: Roadside Pictures", "Credit: Midlands News")
    lines = [f"{label}\n\n{text}" for label, text in zip(labels * 2, FERRIES, strict=True)]

    blocks = clean_text("\n\n".join([*HEAD, *lines])).blocks

    assert Kind.HEADING not in {block.kind for block in blocks if block.text in labels}


@pytest.mark.parametrize("said", ["(LAUGHTER)", "(Aplausos)", "[Laughs]"])
def test_what_is_heard_between_sentences_is_no_heading(said: str) -> None:
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES[:3], said, *FERRIES[3:]])).blocks

    assert next(block.kind for block in blocks if block.text == said) is not Kind.HEADING

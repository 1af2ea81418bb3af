"""Conversations in which each name stands on a line of its own."""

from reader.cleaning import clean_text
from reader.document.blocks import Kind

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

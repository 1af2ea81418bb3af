"""An article written for the tests, and how its paragraphs can be set."""

import textwrap

HEAD = ["Islands cut off as cracks ground ferries", "By Marte Lindqvist", "14 November 2024"]
_TEXT = """
The ferry company that serves the outer islands has cancelled all of its winter sailings after inspectors found
cracks in the hull plating of two vessels, leaving some 1,400 residents without a regular connection to the
mainland.

The transport authority ordered the ships out of service on Monday. It said that neither could be repaired
before February, and that no replacement had been found that was certified for the crossing.

“We were told for years that these boats were good for another decade,” said Ingrid Solvang, who runs the only
grocery on Ytre Holm. “Now my shelves are empty and the school has sent the children home.”

The company disputed the findings. Its managing director, Pål Henriksen, said the cracks were superficial and
had been recorded, and monitored, since 2019.

The county council met in emergency session on Wednesday evening. Members voted 23 to 8 to charter a fishing
boat for mail and medicine, at a cost of 90,000 kroner a week.

Residents have organised themselves in the meantime. A group of twelve lobster fishermen has agreed to take
turns carrying passengers, although their insurance does not cover it.
"""
FERRIES = [" ".join(text.split()) for text in _TEXT.split("\n\n")]


def wrapped(text: str, width: int, indent: str = "") -> str:
    """The text in lines of at most `width` columns."""
    return textwrap.fill(text, width, initial_indent=indent, break_long_words=False, break_on_hyphens=False)

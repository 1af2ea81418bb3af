"""What an article says of its sources and its author is part of it, addresses too."""

import pytest

from reader.cleaning import clean_text
from tests.cleaning.prose import FERRIES, HEAD

ADDRESSES = ("coastal-registry.example.org", "www.ytreholm.com/minutes", "https://ferries.example.com/2024")


@pytest.mark.parametrize("header", ["Sources:", "References", "Quellen:", "منابع"])
def test_the_addresses_below_that_word_are_shown(header: str) -> None:
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES, header, *ADDRESSES])).blocks

    assert {block.text for block in blocks if not block.hidden} >= {header, *ADDRESSES}


@pytest.mark.parametrize("header", ["About the author", "Über die Autorin", "À propos de l'auteur"])
def test_who_the_author_is_is_shown(header: str) -> None:
    author = (
        "Marte Lindqvist",
        "Head of the harbour desk at the Coastal Times, and author of a history of the ferries",
    )
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES, header, *author, "Most Read", "Comments"])).blocks

    assert {block.text for block in blocks if not block.hidden} >= {header, *author}

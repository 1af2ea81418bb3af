"""What an article says of its sources and its author is part of it, addresses too."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD

ADDRESSES = ("coastal-registry.example.org", "www.ytreholm.com/minutes", "https://ferries.example.com/2024")


@pytest.mark.parametrize("header", ["Sources:", "References", "Quellen:", "منابع"])
def test_the_addresses_below_that_word_are_shown(header: str) -> None:
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES, header, *ADDRESSES])).blocks

    assert {block.text for block in blocks if not block.hidden} >= {header, *ADDRESSES}


def test_the_numbered_works_below_that_word_are_a_list() -> None:
    works = ("1. Perić, D. et al. Coast. Biol. 41, 417–431 (2025).", "2. Anić, M. Mar. Genomics 68 (2023).")
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES, "References", *works])).blocks

    assert [block.text for block in blocks if block.kind is Kind.LIST] == list(works)


@pytest.mark.parametrize("header", ["About the author", "Über die Autorin", "À propos de l'auteur"])
def test_who_the_author_is_is_shown(header: str) -> None:
    author = (
        "Marte Lindqvist",
        "Head of the harbour desk at the Coastal Times, and author of a history of the ferries",
    )
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES, header, *author, "Most Read", "Comments"])).blocks

    assert {block.text for block in blocks if not block.hidden} >= {header, *author}

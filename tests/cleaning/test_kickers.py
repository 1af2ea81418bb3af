"""The name of a section that stands by itself at the headline is the section, not an item of a menu."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind

TITLE = "Parliament dissolved after the budget vote fails"
BODY = (
    "By Ana Maric",
    "12 March 2024",
    "The president dissolved the parliament on Tuesday, hours after it had thrown out the budget by four votes.",
    "Officials said that the election would be held in May. The opposition denied that it had agreed to the date.",
    "The finance minister said that he would stay in office until then, and that the markets had nothing to fear.",
)


@pytest.mark.parametrize("name", ["World", "POLITICS", "Obituaries", "Sociedad", "Cronaca", "گفت‌وگو", "国際"])
@pytest.mark.parametrize("above", [True, False])
def test_the_name_of_a_section_at_the_headline_is_the_section(name: str, *, above: bool) -> None:
    head = (name, TITLE) if above else (TITLE, name)

    blocks = clean_text("\n\n".join([*head, *BODY])).blocks

    assert [block.kind for block in blocks if block.text == name] == [Kind.SECTION]


def test_in_a_menu_it_is_an_item_as_the_others_are() -> None:
    menu = ("Home", "Sign in", "Subscribe", "Search", "Weather", "Sport", "Business", "World")
    tail = ("Most read", "Terms of use", "Privacy policy", "Contact us", "Copyright 2024. All rights reserved.")

    blocks = clean_text("\n\n".join([*menu, TITLE, *BODY, *tail])).blocks

    assert [block.kind for block in blocks if block.text == "World"] == [Kind.BOILERPLATE]


def test_several_in_a_row_are_a_menu() -> None:
    menu = ("- For You", "- Politics", "- World")

    blocks = clean_text("\n\n".join(["\n".join(menu), TITLE, *BODY])).blocks

    assert [block.kind for block in blocks[:4]] == [Kind.BOILERPLATE] * 3 + [Kind.TITLE]


def test_of_two_the_first_is_none() -> None:
    blocks = clean_text("\n\n".join(["Send a Release", "Member Sign In", "Contact", TITLE, *BODY])).blocks

    assert blocks[0].kind is Kind.BOILERPLATE

"""The ingredients of a recipe are a list that is shown, with bullets and without, also on a page of menus."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD

MENU = ["Home", "News", "Islands", "Sport", "Culture", "Weather", "Archive", "Letters"] * 7
DOUGH = ["220 g plain flour", "2 tsp baking powder", "3 eggs", "½ tsp salt", "150g sugar"]


def _kinds(*lines: str) -> dict[str, Kind]:
    return {block.text: block.kind for block in clean_text("\n\n".join(lines)).blocks}


def test_amounts_below_one_another_are_a_list() -> None:
    kinds = _kinds(*HEAD, *FERRIES[:3], *DOUGH, *FERRIES[3:])

    assert {kinds[line] for line in DOUGH} == {Kind.LIST}


def test_it_is_shown_on_a_page_of_menus_with_what_stands_above_it() -> None:
    items = [f"* {line}" for line in DOUGH]
    kinds = _kinds(*MENU, *HEAD, *FERRIES, "Ingredients", "For the base", *items[:3], "For the top", *items[3:], *MENU)

    assert {kinds[line] for line in DOUGH} == {Kind.LIST}
    assert {kinds[line] for line in ("Ingredients", "For the base", "For the top")} == {Kind.HEADING}


@pytest.mark.parametrize("line", ["2 EL Öl", "1 cucharada de aceite", "3 gousses d’ail", "2 ст. л. масла", "大さじ2"])
def test_amounts_are_known_in_other_languages(line: str) -> None:
    lines = [line, "250 g quark", line.replace("2", "1"), "1 kg plums"]

    assert _kinds(*HEAD, *FERRIES, *lines)[line] is Kind.LIST


@pytest.mark.parametrize("lines", [("2 dead", "3 wounded", "4 missing"), ("14 November", "15 November", "16 November")])
def test_numbers_without_amounts_are_no_recipe(lines: tuple[str, ...]) -> None:
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES, *lines])).blocks

    assert not any(block.reason and block.reason.rule == "amounts" for block in blocks)

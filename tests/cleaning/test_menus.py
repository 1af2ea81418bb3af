"""Menus that stand in one line."""

import pytest

from reader.cleaning import clean_text

STORY = "The ministry denied on Monday that the lake has dried up. Fishermen who work there say that it has. " * 2


@pytest.mark.parametrize("menu", ["Home | World | Business | Sport", "صفحه نخست | سیاست | اقتصاد | جامعه | ورزش"])
def test_menu_is_hidden(menu: str) -> None:
    blocks = clean_text(f"{menu}\n\nMinistry denies that lake has dried up\n\n{STORY}\n\n{STORY}").blocks

    assert [block.text for block in blocks if block.hidden] == [menu]


@pytest.mark.parametrize("line", ["World | Europe", "Rovers | 3 | Town | 1", "One said no. | Two said yes. | A | B"])
def test_fewer_names_figures_and_sentences_are_no_menu(line: str) -> None:
    blocks = clean_text(f"Ministry denies that lake has dried up\n\n{line}\n\n{STORY}\n\n{STORY}").blocks

    assert not [block for block in blocks if block.reason and block.reason.rule == "menus"]

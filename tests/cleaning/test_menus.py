"""Menus in one line, and around an article."""

import pytest

from reader.cleaning import clean_text
from tests.cleaning.prose import FERRIES

STORY = "The ministry denied on Monday that the lake has dried up. Fishermen who work there say that it has. " * 2


@pytest.mark.parametrize(
    "menu",
    [
        "Home | World | Business | Sport",
        "صفحه نخست | سیاست | اقتصاد | جامعه | ورزش",
        "News Opinion Sport Culture Lifestyle",
        "Markets Companies Tech Opinion Lex",
        "Politik Wirtschaft Kultur Sport Wissen",
        "The Lakeside Standard Login Register",
        "Bottenvikens Allehanda Logga in Bli prenumerant",
    ],
)
def test_menu_is_hidden(menu: str) -> None:
    blocks = clean_text(f"{menu}\n\nMinistry denies that lake has dried up\n\n{STORY}\n\n{STORY}").blocks

    assert [block.text for block in blocks if block.hidden] == [menu]


@pytest.mark.parametrize(
    "line", ["World | Europe", "Rovers | 3 | Town | 1", "One said no. | Two said yes. | A | B", "Local News Travel"]
)
def test_fewer_names_figures_and_sentences_are_no_menu(line: str) -> None:
    blocks = clean_text(f"Ministry denies that lake has dried up\n\n{line}\n\n{STORY}\n\n{STORY}").blocks

    assert not [block for block in blocks if block.reason and block.reason.rule == "menus"]


@pytest.mark.parametrize("title", ["Photos show flooded homes, cars", "Video Shows Cars Near Lake Homes"])
def test_a_headline_that_has_some_of_its_words_is_no_menu(title: str) -> None:
    assert clean_text(f"{title}\n\n7 March 2025\n\n{STORY}\n\n{STORY}").title == title


@pytest.mark.parametrize(
    "line",
    [
        "Thousands unable to log in to bank",
        "“Just Log In,” she said.",
        "Users Can’t Log In to Bank",
        "Neon Sign in Shop Row",
        "Ways to Log In Safely",
    ],
)
def test_a_line_of_the_article_that_speaks_of_logging_in_is_no_menu(line: str) -> None:
    blocks = clean_text("\n\n".join([*FERRIES[:3], line, *FERRIES[3:]])).blocks

    assert not [block for block in blocks if block.reason and block.reason.rule == "menus"]


def test_headline_of_a_page_is_found_by_the_words_that_it_shares_with_the_article() -> None:
    menu = ["Home", "News", "Islands", "Sport", "Culture", "Weather", "Archive", "Letters"] * 7
    title = "Ferry company cancels winter sailings to the outer islands"

    article = clean_text("\n\n".join([*menu, title, "Share", "Facebook", "Twitter", "Email", *FERRIES, *menu]))

    assert article.title == title


@pytest.mark.parametrize("bullet", ["*", "-", "•"])
@pytest.mark.parametrize("names", [("News", "Islands", "Sport", "Letters"), ("Künye", "İletişim", "Gizlilik", "Arşiv")])
def test_names_with_bullets_are_a_menu_above_the_article_and_below_it(bullet: str, names: tuple[str, ...]) -> None:
    menu = "\n".join(f"{bullet} {name}" for name in names)
    blocks = clean_text("\n\n".join([menu, "Ministry denies that lake has dried up", *FERRIES, menu])).blocks

    assert [block.text for block in blocks if block.hidden] == [*names, *names]


def test_names_below_a_colon_are_a_list_of_the_article() -> None:
    announced = f"{FERRIES[5]} They are:"
    names = ("Ingrid Solvang", "Ola Vik", "Per Moe", "Marte Lie")
    source = "\n\n".join([*FERRIES[:5], announced, "\n".join(f"* {name}" for name in names)])

    assert not any(block.hidden for block in clean_text(source).blocks)

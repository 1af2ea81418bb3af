"""The sample articles, cleaned: what their faults were made for."""

from functools import cache

import pytest

from reader.cleaning import clean_file
from reader.document.article import Article
from reader.document.blocks import Kind
from reader.resources import samples_dir


@cache
def sample(number: int) -> Article:
    (path,) = samples_dir().glob(f"{number:02}-*")
    return clean_file(path)


def kinds(article: Article) -> list[str]:
    return [block.kind.value for block in article.blocks]


def test_the_first_is_set_as_it_was_written() -> None:
    article = sample(1)

    assert kinds(article)[:5] == ["caption", "title", "date", "byline", "section"]
    assert article.date == "2024-01-07"
    assert kinds(article).count("caption") == 2
    assert [block.repeats is not None for block in article.blocks if block.kind is Kind.PULLQUOTE] == [True]
    assert kinds(article).count("fragment") == 1
    assert kinds(article)[-3:] == ["boilerplate"] * 3


@pytest.mark.parametrize(
    "healed",
    [
        "which investigators put down to suicide bombers",
        "Two more would-be bombers, he said",
        "in which cyber agents publish the names",
    ],
)
def test_paragraphs_that_were_cut_are_whole(healed: str) -> None:
    assert any(healed in block.text for block in sample(1).blocks)


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (1, "Iran's Guardians Asked Where They Were When Kerman Bombs Went Off"),
        (2, "Ferry firm rejects report that it sailed with doors unsealed"),
        (3, "Auditors Fault the River Fund, and the Minister Faults the Auditors"),
        (4, "School Roof That Fell In Had Been Passed as Safe, Governors Say"),
        (5, "وزارت نیرو خبر خشک شدن دریاچه را «سراسر نادرست» خواند"),
        (6, "「橋は安全」と市 架け替え先送り、住民は反発"),
        (7, "The Vaccine That Was Never Stolen"),
    ],
)
def test_each_has_its_headline(number: int, title: str) -> None:
    assert sample(number).title == title


@pytest.mark.parametrize("number", range(1, 8))
def test_each_shows_more_than_it_hides(number: int) -> None:
    shown = sum(len(block.text) for block in sample(number).blocks if not block.hidden)

    assert shown > 0.6 * sample(number).length


def test_the_samples_are_our_own_and_say_so_where_they_are_invented() -> None:
    words = {2: "invented", 3: "invented", 4: "invented", 5: "ساختگی", 6: "架空", 7: "tale for practice"}

    assert all(word in sample(number).text for number, word in words.items())

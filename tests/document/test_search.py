from itertools import pairwise

import pytest

from reader.document.article import Article
from reader.document.search import STRETCH, Matches
from reader.document.spans import Span
from reader.document.units import Shown
from tests.session.marked import article_of

LONG = " ".join(f"fox{number}" for number in range(9000))
TWO = article_of("a fox, a fox\n\nno\n\na fox")


def matches_of(article: Article, query: str, origin: int = 0) -> Matches:
    found = Matches(article, Shown(article), query, origin)
    found.count_on(4 * STRETCH + article.length)
    return found


def test_matches_are_found_in_every_block() -> None:
    found = matches_of(TWO, "fox")

    assert found.everywhere() == (Span(2, 5), Span(9, 12), Span(20, 23))
    assert (found.total, found.hidden) == (3, 0)


@pytest.mark.parametrize(("offset", "following", "preceding"), [(0, 2, 20), (2, 2, 20), (3, 9, 2), (10, 20, 9)])
def test_the_way_from_match_to_match_goes_round(offset: int, following: int, preceding: int) -> None:
    found = matches_of(TWO, "fox")

    after, before = found.following(offset), found.preceding(offset)

    assert after is not None
    assert before is not None
    assert (after.start, before.start) == (following, preceding)


def test_the_first_match_is_the_first_from_where_the_search_began() -> None:
    assert matches_of(TWO, "fox", 10).first == Span(20, 23)
    assert matches_of(TWO, "fox", 21).first == Span(2, 5)


def test_matches_are_numbered_from_the_top() -> None:
    found = matches_of(TWO, "fox", 10)

    assert [found.number(match) for match in found.everywhere()] == [1, 2, 3]


def test_a_long_article_is_counted_bit_by_bit() -> None:
    article = article_of(f"{LONG}\n\n{LONG}")
    found = Matches(article, Shown(article), "fox8999")

    found.count_on(STRETCH)
    so_far = found.total, found.is_counted
    found.count_on(4 * len(LONG))

    assert so_far == (0, False)
    assert (found.total, found.is_counted) == (2, True)


def test_no_match_is_lost_or_doubled_where_stretches_of_a_block_meet() -> None:
    article = article_of(LONG)
    found = matches_of(article, "fox", len(LONG) // 2)

    every = found.everywhere()

    assert len(LONG) > 3 * STRETCH
    assert [match.start for match in every] == [at for at in range(len(LONG)) if LONG.startswith("fox", at)]
    assert found.total == len(every)
    assert [found.following(one.start + 1) for one in every[:-1]] == list(every[1:])
    assert all(found.preceding(after.start) == before for before, after in pairwise(every))


@pytest.mark.parametrize("counted", [1, 10 * len(LONG)])
def test_what_comes_to_the_end_of_an_article_is_searched_too(counted: int) -> None:
    grown = article_of(f"{LONG}\n\n{LONG}\n\n{LONG}")
    beginning = Article(grown.blocks[:1])
    found = Matches(beginning, Shown(beginning), "fox8999")
    found.count_on(counted)

    found.extend(grown, Shown(grown))
    found.count_on(10 * len(LONG))

    assert (found.total, found.is_counted) == (3, True)
    assert len(found.everywhere()) == 3


def test_once_all_are_counted_only_what_holds_a_match_is_looked_at_again() -> None:
    article = article_of("\n\n".join(["a fox", *["no"] * 500, "a fox", *["no"] * 500]))
    found = matches_of(article, "fox")
    looked_at = found._in.cache_info().misses

    assert found.following(10) == found.preceding(0) == found.everywhere()[1]
    assert found._in.cache_info().misses - looked_at <= 4

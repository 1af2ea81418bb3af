"""The texts beside the project: a sample of them in short form here, all of them and fitted apart in `benchmarks`.

The weights were fitted on these texts, so the figures are memory; they are here to see a rule that breaks.
"""

from collections import Counter

import pytest

from benchmarks.cleaning import Pair, as_gold, load_pairs, scored
from reader.cleaning import clean_text
from tests.shared import shared

SAMPLE = 4
"""Every fourth text is looked at."""
STAYS = 0.95


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return load_pairs(shared("cleaning/pairs-dev.jsonl"))


def figures(pairs: list[Pair]) -> dict[str, float]:
    results = [scored(pair, as_gold(clean_text(pair["src"]).blocks)) for pair in pairs]
    counts = sum((result.counts for result in results), Counter[str]())
    kinds = sum((result.kinds for result in results), Counter[tuple[str, str]]())
    right = sum(count for (gold, found), count in kinds.items() if gold == found)
    return {
        "join": _f1(counts, "join"),
        "para": _f1(counts, "para"),
        "kinds": right / kinds.total(),
        "loss": counts["bodyloss"] / counts["body"],
        "uncovered": counts["uncovered"],
    }


def _f1(counts: Counter[str], measure: str) -> float:
    found = 2 * counts[f"{measure}_tp"]
    return found / (found + counts[f"{measure}_fp"] + counts[f"{measure}_fn"])


def test_articles_as_extractors_leave_them(pairs: list[Pair]) -> None:
    found = figures([pair for pair in pairs if not pair["family"].startswith("export")][::SAMPLE])

    assert found["join"] >= 0.985
    assert found["para"] >= 0.98
    assert found["kinds"] >= 0.93
    assert found["loss"] <= 0.001
    assert found["uncovered"] == 0


def test_whole_pages_as_text_browsers_show_them(pairs: list[Pair]) -> None:
    found = figures([pair for pair in pairs if pair["family"].startswith("export")][::SAMPLE])

    assert found["para"] >= 0.88
    assert found["kinds"] >= 0.85
    assert found["loss"] <= 0.006
    assert found["uncovered"] == 0


def test_a_cleaned_text_is_clean(pairs: list[Pair]) -> None:
    articles = [clean_text(pair["src"]) for pair in pairs]

    again = [clean_text(article.text) for article in articles]

    same = [
        [b.text for b in one.blocks] == [b.text for b in two.blocks] for one, two in zip(articles, again, strict=True)
    ]
    assert sum(same) / len(same) >= STAYS

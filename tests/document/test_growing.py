from pathlib import Path

from reader.cleaning import clean_file
from reader.document import motion
from reader.document.spans import Span
from reader.document.units import Unit, units_over

SAMPLE = Path(__file__).resolve().parents[2] / "sample_articles" / "01-kerman.txt"


def test_what_can_grow_is_what_grows() -> None:
    article = clean_file(SAMPLE)
    units = (Unit.WORD, Unit.QUOTATION, Unit.SENTENCE, Unit.PARAGRAPH)
    selections = [
        motion.select(span, unit)
        for start in article.starts[::3]
        for unit in units
        for span in units_over(article, Span(start, start + 1), unit)[:3]
    ]
    across = motion.Selection(article.starts[1], article.starts[2] + 1)

    assert all(
        motion.can_grow(article, one) is (motion.grown(article, one) is not None) for one in [*selections, across]
    )
    assert not motion.can_grow(article, across)

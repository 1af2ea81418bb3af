import pytest

from reader.document import segments, units
from reader.document.blocks import Kind
from reader.document.motion import Selection, backward, onward, shrunk
from reader.document.spans import Span
from reader.document.units import Shown, Unit, enclosing, first_from, last_until, unit_at, units_over
from tests.session.marked import article_of

SENTENCE = "The mayor, who was asked about it, said “there is no reason for that” on Sunday. "
LONG = article_of((SENTENCE * 450).strip())
SHOWN = Shown(LONG)
FINDERS = {Unit.WORD: segments.words, Unit.CLAUSE: segments.clauses, Unit.SENTENCE: segments.sentences}


@pytest.mark.parametrize("unit", FINDERS)
def test_the_units_of_a_very_long_block_are_those_of_its_whole_text(unit: Unit) -> None:
    assert units_over(LONG, Span(0, LONG.length), unit) == FINDERS[unit](LONG.text)


@pytest.mark.parametrize("unit", FINDERS)
def test_going_through_a_very_long_block_visits_every_unit_both_ways(unit: Unit) -> None:
    wanted = FINDERS[unit](LONG.text)
    onward, backward = [], []
    offset, end = 0, LONG.length

    while (found := first_from(LONG, offset, unit, SHOWN)) is not None:
        onward.append(found)
        offset = found.end
    while (found := last_until(LONG, end, unit, SHOWN)) is not None:
        backward.append(found)
        end = found.start

    assert onward == wanted
    assert backward == wanted[::-1]


def test_the_unit_at_every_place_of_a_very_long_block_is_found() -> None:
    sentences = segments.sentences(LONG.text)

    assert all(unit_at(LONG, one.start, Unit.SENTENCE) == one for one in sentences)
    assert all(unit_at(LONG, one.end - 1, Unit.SENTENCE) == one for one in sentences)
    assert enclosing(LONG, sentences[300], Unit.PARAGRAPH) == Span(0, LONG.length)


def test_only_what_is_around_a_place_of_a_very_long_block_is_looked_at() -> None:
    around = units_over(LONG, Span(20_000, 20_010), Unit.SENTENCE)

    assert around[0].start < 20_000 < around[-1].end
    assert len(around) < 250


def test_a_very_long_word_is_cut_between_clusters() -> None:
    article = article_of("e\u0301" * 40_000)

    clusters = units_over(article, Span(0, article.length), Unit.CHARACTER)

    assert {end - start for start, end in clusters} == {2}
    assert len(clusters) == 40_000


def test_a_long_selection_is_shrunk_and_left_without_looking_through_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    article = article_of("\n\n".join(f"Paragraph {number} says “no” again." for number in range(3000)))
    whole, looked_through, find = Selection(0, article.length, Unit.PARAGRAPH), list[str](), units._in_text

    def found(text: str, kind: Kind, unit: Unit) -> tuple[Span, ...]:
        looked_through.append(text)
        return find(text, kind, unit)

    monkeypatch.setattr(units, "_in_text", found)

    assert shrunk(article, whole) == Selection(0, 28, Unit.PARAGRAPH)
    assert onward(article, whole, Unit.QUOTATION, Shown(article)) == Selection(17, 21, Unit.QUOTATION)
    assert backward(article, whole, Unit.QUOTATION, Shown(article)) is not None
    assert len(looked_through) < 20


def test_units_over_a_place_end_with_its_stretch_where_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    article, looked_through = article_of("Nobody says a word. " * 20_000), list[int]()
    find = units._in_stretch

    def found(text: str, kind: Kind, unit: Unit, number: int, shift: int) -> tuple[Span, ...] | None:
        looked_through.append(number)
        return find(text, kind, unit, number, shift)

    monkeypatch.setattr(units, "_in_stretch", found)

    assert enclosing(article, Span(200_000, 200_003), Unit.QUOTATION) is None
    assert len(looked_through) <= 2

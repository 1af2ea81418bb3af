from hypothesis import given
from hypothesis import strategies as st

from reader.document.article import Article
from reader.document.blocks import Block, Kind
from reader.document.offsets import Run, linear
from reader.document.spans import Span


def block(text: str, *runs: Run, kind: Kind = Kind.PARAGRAPH, spans: tuple[Span, ...] | None = None) -> Block:
    return Block(kind, text, runs, spans or tuple(run.source_span for run in runs))


def healed_around_a_caption() -> Article:
    """`two other suicide` (source 10) + caption (30) + `bombers` (40): the paragraph was cut in two by a caption."""
    paragraph = block("two other suicide bombers", Run(0, 10, 17, 17), Run(18, 40, 7, 7))
    caption = block("x cap", Run(0, 30, 5, 5), kind=Kind.CAPTION)
    return Article((paragraph, caption))


def test_a_selection_over_a_foreign_gap_has_several_source_spans() -> None:
    article = healed_around_a_caption()

    assert article.to_source(0, 25) == [Span(10, 27), Span(40, 47)]


def test_a_gap_whose_text_is_selected_too_is_bridged() -> None:
    article = healed_around_a_caption()

    assert article.to_source(0, article.length) == [Span(10, 47)]


def test_white_space_and_mark_up_are_bridged() -> None:
    bold = block("with cyber agents now", Run(0, 0, 5, 5), Run(5, 7, 12, 12), Run(17, 21, 4, 4), spans=(Span(0, 25),))
    article = Article((bold,))

    assert article.to_source(0, 21) == [Span(0, 25)]
    assert article.to_source(5, 17) == [Span(7, 19)]


def test_an_atom_is_taken_whole_both_ways() -> None:
    article = Article((block("a & b", Run(0, 0, 2, 2), Run(2, 2, 1, 5), Run(3, 7, 2, 2)),))

    assert article.to_source(2, 3) == [Span(2, 7)]
    assert article.to_text([(3, 4)]) == [Span(2, 3)]


def test_a_healed_cut_is_one_range_of_text() -> None:
    article = healed_around_a_caption()

    assert article.to_text([(10, 27), (40, 47)]) == [Span(0, 25)]


def test_text_without_a_source_maps_to_nothing() -> None:
    article = healed_around_a_caption()

    assert article.to_source(17, 18) == []
    assert article.to_source(3, 3) == []


def test_the_article_text_is_its_blocks_joined_by_a_blank_line() -> None:
    article = Article((block("One.", *linear(0, 4)), block("Two.", *linear(6, 4))))

    assert article.text == "One.\n\nTwo."
    assert [article.block_span(index) for index in (0, 1)] == [Span(0, 4), Span(6, 10)]
    assert [article.block_at(offset) for offset in (0, 3, 4, 5, 6, 99)] == [0, 0, 0, 0, 1, 1]


def test_an_empty_article_answers_everything() -> None:
    article = Article(())

    assert (article.text, article.length, article.sentences, article.title) == ("", 0, (), None)
    assert article.to_source(0, 10) == []
    assert article.to_text([(0, 10)]) == []


def test_what_is_not_running_text_is_one_sentence() -> None:
    title = block("One. Two.", *linear(0, 9), kind=Kind.TITLE)

    assert Article((title,)).sentences == (Span(0, 9),)


def test_growing_moves_no_offset() -> None:
    article = Article((block("One.", *linear(0, 4)),))
    longer = article.extended([block("Two.", *linear(6, 4))])

    assert longer.text.startswith(article.text)
    assert longer.starts[0] == article.starts[0]


@given(st.lists(st.text("ab c\n", min_size=1, max_size=12), min_size=1, max_size=6), st.data())
def test_a_slice_is_a_slice_of_the_whole(texts: list[str], data: st.DataObject) -> None:
    article = Article(tuple(block(text, *linear(100 * index, len(text))) for index, text in enumerate(texts)))
    start = data.draw(st.integers(0, article.length))
    end = data.draw(st.integers(0, article.length))

    assert article.slice(start, end) == article.text[start:end]


@given(st.lists(st.text("ab", min_size=1, max_size=12), min_size=1, max_size=6), st.data())
def test_text_to_source_and_back_is_the_same_text(texts: list[str], data: st.DataObject) -> None:
    article = Article(tuple(block(text, *linear(100 * index, len(text))) for index, text in enumerate(texts)))
    start = data.draw(st.integers(0, article.length))
    end = data.draw(st.integers(start, article.length))

    back = article.to_text(article.to_source(start, end))

    assert " ".join(article.slice(*span) for span in back).split() == article.slice(start, end).split()

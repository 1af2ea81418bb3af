from msgspec.structs import replace

from reader.cleaning.corrections import Fix, corrected
from reader.document.article import Article
from reader.document.blocks import Block, Kind, Mark, Operation, Style
from reader.document.offsets import Run, linear
from reader.document.spans import Span
from tests.timing import timed

SOURCE = "One fox.\n\nA caption\n\nran off. Two."


def article() -> Article:
    pieces = ("One fox.", "A caption", "ran off. Two.")
    blocks = []
    for piece, kind in zip(pieces, (Kind.PARAGRAPH, Kind.CAPTION, Kind.PARAGRAPH), strict=True):
        start = SOURCE.index(piece)
        blocks.append(Block(kind, piece, linear(start, len(piece)), (Span(start, start + len(piece)),)))
    return Article(tuple(blocks))


def texts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in article.blocks]


def test_joined_blocks_are_one_paragraph_around_what_parts_them() -> None:
    joined = corrected(article(), [Fix(Operation.JOIN, (Span(0, 8), Span(21, 34)))])

    assert texts(joined) == [("paragraph", "One fox. ran off. Two."), ("caption", "A caption")]
    assert joined.blocks[0].runs == (Run(0, 0, 8, 8), Run(9, 21, 13, 13))
    assert joined.to_source(0, 22) == [Span(0, 8), Span(21, 34)]


def test_a_block_is_split_where_the_source_says() -> None:
    at = SOURCE.index("Two.")

    split = corrected(article(), [Fix(Operation.SPLIT, (Span(at, at),))])

    assert texts(split)[2:] == [("paragraph", "ran off."), ("paragraph", "Two.")]
    assert [block.spans for block in split.blocks[2:]] == [(Span(21, 30),), (Span(30, 34),)]
    assert split.to_source(*split.block_span(3)) == [Span(30, 34)]


def test_splitting_keeps_styles_on_their_words() -> None:
    block = Block(Kind.PARAGRAPH, "One two", linear(0, 7), (Span(0, 7),), marks=(Mark(2, 7, Style.BOLD),))

    split = corrected(Article((block,)), [Fix(Operation.SPLIT, (Span(4, 4),))])

    assert [block.marks for block in split.blocks] == [(Mark(2, 3, Style.BOLD),), (Mark(0, 3, Style.BOLD),)]


def test_a_re_typed_block_is_what_it_was_said_to_be() -> None:
    again = corrected(article(), [Fix(Operation.RETYPE, (Span(10, 19),), Kind.HEADING)])

    assert texts(again)[1] == ("heading", "A caption")
    assert again.blocks[1].reason is not None
    assert again.blocks[1].reason.rule == "correction"


def test_what_is_boilerplate_is_hidden_and_can_be_shown() -> None:
    span = Span(10, 19)

    hidden = corrected(article(), [Fix(Operation.RETYPE, (span,), Kind.BOILERPLATE)])
    shown = corrected(hidden, [Fix(Operation.SHOW, (span,))])

    assert hidden.blocks[1].hidden
    assert not shown.blocks[1].hidden


def test_a_fix_of_what_is_not_there_changes_nothing() -> None:
    fixes = [
        Fix(Operation.HIDE, (Span(500, 510),)),
        Fix(Operation.SPLIT, (Span(0, 0),)),
        Fix(Operation.JOIN, (Span(0, 8), Span(1, 7))),
        Fix(Operation.JOIN, (Span(0, 8),)),
    ]

    assert texts(corrected(article(), fixes)) == texts(article())


def test_fixes_are_applied_in_order() -> None:
    at = SOURCE.index("Two.")
    fixes = [Fix(Operation.SPLIT, (Span(at, at),)), Fix(Operation.JOIN, (Span(0, 8), Span(at, at + 4)))]

    assert texts(corrected(article(), fixes))[0] == ("paragraph", "One fox. Two.")


def test_what_repeats_a_block_names_it_where_it_stands_after_joins_and_splits() -> None:
    one, two, three = article().blocks
    before = Article((one, two, replace(three, repeats=0), replace(three, repeats=1)))
    at = SOURCE.index("fox")

    split = corrected(before, [Fix(Operation.SPLIT, (Span(at, at),))])
    joined = corrected(before, [Fix(Operation.JOIN, (Span(0, 8), Span(10, 19)))])

    assert [block.repeats for block in split.blocks] == [None, None, None, 0, 2]
    assert [block.repeats for block in joined.blocks] == [None, 0, 0]


def test_a_block_that_is_joined_across_a_caption_and_split_again_is_as_it_was() -> None:
    at = SOURCE.index("ran")
    join = Fix(Operation.JOIN, (Span(0, 8), Span(21, 34)))

    again = corrected(article(), [join, Fix(Operation.SPLIT, (Span(at, at),))])

    assert texts(again) == texts(article())


def test_many_fixes_of_a_long_article_take_little_time() -> None:
    count = 20_000
    blocks = [
        Block(Kind.PARAGRAPH, "One two.", linear(10 * index, 8), (Span(10 * index, 10 * index + 8),))
        for index in range(count)
    ]
    fixes = [Fix(Operation.HIDE, (Span(10 * index, 10 * index + 8),)) for index in range(0, count, 10)]

    with timed() as taken:
        hidden = corrected(Article(tuple(blocks)), fixes)

    assert sum(block.hidden for block in hidden.blocks) == len(fixes)
    assert taken.seconds < 2

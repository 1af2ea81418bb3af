import pytest
from msgspec.structs import replace

from reader.annotations.anchoring import anchor_all, describe
from reader.annotations.model import Anchor, Annotation
from reader.document.article import Article
from reader.document.blocks import Block, Kind
from reader.document.offsets import linear
from reader.document.spans import Span

NOW = "2026-11-22T10:00:00.000000Z"
TEXT = (
    "The mayor said that the bridge was safe.\n\n"
    "Engineers denied it on Monday. The bridge was closed by them.\n\n"
    "Nobody was hurt, the police said on Monday."
)


def article_of(source: str) -> Article:
    blocks, start = [], 0
    for part in source.split("\n\n"):
        blocks.append(Block(Kind.PARAGRAPH, part, linear(start, len(part)), (Span(start, start + len(part)),)))
        start += len(part) + 2
    return Article(tuple(blocks))


def annotation_of(quote: str, source: str = TEXT, *, occurrence: int = 0) -> Annotation:
    article, start = article_of(source), -1
    for _ in range(occurrence + 1):
        start = source.index(quote, start + 1)
    found = describe(article, [Span(start, start + len(quote))])
    assert found is not None
    return Annotation(
        id="1",
        article="a",
        tag="claim",
        spans=found.spans,
        quote=found.quote,
        prefix=found.prefix,
        suffix=found.suffix,
        annotator="ana",
        created=NOW,
        modified=NOW,
    )


def anchored(quote: str, changed: str, *, occurrence: int = 0) -> tuple[Anchor, str]:
    """How a quote of TEXT is found in `changed`, and the words that it then stands on."""
    (found,) = anchor_all(article_of(changed), [annotation_of(quote, occurrence=occurrence)])
    (span,) = found.spans
    return found.anchor, changed[span.start : span.end]


def test_what_is_stored_of_a_selection_holds_its_surroundings() -> None:
    annotation = annotation_of("denied it")

    assert annotation.quote == "denied it"
    assert annotation.prefix.endswith("safe.\n\nEngineers ")
    assert annotation.suffix.startswith(" on Monday.")
    assert len(annotation.suffix) == 32


def test_an_annotation_of_an_unchanged_text_is_exact() -> None:
    assert anchored("denied it", TEXT) == (Anchor.EXACT, "denied it")


def test_an_annotation_moves_with_its_words() -> None:
    assert anchored("denied it", "A new lead came in.\n\n" + TEXT) == (Anchor.MOVED, "denied it")


def test_one_of_several_equal_quotes_is_told_by_its_surroundings() -> None:
    changed = "News.\n\n" + TEXT

    anchor, words = anchored("on Monday", changed, occurrence=1)

    assert (anchor, words) == (Anchor.MOVED, "on Monday")
    (found,) = anchor_all(article_of(changed), [annotation_of("on Monday", occurrence=1)])
    assert found.spans[0].start == changed.rindex("on Monday")


def test_a_quote_that_fits_in_several_places_waits() -> None:
    changed = "He spoke on Monday again. She slept on Monday again."

    (found,) = anchor_all(article_of(changed), [annotation_of("on Monday")])

    assert found.anchor is Anchor.AMBIGUOUS
    assert found.spans == annotation_of("on Monday").spans


def test_a_short_quote_in_other_surroundings_is_never_moved_there() -> None:
    changed = "The safe was opened. It took them all of a long night."

    (found,) = anchor_all(article_of(changed), [annotation_of("safe")])

    assert found.anchor is Anchor.AMBIGUOUS


@pytest.mark.parametrize(
    ("changed", "anchor"),
    [
        ("The mayor said that the old bridge was quite safe.", Anchor.CHANGED),
        ("Something else altogether happened in another town.", Anchor.LOST),
    ],
)
def test_what_cannot_be_placed_says_whether_it_only_changed(changed: str, anchor: Anchor) -> None:
    (found,) = anchor_all(article_of(changed), [annotation_of("The mayor said that the bridge was safe.")])

    assert found.anchor is anchor


def test_reflowed_text_is_the_same_text() -> None:
    reflowed = TEXT.replace("on Monday. The bridge", "on\nMonday. The\nbridge")
    annotation = annotation_of("on Monday. The bridge was closed")

    (found,) = anchor_all(article_of(reflowed), [annotation])

    assert found.anchor in {Anchor.EXACT, Anchor.MOVED}
    assert reflowed[found.spans[0].start : found.spans[0].end] == "on\nMonday. The\nbridge was closed"


def test_an_annotation_that_comes_back_is_placed_again() -> None:
    lost = replace(annotation_of("Engineers denied it on Monday."), anchor=Anchor.LOST)

    (found,) = anchor_all(article_of(TEXT), [lost])

    assert found.anchor is Anchor.EXACT

"""What must hold of the offset map of every article, however it was cleaned."""

from reader.document.article import Article


def assert_map_goes_both_ways(article: Article) -> None:
    """What was read from the source is found again from there."""
    for index, block in enumerate(article.blocks):
        shift = article.starts[index]
        for run in block.runs:
            span = (shift + run.text, shift + run.text + run.text_length)

            assert list(article.to_text(article.to_source(*span))) == [span]

"""Web pages: our blocks against the gold, and against what the extractor alone finds.

    python -m benchmarks.html [PAGES.jsonl]

A paragraph counts where its whole text is right, white space aside. Ours are the shown paragraphs, items and
quotations; the extractor's are its own. A caption is found where a block of that kind holds all of its words.
"""

import argparse
import gzip
import html
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypedDict

import trafilatura

from reader.cleaning import clean_text
from reader.cleaning.claims import squeeze
from reader.document.article import Article
from reader.document.blocks import Kind

PAGES = Path(__file__).resolve().parents[1] / "../shared/cleaning/html-dev.jsonl"
BODY = frozenset({Kind.PARAGRAPH, Kind.LIST, Kind.BLOCKQUOTE})
UNSEEN = re.compile("[\u200b\u200d\u2060\ufeff\u00ad]")


class Gold(TypedDict):
    """A page and what it holds."""

    page: str
    title: str
    date: str
    summary: list[str]
    headings: list[str]
    paragraphs: list[str]
    captions: list[str]


def bare(text: str) -> str:
    """`text` as it is compared: white space as single spaces, nothing that cannot be seen."""
    return " ".join(UNSEEN.sub("", text).split())


def leaves(document: Any) -> Iterator[str]:
    """The paragraphs, items and quotations of the extractor's result."""
    for element in document.body.iter("p", "item", "quote"):
        text = bare("".join(element.itertext()))
        if text and not any(child.tag in {"p", "item", "quote", "list"} for child in element):
            yield text


def texts(found: Article, *kinds: Kind) -> list[str]:
    """The texts of the blocks of some kinds."""
    return [bare(block.text) for block in found.blocks if block.kind in kinds]


SIGNS = re.compile(r"<!--.*?-->|</?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)


def sentences(found: Article, source: str) -> Iterator[bool]:
    """For each sentence that is shown, whether its source without tags and with references read is the sentence."""
    for index, block in enumerate(found.blocks):
        for start, end in () if block.hidden else found.sentences_in(index):
            cut = "".join(source[slice(*span)] for span in found.to_source(start, end))
            yield squeeze(html.unescape(SIGNS.sub("", cut))) == squeeze(found.slice(start, end))


class Score:
    """Counts over all pages, for one way of reading them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.count: Counter[str] = Counter()
        self.seconds = 0.0

    def paragraphs(self, gold: Iterable[str], found: Iterable[str]) -> None:
        """Count exact paragraphs."""
        expected, ours = Counter(map(bare, gold)), Counter(found)
        self.count.update(right=(expected & ours).total(), found=ours.total(), gold=expected.total())

    def line(self, pages: int) -> str:
        """The row of the table."""
        precision, recall = (self.count["right"] / max(1, self.count[of]) for of in ("found", "gold"))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        held = {of: f"{self.count[of]}/{self.count[f'{of} gold']}" for of in ("caption", "standfirst", "heading")}
        return (
            f"{self.name:<12} {precision:.3f} {recall:.3f} {f1:.4f}   {self.count['title']:>3} {self.count['date']:>4}"
            f"   {held['caption']:>8} {held['standfirst']:>10} {held['heading']:>8}   {self.seconds / pages * 1000:.0f}"
        )


def measure(gold: Gold, source: str, alone: Score, ours: Score) -> None:
    """Read one page in both ways and count."""
    begun = time.process_time()
    document: Any = trafilatura.bare_extraction(source, with_metadata=True, include_comments=False)
    alone.seconds += time.process_time() - begun
    if document is not None:
        alone.paragraphs(gold["paragraphs"], leaves(document))
        alone.count["title"] += bare(document.title or "") == bare(gold["title"])
        alone.count["date"] += document.date == gold["date"][:10]
        fill(alone, gold, list(leaves(document)))

    begun = time.process_time()
    found = clean_text(source, "html")
    ours.seconds += time.process_time() - begun
    ours.paragraphs(gold["paragraphs"], texts(found, *BODY))
    ours.count["title"] += bare(found.title or "") == bare(gold["title"])
    ours.count["date"] += found.date == gold["date"][:10]
    ours.count.update("sentence right" if right else "sentence wrong" for right in sentences(found, source))
    fill(ours, gold, texts(found, Kind.CAPTION), texts(found, Kind.STANDFIRST), texts(found, Kind.HEADING))


def fill(score: Score, gold: Gold, captions: list[str], *others: list[str]) -> None:
    """Count captions, standfirst and headings; where there is no telling them apart, all texts are captions."""
    squeezed = [squeeze(caption) for caption in captions]
    for caption in set(map(bare, gold["captions"])):
        score.count["caption gold"] += 1
        score.count["caption"] += any(squeeze(caption) in one for one in squeezed)
    for name, expected, found in zip(
        ("standfirst", "heading"), (gold["summary"], gold["headings"]), others, strict=False
    ):
        wanted = set(map(bare, expected))
        score.count[f"{name} gold"] += len(wanted)
        score.count[name] += len(wanted.intersection(found))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="?", type=Path, default=PAGES)
    listed = parser.parse_args().pages
    pages: list[Gold] = [json.loads(line) for line in listed.read_text(encoding="utf-8").splitlines()]
    scores = Score("extractor"), Score("ours")
    for one in pages:
        measure(one, gzip.decompress((listed.parent / one["page"]).read_bytes()).decode(), *scores)
    print(f"{len(pages)} pages      paragraphs P R F1    title date   captions standfirst headings   ms/page")
    for score in scores:
        print(score.line(len(pages)))
    right, wrong = (scores[1].count[f"sentence {how}"] for how in ("right", "wrong"))
    print(f"sentences whose source, cut out and read as HTML, gives them again: {right}/{right + wrong}")


if __name__ == "__main__":
    main()

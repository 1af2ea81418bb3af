"""Sentence ends: precision, recall and speed on the news paragraphs beside the project.

python -m benchmarks.sentences [PARAGRAPHS.json]

Every end that is wrong is printed, with what stands around it.
"""

import argparse
import json
import time
from pathlib import Path
from typing import TypedDict

from reader.document.segments import sentences

GOLD = Path(__file__).resolve().parents[1] / "../shared/cleaning/sentences-dev.json"
REPEATS = 40


def ends(text: str) -> set[int]:
    """The inner ends of sentences; the last one is certain."""
    return {end for _, end in sentences(text)} - {len(text)}


class Paragraph(TypedDict):
    """A paragraph and the offsets at which its sentences end."""

    text: str
    ends: list[int]


def score(paragraphs: list[Paragraph]) -> None:
    """Print precision, recall and F1 over all inner ends, and every one that is wrong."""
    right = found = expected = 0
    for paragraph in paragraphs:
        text = paragraph["text"]
        gold = set(paragraph["ends"]) - {len(text)}
        ours = ends(text)
        right, found, expected = right + len(gold & ours), found + len(ours), expected + len(gold)
        for end in sorted(gold ^ ours):
            verdict = "missed" if end in gold else "wrong "
            print(verdict, repr(text[max(0, end - 30) : end]), "|", repr(text[end : end + 30]))
    precision, recall = right / found, right / expected
    print(
        f"P {precision:.4f}  R {recall:.4f}  F1 {2 * precision * recall / (precision + recall):.4f}  ({expected} ends)"
    )


def speed(paragraphs: list[Paragraph]) -> None:
    """Print the speed paragraph by paragraph, and on one long text."""
    texts = [paragraph["text"] for paragraph in paragraphs]
    for name, batch in (("paragraphs", texts * REPEATS), ("one text", [" ".join(texts * REPEATS)])):
        begun = time.process_time()
        for text in batch:
            sentences(text)
        taken = time.process_time() - begun
        print(f"{name}: {sum(len(text.encode()) for text in batch) / taken / 1e6:.1f} MB/s")


def main() -> None:
    """Print the scores and the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paragraphs", nargs="?", type=Path, default=GOLD)
    loaded = json.loads(parser.parse_args().paragraphs.read_text(encoding="utf-8"))
    score(loaded)
    speed(loaded)


if __name__ == "__main__":
    main()

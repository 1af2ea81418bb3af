"""How well texts are cleaned, and how fast: the scorer's figures by family, and characters a second.

    python -m benchmarks.cleaning [--pairs FILE] [--short] [--markdown]

The pairs beside the project are those that the weights were fitted on: what this prints of them is memory, and
`benchmarks.fit_cleaning --folds 5` is the honest figure. Columns are explained beside the pairs. `--markdown` reads the
families that are Markdown as that, and as text, and prints both.
"""

import argparse
import importlib.util
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader.cleaning import clean_text
from reader.document.blocks import Block, Kind

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "cleaning"
MARKED = frozenset({"md", "export:html2text", "export:html2text-links", "export:trafilatura-md", "export:pandoc"})
"""The families that may be read as Markdown."""

Blocks = list[dict[str, Any]]
Pair = dict[str, Any]


class Scored(NamedTuple):
    """What the scorer counts of one text."""

    family: str
    counts: Counter[str]
    kinds: Counter[tuple[str, str]]


def load_pairs(path: Path = SHARED / "pairs-dev.jsonl") -> list[Pair]:
    """The texts with their gold blocks."""
    with path.open(encoding="utf-8", newline="") as file:
        return [json.loads(line) for line in file]


def as_gold(blocks: Iterable[Block]) -> Blocks:
    """Blocks as the scorer wants them; it knows no fragments but as captions."""
    return [
        {
            "kind": Kind.CAPTION.value if block.kind is Kind.FRAGMENT else block.kind.value,
            "text": block.text,
            "spans": [list(span) for span in block.spans],
        }
        for block in blocks
    ]


def scored(pair: Pair, blocks: Blocks) -> Scored:
    """The scorer's counts for one text."""
    counts, kinds = _scorer().score_one(pair, blocks)
    return Scored(pair["family"], counts, kinds)


def table(results: Sequence[Scored], *, short: bool = False) -> str:
    """The figures of all synthetic families, of all exports, and unless `short` of each family."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    texts: Counter[str] = Counter()
    for result in results:
        whole = "EXPORT" if result.family.startswith("export") else "SYNTH"
        for name in (whole,) if short else (whole, result.family):
            counts[name] += result.counts
            kinds[name] += result.kinds
            texts[name] += 1
    head = f"{'family':23} {'n':>3}  join F1  paraF1  kindacc  boilP  boilR  bodyloss  uncovered"
    names = sorted(counts, key=lambda name: (not name.isupper(), name))
    return "\n".join([head, *(_row(name, texts[name], counts[name], kinds[name]) for name in names)])


def _row(name: str, texts: int, counts: Counter[str], kinds: Counter[tuple[str, str]]) -> str:
    join, para, boil = (_prf(counts, measure) for measure in ("join", "para", "boil"))
    right = sum(count for (gold, found), count in kinds.items() if gold == found) / max(1, kinds.total())
    loss = counts["bodyloss"] / max(1, counts["body"])
    return (
        f"{name:23} {texts:3}   {join[2]:.4f}  {para[2]:.4f}   {right:.4f}  {boil[0]:.3f}  {boil[1]:.3f}"
        f"   {loss:.5f}  {counts['uncovered']}"
    )


def _prf(counts: Counter[str], measure: str) -> tuple[float, float, float]:
    found: tuple[float, float, float] = _scorer().prf(
        *(counts[f"{measure}_{outcome}"] for outcome in ("tp", "fp", "fn"))
    )
    return found


def _scorer() -> Any:
    """The scorer beside the project, imported in place."""
    if not _LOADED:
        spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        _LOADED.append(module)
    return _LOADED[0]


_LOADED: list[Any] = []


def _speed(name: str, texts: Sequence[str], clean: Callable[[str], object]) -> str:
    """Characters a second over some texts, the best of three rounds of process time."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            clean(text)
        best = min(best, time.process_time() - start)
    size = sum(map(len, texts))
    return f"{name:32} {size / best / 1e6:6.2f} Mchar/s {best / len(texts) * 1000:9.1f} ms a text"


def main() -> None:
    """Print the table, and the speed by size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, default=SHARED / "pairs-dev.jsonl")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    pairs = load_pairs(options.pairs)
    if options.markdown:
        marked = [pair for pair in pairs if pair["family"] in MARKED]
        for format_name in ("text", "markdown"):
            print(f"read as {format_name}")
            print(table([scored(pair, as_gold(clean_text(pair["src"], format_name).blocks)) for pair in marked]))
        return
    print(table([scored(pair, as_gold(clean_text(pair["src"]).blocks)) for pair in pairs], short=options.short))
    print()
    articles = [
        pair["src"] for pair in pairs if 5_000 <= len(pair["src"]) <= 50_000 and not pair["family"].startswith("export")
    ]
    print(_speed("articles of 5 to 50 KB", articles, clean_text))
    for size in (1_000_000, 10_000_000):
        text = "\n\n".join(articles)
        text = (text * (size // len(text) + 1))[:size]
        print(_speed(f"{size // 1_000_000} MB of them in one", [text], clean_text))


if __name__ == "__main__":
    main()

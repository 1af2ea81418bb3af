"""Keys per act: the shortest sequences that tag what is wanted, typed at a real session and counted.

    python -m benchmarks.keys [ARTICLE] [--ann FILE] [--spans N] [--seed N]

Every sequence is pressed, and counts only where the selection then is just what was wanted; the tag key is counted too.
Start: for sentences and quotations the sentence before; for spans the sentence that holds them, and a sentence
anywhere on the same screen. `--ann` takes brat's standoff: the spans of its text-bound annotations, from the sentence
before each and from the one that holds it.
"""

import argparse
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import mean

from reader.commands import all_commands
from reader.document import motion
from reader.document.blocks import RUNNING
from reader.document.hints import initial
from reader.document.spans import Span
from reader.document.units import Unit, first_from, last_until, units_over
from reader.keymap import resolve_keymap
from reader.session.modes import Picking, Reading
from reader.session.opening import Place, open_article
from reader.session.session import Session
from reader.settings import Settings
from reader.store import open_store

COLUMN, ROWS = 76, 37
SEED_ARTICLE = Path(__file__).resolve().parents[1].parent / "shared/articles/000_96e99df166fc9a4a.txt"
OUT_OF_REACH = 99


def sit_down(path: Path, folder: str) -> Session:
    """A session at the article in `path`, on a screen of 120 × 40."""
    database = Path(folder) / "annotations.json"
    settings = Settings()
    place = Place(path, database, "bench")
    store = open_store(database)
    opened = open_article(place, store)
    session = Session(opened, store, place, settings, resolve_keymap(all_commands(settings.tags), {}))
    session.view.resize(COLUMN, ROWS)
    return session


def plans(session: Session, target: Span) -> Iterator[tuple[str, ...]]:
    """Sequences that may select `target`: motions, extending motions, initials."""
    words = units_over(session.article, target, Unit.WORD)
    inside = [word for word in words if target.encloses(word)]
    for lead in ((), ("j",)):
        yield lead
        for quotes in range(1, 5):
            yield (*lead, *(["i"] * quotes))
        for steps in range(1, 5):
            for clauses in (("semicolon",), ("l",), ("h",)):
                yield (*lead, *(clauses * steps), *(("L",) * max(0, len(inside) - 1)))
    if inside:
        first, last = (initial(session.article.slice(*word)) for word in (inside[0], inside[-1]))
        yield ("F", first, last)
        yield ("f", first, *(("L",) * (len(inside) - 1)))
        yield ("f", last, *(("o", *("H",) * (len(inside) - 1))))


def typed(session: Session, start: motion.Selection, keys: Sequence[str], target: Span) -> int:
    """How many keys a plan takes to select `target`, a label included where one must be picked; or out of reach."""
    session.mode = Reading()
    session.select(start, reveal=False)
    count = 0
    for index, key in enumerate(keys):
        session.press(key)
        count += 1
        waiting = isinstance(session.mode, Picking) and (index + 1 == len(keys) or keys[index + 1] in "LHo")
        if waiting:
            count += pick(session, target)
    return count if session.selection.span == target else OUT_OF_REACH


def pick(session: Session, target: Span) -> int:
    """Press the label of the candidate that is, or begins, what is wanted, if there is one."""
    assert isinstance(session.mode, Picking)
    here = session.selection.span
    if here == target or (here.start == target.start and here.end < target.end):
        return 0
    wanted = [label for label in session.mode.labels if label.span == target]
    wanted += [
        label for label in session.mode.labels if target.encloses(label.span) and label.span.start == target.start
    ]
    if not wanted:
        return 0
    for key in wanted[0].keys:
        session.press(key)
    return len(wanted[0].keys)


def cost(session: Session, start: motion.Selection, target: Span) -> int:
    """Keys from `start` to the tag on `target`, by the shortest plan."""
    session.select(start)
    best, top = OUT_OF_REACH, session.view.top
    for plan in sorted(plans(session, target), key=len):
        if len(plan) >= best:
            break
        session.view.top = top
        best = min(best, typed(session, start, plan, target))
    return 1 + best


def running_sentences(session: Session) -> list[Span]:
    """The sentences of shown running text."""
    blocks = session.article.blocks
    indices = [index for index, block in enumerate(blocks) if block.kind in RUNNING and not block.hidden]
    return [sentence for index in indices for sentence in session.article.sentences_in(index)]


def before(session: Session, target: Span) -> motion.Selection:
    """The sentence before the one in which `target` begins."""
    holding = next((one for one in running_sentences(session) if one.contains(target.start)), target)
    found = last_until(session.article, holding.start, Unit.SENTENCE, session.shown) or first_from(
        session.article, 0, Unit.SENTENCE, session.shown
    )
    assert found is not None
    return motion.select(found, Unit.SENTENCE)


def three_words(session: Session, sentences: Iterable[Span]) -> list[tuple[Span, Span]]:
    """Every span of three words in these sentences, each with its sentence."""
    found = []
    for sentence in sentences:
        words = units_over(session.article, sentence, Unit.WORD)
        inside = [word for word in words if sentence.encloses(word)]
        found += [(Span(one.start, three.end), sentence) for one, three in zip(inside, inside[2:], strict=False)]
    return found


def on_one_screen(session: Session, chance: random.Random) -> tuple[motion.Selection, Span]:
    """A sentence, and a span of three words on the screen that shows it."""
    start = motion.select(chance.choice(running_sentences(session)), Unit.SENTENCE)
    session.mode = Reading()
    session.select(start)
    shown = [one for one in running_sentences(session) if one.overlaps(session.view.shown)]
    spans = [span for span, _ in three_words(session, shown) if session.view.shown.encloses(span)]
    return start, chance.choice(spans)


def brat_spans(path: Path, session: Session) -> list[Span]:
    """The contiguous text-bound annotations of a standoff file, as spans of the article text."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1 and ";" not in fields[1]:
            start, end = (int(number) for number in fields[1].split()[1:3])
            found += session.article.to_text([(start, end)])[:1]
    return found


def report(name: str, costs: list[int], bound: float | None) -> None:
    """A line of the table."""
    reached = [one for one in costs if one < OUT_OF_REACH]
    missed = len(costs) - len(reached)
    verdict = (
        "" if bound is None else f"≤ {bound}  {'reached' if mean(reached) <= bound and not missed else 'NOT reached'}"
    )
    print(f"{name:44} {len(costs):5} {mean(reached):6.2f} {max(reached):4} {missed:6}   {verdict}")


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", type=Path, default=SEED_ARTICLE)
    parser.add_argument("--ann", type=Path)
    parser.add_argument("--spans", type=int, default=500)
    parser.add_argument("--seed", type=int, default=20240107)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - spans to measure with, not secrets
    with tempfile.TemporaryDirectory() as folder:
        session = sit_down(given.article, folder)
        print(f"{'keys, tag included':44} {'n':>5} {'mean':>6} {'max':>4} {'missed':>6}")
        measure(session, given, chance)
        session.desk.store.close()


def measure(session: Session, given: argparse.Namespace, chance: random.Random) -> None:
    """Every row of the table."""
    sentences = running_sentences(session)
    report("a sentence, from the one before", [cost(session, before(session, one), one) for one in sentences[1:]], 2.0)
    article = session.article
    blocks = sorted({article.block_at(one.start) for one in sentences})
    quotations = [one for index in blocks for one in units_over(article, article.block_span(index), Unit.QUOTATION)]
    report(
        "a quotation, from the sentence before", [cost(session, before(session, one), one) for one in quotations], 3.0
    )
    spans = chance.choices(three_words(session, sentences), k=given.spans)
    here = [cost(session, motion.select(sentence, Unit.SENTENCE), one) for one, sentence in spans]
    report("three words, from their sentence", here, 4.4)
    anywhere = [cost(session, *on_one_screen(session, chance)) for _ in range(given.spans)]
    report("three words, from anywhere on the screen", anywhere, 5.0)
    if given.ann:
        named = brat_spans(given.ann, session)
        report(
            f"{given.ann.name}, from the sentence before",
            [cost(session, before(session, one), one) for one in named],
            None,
        )


if __name__ == "__main__":
    main()

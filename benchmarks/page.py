"""What a key costs on the screen, in process time, at 30 KB and at 10 MB with 100,000 annotations, and in hard cases.

    python -m benchmarks.page [SCENE...] [--rounds N] [--keys N] [--size 120x40]

A key is measured from its press to the end of the frame that shows it, without a terminal but with every byte made that
one would get. Scenes are interleaved over the rounds; figures are medians in milliseconds, and the ratio to the scene
of 30 KB in the same run.
"""

import argparse
import asyncio
import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rich.color import ColorSystem

from reader.annotations.anchoring import describe
from reader.annotations.changes import Change, add
from reader.annotations.model import Annotation, ArticleRecord
from reader.commands import all_commands
from reader.document.article import SEPARATOR, Article
from reader.document.blocks import Block, Kind
from reader.document.offsets import linear
from reader.document.spans import Span
from reader.keymap import resolve_keymap
from reader.session.opening import Opened, Place
from reader.session.session import Session
from reader.settings import Settings
from reader.store import open_store
from reader.tui.app import ReaderApp
from reader.tui.looks import Terminal
from reader.tui.messages import Given

NOW = "2026-11-22T10:00:00.000000Z"
TAGS = ("claim", "denial", "criticism", "background")
PATIENCE = 5.0

WORDS = (
    "the of officials said that on Sunday minister “no comment” denied reports of attack security had been in the "
    "province and spokesman Iran’s council claimed 16 bombs were found before funeral – critics called it negligence"
)

BUDGETS = {
    "move": 4.0,
    "scroll": 8.0,
    "page": 12.0,
    "ends": 12.0,
    "tag": 12.0,
    "search": 30.0,
    "resize": 60.0,
    "panel": 16.0,
    "list": 8.0,
    "by tag": 8.0,
    "by speaker": 8.0,
    "look up": 30.0,
    "tick": 30.0,
    "theme": 60.0,
}
"""Milliseconds that each act may take at most."""

GROWTH, SLACK = 1.2, 0.5
"""What an act may take in another scene: so many times what it takes at 30 KB, and so many milliseconds more."""


def paragraphs(size: int, seed: int = 1) -> list[str]:
    """Paragraphs of some 600 characters that look like news, `size` characters in all."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    words = WORDS.split()
    texts: list[str] = []
    while size > 0:
        sentences = (" ".join(chance.choices(words, k=chance.randint(8, 30))).capitalize() + "." for _ in range(5))
        texts.append(" ".join(sentences))
        size -= len(texts[-1]) + len(SEPARATOR)
    return texts


def article_of(texts: Sequence[str]) -> Article:
    """An article whose source is its text."""
    blocks: list[Block] = []
    start = 0
    for text in texts:
        blocks.append(Block(Kind.PARAGRAPH, text, linear(start, len(text)), (Span(start, start + len(text)),)))
        start += len(text) + len(SEPARATOR)
    return Article(tuple(blocks))


def annotated(article: Article, count: int, *, within: Span | None = None, seed: int = 2) -> list[Annotation]:
    """So many annotations of 20 to 200 characters, anywhere in the article or inside one place."""
    chance = random.Random(seed)  # noqa: S311
    low, high = within or Span(0, article.length)
    found: list[Annotation] = []
    while len(found) < count:
        start = chance.randrange(low, max(low + 1, high - 1))
        end = min(high, start + chance.randint(20, 200))
        selectors = describe(article, [Span(start, end)])
        if selectors is None:
            continue
        found.append(
            Annotation(
                id=f"00000000-0000-4000-8000-{len(found):012}",
                article="a",
                tag=chance.choice(TAGS),
                spans=selectors.spans,
                quote=selectors.quote,
                prefix=selectors.prefix,
                suffix=selectors.suffix,
                speaker=chance.choice((None, "Ann", "Ben")),
                annotator="bench",
                created=NOW,
                modified=NOW,
            )
        )
    found.sort(key=lambda one: one.spans)
    return found


def session_at(article: Article, annotations: Sequence[Annotation], folder: Path) -> Session:
    """A session at an article with these annotations, kept and folded in `folder`."""
    settings = Settings()
    record = ArticleRecord(id="a", path="a.txt", sha256="0" * 64, encoding="utf-8", annotator="bench", modified=NOW)
    place = Place(folder / "a.txt", folder / "annotations.json", "bench")
    store = open_store(place.database, annotator="bench")
    edits = (add(record), *(add(annotation) for annotation in annotations))
    store.apply(Change(id="0", article="a", annotator="bench", time=NOW, act="make", edits=edits))
    store.close()
    keymap = resolve_keymap(all_commands(settings.tags), {})
    return Session(Opened(article, record), open_store(place.database, annotator="bench"), place, settings, keymap)


def small(folder: Path) -> Session:
    """30 KB and a hundred annotations."""
    article = article_of(paragraphs(30_000))
    return session_at(article, annotated(article, 100), folder)


def large(folder: Path) -> Session:
    """10 MB and a hundred thousand annotations."""
    article = article_of(paragraphs(10_000_000))
    return session_at(article, annotated(article, 100_000), folder)


def single(folder: Path) -> Session:
    """One paragraph of 10 MB."""
    article = article_of([" ".join(paragraphs(10_000_000))])
    return session_at(article, annotated(article, 1000), folder)


def chinese(folder: Path) -> Session:
    """10 MB of Chinese in UTF-8."""
    article = article_of(["他在星期日表示，没有任何疏忽。“我们的责任是弥补不足”，检察官说。" * 9] * 11_000)
    return session_at(article, annotated(article, 1000), folder)


def crowded(folder: Path) -> Session:
    """5,000 annotations on one line."""
    article = article_of(paragraphs(30_000))
    return session_at(article, annotated(article, 5000, within=Span(20, 90)), folder)


SCENES: dict[str, Callable[[Path], Session]] = {
    "small": small,
    "large": large,
    "single": single,
    "chinese": chinese,
    "crowded": crowded,
}


class Timed(ReaderApp):
    """The app, which says when a frame is done."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, Terminal(ColorSystem.TRUECOLOR, shapes=False))
        self.painted = asyncio.Event()

    def post_display_hook(self) -> None:
        """The frame is done."""
        self.painted.set()

    async def cost(self, act: Callable[[], object]) -> float:
        """Process time in milliseconds from an act to the end of its frame."""
        self.painted.clear()
        begun = time.process_time()
        done = act()
        if asyncio.iscoroutine(done):
            await done
        await asyncio.wait_for(self.painted.wait(), PATIENCE)
        return (time.process_time() - begun) * 1000


async def measured(app: Timed, size: tuple[int, int], keys: int) -> dict[str, list[float]]:
    """What each act costs, `keys` times."""
    found: dict[str, list[float]] = {}
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.3)
        scripts = {
            "move": ("l", "l", "l", "h", "h", "h"),
            "sentence": ("j", "j", "k", "k"),
            "scroll": ("ctrl+e",) * 4 + ("ctrl+y",) * 4,
            "page": ("space",) * 4 + ("pageup",) * 4,
            "ends": ("G", "g"),
            "tag": ("c", "c"),
        }
        for name, script in scripts.items():
            await app.press("g")
            for _ in range(2 if name != "tag" else 0):
                await app.press("space")
            await pilot.pause(0.05)
            found[name] = []
            while len(found[name]) < keys:
                found[name] += [await app.cost(partial(app.press, key)) for key in script]
        await app.press("slash")
        typed = ["m", "mi", "min", "mini", "ministe", "minister", "minister s", "minister se"]
        found["search"] = [await app.cost(partial(app.on_given, Given("prompt.type", text))) for text in typed]
        await app.press("escape")
        found["theme"] = [await app.cost(partial(app.wear, name)) for name in ("reader-light", "reader-dark") * 2]
        columns, rows = size
        widths = (columns - 9, columns) * 2
        found["resize"] = [await app.cost(partial(pilot.resize_terminal, width, rows)) for width in widths]
        await app.press("g")
        found["panel"] = [await app.cost(partial(app.press, "p")) for _ in range(4)]
        await app.press("tab")
        found |= await in_the_panel(app, keys)
        await app.press("tab")
    return found


async def in_the_panel(app: Timed, keys: int) -> dict[str, list[float]]:
    """What walking and searching in the panel costs, however the list is ordered, and what goes on between the keys."""
    found: dict[str, list[float]] = {"tick": [0.01]}
    for name in ("list", "by tag", "by speaker"):
        found["tick"] += ticks_of(app.session)
        script = ("j", "j", "j", "k", "k", "k")
        found[name] = [await app.cost(partial(app.press, key)) for key in script * -(-keys // len(script))]
        await app.press("o")
    await app.press("slash")
    texts = ["n", "no", "no ", "no w", "no wh", "no whe", "no wher", "no where"]
    found["look up"] = [await app.cost(partial(app.on_given, Given("prompt.type", text))) for text in texts]
    found["tick"] += ticks_of(app.session)
    await app.press("escape")
    return found


def ticks_of(session: Session) -> list[float]:
    """What each tick costs until nothing is left to be done between the keys."""
    found: list[float] = []
    while session.is_busy:
        found.append(cost_of(session.tick))
    return found


def cost_of(act: Callable[[], object]) -> float:
    """Process time of an act in milliseconds."""
    begun = time.process_time()
    act()
    return (time.process_time() - begun) * 1000


def resident() -> float:
    """Megabytes of this process in memory, now."""
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def report(name: str, costs: dict[str, list[float]], base: dict[str, list[float]] | None) -> None:
    """One line for each act: median, 95th percentile, ratio, budget."""
    for act, values in costs.items():
        middle = statistics.median(values)
        late = sorted(values)[int(len(values) * 0.95) - 1 if len(values) > 1 else 0]
        ratio = f"{middle / statistics.median(base[act]):5.2f}" if base and any(base[act]) else "    -"
        budget = BUDGETS.get(act)
        allowed = GROWTH * statistics.median(base[act]) + SLACK if base else middle
        verdict = "" if budget is None else f"{budget:6.1f} {'ok' if middle <= budget else 'OVER'}"
        verdict += "" if middle <= allowed else f"  grows: more than {allowed:.1f}"
        print(f"{name:<9} {act:<9} {middle:7.2f} {late:7.2f} {ratio} {verdict}")


def main() -> None:
    """Measure the scenes that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenes", nargs="*", help=", ".join(SCENES))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keys", type=int, default=50)
    parser.add_argument("--size", default="120x40")
    wanted = parser.parse_args()
    columns, rows = map(int, wanted.size.split("x"))
    names = wanted.scenes or list(SCENES)
    totals: dict[str, dict[str, list[float]]] = {name: {} for name in names}
    with tempfile.TemporaryDirectory() as folder:
        sessions = {name: made(name, Path(folder)) for name in names}
        gc.collect()
        gc.freeze()
        gc.disable()
        for _ in range(wanted.rounds):
            for name in names:
                costs = asyncio.run(measured(Timed(sessions[name]), (columns, rows), wanted.keys // wanted.rounds))
                for act, values in costs.items():
                    totals[name].setdefault(act, []).extend(values)
        for session in sessions.values():
            session.desk.store.close()
    print(f"{'scene':<9} {'act':<9} {'p50 ms':>7} {'p95':>7} ratio budget")
    for name in names:
        report(name, totals[name], totals.get("small") if name != "small" else None)


def made(name: str, folder: Path) -> Session:
    """The session of a scene, and what it takes to make it."""
    before, begun = resident(), time.process_time()
    (folder / name).mkdir()
    session = SCENES[name](folder / name)
    print(f"{name}: made in {time.process_time() - begun:.1f} s, {resident() - before:.0f} MB")
    return session


if __name__ == "__main__":
    main()

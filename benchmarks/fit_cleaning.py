"""Fits the weights that cleaning decides by, on the pairs beside the project.

    python -m benchmarks.fit_cleaning --folds 5      prints the figures of texts that were not fitted on
    python -m benchmarks.fit_cleaning --write        fits on all, and writes reader/cleaning/weights.json

The pages beside the project are fitted on too, set as text, and so are mixtures of pages.

Four logistic models: whether a line end, and whether an empty line, lies inside a paragraph; and what a piece is, in a
text that is little but the article, and in a whole web page. Folds are by publisher, so that no publisher is in two.
Descent is AdaGrad with a ridge (Duchi, Hazan and Singer, JMLR 2011). Rows that the first epochs find all but impossible
count little from then on: what they are marked as was not made by hand.
"""

import argparse
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import exp
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from benchmarks.cleaning import Pair, Scored, as_gold, load_pairs, scored, table
from benchmarks.mixes import MIXED, Page, mixtures
from benchmarks.pages import PAGES, page_pairs
from reader.cleaning import gaps, kinds, scene
from reader.cleaning.draft import Draft, first_draft, flows
from reader.cleaning.models import BIAS, KINDS, UNIT, Weights
from reader.cleaning.mojibake import repair_line
from reader.cleaning.normal import holds_entities, holds_links, normal_text
from reader.cleaning.pieces import joined
from reader.cleaning.pipeline import RULES
from reader.cleaning.rules import heal, unwrap
from reader.cleaning.rules import kinds as kinds_rule
from reader.cleaning.setting import blocks_of
from reader.document.blocks import Kind
from reader.document.spans import Span

WEIGHTS = Path(__file__).resolve().parents[1] / "reader" / "cleaning" / "weights.json"
_YES, _NO = 1, 0
_SEED = 20240107


class Row(NamedTuple):
    """A case to fit: its features, its class, whose text it is from, and what it counts."""

    features: list[str]
    label: int
    group: str
    weight: float = 1.0


@dataclass(frozen=True)
class Text:
    """A pair, read as far as no weights are needed."""

    pair: Pair
    group: str
    draft: Draft
    owner: list[int]

    @property
    def is_page(self) -> bool:
        """Whether it was set from a web page, to fit on only."""
        return bool(self.pair["family"].startswith(PAGES))

    @property
    def is_mixed(self) -> bool:
        """Whether it was put together of several pages."""
        return bool(self.pair["family"] == MIXED)

    def owners(self, spans: Iterable[Span]) -> list[int]:
        """The gold blocks of the characters in some spans of the normal text, in order."""
        sources = (self.draft.normal.source_span(*span) for span in spans)
        return [
            self.owner[at]
            for start, end in sources
            for at in range(start, end)
            if self.owner[at] >= 0 and not self.pair["src"][at].isspace()
        ]

    def kind(self, block: int) -> str:
        """The gold kind of a block."""
        found: str = self.pair["blocks"][block]["kind"]
        return found

    def join(self, before: list[int], after: list[int]) -> int | None:
        """Whether gold joins two neighbours by their owners; None where it does not say: furniture of an export."""
        if not before or not after:
            return None
        one, two = before[-1], after[0]
        furniture = {self.kind(one), self.kind(two)} == {Kind.BOILERPLATE.value}
        if one != two and furniture and self.pair["family"].startswith("export"):
            return None
        return _YES if one == two else _NO


def read(pair: Pair) -> Text:
    """A pair with its first draft and the owner of every character."""
    source = pair["src"]
    owner = [-1] * len(source)
    for index, block in enumerate(pair["blocks"]):
        for start, end in block["spans"]:
            owner[start:end] = [index] * (end - start)
    span = Span(0, len(source))
    normal = normal_text(source, span, repair=repair_line, entities=holds_entities(source), links=holds_links(source))
    draft = first_draft(normal, Weights({}, {}, {}, {}), head=True)
    for rule in RULES[: _place(unwrap.NAME)]:
        draft = rule.apply(draft)
    name = pair["of"]
    group = name.rsplit("/", 1)[0] if name.count("/") > 1 else re.sub(r"-\d+$", "", name)
    return Text(pair, group, draft, owner)


def _place(name: str) -> int:
    return [rule.name for rule in RULES].index(name)


def fitted(texts: Sequence[Text]) -> Weights:
    """The weights that fit these texts, and mixtures of the pages among them, best."""
    pages = [Page(text.group, text.pair) for text in texts if text.pair["family"].startswith("export")]
    texts = [*texts, *map(read, mixtures(pages, _MIXTURES))]
    pairs = [text for text in texts if not text.is_page]
    lines = _binary([row for text in pairs for row in _line_rows(text)], ridge=0.5)
    found = Weights(lines, {}, {}, {})
    drafts = [unwrap.RULE.apply(replace(text.draft, weights=found)) for text in texts]
    cuts = [(text, draft) for text, draft in zip(texts, drafts, strict=True) if not text.is_page]
    found = found._replace(heals=_binary([row for text, draft in cuts for row in _heal_rows(text, draft)], ridge=0.3))
    article: list[Row] = []
    page: list[Row] = []
    copies = Counter((text.pair["of"], text.is_mixed) for text in texts)
    for text, draft in zip(texts, drafts, strict=True):
        whole = heal.RULE.apply(replace(draft, weights=found))
        for rule in RULES[_place(heal.NAME) + 1 : _place(kinds_rule.NAME)]:
            whole = rule.apply(whole)
        seen = scene.scene_of(whole.pieces)
        share = copies[text.pair["of"], text.is_mixed] ** -0.5 * (_PAGE if text.is_page else 1.0)
        rows = list(_kind_rows(text, whole, seen, share))
        page += rows
        if seen.noise == scene.CLEAN and not text.is_mixed:
            article += rows
    return found._replace(article=_kinds(article), page=_kinds(_thinned(page)))


def _line_rows(text: Text) -> Iterator[Row]:
    for flow in flows(text.draft.pieces):
        for before, after in pairwise(flow):
            one, two = before.lines[-1], after.lines[0]
            label = text.join(text.owners([Span(one.start, one.end)]), text.owners([Span(two.start, two.end)]))
            if not after.blanks and label is not None:
                yield Row(gaps.line_features(one, two, before.shape, after.shape, text.draft.layout), label, text.group)


def _heal_rows(text: Text, draft: Draft) -> Iterator[Row]:
    """The cases at empty lines, each with the piece above as gold has healed it."""
    for flow in flows(draft.pieces):
        torn = gaps.torn_of(flow)
        whole = flow[0]
        for index, (before, after) in enumerate(pairwise(flow), 1):
            one, two = before.lines[-1], after.lines[0]
            label = text.join(text.owners([Span(one.start, one.end)]), text.owners([Span(two.start, two.end)]))
            then = flow[index + 1] if index + 1 < len(flow) and flow[index + 1].blanks else None
            if after.blanks and label is not None and not gaps.is_finished(whole, after):
                yield Row(gaps.heal_features(whole, after, then, draft.layout, torn), label, text.group)
            whole = joined(whole, after, heal.NAME, 1.0) if label and after.blanks else after


def _kind_rows(text: Text, draft: Draft, seen: scene.Scene, share: float) -> Iterator[Row]:
    """The pieces with their gold kinds. A long text counts less a piece, one that there are variants of less too."""
    usual = min(1.0, (_PIECES / len(draft.pieces)) ** 0.5) if draft.pieces else 1.0
    names = [kind.value for kind in KINDS]
    for index, piece in enumerate(draft.pieces):
        owners = Counter(text.kind(block) for block in text.owners(piece.owned))
        if piece.kind is None and owners:
            label = names.index(owners.most_common(1)[0][0])
            size = 1.0 if KINDS[label] is Kind.BOILERPLATE else min(3.0, max(1.0, len(piece.text) / 100))
            features = kinds.kind_features(index, draft.pieces, seen, draft.layout, head=True)
            yield Row(features, label, text.group, usual * size * share)


_PAGE = 0.5
"""What a piece of a web page counts beside one of a pair."""
_MIXTURES = 3
"""Mixtures that a page is in. Chosen in cross-validation: with more of them more of the article is lost."""
_PIECES = 60
"""A text of more pieces counts less a piece, by the root of how many more."""
_RARE = 3
"""A feature that fewer publishers have is left out."""
_EPOCHS = 24
_BINARY_EPOCHS = 60
_RATE = 0.4
_SETTLED = 6
"""After so many epochs it is known which rows are all but impossible."""
_IMPOSSIBLE = 0.1
"""How likely the class that a row bears is, at most, where the row is doubted then."""
_DOUBTED = 0.1
"""What a doubted row counts."""
_RIDGE = 2.0
_SLIGHT = 2
"""Features that count for every kind less than so many tenths are not written."""
_SHARE = 3
"""Of the furniture of whole pages one row in so many is fitted on, and counts for all of them: it is most of them."""


def _binary(rows: Sequence[Row], *, ridge: float) -> dict[str, int]:
    model = _descended(rows, 2, ridge)
    rounded = {feature: round(UNIT * (row[_YES] - row[_NO])) for feature, row in model.items()}
    return {feature: weight for feature, weight in rounded.items() if weight or feature == BIAS}


def _kinds(rows: Sequence[Row]) -> dict[str, list[int]]:
    model = _descended(rows, len(KINDS), _RIDGE)
    rounded = {feature: [round(UNIT * weight) for weight in row] for feature, row in model.items()}
    return {feature: row for feature, row in rounded.items() if feature == BIAS or max(map(abs, row)) >= _SLIGHT}


def _thinned(rows: Sequence[Row]) -> list[Row]:
    """The rows with less furniture, which counts the more."""
    furniture = KINDS.index(Kind.BOILERPLATE)
    kept = [row for row in rows if row.label != furniture]
    return kept + [row._replace(weight=row.weight * _SHARE) for row in rows if row.label == furniture][::_SHARE]


def _descended(rows: Sequence[Row], classes: int, ridge: float) -> dict[str, list[float]]:
    """The weights of a softmax regression with a ridge: least minus log likelihood plus half the ridge of squares."""
    seen = _seen(rows)
    model = {feature: [0.0] * classes for feature in seen} | {BIAS: [0.0] * classes}
    squares = {feature: [1e-3] * classes for feature in model}
    pull = {feature: ridge / seen.get(feature, len(rows)) for feature in model} | {BIAS: 0.0}
    order = [row._replace(features=[BIAS, *(name for name in row.features if name in model)]) for row in rows]
    chance = random.Random(_SEED)  # noqa: S311 -- an order, no secret
    for epoch in range(_EPOCHS if classes > _BOTH else _BINARY_EPOCHS):
        if epoch == _SETTLED and classes > _BOTH:
            order = [_doubted(row, model) for row in order]
        chance.shuffle(order)
        rate = _RATE / (1 + epoch / 5)
        for row in order:
            errors = _likelihoods(model, row)
            errors[row.label] -= 1.0
            errors = [error * row.weight for error in errors]
            for feature in row.features:
                _step(model[feature], squares[feature], errors, pull[feature], rate)
    return model


_BOTH = 2


def _doubted(row: Row, model: dict[str, list[float]]) -> Row:
    """The row; it counts little if it is all but impossible."""
    doubtful = _likelihoods(model, row)[row.label] < _IMPOSSIBLE
    return row._replace(weight=row.weight * _DOUBTED) if doubtful else row


def _seen(rows: Sequence[Row]) -> dict[str, int]:
    """How often each feature is seen; those of too few publishers are left out, for they are no more than memory."""
    groups: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for row in rows:
        for feature in row.features:
            groups[feature].add(row.group)
        counts.update(row.features)
    return {feature: counts[feature] for feature, found in groups.items() if len(found) >= _RARE}


def _step(weights: list[float], squares: list[float], errors: list[float], pull: float, rate: float) -> None:
    for index, error in enumerate(errors):
        slope = error + pull * weights[index]
        squares[index] += slope * slope
        weights[index] -= rate * slope / squares[index] ** 0.5


def _likelihoods(model: dict[str, list[float]], row: Row) -> list[float]:
    sums = list(map(sum, zip(*[model[name] for name in row.features], strict=True)))
    top = max(sums)
    powers = [exp(value - top) for value in sums]
    total = sum(powers)
    return [power / total for power in powers]


def cleaned(text: Text, weights: Weights) -> Scored:
    """The score of a text that is cleaned by these weights."""
    draft = replace(text.draft, weights=weights)
    for rule in RULES[_place(unwrap.NAME) :]:
        draft = rule.apply(draft)
    source = text.pair["src"]
    return scored(text.pair, as_gold(blocks_of(draft, source, Span(0, len(source)), first=0)))


def crossed(texts: Sequence[Text], folds: int) -> list[Scored]:
    """The score of every text, by weights fitted on the other publishers' texts."""
    parts: dict[int, list[Text]] = defaultdict(list)
    for text in texts:
        parts[int(hashlib.sha256(text.group.encode()).hexdigest(), 16) % folds].append(text)
    with Pool() as pool:
        return [score for scores in pool.imap(partial(_left_out, parts), parts, chunksize=1) for score in scores]


def _left_out(parts: dict[int, list[Text]], left_out: int) -> list[Scored]:
    weights = fitted([text for fold, others in parts.items() if fold != left_out for text in others])
    return [cleaned(text, weights) for text in parts[left_out] if not text.is_page]


def written(weights: Weights) -> str:
    """The weights as JSON, a feature a line."""
    models = []
    for name, model in weights._asdict().items():
        rows = (
            f"{json.dumps(feature, ensure_ascii=False)}:{json.dumps(found, separators=(',', ':'))}"
            for feature, found in sorted(model.items())
        )
        models.append(f'"{name}":{{\n' + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(models) + "\n}\n"


def main() -> None:
    """Cross-validate, or fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    texts = [read(pair) for pair in (*load_pairs(), *page_pairs())]
    if options.folds:
        print(table(crossed(texts, options.folds)))
    if options.write:
        WEIGHTS.write_text(written(fitted(texts)), encoding="utf-8")


if __name__ == "__main__":
    main()

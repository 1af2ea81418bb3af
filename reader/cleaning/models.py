"""The fitted weights, and how a sum of them becomes a decision.

The weights are those of logistic models over features that the rules name, in tenths: no figure changes by more
digits. They were fitted by `benchmarks/fit_cleaning.py`, which writes `weights.json`.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple, TypedDict

from msgspec import json

from reader.document.blocks import Kind

_FILE = Path(__file__).with_name("weights.json")


class Weights(NamedTuple):
    """What was fitted.

    Attributes:
        lines: by feature, whether a line end lies inside a paragraph.
        heals: by feature, whether an empty line does.
        article: by feature, one weight for each of `KINDS`, where little but the article is in the text.
        page: the same where the text is a whole web page with its menus.
    """

    lines: dict[str, int]
    heals: dict[str, int]
    article: dict[str, list[int]]
    page: dict[str, list[int]]


class _Kept(TypedDict):
    """How they lie in the file: msgspec reads so many numbers in a fifth of the time that `json` takes."""

    lines: dict[str, int]
    heals: dict[str, int]
    article: dict[str, list[int]]
    page: dict[str, list[int]]


KINDS = tuple(kind for kind in Kind if kind is not Kind.FRAGMENT)
"""The order of the weights of a kind. Fragments are told by a rule."""
BIAS = "bias"
"""The feature that every case has."""


@cache
def weights() -> Weights:
    """The weights that the package was shipped with."""
    return Weights(**json.decode(_FILE.read_bytes(), type=_Kept))


UNIT = 10
"""A weight of so much is one of the logarithm of odds."""


def likelihoods(model: dict[str, list[int]], features: Iterable[str]) -> list[float]:
    """How likely each of `KINDS` is, by a softmax over the sums of weights; they add up to 1."""
    rows = filter(None, map(model.get, features))
    sums = list(map(sum, zip(model[BIAS], *rows, strict=True)))
    top = max(sums)
    powers = [exp((value - top) / UNIT) for value in sums]
    total = sum(powers)
    return [power / total for power in powers]


def bucket(value: float, bounds: Sequence[tuple[float, str]], last: str) -> str:
    """The name of the first bound that `value` does not pass, or `last`: a number as a feature."""
    for bound, name in bounds:
        if value <= bound:
            return name
    return last


def probability(model: dict[str, int], features: list[str]) -> float:
    """How likely a yes is, 0 to 1, by a logistic model."""
    total = model[BIAS] + sum(filter(None, map(model.get, features)))
    return 1 / (1 + exp(-total / UNIT)) if total > -_STEEP else 0.0


_STEEP = 700 * UNIT
"""Under this, e to the power of a sum no longer fits a float, and the likelihood is none."""

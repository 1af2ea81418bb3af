"""Garbage is not looked for while a long text is read, and is afterwards only where it was before."""

import gc
from collections.abc import Iterator

import pytest

from reader.cleaning import clean_text
from reader.cleaning.regions import regions_of
from reader.collecting import uncollected

LONG = "The bridge was closed on Monday, an officer said.\n\n" * 6_000


@pytest.fixture(autouse=True)
def looked_for() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_garbage_is_not_looked_for_meanwhile_and_is_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_it_is_looked_for_again_when_the_work_has_failed() -> None:
    with pytest.raises(ValueError, match="half done"), uncollected():
        raise ValueError("half done")

    assert gc.isenabled()


def test_who_had_switched_it_off_finds_it_off() -> None:
    gc.disable()

    with uncollected():
        pass

    assert not gc.isenabled()


def test_cleaning_a_long_text_stops_for_it_only_between_regions() -> None:
    times: list[str] = []

    def count(phase: str, _: dict[str, int]) -> None:
        times.append(phase)

    gc.callbacks.append(count)
    try:
        clean_text(LONG)
    finally:
        gc.callbacks.remove(count)

    assert times.count("start") <= 2 * len(list(regions_of(LONG)))

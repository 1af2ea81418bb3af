"""What a test opens is closed behind it: a store that is left open goes on looking after its files, in a thread."""

from collections.abc import Iterator

import pytest

from reader.store.local import LocalStore


@pytest.fixture(autouse=True)
def _closed_stores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    opened: list[LocalStore] = []
    begin = LocalStore.__init__

    def begun(store: LocalStore, *args: object, **options: object) -> None:
        begin(store, *args, **options)  # type: ignore[arg-type]
        opened.append(store)

    monkeypatch.setattr(LocalStore, "__init__", begun)
    yield
    for store in opened:
        store.close()

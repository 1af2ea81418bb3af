"""The tables of a store by TinyDB's API: queries read memory, and writing costs what is written, not what there is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, NoReturn

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from reader.errors import StoreError
from reader.store import codec
from reader.store.codec import Document
from reader.store.memory import Memory
from reader.store.numbers import Numbers

_WRITABLE = ("articles", "annotations", "links", "corrections")
"""The tables that there are by TinyDB's API."""

Pair = tuple[Document | None, Document | None]
"""A document before and after; None where there is none."""

Write = Callable[[str, list[Pair]], None]
"""Makes one change of some documents of a table."""


class Documents(Mapping[str, Document]):
    """The documents of a table by TinyDB's integer id as text, each decoded anew whenever it is looked at.

    What has not been folded yet has ids that only this process knows.
    """

    def __init__(self, memory: Memory, table: str, numbers: Numbers) -> None:
        """Show a table."""
        self._memory = memory
        self._table = table
        self._numbers = numbers

    def __getitem__(self, number: str) -> Document:
        # TinyDB makes a text of whatever it was asked for.
        key = self._numbers.record_id(int(number)) if number.isdecimal() else None
        raw = None if key is None else self._memory.current(self._table, key)
        if raw is None:
            raise KeyError(number)
        found: Document = codec.load(raw)
        return found

    def __iter__(self) -> Iterator[str]:
        for number, key in self._numbers.items():
            if self._memory.current(self._table, key) is not None:
                yield str(number)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Draft(MutableMapping[int, Document]):
    """A table as an update sees it: what is looked at may be changed, and is compared when the update is over."""

    def __init__(self, documents: Documents) -> None:
        """Begin with these documents."""
        self._documents = documents
        self._drafts: dict[int, Document | None] = {}

    def __getitem__(self, number: int) -> Document:
        if number not in self._drafts:
            self._drafts[number] = self._documents[str(number)]
        found = self._drafts[number]
        if found is None:
            raise KeyError(number)
        return found

    def __setitem__(self, number: int, fields: Document) -> None:
        self._drafts[number] = fields

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._drafts[number] = None

    def __iter__(self) -> Iterator[int]:
        for name in self._documents:
            if self._drafts.get(int(name), {}) is not None:
                yield int(name)
        yield from (number for number in self._drafts if str(number) not in self._documents)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove all."""
        self._drafts = dict.fromkeys(map(int, self._documents))

    def pairs(self) -> Iterator[Pair]:
        """What differs now, in the order in which it was touched."""
        for number, after in self._drafts.items():
            before = self._documents.get(str(number))
            if before != after:
                yield before, after


class RecordStorage(Storage):
    """Stands where TinyDB expects a storage; the tables go past it."""

    def __init__(self, memory: Memory, write: Write) -> None:
        """Serve this memory.

        Args:
            memory: what queries read.
            write: makes changes.
        """
        self.memory = memory
        self.write_documents = write
        self.numbers: dict[str, Numbers] = {}

    def documents(self, table: str) -> Documents:
        """The documents of a table.

        Raises:
            StoreError: where there is no such table.
        """
        if table not in _WRITABLE:
            raise StoreError(f"There is no table {table!r}; there are {', '.join(_WRITABLE)}.")
        return Documents(self.memory, table, self.table_numbers(table))

    def table_numbers(self, table: str) -> Numbers:
        """The integer ids of a table."""
        numbers = self.numbers.get(table)
        if numbers is None or numbers.base is not self.memory.base:
            numbers = self.numbers[table] = Numbers(self.memory, table)
        return numbers

    def read(self) -> dict[str, Any]:
        """All tables."""
        return {table: self.documents(table) for table in _WRITABLE}

    def write(self, data: dict[str, dict[str, Any]]) -> NoReturn:
        """Refuse to replace all at once.

        Raises:
            StoreError: always.
        """
        raise StoreError(f"The {len(data)} tables of a reader's database are not replaced at once.")


class RecordTable(Table):
    """A table that costs what an operation touches. Its query cache is off: others change the table too."""

    def __init__(self, storage: RecordStorage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        """Open a table of a store.

        Raises:
            StoreError: where there is no such table.
        """
        self._records = storage
        storage.documents(name)
        super().__init__(storage, name, cache_size=cache_size, persist_empty=persist_empty)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; it must be a record of the table, its `id` is made where it has none.

        Raises:
            StoreError: where it is no such record, or asks for an integer id.
        """
        _refuse_number(document)
        return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents in one change, as `insert` does one.

        Raises:
            StoreError: where one is no such record, or asks for an integer id; then none is inserted.
        """
        return super().insert_multiple(map(_refuse_number, documents))

    def _read_table(self) -> Mapping[str, Mapping[str, Any]]:  # type: ignore[override]
        return self._records.documents(self.name)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        draft = Draft(self._records.documents(self.name))
        updater(draft)
        self._next_id = None
        if pairs := list(draft.pairs()):
            self._records.write_documents(self.name, pairs)

    def _get_next_id(self) -> int:
        number = self._records.table_numbers(self.name).next_free if self._next_id is None else self._next_id
        self._next_id = number + 1  # type: ignore[assignment]
        return number


def _refuse_number(document: Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(document, TinyDocument):
        raise StoreError("The integer ids of this table are given by the store.")
    return document


class RecordDatabase(TinyDB):
    """A store as a TinyDB."""

    table_class = RecordTable  # type: ignore[assignment]


def open_tables(memory: Memory, write: Write) -> TinyDB:
    """The tables of a memory.

    Args:
        memory: what queries read.
        write: makes changes.
    """
    return RecordDatabase(memory, write, storage=RecordStorage)

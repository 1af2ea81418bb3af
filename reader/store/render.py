"""A memory written out as a base: what its own base holds, line by line, with what has changed since."""

from reader.store import base_file, codec
from reader.store.base_file import RECORD_TABLES, Absorbed, Meta
from reader.store.clock import Stamp
from reader.store.condition import Tables
from reader.store.folded import Document, Folded
from reader.store.index import Breathe, Index, no_pause
from reader.store.index_builder import IndexBuilder
from reader.store.lineage import REMOVED
from reader.store.memory import Memory
from reader.store.weave import weave


def write_base(
    writer: base_file.Writer,
    memory: Memory,
    absorbed: Absorbed,
    *,
    breathe: Breathe = no_pause,
    others: Tables | None = None,
) -> Index:
    """Write all that a memory knows.

    Args:
        writer: of the new base.
        memory: what to write.
        absorbed: how far the journals are in it.
        breathe: called every few documents.
        others: the tables that this program knows nothing of; None for those of the memory's base.

    Returns:
        The index of the new base.

    Raises:
        OSError: where writing fails.
    """
    next_ids = dict(memory.base.meta.next_ids)
    removed: dict[str, bytes] = {}
    builder = IndexBuilder()
    for table in RECORD_TABLES:
        over = _numbered(memory.base, table, _over(table, memory, removed), next_ids)
        writer.table(table)
        if table == "annotations":
            builder = weave(writer, memory.base, over, breathe)
        else:
            _write_table(writer, memory.base, table, over)
    for table, documents in (_others(memory) if others is None else others).items():
        writer.table(table)
        for name, fields in documents.items():
            writer.document(name, codec.dump(fields))
    writer.finish(Meta(absorbed, next_ids, memory.awaited(absorbed)))
    return builder.finish(writer.tables)


def _numbered(
    base: Folded, table: str, over: dict[str, bytes], next_ids: dict[str, int]
) -> dict[str, tuple[int, bytes]]:
    """What takes the place of documents in the base, or is new, with TinyDB's integer ids."""
    numbered = {}
    number = next_ids.get(table, 1)
    for key, raw in over.items():
        found = base.find(table, key)
        if found is not None:
            numbered[key] = (found.number, raw)
        else:
            # What came and went between two folds was seen under a number too.
            numbered[key] = (number, raw)
            number += 1
    next_ids[table] = number
    return numbered


def _write_table(writer: base_file.Writer, base: Folded, table: str, over: dict[str, tuple[int, bytes]]) -> None:
    kept = {key: found for key in base.ids(table) if (found := base.find(table, key)) is not None}
    for number, raw in {**kept, **over}.values():
        if raw:
            writer.document(number, raw)


def _over(table: str, memory: Memory, removed: dict[str, bytes]) -> dict[str, bytes]:
    """Id -> what a table has in the place of the document in the base; nothing for what goes.

    Args:
        table: the table. `tombstones` is the last one.
        memory: what to write.
        removed: collects the tombstones of the other tables.
    """
    if table == "tombstones":
        return {key: raw for key, raw in removed.items() if raw or memory.base.find(table, key)}
    if table == "progress":
        return {
            key: codec.stamped(codec.dump({"id": key, **codec.document(progress)}), stamp, None)
            for key, (stamp, progress) in memory.progress_over.items()
        }
    over: dict[str, bytes] = {}
    for key, version in memory.over(table):
        found = memory.base.find(table, key)
        over[key] = removed[key] = REMOVED
        if version is not None and version[1]:
            stamp, content = version
            over[key] = _as_it_stood(found, stamp) or codec.stamped(content, stamp, memory.made_from(table, key, stamp))
        elif version is not None:
            removed[key] = _tombstone(table, key, version[0], memory.newest(table, key))
    return over


def _others(memory: Memory) -> Tables:
    """The tables that this program knows nothing of."""
    return {table: memory.base.other(table) for table in memory.base.other_tables}


def _as_it_stood(found: Document | None, stamp: Stamp) -> bytes:
    """The document of a base where it is of that version, else nothing."""
    if found is None:
        return b""
    identity = codec.identity(found.raw)
    return found.raw if stamp == (identity.hlc, identity.writer) else b""


def _tombstone(table: str, key: str, stamp: Stamp, removed: Stamp | None) -> bytes:
    """What is left of a removed record: which version was removed, so that a later edit is told from an older one."""
    return codec.stamped(codec.dump({"id": key, "table": table}), stamp, removed)

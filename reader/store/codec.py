"""Records as JSON documents and back.

All JSON is ASCII-escaped, since plain TinyDB reads its file in the encoding of the locale. What UTF-8 cannot carry (a
lone surrogate from a terminal) becomes U+FFFD before it is kept, so that memory and file never differ.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from reader.annotations.model import Annotation, ArticleRecord, Correction, Link, Progress, Record
from reader.document.blocks import Kind, Operation
from reader.errors import StoreError
from reader.store.clock import Stamp

Document = dict[str, Any]
"""A JSON object."""

_Kind = TypeVar("_Kind")

_VERSION = ("hlc", "writer", "on")
_TOO_DEEP = "it is nested too deeply"
_ID = 16
"""Bytes of a UUID."""
_ID_TEXT = 36
"""Characters of a UUID as text."""

MOST = 2**62
"""No source offset of a file is greater; the columns of an index hold none that is."""

TABLE_OF: dict[type, str] = {
    ArticleRecord: "articles",
    Annotation: "annotations",
    Link: "links",
    Correction: "corrections",
    Progress: "progress",
}
"""The table that each kind of record is kept in."""


class Identity(msgspec.Struct, frozen=True, gc=False):
    """What every document in a base says of itself.

    Attributes:
        id: its UUID.
        hlc: when this version was made.
        writer: by which process.
        article: the article that it belongs to; empty for an article itself.
        on: the version that it was made from, or for a removal the one that was removed.
        table: for a removal the table that it was removed from.
        conflict_of: for a conflict copy the record that it is a version of.
    """

    id: str
    hlc: str = ""
    writer: str = ""
    article: str = ""
    on: tuple[str, str] | None = None
    table: str = ""
    conflict_of: str | None = None


def decoder(kind: type[_Kind]) -> Callable[[bytes], _Kind]:
    """What makes a value of this kind of JSON bytes, and raises ValueError where they are none.

    JSON that is nested deeper than the interpreter can follow is none: only damage or malice makes it so.
    """
    decode = msgspec.json.Decoder(kind).decode

    def decoded(raw: bytes) -> _Kind:
        try:
            return decode(raw)
        except RecursionError as error:
            raise msgspec.DecodeError(_TOO_DEEP) from error

    return decoded


_json = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode
_value: Callable[[bytes], Any] = decoder(object)

fields_of: Callable[[bytes], Document] = decoder(Document)
"""The fields of a JSON object."""

identity = decoder(Identity)
"""The identity of a document."""

annotation = decoder(Annotation)
"""An annotation from its document; fields that this version does not know are left out."""

article = decoder(ArticleRecord)
"""An article from its document."""

correction = decoder(Correction)
"""A correction from its document."""

progress = decoder(Progress)
"""A progress from its document."""


def dump(value: object) -> bytes:
    """A value as ASCII-escaped JSON on one line.

    Raises:
        StoreError: where it holds something that JSON has no word for, NaN for one, or is nested too deeply.
    """
    try:
        raw = _json(value).encode("ascii")
        if b"\\ud" in raw and not _is_text(raw):
            return _json(_mended(value)).encode("ascii")
    except (TypeError, ValueError) as error:
        raise StoreError(f"This cannot be kept as JSON: {error}.") from error
    except RecursionError as error:
        raise StoreError(f"This cannot be kept as JSON: {_TOO_DEEP}.") from error
    return raw


def encoded(value: object) -> bytes:
    """As `dump` does it, and many times faster, of what is known to hold no NaN.

    Raises:
        StoreError: where it holds something that JSON has no word for, or is nested too deeply.
    """
    try:
        raw = msgspec.json.encode(value)
    except (TypeError, ValueError, OverflowError, RecursionError):
        return dump(value)
    return raw if raw.isascii() else dump(value)


def load(raw: bytes) -> Any:
    """The value of JSON bytes.

    Raises:
        ValueError: where they are no JSON.
    """
    return _value(raw)


def document(record: Record | Progress) -> Document:
    """The fields of a record as they stand in files; the identity comes first."""
    fields: Document = msgspec.to_builtins(record)
    if isinstance(record, Progress):
        return fields
    if isinstance(record, Link):
        fields["from"], fields["to"] = fields.pop("origin"), fields.pop("target")
    identity = {name: fields.pop(name) for name in ("id", "article") if name in fields}
    return identity | fields


def link(raw: bytes) -> Link:
    """A link from its document.

    Raises:
        msgspec.ValidationError: where it is none.
    """
    fields = fields_of(raw)
    return msgspec.convert({**fields, "origin": fields.get("from"), "target": fields.get("to")}, Link)


_DECODERS: dict[str, Callable[[bytes], Record]] = {
    "articles": article,
    "annotations": annotation,
    "links": link,
    "corrections": correction,
}


def record(table: str, raw: bytes) -> Record:
    """A record of `table` from its document.

    Raises:
        ValueError: where it is none.
        KeyError: where the table holds no records.
    """
    return _DECODERS[table](raw)


def check(table: str, fields: Document) -> None:
    """See that a document is a record of `table`, whose identity is a UUID.

    Raises:
        StoreError: where it is none.
    """
    try:
        check_id(check_raw(table, dump(fields)).id)
    except ValueError as error:
        raise StoreError(f"This is no record of the table {table}: {error}.") from error


def check_raw(table: str, raw: bytes) -> Record:
    """The record of `table` that the JSON of a document is, seen to be one that can be made use of.

    Raises:
        ValueError: where it is none, or the table holds no records.
    """
    if table not in _DECODERS:
        raise ValueError(f"there is no table {table}")
    found = record(table, raw)
    if isinstance(found, Annotation):
        check_id(found.id)
    if not are_spans(getattr(found, "spans", ())):
        raise ValueError(f"its spans are {found}")
    if isinstance(found, Correction) and not _can_be_made(found):
        raise ValueError(f"nothing can be corrected by {found}")
    return found


def check_id(record_id: str) -> None:
    """See that a UUID is written as an index gives it back.

    Raises:
        ValueError: where it is not, or is none.
    """
    usual = uuid_text(uuid_bytes(record_id))
    if record_id != usual:
        raise ValueError(f"its UUID is not written as {usual}")


def check_progress(raw: bytes) -> None:
    """See that the JSON of a document is a progress.

    Raises:
        ValueError: where it is none.
    """
    found = progress(raw)
    if not are_spans([*found.read, (found.position, found.position)]):
        raise ValueError(f"its places are {found}")


def are_spans(spans: Iterable[tuple[int, int]]) -> bool:
    """Whether these can be stretches of a source text."""
    return all(0 <= start <= end <= MOST for start, end in spans)


def _can_be_made(correction: Correction) -> bool:
    """Whether it names a kind of block where it should, and a quote for each of its spans where it has any."""
    is_kind = correction.value in list(Kind) if correction.operation is Operation.RETYPE else not correction.value
    return is_kind and len(correction.quotes) in (0, len(correction.spans))


def uuid_bytes(record_id: str) -> bytes:
    """A UUID as sixteen bytes.

    Raises:
        ValueError: where it is none.
    """
    key = bytes.fromhex(record_id.replace("-", ""))
    if len(key) != _ID or len(record_id) != _ID_TEXT:
        raise ValueError(f"{record_id!r} is no UUID")
    return key


def uuid_text(key: bytes) -> str:
    """Sixteen bytes as a UUID is written."""
    text = key.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def bare(fields: Document) -> Document:
    """A document without what says which version it is, its identity first."""
    identified = {name: fields[name] for name in ("id", "article") if name in fields} | fields
    return {name: value for name, value in identified.items() if name not in _VERSION}


def substance(raw: bytes) -> bytes:
    """What a version says, without when it was said."""
    return raw and dump({name: value for name, value in bare(load(raw)).items() if name != "modified"})


def copied(raw: bytes, new_id: str, conflict_of: str) -> bytes:
    """The document of a conflict copy: that of the losing version under another id."""
    return dump({**bare(load(raw)), "id": new_id, "conflict_of": conflict_of})


def stamped(raw: bytes, stamp: Stamp, on: Stamp | None) -> bytes:
    """A document as a base holds it: with what it was made from, when, and by which process."""
    made_from = b"" if on is None else b',"on":["%b","%b"]' % (on.hlc.encode(), on.writer.encode())
    return b'%b%b,"hlc":"%b","writer":"%b"}' % (raw[:-1], made_from, stamp.hlc.encode(), stamp.writer.encode())


def _is_text(raw: bytes) -> bool:
    try:
        load(raw)
    except ValueError:
        return False
    return True


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, Mapping):
        return {_mended(key): _mended(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_mended(item) for item in value]
    return value

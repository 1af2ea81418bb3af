"""Records as JSON documents and back.

All JSON is ASCII-escaped, since plain TinyDB reads its file in the encoding of the locale. What UTF-8 cannot carry (a
lone surrogate from a terminal) becomes U+FFFD before it is kept, so that memory and file never differ.
"""

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from reader.annotations.model import Annotation, ArticleRecord, Correction, Link, Progress, Record
from reader.errors import StoreError

Document = dict[str, Any]
"""A JSON object."""

TABLE_OF: dict[type, str] = {
    ArticleRecord: "articles",
    Annotation: "annotations",
    Link: "links",
    Correction: "corrections",
    Progress: "progress",
}
"""The table that each kind of record is kept in."""

_annotation = msgspec.json.Decoder(Annotation)
_plain: dict[str, msgspec.json.Decoder[ArticleRecord] | msgspec.json.Decoder[Correction]] = {
    "articles": msgspec.json.Decoder(ArticleRecord),
    "corrections": msgspec.json.Decoder(Correction),
}
_progress = msgspec.json.Decoder(Progress)


def dump(value: object) -> bytes:
    """A value as ASCII-escaped JSON on one line.

    Raises:
        StoreError: where it holds something that JSON has no word for, NaN for one.
    """
    try:
        raw = json.dumps(value, separators=(",", ":"), allow_nan=False).encode("ascii")
    except (TypeError, ValueError) as error:
        raise StoreError(f"This cannot be kept as JSON: {error}.") from error
    if b"\\ud" in raw and not _is_text(raw):
        return json.dumps(_mended(value), separators=(",", ":"), allow_nan=False).encode("ascii")
    return raw


def load(raw: bytes) -> Any:
    """The value of JSON bytes.

    Raises:
        ValueError: where they are no JSON.
    """
    return msgspec.json.decode(raw)


def document(record: Record | Progress) -> Document:
    """The fields of a record as they stand in files; the identity comes first."""
    fields: Document = msgspec.to_builtins(record)
    if isinstance(record, Progress):
        return fields
    if isinstance(record, Link):
        fields["from"], fields["to"] = fields.pop("origin"), fields.pop("target")
    identity = {name: fields.pop(name) for name in ("id", "article") if name in fields}
    return identity | fields


def annotation(raw: bytes) -> Annotation:
    """An annotation from its document; fields that this version does not know are left out.

    Raises:
        msgspec.ValidationError: where it is none.
    """
    return _annotation.decode(raw)


def record(table: str, raw: bytes) -> Record:
    """A record of `table` from its document.

    Raises:
        msgspec.ValidationError: where it is none.
        KeyError: where the table holds no records.
    """
    if table == "annotations":
        return _annotation.decode(raw)
    if table == "links":
        return _link(msgspec.json.decode(raw))
    return _plain[table].decode(raw)


def progress(raw: bytes) -> Progress:
    """A progress from its document.

    Raises:
        msgspec.ValidationError: where it is none.
    """
    return _progress.decode(raw)


def _link(fields: Mapping[str, Any]) -> Link:
    renamed = {**fields, "origin": fields.get("from"), "target": fields.get("to")}
    return msgspec.convert(renamed, Link)


def _is_text(raw: bytes) -> bool:
    try:
        msgspec.json.decode(raw)
    except msgspec.DecodeError:
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

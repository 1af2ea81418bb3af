"""The shipped JSON Schema, for tests to hold exports against."""

import json
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator


def schema() -> dict[str, Any]:
    text = files("reader.formats").joinpath("reader-annotations-1.schema.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    Draft202012Validator.check_schema(found)
    return found


def faults(value: Any) -> list[str]:
    """What the schema finds wrong with an export; empty where it is valid."""
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema()).iter_errors(value)]

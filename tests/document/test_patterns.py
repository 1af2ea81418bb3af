import re
import sys
from importlib import import_module
from pathlib import Path

from reader.document import patterns
from reader.document.patterns import regex

ROOT = Path(__file__).resolve().parents[2]


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    pattern = regex(r"(?P<letter>a)b+", re.IGNORECASE)

    assert "match" not in vars(pattern)
    assert pattern.match("ABBA").span() == (0, 3)  # type: ignore[union-attr]
    assert vars(pattern)["match"] is pattern.match
    assert (pattern.pattern, pattern.groups) == (r"(?P<letter>a)b+", 1)


def test_a_pattern_of_bytes_is_one_too() -> None:
    assert regex(rb"b+").findall(b"abba") == [b"bb"]


def test_every_pattern_of_the_program_is_one() -> None:
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "reader").rglob("*.py")]
    for name in names:
        if not name.endswith(("__main__", "__init__")):
            import_module(name)
    found = [
        value
        for name in names
        for value in vars(sys.modules.get(name, re)).values()
        if isinstance(value, patterns._Pattern)
    ]

    assert len(found) > 100
    assert all(re.compile(one.pattern, one._flags) for one in found)

import re
import sys
from importlib import import_module
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined] # the one way to see what a pattern is made of

from reader.document import patterns
from reader.document.patterns import regex
from reader.document.words import _word

ROOT = Path(__file__).resolve().parents[2]


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    pattern = regex(r"(?P<letter>a)b+", re.IGNORECASE)

    assert "match" not in vars(pattern)
    assert pattern.match("ABBA").span() == (0, 3)  # type: ignore[union-attr]
    assert vars(pattern)["match"] is pattern.match
    assert (pattern.pattern, pattern.groups) == (r"(?P<letter>a)b+", 1)


def test_a_pattern_of_bytes_is_one_too() -> None:
    assert regex(rb"b+").findall(b"abba") == [b"bb"]


def all_patterns() -> list[patterns._Pattern]:
    """Every pattern of the program that is compiled when it is first used."""
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "reader").rglob("*.py")]
    for name in names:
        if not name.endswith(("__main__", "__init__")):
            import_module(name)
    return [
        value
        for name in names
        for value in vars(sys.modules.get(name, re)).values()
        if isinstance(value, patterns._Pattern)
    ]


def test_every_pattern_of_the_program_is_one() -> None:
    found = all_patterns()

    assert len(found) > 100
    assert all(re.compile(one.pattern, one._flags) for one in found)


def looks_around(parsed: object) -> bool:
    """Whether there is a lookahead or lookbehind anywhere in a parsed pattern."""
    if isinstance(parsed, list | tuple | _parser.SubPattern):
        return any(map(looks_around, parsed))
    return parsed is _constants.ASSERT or parsed is _constants.ASSERT_NOT


def has_fatal_repeat(parsed: object) -> bool:
    """Whether a possessive repeat looks around: early releases of Python 3.11 then lose their place in the text."""
    if not isinstance(parsed, list | tuple | _parser.SubPattern):
        return False
    if isinstance(parsed, tuple) and len(parsed) == 2 and parsed[0] is _constants.POSSESSIVE_REPEAT:
        return looks_around(parsed[1])
    return any(map(has_fatal_repeat, parsed))


def test_no_possessive_repeat_looks_around() -> None:
    found = [one.pattern for one in all_patterns()]
    found += [_word(unspaced=unspaced).pattern for unspaced in (False, True)]

    assert has_fatal_repeat(_parser.parse(r"a(?:b|(?:c(?=d)))*+"))
    assert [pattern for pattern in found if has_fatal_repeat(_parser.parse(pattern))] == []

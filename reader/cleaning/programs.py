"""Whether lines are of a program, of data or of a log, whose ends and indents mean something."""

from collections.abc import Sequence

from reader.cleaning.lines import Line
from reader.document.patterns import regex

STATEMENT = 132
"""Hardly a line of a program is longer."""

_BEGINNING = regex(
    r"[\w.]+\([^()]*\)$|[{}\[\]()]+[,;]?$|\}"
    r"|#include|#define|class \w+[:(]|import \w+$|from \w+ import|if \(|for \(|while \(|>>> |//|/\*|@\w+\("
    r"|(?:def|return|let|var|const|function|public|private|static)\b(?=[^.]*[;={}(_]|.{0,24}$)"
    r"|[$%#>] ?(?:\./|[a-z][\w.-]*(?: |$))(?!.*[.?!]$)"
    r"|(?:if|elif|else|for|while|try|except|with|class|def|switch|case)\b.*:$"
    r"|[A-Za-z_][\w.\[\]\"']* ?(?:[-+*/|]?=|:=|\+\+)(?: \S|$|\d)(?!.*[.?!]$)"
    r"|\"[\w -]+\": ?\S|</?[A-Za-z][^<>]*>(?:[^<>]*</[A-Za-z]+>)?\s*$"
    r"|(?:SELECT|FROM|WHERE|GROUP BY|ORDER BY|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|(?:LEFT |INNER )?JOIN)\b"
    r"(?=.*[a-z_*(=;\d])(?! [A-Z]{2,} )"
)
_OPERATOR = regex(r"[={}\[\]<>+&|]|\w\(")
"""What a line has that ends in a semicolon and is no item of a text; there a space stands before a bracket."""
_BLOCK = regex(r"\)\s*\{")
_LOG = regex(r"\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\[?\d\d:\d\d:\d\d[ .,\]]")
_KEY = regex(r"(?:- )?[a-z_][\w-]*:(?: \S.*)?|- \S+")
_ATTRIBUTES = regex(r"(?:#{1,6} .*|:{3,} ?)\{[#.][^{}]*\}")
"""A heading and a division with what they are called, in Markdown as converters write it."""
_FEWEST = 3
"""Lines of a log, or of keys and values, at least."""


def is_statement(text: str) -> bool:
    """Whether a line by itself looks like one of a program."""
    if len(text) > STATEMENT or (text[-1] == "}" and _ATTRIBUTES.fullmatch(text)):
        return False
    if text[-1] in "{}" or "=>" in text or (text[-1] == ";" and (" " not in text or _OPERATOR.search(text))):
        return True
    return _BEGINNING.match(text) is not None or _BLOCK.search(text) is not None


def is_data(lines: Sequence[Line]) -> bool:
    """Whether adjacent lines are a log, or keys and values with what stands under a key set in."""
    if len(lines) < _FEWEST or any(len(line.text) > STATEMENT for line in lines):
        return False
    if all(_LOG.match(line.text) and not line.text.endswith((".", "?", "!")) for line in lines):
        return True
    return all(_KEY.fullmatch(line.text) for line in lines) and len({line.indent for line in lines}) > 1

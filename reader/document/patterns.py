"""Regular expressions that are compiled when they are first used.

Compiling them takes far longer than matching: all of the program's at once would be a seventh of a start, and most
articles need fewer than half of them.
"""

import re
from typing import Any, AnyStr, cast


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, as soon as it is asked to match anything.

    Raises:
        re.error: then, where `pattern` is none; a test compiles every pattern of the program.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(pattern, flags))


class _Pattern:
    """Stands for a compiled pattern, whose methods it takes over one by one as they are asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)
        self.__dict__[name] = found
        return found

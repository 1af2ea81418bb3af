"""The hint that a newcomer sees: five keys, shown at each start until the first tag was given, then never again."""

from pathlib import Path

HINT = "new here? j next sentence · l a word · c d r b tag it · s who says it · ? all keys"

_MARK = "welcomed"


def _mark() -> Path:
    import platformdirs  # noqa: PLC0415 - asked for once, and 9 ms that a command without a screen need not pay

    return platformdirs.user_state_path("reader") / _MARK


def is_newcomer() -> bool:
    """Whether nothing was ever tagged by this user; False where that cannot be known."""
    try:
        return not _mark().exists()
    except OSError:
        return False


def has_tagged() -> None:
    """Remember that the user has given a tag. Where that cannot be written the hint comes again: no harm."""
    mark = _mark()
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    except OSError:
        return

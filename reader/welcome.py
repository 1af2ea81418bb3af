"""What a newcomer sees: the first keys, at each start until the first tag was given, then never again."""

from pathlib import Path

from reader.annotations.tagsets import TagSet
from reader.commands import TAG_PREFIX
from reader.keymap import Keymap, hints

_MARK = "welcomed"


def _mark() -> Path:
    import platformdirs  # noqa: PLC0415 - asked for once, and 9 ms that a command without a screen need not pay

    return platformdirs.user_state_path("reader") / _MARK


def hint(keymap: Keymap, tags: TagSet) -> str:
    """What a newcomer is told, by the keys that are in force."""
    told = hints(
        keymap.hint("next sentence", "sentence.next"),
        keymap.hint("a word", "word.next"),
        keymap.hint("tag it", *(f"{TAG_PREFIX}{tag.name}" for tag in tags)),
        keymap.hint("who says it", "speaker"),
        keymap.hint("all keys", "help"),
    )
    return f"new here? {told}"


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

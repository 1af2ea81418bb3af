"""Keys as terminals send them: what is no key at all, and what are two in one."""

from unicodedata import category

_SIDED = ("shift", "control", "alt", "super", "hyper", "meta")

MODIFIERS = frozenset(
    {f"{side}_{name}" for side in ("left", "right") for name in _SIDED}
    | {"iso_level3_shift", "iso_level5_shift", "caps_lock", "num_lock", "scroll_lock", "ignore"}
)
"""Keys that do nothing by themselves; terminals with the kitty protocol report them."""

_ALT = "alt+"

_FORMAT = "Cf"
"""The general category of the characters of Unicode that are seen by what they do to others."""


def text_of(character: str | None) -> str:
    """What a key's character writes; "" where it writes nothing.

    What joins and parts letters cannot be seen itself, but Persian is misspelt without it, and a family is four people.
    """
    written = character or ""
    return written if all(one.isprintable() or category(one) == _FORMAT for one in written) else ""


def taken_apart(key: str) -> tuple[str, ...]:
    """The keys that `key` stands for, where it means nothing itself.

    A terminal sends escape and a key that follows at once as alt and that key. A modifier alone stands for none.
    """
    if key in MODIFIERS:
        return ()
    if _ALT in key:
        return ("escape", key.replace(_ALT, ""))
    return (key,)

"""Text made safe for a terminal: what would move its cursor or turn its text round is shown as a sign instead."""

_PICTURES = 0x2400
"""Where Unicode's pictures of the control characters begin."""

_REPLACED = "\ufffd"
_DISPLAYED = (
    {code: chr(_PICTURES + code) for code in range(0x20)}
    | {0x7F: "\u2421"}
    | dict.fromkeys(range(0x80, 0xA0), _REPLACED)
    # Direction marks, embeddings, overrides and isolates: they reorder what stands around them, unseen.
    | dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), _REPLACED)
    # Line and paragraph separators: some terminals break the line at them.
    | dict.fromkeys((0x2028, 0x2029), "\u2424")
    | dict.fromkeys(range(0xD800, 0xE000), _REPLACED)
)


def display(text: str) -> str:
    """`text` with one visible character for each that a terminal would act on, so that no offset moves.

    Controls become their pictures (U+2400), those of the C1 set, bidirectional controls and lone surrogates U+FFFD.
    Line breaks are controls too: give it lines.
    """
    return text if text.isprintable() else text.translate(_DISPLAYED)

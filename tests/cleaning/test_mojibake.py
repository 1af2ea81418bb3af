from collections.abc import Callable
from functools import partial

import ftfy.bad_codecs  # noqa: F401 -- registers the codecs
import pytest
from ftfy import TextFixerConfig, fix_text
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cleaning.mojibake import fixed, repair_line
from reader.document.offsets import Run, source_pieces
from reader.document.spans import Span
from tests.timing import seconds

LINE = "“Größe”, sagte er – für 5 €."
TEXTS = (
    LINE,
    "« L’été, déjà », a répété la ministre à l’Élysée.",
    "Власти опровергли «сообщения» – проверка ещё идёт.",
    "او گفت: «ما هرگز چنین چیزی نگفته\u200cایم.»",
    "中国政府星期二表示，谈判即将恢复。",
    "한국 정부는 협상이 재개될 것이라고 밝혔다.",
    "“It’s 40° – 5…” 😀",
)
ENCODINGS = (
    "latin-1",
    "sloppy-windows-1252",
    "macroman",
    "cp437",
    "iso8859-2",
    *(f"sloppy-windows-{page}" for page in (1250, 1251, 1253, 1254, 1257)),
)
ENCODINGS_ONLY = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)


@pytest.mark.parametrize(
    "line", ["plain", LINE, "À la carte, «été», Ångström", "Привет, «мир»", "می\u200cخواهم", "中文"]
)
def test_clean_line_is_left_alone(line: str) -> None:
    assert repair_line(line) is None


@pytest.mark.parametrize("encoding", ["sloppy-windows-1252", "latin-1", "macroman", "sloppy-windows-1251"])
def test_every_mended_character_is_mapped_to_what_it_was(encoding: str) -> None:
    images = [char.encode().decode(encoding) for char in LINE]

    repaired = repair_line("".join(images))

    assert repaired is not None
    text, runs = repaired
    assert text == LINE
    assert [_source("".join(images), runs, offset) for offset in range(len(text))] == images


def _source(line: str, runs: tuple[Run, ...], offset: int) -> str:
    (piece,) = source_pieces(runs, Span(offset, offset + 1))
    return line[piece.start : piece.end]


def test_sound_characters_around_a_fault_keep_their_places() -> None:
    assert repair_line("“Gr\xc3\xb6ße” für") == ("“Größe” für", (Run(0, 0, 3, 3), Run(3, 3, 1, 2), Run(4, 5, 7, 7)))


def test_lost_no_break_space_is_found_again() -> None:
    assert repair_line("d\xc3\xa9j\xc3  vu") == (
        "déjà vu",
        (Run(0, 0, 1, 1), Run(1, 1, 1, 2), Run(2, 3, 1, 1), Run(3, 4, 1, 2), Run(4, 6, 3, 3)),
    )


@pytest.mark.parametrize("lost", ["", "\ufffd"])
def test_closing_mark_that_lost_its_last_byte_is_mended(lost: str) -> None:
    line = f"â€œNo,â€{lost} he said"

    repaired = repair_line(line)

    assert repaired is not None
    assert repaired[0] == "“No,” he said"
    assert _source(line, repaired[1], 4) == f"â€{lost}"


def test_soft_hyphen_before_a_fault_is_no_obstacle() -> None:
    repaired = repair_line("fÃ¼r einen so gro\xadÃŸen Kampf")

    assert repaired is not None
    assert repaired[0] == "für einen so gro\xadßen Kampf"


def test_no_break_space_before_a_fault_is_no_obstacle() -> None:
    repaired = repair_line("fÃ¼r den Kampf\xa0â€” und weiter")

    assert repaired is not None
    assert repaired[0] == "für den Kampf\xa0— und weiter"


def test_quotes_entities_and_widths_are_not_touched() -> None:
    repaired = repair_line("caf\xc3\xa9 ‘x’ &amp; ﬁ Ａ")

    assert repaired is not None
    assert repaired[0] == "café ‘x’ &amp; ﬁ Ａ"


@given(st.text(alphabet=st.sampled_from("aÃ©â€™œ\x9d\xa0 Â¶РџСЂ?\ufffdé”"), max_size=30))
def test_runs_cover_both_lines_without_gaps(line: str) -> None:
    repaired = repair_line(line)

    text, source = 0, 0
    for run in repaired[1] if repaired else ():
        assert (run.text, run.source) == (text, source)
        text, source = text + run.text_length, source + run.source_length
    assert (text, source) == ((len(repaired[0]), len(line)) if repaired else (0, 0))


def test_every_character_of_long_stretches_is_mapped_to_what_it_was() -> None:
    text = "谈判即将恢复" * 40 + "a" * 700 + "проверка ещё идёт " * 40
    images = [char.encode().decode("latin-1") for char in text]

    repaired = repair_line("".join(images))

    assert repaired is not None
    assert repaired[0] == text
    assert [_source("".join(images), repaired[1], offset) for offset in range(len(text))] == images


@st.composite
def faulty_lines(draw: st.DrawFn) -> str:
    """Words of news, each decoded wrongly, twice, with a loss, or rightly; and what dirt falls among them."""
    usual = draw(st.sampled_from(ENCODINGS))
    ways: tuple[Callable[[str], str], ...] = (
        lambda word: word.encode().decode(usual),
        lambda word: word.encode().decode(usual),
        lambda word: word,
        lambda word: word.encode().decode(usual).encode().decode("sloppy-windows-1252"),
        lambda word: word.encode().decode("cp1252", "replace"),
        lambda word: word.encode().decode("cp1252", "ignore"),
        lambda word: word.encode().decode(usual).replace("\xa0", " "),
        lambda word: word.encode().decode(draw(st.sampled_from(ENCODINGS))),
    )
    kinds = draw(st.lists(st.sampled_from(ways), min_size=1, max_size=2))
    words = draw(st.lists(st.sampled_from([word for text in TEXTS for word in text.split()]), min_size=1, max_size=12))
    dirt = draw(
        st.sampled_from(["", "", "\x1a", "\ufffd", "\xad", "\x81", "\x85", "?", "Ã ", "â€", "À\x80", "í\xa0½í¸\x8d"])
    )
    mistaken = [draw(st.sampled_from(kinds))(word) for word in words]
    at = draw(st.integers(0, len(mistaken)))
    return " ".join([*mistaken[:at], dirt, *mistaken[at:]])


@given(faulty_lines())
@settings(max_examples=300, deadline=None)
def test_lines_are_fixed_as_ftfy_fixes_them(line: str) -> None:
    assert fixed(line) == fix_text(line, ENCODINGS_ONLY)


@pytest.mark.slow
@given(faulty_lines() | st.text(alphabet=st.characters(max_codepoint=0x2200, exclude_characters="\n"), max_size=40))
@settings(max_examples=20_000, deadline=None)
def test_many_lines_are_fixed_as_ftfy_fixes_them(line: str) -> None:
    assert fixed(line) == fix_text(line, ENCODINGS_ONLY)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_line_of_one_fault_is_fixed_as_ftfy_fixes_it(text: str, encoding: str) -> None:
    line = text.encode().decode(encoding)

    assert fixed(line) == fix_text(line, ENCODINGS_ONLY)


def test_very_long_line_is_cut_where_ftfy_cuts_it() -> None:
    line = "Ã©tÃ©" + "a" * 999_994 + "Ã© Ã©"

    assert fixed(line) == fix_text(line, ENCODINGS_ONLY)


MIXED = " ".join(f"“{text}” {text.encode().decode('sloppy-windows-1252')}" for text in TEXTS)


def test_mixed_lines_take_hardly_more_time_than_ftfy_alone() -> None:
    batches = [[f"{MIXED} {number}" for number in range(start, start + 40)] for start in range(0, 160, 40)]
    repair_line(MIXED)

    # What else the machine does can only add to a time: the least of several says what the work itself takes.
    ours = min(seconds(partial(list, map(repair_line, lines))) for lines in batches)
    theirs = min(seconds(partial(list, map(partial(fix_text, config=ENCODINGS_ONLY), lines))) for lines in batches)

    assert ours < 1.5 * theirs


@pytest.mark.parametrize("line", [MIXED, "Ã©â€™", LINE.encode().decode("cp1251", "replace"), "a\x93b\x94 é", "Ã© “x” "])
def test_time_is_linear_in_the_length_of_a_line(line: str) -> None:
    small, large = (line * (size // len(line)) for size in (20_000, 80_000))
    repair_line(small)

    assert seconds(lambda: repair_line(large)) < 1 + 10 * seconds(lambda: repair_line(small))

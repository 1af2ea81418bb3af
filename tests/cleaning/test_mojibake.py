import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cleaning.mojibake import repair_line
from reader.document.offsets import Run, source_pieces
from reader.document.spans import Span

LINE = "“Größe”, sagte er – für 5 €."


@pytest.mark.parametrize(
    "line", ["plain", LINE, "À la carte, «été», Ångström", "Привет, «мир»", "می\u200cخواهم", "中文"]
)
def test_clean_line_is_left_alone(line: str) -> None:
    assert repair_line(line) is None


@pytest.mark.parametrize("encoding", ["sloppy-windows-1252", "latin-1", "macroman", "sloppy-windows-1251"])
def test_every_mended_character_is_mapped_to_what_it_was(encoding: str) -> None:
    import ftfy.bad_codecs  # noqa: F401, PLC0415 -- registers the codecs

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

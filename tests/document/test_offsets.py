from reader.document.offsets import Run, composed, sliced
from reader.document.spans import Span

RUNS = (Run(0, 10, 4, 4), Run(4, 14, 1, 5), Run(5, 19, 3, 3))


def test_slice_of_linear_runs_is_linear() -> None:
    assert list(sliced(RUNS, Span(1, 3))) == [Run(0, 11, 2, 2)]


def test_slice_counts_from_where_it_stands() -> None:
    assert list(sliced(RUNS, Span(6, 8), 20)) == [Run(20, 20, 2, 2)]


def test_atom_stays_whole_in_a_slice() -> None:
    assert list(sliced(RUNS, Span(3, 6))) == [Run(0, 13, 1, 1), Run(1, 14, 1, 5), Run(2, 19, 1, 1)]


def test_cut_atom_belongs_to_its_beginning() -> None:
    runs = (Run(0, 0, 3, 1),)

    assert list(sliced(runs, Span(0, 2))) == [Run(0, 0, 2, 1)]
    assert list(sliced(runs, Span(1, 3))) == []


def test_runs_over_a_text_that_was_read_itself_lead_to_its_source() -> None:
    above = (Run(0, 1, 2, 2), Run(2, 3, 1, 2), Run(3, 5, 2, 2))

    assert list(composed(above, RUNS)) == [
        Run(0, 11, 2, 2),
        Run(2, 13, 1, 6),
        Run(3, 19, 2, 2),
    ]

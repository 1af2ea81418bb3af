"""`python -m reader` is `reader`."""

from reader.cli import run

run()

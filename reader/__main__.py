"""`python -m reader` is `reader`."""

from reader.cli.main import run

run()

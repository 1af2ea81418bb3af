"""Read and annotate news claims in a terminal.

The package is a stack of layers, each importing only those below it; ARCHITECTURE.md is its map. The public API is
`reader.cleaning.clean_text` and `reader.cleaning.clean_file`, and the values that they return.
"""

__version__ = "0.1.0"

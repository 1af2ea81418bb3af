"""The article as frozen values: what it says, where each character came from, and where a cursor may go.

Pure functions over values, with the standard library, `msgspec` and `wcwidth` only. Nothing here reads a file
or knows of a screen.
"""

"""The article as frozen values: what it says, where each character came from, and where a cursor may go.

Pure functions over values, standard library and `wcwidth` only. Nothing here reads a file or knows of a screen.
"""

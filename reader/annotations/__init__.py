"""What an analyst says of an article: annotations, links, corrections; the changes that write them; anchoring.

Frozen values and pure functions. Nothing here reads or writes a file.
"""

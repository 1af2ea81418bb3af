"""The rules of cleaning, one a file: each takes a draft and returns a draft."""

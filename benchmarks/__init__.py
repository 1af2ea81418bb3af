"""What is measured, and against what.

Each module is a program that prints a table of figures and ratios, but for `pages` and `store_backends`, which others
here use.
"""

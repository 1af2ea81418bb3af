"""The command line: one module a command or a small group of them.

A command imports what it needs when it runs, so that `reader --version` loads click and nothing else. Only `open` loads
the screen. This is the only layer that decides exit codes.
"""

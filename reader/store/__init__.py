"""Where annotations are kept: a TinyDB file that cannot lose work.

`open_store` gives a `Store`. Everything is written by `Store.apply` (and progress by `Store.note_progress`); nothing
else in the program writes annotations.
"""

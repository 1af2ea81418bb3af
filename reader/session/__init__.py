"""The whole program without a screen: what is open, the selection, what is tagged, and what each command does.

`Session.run` is the one way in, for a key, a palette entry, a mouse drag and a test alike; `Desk.apply` is the one way
out, to the store. Nothing here knows a widget.
"""

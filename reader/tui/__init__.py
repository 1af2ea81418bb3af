"""The screen: widgets that show a session and hand it keys. The only package that knows Textual and Rich.

`drawing` and `looks` are pure. Widgets hold nothing that they could be told: after each key the app asks the session
anew, and only the lines that differ are painted.
"""

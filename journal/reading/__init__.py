"""Things to look at: a scope in; drafts, entries, promises and check-ins out."""

PAGE = 20
"""As many of a long list are read, and shown, at once."""

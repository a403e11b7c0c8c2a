"""Things to look at: a scope in; drafts, entries, promises and check-ins out."""

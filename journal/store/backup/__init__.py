"""Backups: a workspace in one encrypted file, and its return.

An age file (age-encryption.org), in which is a tar: the database, what lies beside it, and at the
end `backup.json`, which says what has to be in it (docs/decisions/0033).
"""

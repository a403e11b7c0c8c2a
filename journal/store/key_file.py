"""Secrets of a workspace, each in a file of its own beside the database, for its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

LENGTH = 32
"""Bytes in a key."""


def find_key(file: Path) -> bytes | None:
    """The key in a file; None where the file is missing, cannot be read, or holds none."""
    try:
        key = bytes.fromhex(file.read_text("ascii"))
    except (OSError, ValueError):
        return None
    return key if len(key) == LENGTH else None


def find_or_make_key(file: Path) -> bytes:
    """The key in a file, which is made where there is none."""
    key = find_key(file)
    if key is None:
        key = secrets.token_bytes(LENGTH)
        replace_file(file, key.hex())
    return key


def replace_file(file: Path, text: str) -> None:
    """Puts a text in the place of what a file held: whole and on the disk, or not at all."""
    replace_bytes(file, f"{text}\n".encode("ascii"))


def replace_bytes(file: Path, body: bytes) -> None:
    """The same of what is no text."""
    beside = file.with_name(f"{file.name}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "wb") as stream:
        stream.write(body)
        stream.flush()
        os.fsync(descriptor)
    beside.replace(file)
    keep_names(file.parent)


def keep_names(folder: Path) -> None:
    """Has the disk keep which names a folder holds; a file's own fsync does not."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""The key that backups are encrypted with: an identity of age, in a file outside the workspace."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from pyrage import IdentityError
from pyrage.x25519 import Identity

from journal.errors import NotFound, Unavailable
from journal.store.key_file import replace_file

BEGINS = "AGE-SECRET-KEY-"
EXPLAINED = "# The key of Afterword's backups. Keep a copy elsewhere: none opens without it."


@dataclass(frozen=True)
class Key:
    file: Path
    identity: Identity = field(repr=False)
    is_new: bool = False
    """Whether it was made just now, so that nobody has a copy of it yet."""


def usual_key_file() -> Path:
    """Where the key of an account is, unless another place is named."""
    settings = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(settings) / "afterword" / "backup.key"


def find_key(file: Path) -> Key:
    """The key in a file, as age-keygen or Afterword wrote it. Raises NotFound where there is none,
    and Unavailable where it cannot be read or is no key."""
    try:
        lines = file.read_text("ascii").splitlines()
    except FileNotFoundError as error:
        raise NotFound(
            f"The key {file} is not there. Nothing was changed. Name the file that holds the key "
            "of the backup with --key."
        ) from error
    except (OSError, ValueError) as error:
        raise Unavailable(
            f"The key {file} cannot be read. Nothing was changed. Check whose file it is, or name "
            "another one with --key."
        ) from error
    try:
        (word,) = (line.strip() for line in lines if line.startswith(BEGINS))
        return Key(file, Identity.from_str(word))
    except (ValueError, IdentityError) as error:
        raise Unavailable(
            f"{file} does not hold one key of a backup. Nothing was changed. Name another file "
            "with --key."
        ) from error


def find_or_make_key(file: Path, folder: Path) -> Key:
    """The key in a file, which is made where there is none.

    Raises Unavailable for a file in the workspace folder: who has that folder alone, or a backup
    of it, would have the key to all backups or lose it with them.
    """
    if file.resolve().is_relative_to(folder.resolve()):
        raise Unavailable(
            f"The key {file} would lie in the workspace folder, and be lost with it. No backup was "
            "made. Name a file outside of it, with --key or in backups.toml."
        )
    try:
        return find_key(file)
    except NotFound:
        return make_key(file)


def make_key(file: Path) -> Key:
    identity = Identity.generate()
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(file, f"{EXPLAINED}\n# public key: {identity.to_public()}\n{identity}")
    except OSError as error:
        raise Unavailable(
            f"The key {file} cannot be made ({error.strerror}). No backup was made. Name another "
            "file, with --key or in backups.toml."
        ) from error
    return Key(file, identity, is_new=True)

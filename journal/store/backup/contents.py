"""What has to be in a backup: told at its end, so that one without it is only half of one."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

NAME = "backup.json"
RECORD = "backups.json"
"""When the last backup was made; it says nothing once it is put back."""
LARGEST = 1_000_000
"""Bytes of a file beside the database; a larger one is neither key nor setting, and stays out."""
LONGEST_NAME = 100
"""Bytes that fit into a tar without more."""


class Contents(BaseModel):
    """The last part of a backup."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    made_at: datetime
    workspace: str
    """Tells one workspace from another; of its audit key, and empty where there is none."""
    organisation: str
    rows: Mapping[str, int]
    """Of each table, by schema and name."""
    files: Mapping[str, str]
    """The SHA-256 of each file, by its name."""


def mark_of(audit_key: bytes | None) -> str:
    """What tells a workspace from others, and nothing of its key."""
    if audit_key is None:
        return ""
    return hmac.new(audit_key, b"afterword workspace", hashlib.sha256).hexdigest()[:16]


def files_beside(folder: Path) -> list[Path]:
    """What belongs into a backup besides the database and the audit log's head: every small file
    of the folder, as each of them is a key, a secret or a setting."""
    return sorted(file for file in folder.iterdir() if is_file(file) and belongs(file))


def is_file(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def is_plain(name: str) -> bool:
    """Whether it names a file in a folder, and nothing above or hidden in it."""
    fits = 0 < len(name.encode(errors="replace")) <= LONGEST_NAME
    return fits and name.isprintable() and name[0] != "." and "/" not in name


def belongs(file: Path) -> bool:
    if not is_plain(file.name):
        return False
    is_of_a_database = ".duckdb" in file.name or file.name.endswith(".head")
    is_passing = file.name == RECORD or file.suffix == ".new"
    return not (is_of_a_database or is_passing) and file.stat().st_size <= LARGEST

"""Copies of a workspace in its own folder, which an upgrade or a restore has left."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

COPIES = ("before-*.duckdb", "aside-*")


def forget_copies(folder: Path, from_before: datetime) -> None:
    """Removes those that were left before a moment: each is as good as a backup, and not encrypted.
    Raises OSError."""
    for pattern in COPIES:
        for copy in folder.glob(pattern):
            if datetime.fromtimestamp(copy.stat().st_mtime, UTC) < from_before:
                shutil.rmtree(copy) if copy.is_dir() else copy.unlink()

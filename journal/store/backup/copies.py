"""Copies of a workspace in its own folder, which an upgrade or a restore has left."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from journal.errors import Unavailable

COPIES = ("before-*.duckdb", "aside-*")


class CopiesLeft(Unavailable):
    """Copies that were to go are still there, and nothing but them."""


def forget_copies(folder: Path, from_before: datetime) -> None:
    """Removes those that were left before a moment: each is as good as a backup, and not encrypted.
    Raises CopiesLeft for those that cannot be removed, once the others are gone."""
    found = sorted(copy for pattern in COPIES for copy in folder.glob(pattern))
    left = [copy.name for copy in found if not is_seen_to(copy, from_before)]
    if left:
        raise CopiesLeft(
            f"{' and '.join(left)} in the workspace folder cannot be removed. What was erased or "
            "kept long enough may still be in there, and is nowhere else in the folder. Nothing is "
            "lost. Remove it by hand, with the account that owns it."
        )


def is_seen_to(copy: Path, from_before: datetime) -> bool:
    """Whether a copy is gone, or is to stay. A restore by another account leaves one that this
    account cannot remove."""
    try:
        if datetime.fromtimestamp(copy.stat().st_mtime, UTC) < from_before:
            shutil.rmtree(copy) if copy.is_dir() else copy.unlink()
    except FileNotFoundError:  # somebody else removes it
        return True
    except OSError:
        return False
    return True

"""Which backups are kept, and for how long."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal.store.backup.making import UNFINISHED

KEPT_DAYS = 35
STAMP = "%Y%m%dT%H%M%SZ"
NAMED = re.compile(r"afterword-(?P<mark>[0-9a-f]{16})-(?P<stamp>\d{8}T\d{6}Z)\.age")
UNKNOWN = "0" * 16
"""Stands for the mark of a workspace whose audit key was lost."""


def name_of(mark: str, made_at: datetime) -> str:
    """The name of a backup of a workspace, which stands for its mark, made at a moment."""
    return f"afterword-{mark or UNKNOWN}-{made_at.astimezone(UTC).strftime(STAMP)}.age"


def made_at(name: str) -> datetime:
    """When a backup was made, by its name. Raises ValueError for another name."""
    named = NAMED.fullmatch(name)
    if named is None:
        raise ValueError(f"{name} is not the name of a backup")
    return datetime.strptime(named["stamp"], STAMP).replace(tzinfo=UTC)


def over(moments: Collection[datetime], now: datetime, days: int, shortest: int) -> set[datetime]:
    """The backups that are to go, by when they were made.

    Those of more than so many days, and in any case those older than the shortest retention: what
    is to be gone would be in them. Until then the newest stays, however old it is. A clock that was
    wrong may have named one for a day to come; it goes by as many days.
    """
    kept, longest = timedelta(days=min(days, shortest)), timedelta(days=shortest)
    newest = max((made for made in moments if made <= now), default=None)
    return {made for made in moments if abs(now - made) > (longest if made == newest else kept)}


def files_of(folder: Path, mark: str) -> dict[datetime, Path]:
    """The backups of a workspace in a folder, by when they were made; none in a folder that is not
    there. Raises OSError."""
    return {
        made_at(file.name): file
        for file in (folder.iterdir() if folder.is_dir() else ())
        if (named := NAMED.fullmatch(file.name)) and named["mark"] == (mark or UNKNOWN)
    }


def rotate(folder: Path, mark: str, now: datetime, days: int, shortest: int) -> list[Path]:
    """Removes the backups of a workspace that are to go from a folder, and what was left of
    unfinished ones; those that went. Other files of the folder stay."""
    ours = files_of(folder, mark)
    gone = [ours[made] for made in sorted(over(ours, now, days, shortest))]
    for file in gone:
        file.unlink()
    for file in folder.glob(f"afterword-{mark or UNKNOWN}-*{UNFINISHED}"):
        file.unlink()
    return gone

"""Made-up workspaces of a given size, made once a week and kept outside of the project."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import journal
from journal.demo import Size, make
from journal.periods import week_of
from journal.store.opening import FILE

SOURCES = (
    *("demo/**/*.py", "demo/**/*.toml", "store/migrations/*.sql", "store/facts.py"),
    *("words.py", "store/catalogue.py"),
)
TEAMS, WEEKS = 40, 78
WATCHED = "Billing and accounts"
"""The team that stands first on Trends, ..."""
OTHER = "Bookings"
"""... and the one that is chosen next."""


def cache() -> Path:
    return Path(tempfile.gettempdir()) / f"afterword-bench-{os.getuid()}"


def key() -> str:
    """Changes with what makes the workspaces, and with the week: facts are copied as it turns."""
    hashed = hashlib.sha256(week_of(datetime.now(UTC).date()).isoformat().encode())
    home = Path(journal.__file__).parent
    for pattern in SOURCES:
        for file in sorted(home.glob(pattern)):
            hashed.update(file.read_bytes())
    return hashed.hexdigest()[:12]


def workspace_of(entries: int) -> Path:
    """The folder of a workspace with so many entries in forty teams and 78 weeks. Measures that
    write take a copy of it."""
    kept = cache() / key()
    folder = kept / str(entries)
    if (folder / FILE).exists():
        return folder
    for old in cache().glob("*"):
        if old != kept:
            shutil.rmtree(old, ignore_errors=True)
    print(f"Making a workspace of {entries:,} entries in {folder} ...", flush=True)
    size = Size(teams=TEAMS, weeks=WEEKS, entries=entries)
    make(folder, now=datetime.now(UTC), seed=1, size=size)
    return folder


def copy_of(workspace: Path, into: Path) -> Path:
    """A copy to write into."""
    return shutil.copytree(workspace, into / workspace.name)

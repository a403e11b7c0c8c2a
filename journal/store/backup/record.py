"""What is remembered of backups, beside the database: the last good one, and a failure since."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from journal.store.backup.contents import RECORD
from journal.store.backup.making import Backup
from journal.store.key_file import replace_file


class LastBackup(BaseModel):
    """A backup that was opened and counted when it was made."""

    model_config = ConfigDict(frozen=True)

    made_at: datetime
    file: str
    """Its path, as whoever made it meant it."""
    size: int
    """In bytes."""
    kept_until: datetime | None = None
    """When Afterword removes it; None where whoever made it does."""


class FailedBackup(BaseModel):
    model_config = ConfigDict(frozen=True)

    tried_at: datetime
    why: str
    """A sentence for the admin."""


class Record(BaseModel):
    model_config = ConfigDict(frozen=True)

    last: LastBackup | None = None
    failed: FailedBackup | None = None
    """None once one was made again."""


def record_of(folder: Path) -> Record:
    """What is remembered of the backups of the workspace in a folder; nothing where that cannot be
    read, so that an admin is told to make one."""
    try:
        return Record.model_validate_json((folder / RECORD).read_bytes())
    except (OSError, ValidationError):
        return Record()


def last_backup(folder: Path) -> LastBackup | None:
    """The last good backup of the workspace in a folder; None before the first one."""
    return record_of(folder).last


def remember(folder: Path, made: Backup, kept_until: datetime | None = None) -> None:
    """Raises OSError."""
    last = LastBackup(
        made_at=made.made_at, file=str(made.file), size=made.size, kept_until=kept_until
    )
    keep(folder, Record(last=last))


def remember_failure(folder: Path, tried_at: datetime, why: str) -> None:
    """Raises OSError."""
    failed = FailedBackup(tried_at=tried_at, why=why)
    keep(folder, record_of(folder).model_copy(update={"failed": failed}))


def keep(folder: Path, record: Record) -> None:
    replace_file(folder / RECORD, json.dumps(record.model_dump(mode="json")))

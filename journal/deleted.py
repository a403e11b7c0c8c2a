"""A deleted entry, and until when it can be brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.draft import Draft
from journal.entry import SavedEntry

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True)
class DeletedEntry:
    saved: SavedEntry
    deleted_at: datetime
    draft: Draft | None
    """Of a change that was not saved."""

    @property
    def gone_at(self) -> datetime:
        """From when on nothing brings it back."""
        return self.deleted_at + KEPT_FOR

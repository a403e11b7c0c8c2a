"""Until when what people wrote is kept."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from journal.periods import local_date
from journal.retention import Kept, Retention
from journal.store import retention as kept
from journal.store.engine import Store


def entry_goes_on(store: Store, saved_at: datetime, zone: ZoneInfo) -> date | None:
    """On which day an entry goes with all that belongs to it, if its author does not delete it
    before; None where it stays."""
    return how_long(store)[Kept.ENTRIES].goes_on(local_date(saved_at, zone))


def how_long(store: Store) -> dict[Kept, Retention]:
    """How long each kind is kept, as the admin said or as usual."""
    return kept.find_retention(store)


def last_swept(store: Store) -> datetime | None:
    """Since when nothing is left in the files of what had been deleted by then."""
    return kept.last_swept(store)

"""Whether the system is well: what runs, how much room there is, what was done last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from journal import __version__
from journal.people import Viewer
from journal.policy import check_can_administer
from journal.store.backup.record import last_backup
from journal.store.engine import Room, Store
from journal.store.retention import last_swept
from journal.store.system import last_copy, last_release, migrations_applied


@dataclass(frozen=True)
class Applied:
    """A migration that the database has had."""

    number: int
    name: str
    at: datetime


@dataclass(frozen=True)
class Health:
    version: str
    room: Room
    migrations: tuple[Applied, ...]
    """The latest first."""
    copied_at: datetime | None
    """When the facts were copied last."""
    released: tuple[date, datetime] | None
    """The last block of check-ins that was released, and when."""
    backed_up_at: datetime | None
    """When the last good backup was made; None where none is known."""
    swept_at: datetime | None
    """When the files were last rid of what had been erased."""
    unswept: str | None
    """Why they may hold some of it; None where they do not."""


def look_at_health(store: Store, viewer: Viewer) -> Health:
    """How it is at this moment. Raises NotAllowed for anybody but an admin."""
    check_can_administer(viewer)
    backup = last_backup(store.folder)
    return Health(
        __version__,
        store.room(),
        tuple(Applied(*one) for one in migrations_applied(store)),
        last_copy(store),
        last_release(store),
        backup.made_at if backup else None,
        last_swept(store),
        store.unswept.why if store.unswept else None,
    )

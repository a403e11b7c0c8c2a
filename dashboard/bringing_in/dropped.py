"""The files that admins have dropped, until they are imported or an hour has passed.

Each is kept in a file without a name, which is gone with this process, however it ends: customers
stand in it unmasked. A reload finds it again; after a restart the file is dropped once more, and
its import goes on.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, BinaryIO

from dashboard.bringing_in.storing import Storing
from journal.errors import NotFound
from journal.ids import new_id
from journal.people import Viewer
from journal.store.engine import Store
from journal.transfer.given_file import GivenFile, held_open
from journal.transfer.proposing.seeing import Seen, look_at
from journal.transfer.unpacking import unpacked

KEPT = timedelta(hours=1)
GONE = (
    "This file is not here any more: it was imported, thrown away, or the app was started again. "
    "What was stored of it is stored. Drop it once more to go on."
)
_held: dict[str, Dropped] = {}
_lock = threading.Lock()


@dataclass
class Dropped:
    """A file that an admin has dropped, and what they have said of it so far."""

    file_id: str
    owner_id: str
    table: GivenFile
    """As it can be read row by row."""
    seen: Seen
    last_used: datetime
    open: ExitStack
    given: dict[str, Any] | None = None
    """What its admin last said of it, in the form of a mapping."""
    storing: Storing | None = None
    _looked_up: dict[str, Any] = field(default_factory=dict)

    def recall(self, key: str, found: Callable[[], Any]) -> Any:
        """What was found in the file before, for the same question; the last one alone."""
        if key not in self._looked_up:
            self._looked_up = {key: found()}
        return self._looked_up[key]

    @property
    def is_busy(self) -> bool:
        return self.storing is not None and not self.storing.is_over


def hold(viewer: Viewer, name: str, stream: BinaryIO, now: datetime) -> Dropped:
    """Takes a file in, in the place of another one of this admin's. Raises Refused for a file that
    cannot be read as a whole."""
    forget_old(now)
    with ExitStack() as opened:
        into = opened.enter_context(tempfile.TemporaryFile())
        while piece := stream.read(1 << 20):
            into.write(piece)
        into.flush()
        given = held_open(last_part(name), into)
        table = opened.enter_context(unpacked(given))
        seen, stays = look_at(table), opened.pop_all()
    dropped = Dropped(new_id(), viewer.person_id, table, seen, now, stays)
    with _lock:
        _held[dropped.file_id] = dropped
    for other in list(_held.values()):
        if other.owner_id == viewer.person_id and other is not dropped and not other.is_busy:
            let_go(other)
    return dropped


def find(viewer: Viewer, file_id: str | None, now: datetime) -> Dropped:
    """A file that this admin has dropped. Raises NotFound."""
    forget_old(now)
    found = _held.get(file_id or "")
    if found is None or found.owner_id != viewer.person_id:
        raise NotFound(GONE)
    found.last_used = now
    return found


def let_go(dropped: Dropped) -> None:
    with _lock:
        if _held.pop(dropped.file_id, None):
            dropped.open.close()


def see_to_old(_: Store, now: datetime) -> None:
    """Lets files go that nobody has looked at for an hour, while the app runs."""
    forget_old(now)


def forget_old(now: datetime) -> None:
    for one in list(_held.values()):
        if now - one.last_used > KEPT and not one.is_busy:
            let_go(one)


def last_part(name: str) -> str:
    """The name of a file without any folder, whatever system it comes from, and nothing in it that
    cannot be seen."""
    bare = PureWindowsPath(PurePosixPath(name).name).name
    shown = "".join(c for c in bare if c.isprintable())
    return shown[-100:] or "file"

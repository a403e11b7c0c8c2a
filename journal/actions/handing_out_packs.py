"""Taking the pack of a debrief away as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from journal.actions.asking import note_alone
from journal.audit_actions import AuditAction
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_facilitate, scope_for
from journal.questions.for_the_room import FiguresForTheRoom, figures_for_the_room
from journal.reading.debriefs import Pack, pack_of
from journal.store.engine import Store


@dataclass(frozen=True)
class PackToTake:
    """A pack as it is handed out, with the figures of its team."""

    pack: Pack
    told: FiguresForTheRoom
    day: date
    """On which it was made: what is in it can be taken back the day after."""


def take_pack(
    store: Store,
    viewer: Viewer,
    debrief_id: str,
    kind: str,
    make: Callable[[PackToTake], bytes],
    *,
    now: datetime,
    workspace: Workspace,
) -> bytes:
    """The pack of a debrief as a file of some kind. Audited.

    While it is made a case may be taken back, or put otherwise by its author: then it is made anew,
    so that nothing is handed out that was not there when it was ready. Raises NotFound as pack_of,
    and NotAllowed for who does not facilitate the team.
    """
    today = local_date(now, workspace.zone)
    pack = pack_of(store, scope_for(viewer), debrief_id, today=today)
    check_can_facilitate(viewer, pack.debrief.team_id)
    note_alone(store, viewer.person_id, AuditAction.EXPORTED, f"{debrief_id} {kind}", now)
    told = figures_for_the_room(store, viewer, pack.debrief.team_id, workspace=workspace)
    while True:
        made = make(PackToTake(pack, told, today))
        meanwhile = pack_of(store, scope_for(viewer), debrief_id, today=today)
        if meanwhile.cases == pack.cases:
            return made
        pack = meanwhile

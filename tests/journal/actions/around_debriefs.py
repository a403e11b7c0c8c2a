"""What tests of debriefs start from: fay, who facilitates ana's team, and entries that are shared
with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from journal.actions.debrief_cases import pick
from journal.actions.debriefing import prepare, start
from journal.actions.sharing import share
from journal.debrief_case import Slot
from journal.people import Grant, Team, Viewer
from journal.policy import scope_for
from journal.reading.debriefs import Pack, pack_of
from journal.store.engine import Store, Transaction
from journal.store.workspace import add_person, grant
from journal.vocabulary import Audience, Role
from tests.journal.given import NOW, TODAY, WORKSPACE, weeks_ago, write_down

LATER = NOW + timedelta(minutes=3)
WELL, CASE = Slot.WENT_WELL, Slot.CASE
TOLD = {"what_happened": "The parcel was late", "went_well": "I said the date first"}


def facilitator(store: Store, team: Team, login: str = "fay") -> Viewer:
    """Somebody who facilitates a team and writes no entries in it."""

    def work(tx: Transaction) -> Viewer:
        person = add_person(tx, login, "Fay Lindqvist")
        grant(tx, person.person_id, Role.FACILITATOR, team.team_id, weeks_ago(200))
        return Viewer(person, frozenset({Grant(Role.FACILITATOR, team.team_id)}))

    return store.write(work)


def shares(store: Store, author: Viewer, **answers: Any) -> tuple[str, str]:
    """The id of an entry that is shared with its author's team, and that of the share."""
    entry_id = write_down(store, author, **{**TOLD, **answers})
    return entry_id, share(store, author, entry_id, Audience.TEAM, now=NOW).share_id


def prepared(store: Store, fay: Viewer) -> str:
    team_id = fay.teams_as(Role.FACILITATOR)[0]
    return prepare(store, fay, team_id, now=NOW, workspace=WORKSPACE)


def with_case(store: Store, fay: Viewer, author: Viewer, **answers: Any) -> tuple[str, str, str]:
    """A debrief that is being prepared, with a case of somebody's: its id, the case's, and the
    entry's."""
    debrief_id = prepared(store, fay)
    entry_id, share_id = shares(store, author, **answers)
    return debrief_id, pick(store, fay, debrief_id, share_id, CASE, now=NOW), entry_id


def running(store: Store, fay: Viewer) -> str:
    """The id of a debrief that was begun at NOW."""
    debrief_id = prepared(store, fay)
    page = pack(store, fay, debrief_id).pages[0]
    start(store, fay, debrief_id, (page.step, page.key), now=NOW)
    return debrief_id


def pack(store: Store, viewer: Viewer, debrief_id: str) -> Pack:
    return pack_of(store, scope_for(viewer), debrief_id, today=TODAY)

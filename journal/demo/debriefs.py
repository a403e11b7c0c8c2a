"""Debriefs of the demo's first team: one that was held two weeks ago, and one that fay prepares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from journal.debrief import At, Debrief, Step
from journal.debrief_case import Candidate, Slot, suggested
from journal.debrief_outcome import Action, Takeaway
from journal.demo.ledger import person
from journal.ids import id_of_chance, new_id
from journal.people import Team, Workspace
from journal.periods import local_date
from journal.policy import scope_for
from journal.questions.for_the_room import what_changed_for_the_room
from journal.store.debrief_cases import candidates, cases_of, put_case
from journal.store.debrief_outcomes import put_action, put_takeaway
from journal.store.debriefs import add_debrief
from journal.store.engine import Store, Transaction
from journal.store.sessions import find_viewer_named
from journal.store.shares import find_share
from journal.techniques import Technique
from journal.vocabulary import Cause

SEED = "demo"
"""Ids of debriefs, cases and teams are of chance, and so would be what is suggested by them; those
of shares are of the demo's own seed."""
DAY, SESSION = timedelta(days=1), timedelta(minutes=24)
TAKEN = "Say on which day we call back before anything else: the rest is heard calmly then."
ALSO_TAKEN = "Whoever waits for a second driver is called before they call us."
GREETING = ("Begin calls about late parcels with the date", "Five calls in a row, noted in the log")
LIST = ("Ask the depot for its list of late pallets each morning", "The list is there by nine")


def debriefs(store: Store, team: Team, now: datetime, workspace: Workspace) -> None:
    """The held one with what it yielded, and then the prepared one, by whom the team has. A case
    of the held one names a technique always: what was taken from it stands in the playbook."""
    fay = find_viewer_named(store, "fay", local_date(now, workspace.zone))
    if fay is None:
        raise LookupError("nobody in the demo is fay")
    changed = what_changed_for_the_room(store, fay, team.team_id, workspace=workspace)
    then = (now - 14 * DAY).replace(minute=0, second=0, microsecond=0)
    held = Debrief(
        new_id(),
        team.team_id,
        then - 2 * DAY,
        changed=changed,
        started_at=then,
        at=At(Step.CLOSE, "1", then + SESSION),
        ended_at=then + SESSION,
    )
    shared = candidates(store, scope_for(fay), team.team_id)
    with_techniques = [one for one in shared if one.marks & set(Technique)]
    with_cases(store, held, with_techniques)
    store.write(lambda tx: yields(tx, held, workspace))
    prepared = Debrief(
        new_id(), team.team_id, now - DAY, changed=changed, asked_about=Cause.WAITING
    )
    with_cases(store, prepared, candidates(store, scope_for(fay), team.team_id))


def with_cases(store: Store, debrief: Debrief, among: Sequence[Candidate]) -> None:
    """A debrief, and the cases that are suggested for it."""
    found = suggested(among, SEED)

    def work(tx: Transaction) -> None:
        add_debrief(tx, debrief)
        for slot, share_id in found:
            if share := find_share(tx, share_id):
                of = (debrief.debrief_id, share_id, share.entry_id, slot)
                put_case(tx, id_of_chance(), *of, debrief.made_at)

    store.write(work)


def yields(tx: Transaction, held: Debrief, workspace: Workspace) -> None:
    ended = held.started_at or held.made_at
    cases = sorted(cases_of(tx, held.debrief_id), key=lambda one: one.share_id)
    case_id = next((one.case_id for one in cases if one.slot is Slot.CASE), None)
    put_takeaway(tx, Takeaway(new_id(), held.debrief_id, TAKEN, ended, case_id))
    put_takeaway(tx, Takeaway(new_id(), held.debrief_id, ALSO_TAKEN, ended + SESSION / 2))
    due = local_date(ended + 14 * DAY, workspace.zone)
    for (what, how_seen), login, is_done in ((GREETING, "ana", False), (LIST, "ben", True)):
        owner = person(tx, login)
        agreed = Action(
            new_id(), held.debrief_id, held.team_id, what, how_seen, owner, None, due, ended
        )
        put_action(tx, replace(agreed, done_at=ended + 6 * DAY) if is_done else agreed)

"""Everything that is one's own, at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import datetime
from typing import TypeVar

from journal.own_journal import OwnEntry, OwnJournal
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import my_check_ins
from journal.store.debrief_cases import own_cases
from journal.store.debrief_outcomes import own_actions
from journal.store.drafts import drafts_of
from journal.store.engine import Store
from journal.store.entries import own_entries
from journal.store.handovers import all_handed_over
from journal.store.incidents import own_incidents
from journal.store.ledger import earlier_dues, own_settled_outcomes
from journal.store.phrases import own_phrases
from journal.store.promises import own_promises
from journal.store.reminders import find_digest
from journal.store.shares import all_own_shares
from journal.store.support import own_requests
from journal.store.tried_next import own_turned_out
from journal.store.versions import all_own_versions
from journal.store.working_time import absences_of
from journal.store.workspace import teams

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def everything_of(store: Store, viewer: Viewer, now: datetime) -> OwnJournal:
    """What this person wrote, said, promised, asked for and reported, and what of it is shared."""
    scope = scope_for(viewer)
    named = {team.team_id: team.name for team in teams(store)}
    saved, all_promises = own_entries(store, scope), own_promises(store, scope)
    check_ins = my_check_ins(store, scope)
    promises = gathered((one.entry_id, one) for one in all_promises)
    versions = gathered(all_own_versions(store, scope))
    settled = own_settled_outcomes(store, scope)
    tried = {one.entry_id: one for one in own_turned_out(store, scope)}
    dues = earlier_dues(store, scope, [one.promise_id for one in all_promises])
    shared = gathered((one.entry_id, one.audience) for one in all_own_shares(store, scope))
    entries = tuple(
        OwnEntry(
            one,
            named[one.team_id],
            promises[one.entry_id],
            check_ins.get(one.entry_id),
            versions[one.entry_id],
            settled.get(one.entry_id),
            tried.get(one.entry_id),
            shared[one.entry_id],
        )
        for one in saved
    )
    known = {one.entry_id for one in saved}
    digest = find_digest(store, viewer.person_id)
    return OwnJournal(
        person=viewer.person,
        taken_at=now,
        entries=entries,
        promises=tuple(one for one in all_promises if one.entry_id not in known),
        earlier_dues=dues,
        drafts=tuple(drafts_of(store, scope)),
        handed_over=tuple(all_handed_over(store, scope)),
        teams=named,
        requests=tuple(own_requests(store, scope)),
        incidents=tuple(own_incidents(store, scope)),
        away=tuple(one.absence for one in absences_of(store, viewer.person_id)),
        digest_to=digest.address if digest else None,
        phrases=tuple(own_phrases(store, scope)),
        cases=tuple(own_cases(store, scope)),
        actions=tuple(own_actions(store, scope, now.date())),
    )


def gathered(pairs: Iterable[tuple[K, V]]) -> defaultdict[K, tuple[V, ...]]:
    """Values by key, in their order."""
    found: defaultdict[K, tuple[V, ...]] = defaultdict(tuple)
    for key, value in pairs:
        found[key] = (*found[key], value)
    return found

"""Past encounters that resemble one: one's own, and those shared with one's team."""

from __future__ import annotations

from dataclasses import dataclass

from journal.alike import Encounter
from journal.entry import SavedEntry
from journal.policy import Scope
from journal.sharing import SharedInList
from journal.store.alike import find_alike
from journal.store.engine import Store
from journal.store.entries import entries_named
from journal.store.shares import HOW_IT_WENT, shared_named

MOST = 5


@dataclass(frozen=True)
class Similar:
    """A past encounter: one's own, or what a team is told of another's before it is opened."""

    own: SavedEntry | None = None
    shared: SharedInList | None = None


def similar(store: Store, scope: Scope, encounter: Encounter, most: int = MOST) -> list[Similar]:
    """The most alike first; none where nothing was said that could be compared."""
    if not encounter.says_enough:
        return []
    found = find_alike(store, scope, encounter, most)
    own_ids = [one.found for one in found if one.is_own]
    own = {saved.entry_id: saved for saved in entries_named(store, scope, own_ids)}
    share_ids = [one.found for one in found if not one.is_own]
    shared = shared_named(store, scope, share_ids, HOW_IT_WENT)
    return [
        Similar(own=own[one.found]) if one.is_own else Similar(shared=shared[one.found])
        for one in found
        if one.found in own or one.found in shared
    ]

"""What is shared: with this person by others, and by this person with others."""

from __future__ import annotations

from dataclasses import dataclass

from journal.entry import AboutEntry
from journal.errors import NotFound
from journal.people import Viewer
from journal.policy import Scope, as_seen_by
from journal.sharing import MOST_LISTED, Reading, Share, SharedEntry, SharedInList
from journal.store.engine import Store
from journal.store.shares import (
    find_shared,
    readings_of_own,
    shared_in_list,
    shares_of_own,
)
from journal.vocabulary import Audience


@dataclass(frozen=True)
class WhoSees:
    """With whom an entry of one's own is shared, and who has read it."""

    shares: dict[Audience, Share]
    readings: tuple[Reading, ...]


def who_sees(store: Store, scope: Scope, entry_id: str) -> WhoSees:
    """Nobody but the author, until the author shares it."""
    shares = {share.audience: share for share in shares_of_own(store, scope, entry_id)}
    return WhoSees(shares, tuple(readings_of_own(store, scope, entry_id)))


def seen_by(store: Store, viewer: Viewer, about: AboutEntry, audience: Audience) -> SharedEntry:
    """An entry of one's own exactly as an audience reads it, shared with it or not."""
    seen = find_shared(store, as_seen_by(viewer, about, audience), audience)
    if seen is None:
        raise NotFound("This entry is not there any more. It may have been deleted already.")
    return seen


def shared_with(store: Store, scope: Scope, audience: Audience) -> list[SharedInList]:
    """What others share with the supervisor or the team that this person is or belongs to, the
    newest first, and no more than MOST_LISTED."""
    return shared_in_list(store, scope, audience, MOST_LISTED)

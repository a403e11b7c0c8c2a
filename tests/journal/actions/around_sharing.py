"""What tests of sharing start from and look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from journal.actions.sharing import share
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.shared import WhoSees, shared_with, who_sees
from journal.sharing import Share
from journal.store.engine import Row, Store
from journal.vocabulary import Audience
from tests.journal.given import NOW

LATER = NOW + timedelta(hours=1)
SUPERVISOR, TEAM = Audience.SUPERVISOR, Audience.TEAM
both = pytest.mark.parametrize("audience", [SUPERVISOR, TEAM])
Known = Callable[[str], Viewer]


def shared(store: Store, ana: Viewer, entry_id: str, audience: Audience) -> Share:
    return share(store, ana, entry_id, audience, now=NOW)


def log(store: Store) -> list[Row]:
    return store.write(
        lambda tx: tx.rows("select actor, action, subject from kept.audit order by sequence")
    )


def seen(store: Store, author: Viewer, entry_id: str) -> WhoSees:
    return who_sees(store, scope_for(author), entry_id)


def listed(store: Store, viewer: Viewer, audience: Audience) -> list[str]:
    return [one.share_id for one in shared_with(store, scope_for(viewer), audience)]

"""A draft as its page has it, an entry, and what is there to be found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.actions import reflect
from journal.draft import Answers, Draft
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import EntryInFull, my_entry
from journal.store.engine import Store
from tests.journal.actions.around_incidents import Known, names
from tests.journal.given import NOW, write_down

Keeps = Callable[..., Draft]


@pytest.fixture
def draft_id() -> str:
    return new_id()


@pytest.fixture
def keeps(store: Store, ana: Viewer, draft_id: str) -> Keeps:
    """Ana answers in her draft: keeps(outcome="resolved")."""

    def kept(seen: Answers | None = None, **changes: object) -> Draft:
        return reflect.keep(store, ana, draft_id, changes, now=NOW, seen=seen)

    return kept


@pytest.fixture
def anas_entry(store: Store, ana: Viewer, draft_id: str) -> Callable[[], EntryInFull | None]:
    return lambda: my_entry(store, scope_for(ana), draft_id)


@pytest.fixture
def entry_id(store: Store, ana: Viewer) -> str:
    """An entry of ana's that she has shared with nobody yet."""
    return write_down(store, ana, what_happened="The parcel was late", case_ref="C-77")


@pytest.fixture
def rae(store: Store, known: Known) -> Viewer:
    """Named, with una, for reports of incidents."""
    names(store, known("ada"), known("rae"), known("una"))
    return known("rae")

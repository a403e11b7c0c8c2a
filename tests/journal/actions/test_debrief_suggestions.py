"""What is suggested for a debrief, and that it does not tell whose anything is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.actions.debrief_cases import pick
from journal.actions.debriefing import end, prepare, start
from journal.people import Team, Viewer
from journal.policy import scope_for
from journal.reading.debriefs import to_pick
from journal.store.engine import Store
from tests.journal.actions.around_debriefs import (
    CASE,
    LATER,
    WELL,
    facilitator,
    pack,
    prepared,
    shares,
)
from tests.journal.given import NOW, WORKSPACE


@pytest.fixture
def fay(store: Store, deliveries: Team) -> Viewer:
    return facilitator(store, deliveries)


def suggested(store: Store, fay: Viewer, debrief_id: str) -> set[str]:
    found = to_pick(store, scope_for(fay), pack(store, fay, debrief_id))
    return {one.share_id for _, one in found.suggested}


def offered(store: Store, viewer: Viewer, debrief_id: str) -> set[str]:
    found = to_pick(store, scope_for(viewer), pack(store, viewer, debrief_id))
    return {one.share_id for one in (*found.every, *(one for _, one in found.suggested))}


def held(store: Store, fay: Viewer, share_id: str) -> None:
    """A debrief with one case, from its beginning to its end."""
    debrief_id = prepared(store, fay)
    pick(store, fay, debrief_id, share_id, CASE, now=NOW)
    first = pack(store, fay, debrief_id).pages[0]
    start(store, fay, debrief_id, (first.step, first.key), now=NOW)
    end(store, fay, debrief_id, now=LATER)


def following(store: Store, fay: Viewer, team: Team) -> str:
    now = NOW + timedelta(days=14)
    return prepare(store, fay, team.team_id, now=now, workspace=WORKSPACE)


def test_one_author_is_suggested_once_and_never_twice_running(
    store: Store, fay: Viewer, ana: Viewer, ben: Viewer, deliveries: Team
):
    anas = {shares(store, ana)[1] for _ in range(3)}
    bens = {shares(store, ben)[1] for _ in range(2)}
    first = suggested(store, fay, prepared(store, fay))
    assert (len(first & anas), len(first & bens)) == (1, 1)
    held(store, fay, min(anas))
    after = suggested(store, fay, following(store, fay, deliveries))
    assert (len(after & anas), len(after & bens)) == (0, 1)


def test_what_was_told_once_is_not_suggested_again_and_can_be_picked_by_hand(
    store: Store, fay: Viewer, ana: Viewer, ben: Viewer, deliveries: Team
):
    _, told = shares(store, ana)
    held(store, fay, told)
    held(store, fay, shares(store, ben)[1])
    debrief_id = following(store, fay, deliveries)
    assert told not in suggested(store, fay, debrief_id)
    assert told in offered(store, fay, debrief_id)


def test_picking_changes_nothing_of_what_is_suggested(
    store: Store, fay: Viewer, crew: list[Viewer]
):
    for author in crew:
        shares(store, author)
    debrief_id = prepared(store, fay)
    before = suggested(store, fay, debrief_id)
    assert len(before) == 3
    pick(store, fay, debrief_id, min(before), WELL, now=NOW)
    assert suggested(store, fay, debrief_id) == before


def test_two_entries_of_one_author_can_be_picked_as_can_any(store: Store, fay: Viewer, ana: Viewer):
    debrief_id = prepared(store, fay)
    for _ in range(2):
        pick(store, fay, debrief_id, shares(store, ana)[1], CASE, now=NOW)
    assert len(pack(store, fay, debrief_id).cases) == 2


def test_nothing_is_offered_to_who_does_not_facilitate(store: Store, fay: Viewer, ana: Viewer):
    shares(store, ana)
    debrief_id = prepared(store, fay)
    assert len(offered(store, fay, debrief_id)) == 1
    assert offered(store, ana, debrief_id) == set()


def test_what_is_offered_tells_no_author(store: Store, fay: Viewer, ana: Viewer):
    entry_id, _ = shares(store, ana, case_ref="C-77")
    found = str(to_pick(store, scope_for(fay), pack(store, fay, prepared(store, fay))))
    assert "Billing" in found or "billing" in found
    for told in (entry_id, ana.person_id, "Ana", "C-77", "2026-05"):
        assert told not in found

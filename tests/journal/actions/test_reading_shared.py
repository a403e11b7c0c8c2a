"""Reading what somebody shared is recorded, and refused to others (actions/sharing.py)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.actions.reflect import keep, save
from journal.actions.sharing import ONE_READING, read_shared
from journal.errors import NotAllowed
from journal.ids import new_id
from journal.people import Grant, Viewer
from journal.store.engine import Store
from journal.vocabulary import Audience, Role
from tests.journal.actions.around_sharing import (
    LATER,
    SUPERVISOR,
    TEAM,
    Known,
    both,
    listed,
    log,
    seen,
    shared,
)
from tests.journal.given import NOW, WORKSPACE


def test_a_reading_is_recorded_for_its_author_and_in_the_audit_log_before_anything_is_read(
    store: Store, ana: Viewer, sam: Viewer, entry_id: str
):
    made = shared(store, ana, entry_id, SUPERVISOR)
    read_shared(store, sam, made.share_id, now=LATER)
    (reading,) = seen(store, ana, entry_id).readings
    assert (reading.reader, reading.audience, reading.times) == ("Sam Whitlock", SUPERVISOR, 1)
    assert (reading.first_at, reading.last_at) == (LATER, LATER)
    row = {"actor": sam.person_id, "action": "shared_entry_read", "subject": made.share_id}
    assert log(store)[-1] == row


def test_a_page_drawn_again_is_one_reading_and_a_later_one_is_another(
    store: Store, ana: Viewer, sam: Viewer, entry_id: str
):
    made = shared(store, ana, entry_id, SUPERVISOR)
    again = LATER + ONE_READING
    for moment in (LATER, LATER + timedelta(seconds=5), again, again + timedelta(seconds=1)):
        read_shared(store, sam, made.share_id, now=moment)
    (reading,) = seen(store, ana, entry_id).readings
    assert (reading.times, reading.first_at) == (2, LATER)
    assert reading.last_at == again + timedelta(seconds=1)
    assert [row["action"] for row in log(store)].count("shared_entry_read") == 2


def test_an_author_who_reads_their_own_among_the_teams_is_no_reader(
    store: Store, ana: Viewer, entry_id: str
):
    made = shared(store, ana, entry_id, TEAM)
    read_shared(store, ana, made.share_id, now=LATER)
    assert seen(store, ana, entry_id).readings == ()
    assert "shared_entry_read" not in [row["action"] for row in log(store)]


@pytest.mark.parametrize(
    ("audience", "login"),
    [(SUPERVISOR, login) for login in ("ben", "kim", "una", "ada", "rae")]
    + [(TEAM, login) for login in ("kim", "una", "ada", "rae")],
)
def test_whom_it_is_not_shared_with_neither_reads_it_nor_leaves_a_reading(
    store: Store, ana: Viewer, known: Known, entry_id: str, audience: Audience, login: str
):
    made = shared(store, ana, entry_id, audience)
    with pytest.raises(NotAllowed):
        read_shared(store, known(login), made.share_id, now=LATER)
    assert listed(store, known(login), audience) == []
    assert seen(store, ana, entry_id).readings == ()


@both
def test_who_was_supervisor_or_member_reads_nothing_from_the_day_after(
    store: Store, ana: Viewer, sam: Viewer, entry_id: str, audience: Audience
):
    made = shared(store, ana, entry_id, audience)
    former = replace(sam, grants=frozenset({Grant(Role.SUPERVISOR, new_id())}))
    with pytest.raises(NotAllowed):
        read_shared(store, former, made.share_id, now=LATER)
    assert listed(store, former, audience) == []


def test_a_change_is_read_by_whom_the_entry_is_shared_with_once_it_is_saved(
    store: Store, ana: Viewer, sam: Viewer, entry_id: str
):
    made = shared(store, ana, entry_id, SUPERVISOR)
    keep(store, ana, entry_id, {"what_happened": "The parcel was lost"}, now=NOW)
    before = read_shared(store, sam, made.share_id, now=NOW)
    save(store, ana, entry_id, now=LATER, workspace=WORKSPACE)
    after = read_shared(store, sam, made.share_id, now=LATER)
    told = [dict(found.said)["what_happened"] for found in (before, after)]
    assert told == ["The parcel was late", "The parcel was lost"]

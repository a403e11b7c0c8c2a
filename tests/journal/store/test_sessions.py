from __future__ import annotations

from datetime import timedelta

from journal.people import Viewer
from journal.policy import door
from journal.store.engine import Store
from journal.store.sessions import (
    add_session,
    end_session,
    find_viewer,
    forget_expired,
    is_somebody,
)
from tests.journal.given import NOW, TODAY

SID = "an-opaque-id"


def started(store: Store, viewer: Viewer, sid: str = SID) -> None:
    expires = NOW + timedelta(hours=8)
    store.write(lambda tx: add_session(tx, sid, viewer.person_id, expires))


def test_a_session_stands_for_its_person_with_their_roles(store: Store, sam: Viewer):
    started(store, sam)
    assert find_viewer(store, SID, NOW, TODAY) == sam


def test_no_other_id_opens_the_door(store: Store, ana: Viewer):
    started(store, ana)
    for sid in ("", SID.upper(), f"{SID} ", "' or 1 = 1 --"):
        assert find_viewer(store, sid, NOW, TODAY) is None


def test_a_session_ends_when_it_expires(store: Store, ana: Viewer):
    started(store, ana)
    ends = NOW + timedelta(hours=8)
    assert find_viewer(store, SID, ends - timedelta(seconds=1), TODAY) == ana
    assert find_viewer(store, SID, ends, TODAY) is None


def test_leaving_ends_one_session_and_no_other(store: Store, ana: Viewer):
    started(store, ana)
    started(store, ana, "another tab")
    store.write(lambda tx: end_session(tx, SID))
    assert find_viewer(store, SID, NOW, TODAY) is None
    assert find_viewer(store, "another tab", NOW, TODAY) == ana


def test_the_gate_is_told_of_somebody_exactly_while_there_is_a_viewer(store: Store, ana: Viewer):
    started(store, ana)
    started(store, ana, "left")
    store.write(lambda tx: end_session(tx, "left"))
    ends = NOW + timedelta(hours=8)
    for sid in (SID, "left", "", SID.upper(), "' or 1 = 1 --"):
        for now in (NOW, ends - timedelta(seconds=1), ends):
            seen = find_viewer(store, sid, now, TODAY)
            assert is_somebody(store, sid, now) == (seen is not None)
    assert is_somebody(store, SID, NOW)


def test_a_role_that_was_taken_away_is_gone_at_the_next_look(store: Store, sam: Viewer):
    started(store, sam)
    store.write(lambda tx: tx.run("update kept.grants set until = $today", {"today": TODAY}))
    found = find_viewer(store, SID, NOW, TODAY)
    assert found is not None
    assert found.grants == frozenset()


def test_somebody_who_was_removed_is_nobody(store: Store, ana: Viewer):
    started(store, ana)
    store.write(
        lambda tx: tx.run("delete from kept.people where person_id = $id", {"id": ana.person_id})
    )
    assert find_viewer(store, SID, NOW, TODAY) is None


def test_the_id_that_opens_the_door_is_not_stored(store: Store, ana: Viewer):
    started(store, ana)
    told = str(store.rows(door(), "select * from sessions"))
    assert SID not in told
    assert ana.person_id in told


def test_sessions_that_have_expired_are_forgotten(store: Store, ana: Viewer):
    started(store, ana)
    later = NOW + timedelta(hours=9)
    store.write(lambda tx: add_session(tx, "new", ana.person_id, later + timedelta(hours=1)))
    store.write(lambda tx: forget_expired(tx, later))
    assert store.rows(door(), "select count(*) as n from sessions") == [{"n": 1}]
    assert find_viewer(store, "new", later, TODAY) == ana

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.actions.enter import LASTS, enter_demo, leave
from journal.errors import NotFound
from journal.people import Viewer
from journal.policy import door
from journal.store.engine import Store
from journal.store.sessions import find_viewer
from tests.journal.given import NOW, TODAY


def test_whoever_enters_is_themselves_for_as_long_as_a_session_lasts(store: Store, ana: Viewer):
    sid = enter_demo(store, "ana", now=NOW)
    assert find_viewer(store, sid, NOW + LASTS - timedelta(seconds=1), TODAY) == ana
    assert find_viewer(store, sid, NOW + LASTS, TODAY) is None


def test_nobody_enters_under_a_name_that_is_not_there(store: Store):
    with pytest.raises(NotFound, match="nobody of that name"):
        enter_demo(store, "mallory", now=NOW)
    assert store.rows(door(), "select count(*) as n from sessions") == [{"n": 0}]


def test_no_two_sessions_have_the_same_id(store: Store):
    assert len({enter_demo(store, "ana", now=NOW) for _ in range(5)}) == 5


def test_leaving_ends_the_session(store: Store):
    sid = enter_demo(store, "ana", now=NOW)
    leave(store, sid, now=NOW)
    assert find_viewer(store, sid, NOW, TODAY) is None


def test_leaving_is_noted_once_and_a_made_up_session_not_at_all(store: Store, ana: Viewer):
    sid = enter_demo(store, "ana", now=NOW)
    for left in (sid, sid, "made up"):
        leave(store, left, now=NOW)
    sql = "select actor from kept.audit where action = 'signed_out'"
    assert store.write(lambda tx: tx.rows(sql)) == [{"actor": ana.person_id}]


def test_entering_is_noted_and_forgets_what_has_expired(store: Store, ana: Viewer):
    enter_demo(store, "ben", now=NOW)
    enter_demo(store, "ana", now=NOW + timedelta(days=1))
    assert store.rows(door(), "select person_id from sessions") == [{"person_id": ana.person_id}]
    log = store.write(lambda tx: tx.rows("select actor, action from kept.audit order by sequence"))
    assert log[-1] == {"actor": ana.person_id, "action": "entered_demo"}

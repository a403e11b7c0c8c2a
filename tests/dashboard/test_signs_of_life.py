"""A page that draws itself anew keeps no device open that others use too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from journal.actions.enter import start_session
from journal.store.engine import Store
from tests.dashboard.around_debriefs import debriefs, opened
from tests.dashboard.asked import viewer_of
from tests.dashboard.at_the_door import later
from tests.dashboard.looking import Look, drawn, pressed


def somebody_looks() -> None:
    from dashboard import session

    assert session.visit() is not None


def a_page_draws_itself() -> None:
    from dashboard import session

    session.draws_itself()
    assert session.visit() is not None


def the_room_draws_itself(debrief_id: str) -> None:
    from dashboard import session
    from dashboard.screens.debrief_room import show_room

    session.draws_itself()
    show_room(debrief_id, leads=False)


def come_in_on_a_shared_device(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fay, now = viewer_of(store, "fay").person_id, datetime.now(UTC)
    sid = store.write(lambda tx: start_session(tx, fay, now=now, own_device=False))
    monkeypatch.setattr(session, "sid", lambda: sid)


def last_seen(store: Store) -> datetime:
    sql = "select max(last_seen_at) as at from kept.sessions"
    found: datetime = store.write(lambda tx: tx.rows(sql))[0]["at"]
    return found


def test_that_a_page_draws_itself_is_no_sign_of_life_and_that_somebody_looks_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_in_on_a_shared_device(store, monkeypatch)
    came = last_seen(store)
    later(monkeypatch, timedelta(minutes=5))
    drawn(AppTest.from_function(a_page_draws_itself))
    assert last_seen(store) == came
    drawn(AppTest.from_function(somebody_looks))
    assert last_seen(store) > came


def test_the_room_stays_open_while_a_step_has_minutes_left_and_no_longer(
    look: Look, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed(opened(look, store, "fay"), "Start the debrief")
    its_id = debriefs(store)[-1]["debrief_id"]
    come_in_on_a_shared_device(store, monkeypatch)
    came = last_seen(store)

    def seen_after(minutes: float) -> datetime:
        later(monkeypatch, timedelta(minutes=minutes))
        drawn(AppTest.from_function(the_room_draws_itself, args=(its_id,), default_timeout=60))
        return last_seen(store)

    in_the_first_step = seen_after(1.5)  # of two minutes
    assert in_the_first_step > came
    assert seen_after(5) == in_the_first_step

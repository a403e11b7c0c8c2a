from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.accounts import IDLE, SEEN_EVERY, LinkKind, Session
from journal.people import Viewer
from journal.policy import door
from journal.store.accounts import delete_account, is_known_device, know_device
from journal.store.engine import Store, Transaction
from journal.store.links import put_link
from journal.store.sessions import (
    add_session,
    end_session,
    end_sessions_of,
    find_session,
    find_viewer,
    forget_expired,
    hashed,
    is_locked,
    is_somebody,
    see,
    session_of,
)
from tests.journal.given import NOW, TODAY

SID = "an-opaque-id"


def started(store: Store, viewer: Viewer, sid: str = SID) -> None:
    expires = NOW + timedelta(hours=8)
    store.write(
        lambda tx: add_session(tx, sid, viewer.person_id, expires, now=NOW, own_device=True)
    )


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
    ends = later + timedelta(hours=1)
    store.write(lambda tx: add_session(tx, "new", ana.person_id, ends, now=later, own_device=True))
    store.write(lambda tx: forget_expired(tx, later))
    assert store.rows(door(), "select count(*) as n from sessions") == [{"n": 1}]
    assert find_viewer(store, "new", later, TODAY) == ana


def test_links_and_devices_are_good_until_their_time_and_then_forgotten(store: Store, ana: Viewer):
    ends = NOW + timedelta(days=1)
    just_before = ends - timedelta(seconds=1)

    def work(tx: Transaction) -> None:
        put_link(tx, "a token", LinkKind.RESET, ana.person_id, ends)
        know_device(tx, "a device", ana.person_id, ends)

    store.write(work)
    assert is_known_device(store, "a device", "ana", just_before)
    assert not is_known_device(store, "a device", "ana", ends)
    for now, left in ((just_before, 1), (ends, 0)):
        store.write(lambda tx, now=now: forget_expired(tx, now))
        for table in ("links", "known_devices"):
            assert store.rows(door(), f"select count(*) as n from {table}") == [{"n": left}]


def shared(store: Store, viewer: Viewer) -> None:
    """A session on a device that others use too."""
    expires = NOW + timedelta(hours=8)
    store.write(
        lambda tx: add_session(tx, SID, viewer.person_id, expires, now=NOW, own_device=False)
    )


def test_a_session_on_a_shared_device_is_locked_after_a_while_and_stays_so(
    store: Store, ana: Viewer
):
    shared(store, ana)
    just_before, then = NOW + IDLE - timedelta(seconds=1), NOW + IDLE
    assert find_viewer(store, SID, just_before, TODAY) == ana
    assert not is_locked(store, SID, just_before)
    see(store, SID, then)  # too late
    for now in (then, then + timedelta(minutes=5)):
        assert find_viewer(store, SID, now, TODAY) is None
        assert not is_somebody(store, SID, now)
        assert is_locked(store, SID, now)


def test_a_sign_of_life_keeps_a_session_open(store: Store, ana: Viewer):
    shared(store, ana)
    for minutes in range(5, 120, 5):
        now = NOW + timedelta(minutes=minutes)
        assert find_viewer(store, SID, now, TODAY) == ana
        see(store, SID, now)


def test_a_sign_of_life_is_written_once_a_minute_and_where_it_matters():
    session = Session("somebody", NOW + timedelta(hours=8), own_device=False, last_seen_at=NOW)
    assert not session.is_to_be_noted(NOW + SEEN_EVERY - timedelta(seconds=1))
    assert session.is_to_be_noted(NOW + SEEN_EVERY)
    assert not replace(session, own_device=True).is_to_be_noted(NOW + timedelta(hours=1))


def test_a_session_that_is_over_is_not_said_to_be_locked(store: Store, ana: Viewer):
    shared(store, ana)
    assert not is_locked(store, SID, NOW + timedelta(hours=8))
    assert not is_locked(store, "another", NOW + IDLE)


def test_every_session_of_a_person_ends_but_the_one_named_and_nobody_elses(
    store: Store, ana: Viewer, ben: Viewer
):
    for viewer, sid in ((ana, "one"), (ana, "two"), (ben, "bens")):
        started(store, viewer, sid)
    store.write(lambda tx: end_sessions_of(tx, ana.person_id, but="two"))
    open_ones = [sid for sid in ("one", "two", "bens") if is_somebody(store, sid, NOW)]
    assert open_ones == ["two", "bens"]
    store.write(lambda tx: end_sessions_of(tx, ana.person_id))
    assert not is_somebody(store, "two", NOW)


def stored_session(store: Store, sid: str) -> Session | None:
    """What the table holds, asked of it and of nobody's memory."""
    sql = "select * from sessions where sid_sha256 = $hash"
    rows = store.rows(door(), sql, {"hash": hashed(sid)})
    return session_of(rows[0]) if rows else None


SIDS = ("one", "two", "three")
HAPPENINGS = ("comes", "leaves", "others end", "is seen", "all expire", "is removed", "by hand")


@settings(max_examples=25)
@given(
    happened=st.lists(st.tuples(st.sampled_from(HAPPENINGS), st.sampled_from(SIDS)), max_size=12)
)
def test_whatever_happens_to_sessions_is_recalled_of_each_of_them(
    store: Store, ana: Viewer, ben: Viewer, happened: list[tuple[str, str]]
):
    """A session that was revoked by whichever way is nobody's at the next look."""
    whose = {"one": ana, "two": ana, "three": ben}
    by_hand = "delete from kept.sessions where person_id = $id"
    store.write(lambda tx: tx.run("delete from kept.sessions"))

    def happen(tx: Transaction, what: str, sid: str) -> None:
        person_id = whose[sid].person_id
        if what == "comes":
            expires = NOW + timedelta(hours=8)
            end_session(tx, sid)
            add_session(tx, sid, person_id, expires, now=NOW, own_device=False)
        elif what == "leaves":
            end_session(tx, sid)
        elif what == "others end":
            end_sessions_of(tx, person_id, but=sid)
        elif what == "all expire":
            forget_expired(tx, NOW + timedelta(hours=8))
        elif what == "is removed":
            delete_account(tx, person_id)
        else:
            tx.run(by_hand, {"id": person_id})

    for number, (what, sid) in enumerate(happened):
        if what == "is seen":
            see(store, sid, NOW + timedelta(minutes=number))
        else:
            store.write(lambda tx, what=what, sid=sid: happen(tx, what, sid))
        for each in SIDS:
            assert find_session(store, each) == stored_session(store, each), (what, sid, each)


def test_who_comes_or_goes_has_nobody_elses_session_looked_up_again(store: Store, ana: Viewer):
    """On DuckDB, which answers from memory; what is changed here, nobody could while it runs."""
    started(store, ana)
    started(store, ana, "another tab")
    assert is_somebody(store, SID, NOW)
    with store._connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("delete from kept.sessions where sid_sha256 = ?", [hashed(SID)])
    see(store, "another tab", NOW + timedelta(hours=1))
    store.write(lambda tx: end_sessions_of(tx, ana.person_id, but=SID))
    store.write(lambda tx: forget_expired(tx, NOW + timedelta(hours=9)))
    started(store, ana, "a third tab")
    assert is_somebody(store, SID, NOW)

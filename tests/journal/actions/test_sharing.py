"""An entry is shared, read and no longer shared (actions/sharing.py)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from journal.actions.reflect import delete, keep, save
from journal.actions.sharing import ONE_READING, read_shared, share, unshare
from journal.errors import NotAllowed, NotFound
from journal.ids import new_id
from journal.people import Grant, Viewer
from journal.policy import scope_for
from journal.reading.shared import WhoSees, shared_with, who_sees
from journal.sharing import Share
from journal.store.engine import Row, Store
from journal.vocabulary import Audience, Role
from tests.journal.given import NOW, WORKSPACE, write_down

LATER = NOW + timedelta(hours=1)
SUPERVISOR, TEAM = Audience.SUPERVISOR, Audience.TEAM
both = pytest.mark.parametrize("audience", [SUPERVISOR, TEAM])
Known = Callable[[str], Viewer]


@pytest.fixture
def entry_id(store: Store, ana: Viewer) -> str:
    return write_down(store, ana, what_happened="The parcel was late", case_ref="C-77")


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


@both
def test_an_entry_is_nobodys_to_read_before_its_author_shares_it(
    store: Store, ana: Viewer, sam: Viewer, ben: Viewer, entry_id: str, audience: Audience
):
    assert seen(store, ana, entry_id) == WhoSees({}, ())
    assert [listed(store, viewer, audience) for viewer in (sam, ben)] == [[], []]


def test_the_supervisor_reads_it_with_its_authors_name(
    store: Store, ana: Viewer, sam: Viewer, entry_id: str
):
    made = shared(store, ana, entry_id, SUPERVISOR)
    found = read_shared(store, sam, made.share_id, now=LATER)
    assert (found.author, found.team) == ("Ana Reyes", "Deliveries")
    said = dict(found.said)
    assert (said["what_happened"], said["case_ref"]) == ("The parcel was late", "C-77")


def test_the_team_reads_it_without_a_name_and_with_nothing_that_points_at_its_author(
    store: Store, ana: Viewer, ben: Viewer, entry_id: str
):
    made = shared(store, ana, entry_id, TEAM)
    found = read_shared(store, ben, made.share_id, now=LATER)
    assert (found.author, found.team) == (None, "Deliveries")
    assert dict(found.said)["what_happened"] == "The parcel was late"
    assert not {"occurred_at", "when_known", "case_ref", "exception_value"} & set(dict(found.said))


@both
def test_what_readers_know_an_entry_by_tells_neither_the_entry_nor_the_time(
    store: Store, ana: Viewer, entry_id: str, audience: Audience
):
    made = shared(store, ana, entry_id, audience)
    assert made.share_id != entry_id
    assert made.share_id[14] == "4"  # an id of chance; version 7 would hold the moment


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


@both
def test_unsharing_works_at_once_and_who_read_it_stays_known(
    store: Store, ana: Viewer, sam: Viewer, entry_id: str, audience: Audience
):
    made = shared(store, ana, entry_id, audience)
    read_shared(store, sam, made.share_id, now=LATER)
    unshare(store, ana, entry_id, audience, now=LATER)
    with pytest.raises(NotFound, match="not shared any more"):
        read_shared(store, sam, made.share_id, now=LATER)
    assert listed(store, sam, audience) == []
    after = seen(store, ana, entry_id)
    assert after.shares == {}
    assert [reading.reader for reading in after.readings] == ["Sam Whitlock"]
    assert log(store)[-1]["subject"] == f"{entry_id} {audience.value}"


def test_stopping_with_one_leaves_the_other(
    store: Store, ana: Viewer, sam: Viewer, ben: Viewer, entry_id: str
):
    named, unnamed = (shared(store, ana, entry_id, one) for one in (SUPERVISOR, TEAM))
    unshare(store, ana, entry_id, SUPERVISOR, now=LATER)
    assert read_shared(store, ben, unnamed.share_id, now=LATER).author is None
    with pytest.raises(NotFound):
        read_shared(store, sam, named.share_id, now=LATER)


@both
def test_what_was_shared_before_does_not_open_what_is_shared_again(
    store: Store, ana: Viewer, sam: Viewer, entry_id: str, audience: Audience
):
    first = shared(store, ana, entry_id, audience)
    unshare(store, ana, entry_id, audience, now=NOW)
    second = shared(store, ana, entry_id, audience)
    assert second.share_id != first.share_id
    with pytest.raises(NotFound):
        read_shared(store, sam, first.share_id, now=LATER)


@both
def test_sharing_or_stopping_twice_from_two_tabs_is_done_and_noted_once(
    store: Store, ana: Viewer, entry_id: str, audience: Audience
):
    assert shared(store, ana, entry_id, audience) == shared(store, ana, entry_id, audience)
    for _ in range(2):
        unshare(store, ana, entry_id, audience, now=LATER)
    noted = [row["action"] for row in log(store)]
    assert noted == [f"shared_with_{audience.value}", "unshared"]


@both
@pytest.mark.parametrize("login", ["ben", "sam", "una", "ada", "rae"])
def test_nobody_but_its_author_shares_an_entry_or_stops_it(
    store: Store, ana: Viewer, known: Known, entry_id: str, audience: Audience, login: str
):
    with pytest.raises(NotAllowed):
        share(store, known(login), entry_id, audience, now=NOW)
    assert seen(store, ana, entry_id).shares == {}
    shared(store, ana, entry_id, audience)
    with pytest.raises(NotAllowed):
        unshare(store, known(login), entry_id, audience, now=NOW)
    assert set(seen(store, ana, entry_id).shares) == {audience}
    assert seen(store, known(login), entry_id) == WhoSees({}, ())


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


def test_deleting_an_entry_ends_its_shares_and_forgets_who_read_it(
    store: Store, ana: Viewer, sam: Viewer, entry_id: str
):
    stays = write_down(store, ana)
    for one in (entry_id, stays):
        made = shared(store, ana, one, SUPERVISOR)
        read_shared(store, sam, made.share_id, now=LATER)
    delete(store, ana, entry_id, now=LATER)
    for table in ("shares", "reads"):
        left = store.write(lambda tx, t=table: tx.rows(f"select entry_id from kept.{t}"))
        assert left == [{"entry_id": stays}]


@pytest.mark.parametrize("audience", [Audience.AUTHOR, Audience.LEDGER])
def test_nothing_is_shared_with_an_audience_that_is_none(
    store: Store, ana: Viewer, entry_id: str, audience: Audience
):
    with pytest.raises(ValueError, match="cannot be shared"):
        share(store, ana, entry_id, audience, now=NOW)


@pytest.mark.parametrize("address", ["", "x", "../etc", "' or 1 = 1 --", new_id()])
def test_an_address_that_leads_to_no_share_reads_nothing(store: Store, sam: Viewer, address: str):
    with pytest.raises(NotFound):
        read_shared(store, sam, address, now=NOW)
    with pytest.raises(NotFound):
        share(store, sam, address, SUPERVISOR, now=NOW)


def test_the_newest_shared_leads_the_list(store: Store, ana: Viewer, ben: Viewer, sam: Viewer):
    entries = [(author, write_down(store, author)) for author in (ana, ben, ana)]
    shares = [
        share(store, author, one, SUPERVISOR, now=NOW + timedelta(minutes=number))
        for number, (author, one) in enumerate(entries)
    ]
    assert listed(store, sam, SUPERVISOR) == [one.share_id for one in reversed(shares)]

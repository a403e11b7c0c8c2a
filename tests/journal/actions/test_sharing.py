"""An entry is shared, read and no longer shared (actions/sharing.py)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.actions.deleting import delete
from journal.actions.sharing import read_shared, share, unshare
from journal.errors import NotAllowed, NotFound
from journal.people import Viewer
from journal.reading.shared import WhoSees
from journal.store.engine import Store
from journal.vocabulary import Audience
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
from tests.journal.given import NOW, write_down


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


@pytest.mark.parametrize(
    "address", ["", "x", "../etc", "' or 1 = 1 --", "019a8c5e-0000-7000-8000-000000000001"]
)
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

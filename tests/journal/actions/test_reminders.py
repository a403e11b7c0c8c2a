"""A calendar's address is a person's own, one at a time; and so is where a digest goes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.actions.reminders import end_digest, make_feed, revoke_feed, want_digest
from journal.errors import NotAllowed, Refused
from journal.people import Viewer
from journal.reading.reminders import (
    feed_of,
    my_digest,
    my_feed_since,
    notices,
    reader_of_feed,
    waiting,
)
from journal.store.engine import Store
from journal.store.reminders import Digest
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW, a_promise, promised

DAY = timedelta(days=1)


def test_an_address_stands_for_whoever_made_it_until_it_is_revoked(
    store: Store, ana: Viewer, ben: Viewer
):
    assert my_feed_since(store, ana) is None
    token, bens = make_feed(store, ana, now=NOW), make_feed(store, ben, now=NOW)
    assert reader_of_feed(store, token, NOW) == ana
    assert my_feed_since(store, ana) == NOW
    revoke_feed(store, ana, now=NOW)
    assert reader_of_feed(store, token, NOW) is None
    assert my_feed_since(store, ana) is None
    assert reader_of_feed(store, bens, NOW) == ben


def test_a_new_address_ends_the_one_before(store: Store, ana: Viewer):
    old, new = make_feed(store, ana, now=NOW), make_feed(store, ana, now=NOW)
    assert reader_of_feed(store, old, NOW) is None
    assert reader_of_feed(store, new, NOW) == ana


def test_the_secret_is_stored_nowhere_and_in_no_log(store: Store, ana: Viewer):
    token = make_feed(store, ana, now=NOW)
    kept = store.write(lambda tx: tx.rows("select * from kept.feeds"))
    assert token not in str(kept)
    assert token not in str(log(store))
    assert [row["action"] for row in log(store)] == ["calendar_made"]


def test_who_writes_nothing_has_nothing_to_be_reminded_of(store: Store, sam: Viewer):
    with pytest.raises(NotAllowed):
        make_feed(store, sam, now=NOW)
    with pytest.raises(NotAllowed):
        want_digest(store, sam, "sam@example.org", now=NOW)


def test_the_calendar_does_not_change_as_time_goes_by(store: Store, ana: Viewer, ben: Viewer):
    promised(store, (ana, a_promise(NOW + DAY)), (ben, a_promise(NOW + DAY)))
    assert feed_of(store, ana, NOW) == feed_of(store, ana, NOW + 9 * DAY)
    assert feed_of(store, ana, NOW).count("BEGIN:VEVENT") == 1


def test_what_waits_is_what_is_open_or_was_not_kept_lately(store: Store, ana: Viewer):
    promised(
        store,
        (ana, a_promise(NOW - 29 * DAY, case_ref="long ago")),
        (ana, a_promise(NOW - 27 * DAY, case_ref="lately")),
        (ana, a_promise(NOW + DAY, case_ref="soon")),
        (ana, a_promise(NOW + DAY, case_ref="done", done_at=NOW)),
        (ana, a_promise(NOW + DAY, case_ref="cancelled", cancelled_at=NOW)),
    )
    assert [one.case_ref for one in waiting(store, ana, NOW)] == ["lately", "soon"]


def test_a_digest_is_asked_for_and_ended(store: Store, ana: Viewer):
    assert my_digest(store, ana) is None
    want_digest(store, ana, " ana@example.org ", now=NOW)
    assert my_digest(store, ana) == Digest(ana.person_id, "ana@example.org")
    want_digest(store, ana, "reyes@example.org", now=NOW)
    assert my_digest(store, ana) == Digest(ana.person_id, "reyes@example.org")
    end_digest(store, ana, now=NOW)
    assert my_digest(store, ana) is None
    assert "example.org" not in str(log(store))


def test_a_way_that_needs_no_address_is_given_none(store: Store, ana: Viewer):
    want_digest(store, ana, "", needs_address=False, now=NOW)
    assert my_digest(store, ana) == Digest(ana.person_id, "")


@pytest.mark.parametrize(
    "address",
    ["", "ana", "ana@", "@example.org", "ana@example", "ana reyes@example.org", "a@b.org, c@d.org",
     "a@b.org\nBcc: c@d.org", "a?to=c@d.org", "x" * 65 + "@example.org", "a@" + "b" * 250 + ".org",
     "a\x00b@example.org", "a\u200bb@example.org", "a\u202eb@example.org"],
)  # fmt: skip
def test_what_is_no_address_is_refused(store: Store, ana: Viewer, address: str):
    with pytest.raises(Refused, match="E-mail address: this is none"):
        want_digest(store, ana, address, now=NOW)
    assert my_digest(store, ana) is None


def test_a_page_is_told_what_rings_within_the_next_minutes(store: Store, ana: Viewer, ben: Viewer):
    hour, minute = timedelta(hours=1), timedelta(minutes=1)
    promised(
        store,
        (ana, a_promise(NOW + hour + 2 * minute, case_ref="second")),
        (ana, a_promise(NOW + hour, case_ref="first")),
        (ana, a_promise(NOW + hour + 11 * minute, case_ref="later")),
        (ana, a_promise(NOW + hour - minute, case_ref="rang")),
        (ana, a_promise(NOW + hour, case_ref="done", done_at=NOW)),
        (ben, a_promise(NOW + hour, case_ref="his")),
    )
    found = notices(store, ana, NOW)
    assert [notice.text.rpartition(" ")[2] for notice in found] == ["first)", "second)"]
    assert found[0].at == NOW
    assert notices(store, ana, NOW + 6 * hour) == []

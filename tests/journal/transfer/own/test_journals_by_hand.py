"""A journal that was written by hand: what cannot be is left out, and named."""

from __future__ import annotations

from typing import Any

import pytest

from journal.people import Viewer
from journal.store.engine import Store
from tests.journal.given import NOW, write_down
from tests.journal.transfer.own.conftest import Empties, Takes, told_of
from tests.journal.transfer.own.test_taking_back import live

PROMISE_AS_TOLD = {"what": "Call back", "kind": "callback"}
DUE_AS_TOLD = {"due_is_day": False, "renegotiated_at": NOW.isoformat()}


def test_a_file_makes_nobody_one_of_a_team_in_which_they_never_worked(
    store: Store, ana: Viewer, takes: Takes, empties: Empties
):
    write_down(store, ana)
    told = told_of(store, ana)
    theirs = told["entries"][0]["team"]
    empties()
    assert takes(told | {"entries": [told["entries"][0] | {"team": "Billing"}]}).added == 1
    assert [one["team"] for one in told_of(store, ana)["entries"]] == [theirs]


FIRST, LAST = "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"


@pytest.mark.parametrize(
    ("part", "broken"),
    [
        ("promises", {"version": 2**70}),
        ("promises", {"made_at": FIRST}),
        ("promises", {"snoozed_until": LAST}),
        ("promises", {"promise": {**PROMISE_AS_TOLD, "due_at": LAST}}),
        ("promises", {"earlier_dues": [{**DUE_AS_TOLD, "due_at": FIRST}]}),
        ("drafts", {"kept_at": FIRST}),
    ],
)
def test_what_no_calendar_or_store_can_hold_is_left_out_and_the_rest_is_taken(
    store: Store, ana: Viewer, takes: Takes, empties: Empties, part: str, broken: dict[str, Any]
):
    live(store, ana)
    told = told_of(store, ana)
    empties()
    told[part][0] |= broken
    found = takes(told)
    assert (found.added, [one.column for one in found.rejects]) == (3, [part])


def test_an_entry_of_which_a_part_is_of_no_time_is_left_out_whole(
    store: Store, ana: Viewer, takes: Takes, empties: Empties
):
    live(store, ana)
    told = told_of(store, ana)
    empties()
    told["entries"][0]["promises"][0]["made_at"] = FIRST
    assert takes(told).added == 3
    assert told_of(store, ana)["entries"] == []

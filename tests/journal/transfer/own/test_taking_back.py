"""A journal that was taken along is taken back without loss, by the door that everything enters."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from journal.actions.check_in import check_in
from journal.actions.deleting import delete
from journal.actions.reflect import keep, save
from journal.actions.sharing import share
from journal.actions.taking import take_everything
from journal.errors import NotFound, Refused
from journal.ids import new_id
from journal.people import Viewer
from journal.store.engine import Store, Transaction
from journal.store.ledger import add_earlier_due, put_settled_outcome
from journal.store.promises import find_promise
from journal.transfer.own_format import FORMAT, KIND, as_json
from journal.transfer.taking_back import TakenBack
from journal.vocabulary import Audience, Outcome
from tests.journal.given import NOW, WORKSPACE, a_promise, promised, write_down
from tests.journal.transfer.own.conftest import Empties, Takes, private, told_of

PROMISE = {"what": "Call back", "due": "2026-05-14", "kind": "callback"}
PAN = "4111 1111 1111 1111"


def live(store: Store, ana: Viewer) -> str:
    """An entry with everything that belongs to one, a promise without one, and drafts."""
    entry_id = write_down(
        store, ana, promises=[{**PROMISE, "promise_id": new_id()}], what_happened="مرحبا 👨‍👩‍👧 'x"
    )
    check_in(store, ana, entry_id, {"face": "heavy", "flags": ["shaken"]}, now=NOW,
             workspace=WORKSPACE)  # fmt: skip
    keep(store, ana, entry_id, {"went_well": "It did"}, now=NOW)
    save(store, ana, entry_id, now=NOW + timedelta(hours=1), workspace=WORKSPACE)
    keep(store, ana, entry_id, {"outcome": "unresolved"}, now=NOW + timedelta(hours=2))
    keep(store, ana, new_id(), {"went_well": "A beginning"}, now=NOW)
    promised(store, (ana, a_promise()))

    def renegotiated_and_settled(tx: Transaction) -> None:
        for row in tx.rows("select promise_id from kept.promises"):
            promise = find_promise(tx, row["promise_id"])
            assert promise is not None
            add_earlier_due(tx, promise, NOW)
        put_settled_outcome(tx, entry_id, Outcome.RESOLVED, NOW)

    store.write(renegotiated_and_settled)
    share(store, ana, entry_id, Audience.TEAM, now=NOW)
    return entry_id


def test_it_is_the_same_when_it_comes_back(
    store: Store, ana: Viewer, takes: Takes, empties: Empties
):
    live(store, ana)
    told = told_of(store, ana)
    empties()
    assert takes(told) == TakenBack(read=4, added=4, already_there=0, rejects=())
    assert told_of(store, ana) == private(told)
    assert takes(told) == TakenBack(read=4, added=0, already_there=4, rejects=())
    assert told_of(store, ana) == private(told)


def test_a_dry_run_stores_nothing(store: Store, ana: Viewer, takes: Takes, empties: Empties):
    live(store, ana)
    told = told_of(store, ana)
    empties()
    assert takes(told, dry_run=True).added == 4
    assert told_of(store, ana)["entries"] == []


def test_what_is_there_stays_as_it_is(store: Store, ana: Viewer, takes: Takes):
    entry_id = write_down(store, ana, went_well="As it was")
    told = told_of(store, ana)
    keep(store, ana, entry_id, {"went_well": "As it is"}, now=NOW)
    save(store, ana, entry_id, now=NOW, workspace=WORKSPACE)
    assert takes(told).already_there == 1
    assert told_of(store, ana)["entries"][0]["answers"]["went_well"] == "As it is"
    delete(store, ana, entry_id, now=NOW)
    assert takes(told).already_there == 1


def test_it_becomes_nobody_elses_but_where_that_is_said(
    store: Store,
    ana: Viewer,
    ben: Viewer,
    takes: Takes,
    empties: Empties,
):
    live(store, ana)
    told = told_of(store, ana)
    assert len(takes(told, login="ben").rejects) == 4
    empties()
    assert takes(told, login="ben").added == 4
    assert told_of(store, ana)["entries"] == []
    assert len(told_of(store, ben)["entries"]) == 1


def test_by_this_door_no_card_number_gets_in(
    store: Store, ana: Viewer, takes: Takes, empties: Empties
):
    live(store, ana)
    text = as_json(take_everything(store, ana, now=NOW)).replace("It did", PAN)
    text = text.replace("A beginning", PAN).replace("Call back", PAN)
    empties()
    takes(text)
    back = as_json(take_everything(store, ana, now=NOW))
    assert "4111" in text
    assert "4111" not in back


@pytest.mark.parametrize(
    "broken",
    [
        {"answers": {"outcome": "resolved"}},
        {"answers": "none"},
        {"entry_id": "1; drop table entries"},
        {"saved_at": "2126-01-01T00:00:00+00:00"},
        {"saved_at": "2026-01-01T00:00:00"},
        {"check_in": {"face": "sad"}},
        {"promises": [{"what": "no more"}]},
        {"versions": 7},
    ],
)
def test_an_entry_that_is_not_as_it_was_written_is_left_out_whole_and_the_others_are_not(
    store: Store,
    ana: Viewer,
    takes: Takes,
    empties: Empties,
    broken: dict[str, Any],
):
    for _ in range(2):
        write_down(store, ana)
    told = told_of(store, ana)
    empties()
    told["entries"][0] |= broken
    found = takes(told)
    assert (found.added, [(one.column, one.line) for one in found.rejects]) == (1, [("entries", 1)])
    assert len(told_of(store, ana)["entries"]) == 1


def test_what_an_older_version_did_not_write_is_as_if_it_was_not_answered(
    store: Store, ana: Viewer, takes: Takes, empties: Empties
):
    write_down(store, ana)
    told = told_of(store, ana)
    empties()
    about = {"entry_id", "team", "saved_at", "answers"}
    older = [{name: one[name] for name in about} for one in told["entries"]]
    assert takes({"kind": KIND, "format": 1, "login": "ana", "entries": older}).added == 1
    assert told_of(store, ana)["entries"] == told["entries"]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ([], "is not a journal"),
        ({"kind": "something"}, "is not a journal"),
        ({"kind": KIND}, "does not say by which format"),
        ({"kind": KIND, "format": FORMAT + 1}, "a newer Afterword"),
        ({"kind": KIND, "format": FORMAT, "entries": {}}, "something else"),
    ],
)
def test_a_file_that_is_no_journal_of_ours_is_refused(takes: Takes, told: Any, why: str):
    with pytest.raises(Refused, match=why):
        takes(told)


@pytest.mark.parametrize("login", ["nobody", "sam"])
def test_whoever_is_not_here_or_writes_nothing_is_given_nothing(
    store: Store, ana: Viewer, takes: Takes, login: str
):
    with pytest.raises(NotFound, match="Nothing was imported"):
        takes(told_of(store, ana), login=login)

"""Any journal, taken along and taken back into an empty workspace, is the same to the letter."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.actions.check_in import check_in
from journal.actions.deleting import delete, forget
from journal.actions.handing_over import accept, ask_to_take_over
from journal.actions.reflect import keep, save
from journal.errors import JournalError
from journal.ids import new_id
from journal.people import Grant, Team, Viewer
from journal.policy import scope_for
from journal.promise import state_of
from journal.reading.own import my_entry
from journal.store.engine import Store
from journal.store.promises import own_promises
from journal.store.workspace import add_team, grant
from journal.transfer.own_format import FORMAT, KIND
from journal.vocabulary import PromiseState, Role, TeamKind, Tried
from tests.journal.actions.around_promises import made, stands
from tests.journal.given import NOW, QUICK, TODAY, WORKSPACE, write_down
from tests.journal.lives_of_promises import Life, live, lives
from tests.journal.strategies import answers
from tests.journal.transfer.own.conftest import Empties, Takes, private, text_of, told_of

BEGIN = NOW - timedelta(days=40)
HOUR = timedelta(hours=1)
PROMISE = {"what": "Call back", "due": "2026-05-14", "kind": "callback"}
written = st.lists(st.tuples(answers, answers, st.sampled_from(Tried)), max_size=2)


def write(store: Store, ana: Viewer, wanted: str, told: list[tuple[Any, Any, Tried]]) -> None:
    """Entries that were changed, each with a check-in, what came of an intention, and the draft of
    another change."""
    for first, then, tried in told:
        entry_id = new_id()
        intention = {"wanted_in": wanted, "answer": tried.value}
        with suppress(JournalError):  # a name that its author would have to decide about
            keep(store, ana, entry_id, {**QUICK, **first, "tried_next": intention}, now=NOW)
            save(store, ana, entry_id, now=NOW, workspace=WORKSPACE)
            check_in(store, ana, entry_id, {"face": "heavy"}, now=NOW, workspace=WORKSPACE)
            keep(store, ana, entry_id, then, now=NOW + HOUR)
            save(store, ana, entry_id, now=NOW + HOUR, workspace=WORKSPACE)
            keep(store, ana, entry_id, first, now=NOW + 2 * HOUR)


@settings(max_examples=10)
@given(lives(least=0, most=6), written)
def test_whatever_was_written_and_promised_it_comes_back_to_the_letter(
    store: Store,
    ana: Viewer,
    ben: Viewer,
    takes: Takes,
    empties: Empties,
    led: list[Life],
    told: list[tuple[Any, Any, Tried]],
):
    empties()
    live(store, (ana, ben), led, BEGIN, NOW)
    write(store, ana, write_down(store, ana, try_next="Ask first"), told)
    text = text_of(store, ana)
    empties()
    assert takes(text).rejects == ()
    expected = json.dumps(private(json.loads(text)), ensure_ascii=False, indent=1)
    assert text_of(store, ana) == expected


def test_an_entry_that_was_changed_to_tell_of_later_is_not_left_out(
    store: Store, ana: Viewer, takes: Takes, empties: Empties
):
    entry_id, later = write_down(store, ana), NOW + 2 * HOUR
    keep(store, ana, entry_id, {"occurred_at": (NOW + HOUR).isoformat()}, now=later)
    save(store, ana, entry_id, now=later, workspace=WORKSPACE)
    told = told_of(store, ana)
    empties()
    takes(told)
    assert told_of(store, ana) == told


def test_what_an_entry_said_of_long_ago_is_read_and_taken_back(
    store: Store, ana: Viewer, takes: Takes, empties: Empties
):
    long_ago, later = NOW - timedelta(days=731), NOW + timedelta(days=2)
    when = {"now": NOW - timedelta(days=60), "occurred_at": long_ago.isoformat()}
    entry_id = write_down(store, ana, **when)
    keep(store, ana, entry_id, {"occurred_at": (NOW - HOUR).isoformat()}, now=later)
    save(store, ana, entry_id, now=later, workspace=WORKSPACE)
    full = my_entry(store, scope_for(ana), entry_id)
    assert full is not None
    assert full.changes[0].before.occurred_at == long_ago
    told = told_of(store, ana)
    empties()
    takes(told)
    assert told_of(store, ana) == told


def test_what_a_colleague_took_over_stays_theirs_and_costs_nobody_an_entry(
    store: Store, ana: Viewer, ben: Viewer, takes: Takes
):
    promises = [{**PROMISE, "promise_id": new_id()} for _ in range(2)]
    entry_id = write_down(store, ana, promises=promises)
    told, (theirs, ours) = told_of(store, ana), [one["promise_id"] for one in promises]
    asked = ask_to_take_over(store, ana, theirs, ben.person_id, now=NOW, workspace=WORKSPACE)
    accept(store, ben, asked.handover_id, now=NOW)
    delete(store, ana, entry_id, now=NOW)
    forget(store, ana, entry_id, now=NOW)
    assert takes(told).rejects == ()
    assert stands(store, theirs).owner_id == ben.person_id
    assert stands(store, ours).entry_id == entry_id


def test_what_was_taken_over_is_still_no_promise_of_ones_own_making(
    store: Store, ana: Viewer, ben: Viewer, takes: Takes, empties: Empties
):
    promise_id = made(store, ana).promise_id
    asked = ask_to_take_over(store, ana, promise_id, ben.person_id, now=NOW, workspace=WORKSPACE)
    accept(store, ben, asked.handover_id, now=NOW + HOUR)
    (handed,) = told_of(store, ana)["handed_over"]
    assert (handed["asked"], handed["answer"]) == (ben.person.name, "accepted")
    told = told_of(store, ben)
    empties()
    takes(told)
    assert stands(store, promise_id).taken_over_at == NOW + HOUR


def second_team(store: Store, ana: Viewer, kind: TeamKind) -> tuple[Viewer, Team]:
    team = store.write(lambda tx: add_team(tx, "Zebra", kind))
    store.write(lambda tx: grant(tx, ana.person_id, Role.AGENT, team.team_id, TODAY))
    return Viewer(ana.person, frozenset({Grant(Role.AGENT, team.team_id)})), team


def test_a_promise_comes_back_to_the_team_in_which_it_was_made(
    store: Store, ana: Viewer, takes: Takes
):
    there, team = second_team(store, ana, TeamKind.AGENTS)
    promise = made(store, there)
    told = told_of(store, ana)
    store.write(lambda tx: tx.run("delete from kept.promises"))
    takes(told)
    assert stands(store, promise.promise_id).team_id == team.team_id


def test_nothing_of_an_agent_gets_into_a_team_of_records(store: Store, ana: Viewer, takes: Takes):
    store.write(lambda tx: add_team(tx, "Zebra", TeamKind.RECORDS))
    write_down(store, ana)
    told = told_of(store, ana)
    told["entries"][0] |= {"entry_id": new_id(), "team": "Zebra"}
    assert takes(told).added == 1
    teams = store.write(lambda tx: tx.rows("select distinct team_id from kept.entries"))
    assert [row["team_id"] for row in teams] == list(ana.teams_as(Role.AGENT))


def test_a_file_from_before_there_was_a_ledger_is_taken(store: Store, ana: Viewer, takes: Takes):
    done = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
    promise = {
        "promise_id": new_id(),
        "entry_id": None,
        "made_at": "2026-05-11T09:00:00Z",
        "promise": {
            "what": "Call back",
            "due_at": "2026-05-12T09:00:00Z",
            "due_is_day": False,
            "kind": "callback",
            "case_ref": None,
            "done_at": done.isoformat(),
            "cancelled_at": None,
        },
    }
    told = {"kind": KIND, "format": FORMAT, "login": "ana", "entries": [], "promises": [promise]}
    assert takes(told).added == 1
    (found,) = own_promises(store, scope_for(ana))
    assert state_of(found.promise, NOW) is PromiseState.KEPT_LATE
    assert (found.marked_at, found.taken_over_at, found.version) == (done, None, 0)

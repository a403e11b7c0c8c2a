from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.people import Viewer
from journal.policy import scope_for
from journal.promise import Promise, state_of
from journal.questions import CALLBACKS, OTHER_PROMISES
from journal.store.engine import Store, Transaction
from journal.store.ledger import add_earlier_due
from journal.store.promises import find_promise, own_promises
from tests.journal.given import NOW, a_promise, at_noon, promised
from tests.journal.questions.conftest import BLOCK_BEFORE, LAST_BLOCK, Figures, each_wrote, row

DUE = at_noon(LAST_BLOCK)
HOUR = timedelta(hours=1)
FATES: dict[str, dict[str, Any]] = {
    "kept_on_time": {"done_at": DUE},
    "kept_late": {"done_at": DUE + HOUR, "cancelled_at": DUE + 2 * HOUR},
    "missed": {"cancelled_at": DUE + HOUR},
    "no_longer_needed": {"cancelled_at": DUE - HOUR},
}


@pytest.fixture(autouse=True)
def blocks_with_entries(store: Store, crew: list[Viewer]) -> None:
    for block in (BLOCK_BEFORE, LAST_BLOCK):
        each_wrote(store, crew, block)


def each_promised(store: Store, owners: list[Viewer], due: datetime = DUE, **fate: Any) -> None:
    promised(store, *[(owner, a_promise(due, **fate)) for owner in owners])


def test_callbacks_are_told_in_five_states(store: Store, crew: list[Viewer], figures: Figures):
    each_promised(store, crew[:6], **FATES["kept_on_time"])
    each_promised(store, crew[:3], **FATES["kept_late"])
    each_promised(store, crew[:2], **FATES["missed"])
    each_promised(store, crew[:1], **FATES["no_longer_needed"])
    each_promised(store, crew[:5], NOW + HOUR)
    answer = figures(CALLBACKS)
    assert answer.totals == {
        "promises": 11,  # those no longer needed are counted on their own
        "kept_on_time": 6,
        "kept_late": 3,
        "missed": 2,
        "no_longer_needed": 1,
        "renegotiated": 0,
        "open": 5,
    }
    assert answer.finding == (
        "Callbacks kept on time: 6 of 11 (28–79 %), too few for a percentage, "
        "23 February 2026 to 19 April 2026. 3 kept late, 2 missed, 1 no longer needed. "
        "None were renegotiated before they fell due. 5 are open and not counted."
    )


def test_a_promise_counts_where_it_fell_due_and_not_where_it_was_made(
    store: Store, crew: list[Viewer], figures: Figures
):
    sunday_night = at_noon(LAST_BLOCK) - timedelta(hours=12, seconds=1)
    each_promised(store, crew[:5], sunday_night, done_at=sunday_night)
    each_promised(store, crew[:5], sunday_night + timedelta(seconds=1))
    answer = figures(CALLBACKS)
    assert row(answer, BLOCK_BEFORE)["kept_on_time"] == 5
    assert row(answer, LAST_BLOCK)["missed"] == 5


def test_other_promises_are_counted_apart(store: Store, crew: list[Viewer], figures: Figures):
    each_promised(store, crew[:5], **FATES["kept_on_time"])
    for kind in ("email", "message", "in_person", "check"):
        each_promised(store, crew[:5], kind=kind)
    assert figures(CALLBACKS).totals["promises"] == 5
    assert figures(OTHER_PROMISES).totals["missed"] == 20


def test_how_many_are_open_is_not_told_of_fewer_than_five_people(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_promised(store, crew[:5], **FATES["kept_on_time"])
    each_promised(store, crew[:4] * 2, NOW + HOUR)
    answer = figures(CALLBACKS)
    assert "open" not in answer.totals
    assert answer.finding.endswith("Open ones are not shown: fewer than five people have any.")


def test_five_whose_promises_fell_due_are_needed(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_promised(store, crew[:4], **FATES["kept_on_time"])
    each_promised(store, crew[4:], **FATES["no_longer_needed"])
    assert figures(CALLBACKS).rows.empty


def test_a_promise_moves_to_missed_with_the_next_copy_only(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_promised(store, crew[:5])
    before = figures(CALLBACKS)
    store.write(
        lambda tx: tx.run(
            "update kept.promises set done_at = $at", {"at": DUE.replace(tzinfo=None) - HOUR}
        )
    )
    assert figures(CALLBACKS, copied=False).totals == before.totals
    assert before.totals["missed"] == figures(CALLBACKS).totals["kept_on_time"] == 5


def test_how_many_were_renegotiated_stands_beside_the_rate_and_does_not_change_it(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_promised(store, crew[:6], **FATES["kept_on_time"])
    each_promised(store, crew[:3], **FATES["no_longer_needed"])
    before = figures(CALLBACKS).totals

    def moved(tx: Transaction) -> None:
        for one in tx.rows("select promise_id from kept.promises"):
            found = find_promise(tx, one["promise_id"])
            assert found is not None
            if found.promise.cancelled_at or found.owner_id != crew[0].person_id:
                for _ in range(2):
                    add_earlier_due(tx, found, found.made_at)

    store.write(moved)
    answer = figures(CALLBACKS)
    assert answer.totals == before | {"renegotiated": 5}  # those that came due, each once
    assert "5 were renegotiated before they fell due." in answer.finding
    assert row(answer, LAST_BLOCK)["renegotiated"] == 5


@settings(max_examples=10)
@given(st.lists(st.sampled_from(sorted(FATES)), min_size=6, max_size=30))
def test_the_question_counts_what_the_ledger_says_of_each_promise(
    store: Store, crew: list[Viewer], figures: Figures, fates: list[str]
):
    store.write(lambda tx: tx.run("delete from kept.promises"))
    for number, fate in enumerate(fates):
        each_promised(store, [crew[number % len(crew)]], **FATES[fate])
    answer = figures(CALLBACKS)
    states = Counter(
        str(state_of(one, NOW)) for viewer in crew for one in in_the_ledger_of(store, viewer)
    )
    came_due = states["kept_on_time"] + states["kept_late"] + states["missed"]
    behind = {owner for owner, fate in enumerate(fates) if fate != "no_longer_needed"}
    if len({owner % len(crew) for owner in behind}) < 5:
        assert answer.rows.empty
    else:
        assert answer.totals["promises"] == came_due
        assert {name: answer.totals[name] for name in FATES} == {n: states[n] for n in FATES}


def in_the_ledger_of(store: Store, viewer: Viewer) -> list[Promise]:
    return [one.promise for one in own_promises(store, scope_for(viewer))]

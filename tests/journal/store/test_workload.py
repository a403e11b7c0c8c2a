"""What a store tells of its work: how often, how long, and how often not."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Unavailable
from journal.store.duckdb_engine import ATTEMPTS, DuckDBStore
from journal.store.engine import Transaction
from journal.store.workload import BOUNDS, Durations


def rename(tx: Transaction) -> None:
    tx.run("update kept.workspace set organisation = 'Fernhill'")


def test_what_was_stored_is_counted_and_what_was_only_read_is_not(store: DuckDBStore) -> None:
    before, others = saves(store), (store.workload.conflicts, store.workload.unavailable)
    store.write(rename)
    store.write(rename)
    assert saves(store) == before + 2
    assert (store.workload.conflicts, store.workload.unavailable) == others


def test_a_conflict_counts_each_time_and_what_is_given_up_counts_once(store: DuckDBStore) -> None:
    before, conflicts = saves(store), store.workload.conflicts
    unavailable = store.workload.unavailable

    def racing(tx: Transaction) -> None:
        raise duckdb.TransactionException("Conflict on update")

    with pytest.raises(Unavailable, match="at the same moment"):
        store.write(racing)
    assert store.workload.conflicts == conflicts + ATTEMPTS
    assert store.workload.unavailable == unavailable + 1
    assert saves(store) == before


def test_work_that_refuses_is_no_failure_of_the_store(store: DuckDBStore) -> None:
    before = saves(store), store.workload.unavailable

    def refusing(tx: Transaction) -> None:
        raise LookupError("not for this one")

    with pytest.raises(LookupError):
        store.write(refusing)
    assert (saves(store), store.workload.unavailable) == before


@given(st.lists(st.floats(0, 100)))
def test_durations_are_counted_within_each_bound_that_holds_them(taken: list[float]) -> None:
    durations = Durations()
    for seconds in taken:
        durations.add(seconds)
    rows, seconds = durations.told()
    assert [name for name, _ in rows] == [*map(str, BOUNDS), "+Inf"]
    assert [count for _, count in rows] == [
        sum(one <= bound for one in taken) for bound in (*BOUNDS, float("inf"))
    ]
    assert seconds == pytest.approx(sum(taken))


def saves(store: DuckDBStore) -> float:
    return store.workload.saves.told()[0][-1][1]

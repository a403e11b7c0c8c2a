"""One's own journal: searching it, what is similar in it, and what the catalogue adds to a save."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from journal import policy
from journal.alike import of_entry
from journal.entry import SavedEntry
from journal.ids import new_id
from journal.people import Viewer
from journal.periods import week_of
from journal.policy import Scope
from journal.reading.own import my_entries
from journal.reading.similar import similar
from journal.sought import Sought
from journal.store import open_store
from journal.store.duckdb_engine import DuckDBStore
from journal.store.entries import ABOUT, add_entry, row_of
from journal.store.moments import stored
from journal.store.rows import insert
from journal.store.workspace import people
from tests.bench.measuring import Measure, Row, in_turns

MANY = 5_000
"""Own entries of the agent who is measured, or as near to that as there is."""
SEARCHES = ("refund", "late parcel", "the card was declined twice")
P95_MS = 50


def rows(large: Path, rounds: int) -> list[Row]:
    with closing(open_store(large)) as store:
        scope, number = scope_of_one_who_wrote(store, MANY)
        newest, _ = my_entries(store, scope)
        told = f"{number:,} own entries of {int(large.name):,}"
        measures = [timed(lambda: search(store, scope)), timed(lambda: look(store, scope, newest))]
        for measure in measures:
            measure()
        searched, alike = in_turns(rounds, *measures)
    with tempfile.TemporaryDirectory() as folder, closing(open_store(Path(folder))) as store:
        saved = newest[0]
        add = timed(lambda: store.write(lambda tx: add_entry(tx, anew(saved))))
        bare = timed(lambda: store.write(lambda tx: insert(tx, "kept.entries", columns(saved))))
        add(), bare()
        with_it, without = in_turns(rounds, add, bare)
    return [
        Row(f"My journal, {len(SEARCHES)} searches: {told}, p95", "", "ms", p95(searched),
            must=P95_MS * len(SEARCHES)),
        Row(f"Similar encounters: {told}, p95", "", "ms", p95(alike), must=P95_MS),
        Row("Saving an entry, with the catalogue", "without it", "ms", with_it, without, must=1.5),
    ]  # fmt: skip


def scope_of_one_who_wrote(store: DuckDBStore, number: int) -> tuple[Scope, int]:
    """The agent whose entries are nearest to so many, and how many they are."""
    counted = store.write(
        lambda tx: tx.rows("select author_id, count(*) as n from kept.entries group by author_id")
    )
    nearest = min(counted, key=lambda row: abs(row["n"] - number))
    for person, grants in people(store, datetime.now(UTC).date()):
        if person.person_id == nearest["author_id"]:
            return policy.scope_for(Viewer(person, grants)), nearest["n"]
    raise LookupError("the author of entries is not among the people")


def search(store: DuckDBStore, scope: Scope) -> None:
    for text in SEARCHES:
        my_entries(store, scope, 0, Sought(text))


def look(store: DuckDBStore, scope: Scope, newest: list[SavedEntry]) -> None:
    similar(store, scope, of_entry(newest[0].entry, newest[0].entry_id))


def timed(work: Callable[[], object]) -> Measure:
    def measure() -> float:
        begun = time.perf_counter()
        work()
        return (time.perf_counter() - begun) * 1000

    return measure


def p95(figures: tuple[float, ...]) -> tuple[float]:
    return (sorted(figures)[round(0.95 * (len(figures) - 1))],)


def anew(saved: SavedEntry) -> SavedEntry:
    return replace(saved, entry_id=new_id())


def columns(saved: SavedEntry) -> dict[str, object]:
    """What add_entry stores of an entry itself."""
    about = {name: getattr(saved, name) for name in ABOUT if hasattr(saved, name)}
    moments = {"saved_at": stored(saved.saved_at), "changed_at": None}
    about |= moments | {"entry_id": new_id(), "week": week_of(saved.local_date)}
    return about | row_of(saved.entry)

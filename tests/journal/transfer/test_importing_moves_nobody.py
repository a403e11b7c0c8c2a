"""Imported records are shown at once, and nobody else's figures move with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from journal import facts, policy
from journal.people import Grant, Person, Viewer, Workspace
from journal.questions import OUTCOMES, ask, choose
from journal.store import Store, Transaction
from journal.vocabulary import Role

from .conftest import NOW, Import


def everything_copied(store: Store) -> list[tuple[object, ...]]:
    def read(tx: Transaction) -> list[tuple[object, ...]]:
        rows = tx.rows("select * from kept.facts where agent is not null order by all")
        return [tuple(row.values()) for row in rows]

    return store.write(read)


def test_records_are_in_the_copy_as_soon_as_they_are_imported(
    store: Store, workspace: Workspace, bring_in: Import, write: Callable[..., Path]
) -> None:
    facts.refresh(store, NOW)
    bring_in(write())
    team = store.rows(policy.door(), "select team_id from teams where name = 'Complaints'")
    sam = Viewer(
        Person("sam", "sam", "Sam"), frozenset({Grant(Role.SUPERVISOR, team[0]["team_id"])})
    )
    scope = policy.scope_for(sam)
    asked = choose(store, scope, workspace)
    assert ask(store, scope, OUTCOMES, asked).totals["entries"] == 4


def test_an_import_in_the_middle_of_a_week_takes_no_new_copy_of_what_agents_wrote(
    store: Store, bring_in: Import, write: Callable[..., Path]
) -> None:
    facts.refresh(store, NOW)

    def late_entry(tx: Transaction) -> None:
        tx.run(
            """insert into kept.facts (team_id, agent, week, block, outcome, cause, channel)
               values ('t', 1, $week, $week, 'resolved', 'billing', 'phone')""",
            {"week": (NOW - timedelta(days=30)).date()},
        )

    store.write(late_entry)  # would go if the copy were taken anew
    before = everything_copied(store)
    bring_in(write())
    assert everything_copied(store) == before

"""Organisations of a few people each, made up so that figures are about hardly enough of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from journal.called import call
from journal.facts import refresh
from journal.people import Grant, Viewer
from journal.periods import block_of, week_of
from journal.policy import Scope, scope_for
from journal.store import open_store
from journal.store.engine import Store, Transaction
from journal.store.entries import SavedEntry
from journal.store.sessions import find_viewer_named
from journal.store.workspace import add_person, add_team, grant
from journal.vocabulary import Role
from tests.journal.given import EVERY_WORD, NOW, TODAY, stored_entry, weeks_ago, wrote
from tests.journal.questions.attacker import Team


@dataclass(frozen=True)
class Organisation:
    store: Store
    scope: Scope
    teams: list[Team]


@contextmanager
def organised(
    settled: Path, folder: Path, teams: dict[str, pd.DataFrame]
) -> Iterator[Organisation]:
    """A workspace in which sam supervises these teams, with what each wrote, copied now; it has
    words of its own."""
    call(EVERY_WORD.wording.labels)
    made = shutil.copytree(settled.parent, folder, dirs_exist_ok=True)
    with closing(open_store(made)) as store:
        settled_teams = [settled_in(store, name, entries) for name, entries in teams.items()]
        refresh(store, NOW)
        sam = find_viewer_named(store, "sam", TODAY)
        assert sam is not None
        try:
            yield Organisation(store, scope_for(sam), settled_teams)
        finally:
            call({})


def settled_in(store: Store, name: str, entries: pd.DataFrame) -> Team:
    """Adds a team with its people and what they wrote."""

    def work(tx: Transaction) -> list[Viewer]:
        team = add_team(tx, name)
        sam = tx.rows("select person_id from kept.people where login = 'sam'")[0]["person_id"]
        grant(tx, sam, Role.SUPERVISOR, team.team_id, weeks_ago(200))
        people = []
        for number in range(int(entries["agent"].max()) + 1):
            person = add_person(tx, f"{name}{number}".replace(" ", ""), f"{name} {number}")
            grant(tx, person.person_id, Role.AGENT, team.team_id, weeks_ago(200))
            people.append(Viewer(person, frozenset({Grant(Role.AGENT, team.team_id)})))
        return people

    people = store.write(work)
    wrote(store, *[written(people[row["agent"]], row) for row in entries.to_dict("records")])
    blocks = [block_of(day) for day in entries["week"]]
    return Team(name, entries.assign(block=blocks, week=[week_of(day) for day in entries["week"]]))


def written(author: Viewer, row: dict[str, Any]) -> SavedEntry:
    """What a row answers, as an entry."""
    said = {
        str(name): value
        for name, value in row.items()
        if name not in ("agent", "week") and value is not None and value == value
    }
    return stored_entry(author, row["week"], **said)

"""Fixtures are people: ana and her peer ben, sam who supervises their team; kim is an agent of
another team, which una supervises; ada is the admin and rae represents the staff."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.people import Grant, Team, Viewer
from journal.store import open_store
from journal.store.engine import Store, Transaction
from journal.store.opening import FILE
from journal.store.workspace import add_person, add_team, add_workspace, grant, people, teams
from journal.vocabulary import Role
from tests.journal.given import TODAY, WORKSPACE, weeks_ago

DELIVERIES, BILLING = "Deliveries", "Billing"
EVERYBODY = (
    ("ana", "Ana Reyes", Role.AGENT, DELIVERIES),
    ("ben", "Ben Okafor", Role.AGENT, DELIVERIES),
    ("sam", "Sam Whitlock", Role.SUPERVISOR, DELIVERIES),
    ("kim", "Kim Tran", Role.AGENT, BILLING),
    ("una", "Una Brandt", Role.SUPERVISOR, BILLING),
    ("ada", "Ada Marsh", Role.ADMIN, None),
    ("rae", "Rae Connolly", Role.REPRESENTATIVE, None),
)
SETTLED = ("workspace", "working_hours", "teams", "people", "grants")
"""The tables that are not empty once everybody is settled in."""


def settle_in(tx: Transaction) -> None:
    add_workspace(tx, WORKSPACE)
    named = {name: add_team(tx, name).team_id for name in (DELIVERIES, BILLING)}
    for login, name, role, team in EVERYBODY:
        person = add_person(tx, login, name)
        grant(tx, person.person_id, role, named.get(team or ""), weeks_ago(200))


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of a workspace in which everybody is settled in, and nobody has written
    anything."""
    folder = tmp_path_factory.mktemp("settled")
    store = open_store(folder)
    store.write(settle_in)
    store.close()
    return folder / FILE


@pytest.fixture
def folder(settled: Path, tmp_path: Path) -> Path:
    """The folder of a workspace that is not open yet."""
    made = tmp_path / "workspace"
    shutil.copytree(settled.parent, made)
    return made


class OpenAllAlong:
    """One store for all tests that neither close it nor look at its files: opening one takes
    longer than most of them. Before each, the tables that another has written are made as they
    were, for which the store is asked what it recalls no longer."""

    def __init__(self, folder: Path) -> None:
        self.store = open_store(folder)
        self.tables: dict[str, str] = self.store.write(remember_how_it_was)
        self.before = self.times_written()

    def times_written(self) -> dict[str, int]:
        return {table: self.store._recalled._written[table] for table in self.tables}

    def make_as_it_was(self) -> None:
        now = self.times_written()
        written = [table for table in self.tables if now[table] != self.before[table]]
        if written:
            self.store.write(lambda tx: self.make_as_they_were(tx, written))
            self.before = self.times_written()

    def make_as_they_were(self, tx: Transaction, tables: list[str]) -> None:
        for table in tables:
            tx.run(f"delete from {self.tables[table]}.{table}")
            if table in SETTLED:
                tx.run(f"insert into kept.{table} from settled.{table}")


def remember_how_it_was(tx: Transaction) -> dict[str, str]:
    """Keeps a copy of what is in each table; the tables with their schemas."""
    found = tx.rows(
        """select table_name, schema_name from duckdb_tables()
           where schema_name in ('kept', 'wellbeing') and table_name <> 'migrations'"""
    )
    tx.run("create schema settled")
    for table in SETTLED:
        tx.run(f"create table settled.{table} as from kept.{table}")
    return {row["table_name"]: row["schema_name"] for row in found}


@pytest.fixture(scope="session")
def open_all_along(
    settled: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenAllAlong]:
    made = tmp_path_factory.mktemp("open_all_along")
    opened = OpenAllAlong(shutil.copytree(settled.parent, made, dirs_exist_ok=True))
    yield opened
    opened.store.close()


@pytest.fixture
def store(open_all_along: OpenAllAlong) -> Store:
    open_all_along.make_as_it_was()
    return open_all_along.store


@pytest.fixture
def known(store: Store) -> Callable[[str], Viewer]:
    """Anybody by login, with the roles they have today."""
    found = {person.login: Viewer(person, grants) for person, grants in people(store, TODAY)}
    return found.__getitem__


@pytest.fixture
def ana(known: Callable[[str], Viewer]) -> Viewer:
    return known("ana")


@pytest.fixture
def ben(known: Callable[[str], Viewer]) -> Viewer:
    return known("ben")


@pytest.fixture
def sam(known: Callable[[str], Viewer]) -> Viewer:
    return known("sam")


@pytest.fixture
def kim(known: Callable[[str], Viewer]) -> Viewer:
    return known("kim")


@pytest.fixture
def una(known: Callable[[str], Viewer]) -> Viewer:
    return known("una")


@pytest.fixture
def deliveries(store: Store) -> Team:
    return next(team for team in teams(store) if team.name == DELIVERIES)


@pytest.fixture
def crew(store: Store, ana: Viewer, ben: Viewer, deliveries: Team) -> list[Viewer]:
    """Ana, ben and five more agents of their team."""

    def work(tx: Transaction) -> list[Viewer]:
        more = []
        for number in range(5):
            person = add_person(tx, f"more{number}", f"Agent {number}")
            grant(tx, person.person_id, Role.AGENT, deliveries.team_id, weeks_ago(200))
            grants = frozenset({Grant(Role.AGENT, deliveries.team_id)})
            more.append(Viewer(person, grants))
        return more

    return [ana, ben, *store.write(work)]

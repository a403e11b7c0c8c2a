"""Check-ins of blocks that have closed, and what a supervisor is told of them once they are
released."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from journal.bands import ReleasedBlock
from journal.ids import new_id
from journal.people import Grant, Person, Team, Viewer
from journal.periods import BLOCK, block_of
from journal.policy import scope_for
from journal.release import release
from journal.store.audit_seal import RELEASED
from journal.store.checkins import append_check_ins
from journal.store.engine import Store, Transaction
from journal.store.releases import put_released_block, released_blocks
from journal.store.workspace import add_person, grant
from journal.vocabulary import Face, Flag, Role
from tests.journal.given import NOW, TODAY, at_noon, stored, weeks_ago

LAST_BLOCK = block_of(TODAY) - BLOCK
BLOCK_BEFORE = LAST_BLOCK - BLOCK
LONG_AGO = weeks_ago(200)
Told = Callable[..., dict[date, ReleasedBlock]]


@pytest.fixture(autouse=True)
def begins_two_blocks_ago(store: Store) -> Iterator[None]:
    """The blocks before the last two are released already, and hold nothing."""
    beside(store).unlink(missing_ok=True)
    past = BLOCK_BEFORE - BLOCK
    store.write(
        lambda tx: put_released_block(tx, past, rules=1, least_agents=5, today=TODAY, at=NOW)
    )
    yield
    beside(store).unlink(missing_ok=True)


def beside(store: Store) -> Path:
    """The file that tells until which block there was a release."""
    folder: Path = store.write(lambda tx: tx.seal.files.key.parent)
    return folder / RELEASED


def checked_in(
    store: Store,
    who: Viewer | Sequence[Viewer],
    *flags: Flag,
    face: Face = Face.SO_SO,
    day: date = LAST_BLOCK,
    team: Team | None = None,
    times: int = 1,
) -> list[str]:
    """Stores check-ins of each of them in their team, or in another one; the ids of their
    entries."""
    rows = [
        {
            "entry_id": new_id(),
            "author_id": author.person_id,
            "team_id": team.team_id if team else author.teams_as(Role.AGENT)[0],
            "checked_in_at": stored(at_noon(day)),
            "local_date": day,
            "face": face.value,
            "flags": [flag.value for flag in flags],
        }
        for author in ([who] if isinstance(who, Viewer) else who)
        for _ in range(times)
    ]
    if rows:
        store.write(lambda tx: append_check_ins(tx, pd.DataFrame(rows)))
    return [row["entry_id"] for row in rows]


def agents_of(
    store: Store, team: Team, number: int, since: date = LONG_AGO, named: str = "more"
) -> list[Viewer]:
    """So many new agents of a team."""

    def work(tx: Transaction) -> list[Person]:
        people = [add_person(tx, f"{named}{n}", f"Agent {n}") for n in range(number)]
        for person in people:
            grant(tx, person.person_id, Role.AGENT, team.team_id, since)
        return people

    grants = frozenset({Grant(Role.AGENT, team.team_id)})
    return [Viewer(person, grants) for person in store.write(work)]


def released(store: Store, now: datetime = NOW) -> None:
    for _ in release(store, now):
        pass


@pytest.fixture
def told(store: Store, sam: Viewer, deliveries: Team) -> Told:
    """What sam is told of the deliveries team, block by block; released now."""

    def blocks(
        by: Viewer | None = None, team: Team | None = None, now: datetime = NOW
    ) -> dict[date, ReleasedBlock]:
        released(store, now)
        found = released_blocks(store, scope_for(by or sam), (team or deliveries).team_id)
        return {one.block: one for one in found}

    return blocks


def everything_released(store: Store) -> dict[str, list[dict[str, object]]]:
    """All that is stored of releases."""
    tables = ("released_blocks", "releases", "bands")
    return {
        table: store.write(
            lambda tx, table=table: tx.rows(f"select * from wellbeing.{table} order by all")  # type: ignore[misc]
        )
        for table in tables
    }


def days_of(block: date) -> list[date]:
    return [block + timedelta(days=number) for number in range(BLOCK.days)]


@pytest.fixture
def without_the_tables_own_rule(store: Store) -> Iterator[None]:
    """The table of bands as if it took any number of them."""

    def copied(tx: Transaction, made: str) -> None:
        tx.run("alter table wellbeing.bands rename to bands_as_they_are")
        tx.run(made)

    columns = "team_id, block, figure, band, bands"
    store.write(
        lambda tx: copied(
            tx,
            f"""create table wellbeing.bands as
                select {columns} from wellbeing.bands_as_they_are where false""",
        )
    )
    yield
    store.write(lambda tx: tx.run("drop table wellbeing.bands"))
    store.write(lambda tx: tx.run("alter table wellbeing.bands_as_they_are rename to bands"))

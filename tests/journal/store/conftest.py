"""The engines that the contract is held against; a second one joins by a line in ENGINES."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.policy import door
from journal.store import open_store
from journal.store.engine import Store, Transaction

Opens = Callable[[Path], Store]
ENGINES: dict[str, Opens] = {"duckdb": open_store}


@pytest.fixture(params=sorted(ENGINES))
def opens(request: pytest.FixtureRequest) -> Opens:
    return ENGINES[request.param]


@pytest.fixture
def new_store(opens: Opens, folder: Path) -> Iterator[Store]:
    """A store of one's own, of every engine: it may be closed and opened again."""
    opened = opens(folder)
    yield opened
    opened.close()


def add(tx: Transaction, key: str, name: str = "Somebody") -> None:
    """Adds a row in which the engine has to keep a text and a key apart."""
    tx.run(
        "insert into kept.people (person_id, login, name) values ($key, $key, $name)",
        {"key": key, "name": name},
    )


def names(store: Store) -> dict[str, str]:
    """What is there, by key, besides those who were settled in."""
    rows = store.rows(
        door(),
        """select person_id, name from people
           where person_id not in (select person_id from grants) order by person_id""",
    )
    return {row["person_id"]: row["name"] for row in rows}

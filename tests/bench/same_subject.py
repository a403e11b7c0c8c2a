"""How often what is found similar is about the same subject, as the tests of it measure that."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from journal.people import Viewer
from journal.store import open_store
from journal.store.engine import Store
from journal.store.workspace import people
from tests.bench.measuring import Row
from tests.journal.conftest import settle_in
from tests.journal.given import TODAY
from tests.journal.reading.same_subject import COMPLAINTS, Found, of_complaints, of_the_demo


def rows() -> list[Row]:
    found = [row("the customer's words find the agent's", of_the_demo, 35)]
    if COMPLAINTS.exists():
        return [*found, row("complaints find each other", of_complaints, 90)]
    print(f"{COMPLAINTS.name} is not beside the project: nothing is said of complaints.")
    return found


def row(work: str, of: Callable[[Store, Viewer], Found], least: float) -> Row:
    with tempfile.TemporaryDirectory() as folder, closing(open_store(Path(folder))) as store:
        store.write(settle_in)
        ana = next(Viewer(p, grants) for p, grants in people(store, TODAY) if p.login == "ana")
        found = of(store, ana)
    return Row(
        f"Similar encounters, {work}: the subject is among the first five", "", "%",
        (100 * found.hits,), least=least,
    )  # fmt: skip

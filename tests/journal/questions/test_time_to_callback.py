"""How long callbacks take: as far as five of five people are waited for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from journal.people import Viewer
from journal.periods import BLOCK
from journal.questions import TIME_TO_CALLBACK
from journal.store.engine import Store
from tests.journal.given import a_promise, at_noon, promised
from tests.journal.questions.conftest import BLOCK_BEFORE, LAST_BLOCK, Figures, each_wrote

DUE = at_noon(LAST_BLOCK + timedelta(days=2))
MADE = DUE - timedelta(days=1)


@pytest.fixture(autouse=True)
def blocks_with_entries(store: Store, crew: list[Viewer]) -> None:
    for block in (BLOCK_BEFORE, LAST_BLOCK):
        each_wrote(store, crew, block)


def called_back(store: Store, owners: list[Viewer], hours: float, **more: Any) -> None:
    done = MADE + timedelta(hours=hours)
    promised(store, *[(owner, a_promise(DUE, done_at=done, **more)) for owner in owners])


def test_half_of_them_are_made_within_some_hours(
    store: Store, crew: list[Viewer], figures: Figures
):
    called_back(store, crew[:4], 3)
    called_back(store, crew[:6], 29)
    called_back(store, crew[:5], 40, kind="email")
    answer = figures(TIME_TO_CALLBACK)
    assert answer.rows[["time", "at_risk", "agents"]].to_numpy().tolist() == [
        [3, 10, 6],
        [29, 6, 6],
    ]
    assert answer.rows["survival"].tolist() == [0.6, 0.0]
    assert answer.totals == {"entries": 10, "agents": 6, "done": 10}
    assert answer.finding.startswith("Half were made within 29 hours, of 10 callbacks")


def test_one_that_was_not_made_is_waited_for_until_it_was_cancelled(
    store: Store, crew: list[Viewer], figures: Figures
):
    called_back(store, crew[:2], 20)
    cancelled = a_promise(DUE, cancelled_at=MADE + timedelta(hours=5))
    promised(store, *[(owner, cancelled) for owner in crew[:1]])
    promised(store, *[(owner, a_promise(DUE)) for owner in crew])
    row = figures(TIME_TO_CALLBACK).rows.iloc[0]
    assert (row["time"], row["at_risk"], round(row["survival"], 3)) == (20, 9, round(7 / 9, 3))


@pytest.mark.parametrize("people", [4, 5])
def test_the_curve_ends_where_fewer_than_five_people_are_waited_for(
    store: Store, crew: list[Viewer], figures: Figures, people: int
):
    called_back(store, crew, 3)
    for _ in range(3):
        called_back(store, crew[:people], 50)
    times = figures(TIME_TO_CALLBACK).rows["time"].tolist()
    assert times == ([3] if people == 4 else [3, 50])


def test_callbacks_of_four_people_wait_for_more(store: Store, crew: list[Viewer], figures: Figures):
    called_back(store, crew[:4] * 3, 3)
    answer = figures(TIME_TO_CALLBACK)
    assert answer.rows.empty
    assert "1 block is not shown" in answer.finding


def test_a_block_in_which_nobody_wrote_has_its_callbacks_too(
    store: Store, crew: list[Viewer], figures: Figures
):
    empty = BLOCK_BEFORE - BLOCK
    each_wrote(store, crew, empty - BLOCK)
    due = at_noon(empty)
    promised(store, *[(owner, a_promise(due, done_at=due)) for owner in crew])
    assert figures(TIME_TO_CALLBACK).totals["done"] == 7

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from journal.people import Viewer
from journal.questions import CALLBACKS, OTHER_PROMISES
from journal.store.engine import Store
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
        "0 were renegotiated before they fell due. 5 are open and not counted."
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

from __future__ import annotations

from journal.people import Viewer
from journal.questions import CAUSES_AND_OUTCOMES, OUTCOMES
from journal.store.engine import Store
from tests.journal.questions.conftest import BLOCK_BEFORE, LAST_BLOCK, Figures, each_wrote


def test_each_cause_is_told_with_where_it_ended(store: Store, crew: list[Viewer], figures: Figures):
    each_wrote(store, crew, LAST_BLOCK, cause="waiting", outcome="unresolved")
    each_wrote(store, crew[:1], LAST_BLOCK, cause="waiting")
    each_wrote(store, crew[:6], LAST_BLOCK, cause="policy", outcome="ended_by_me")
    rows = figures(CAUSES_AND_OUTCOMES).rows.set_index("cause")
    assert rows.loc["Waiting", ["entries", "resolved", "unresolved"]].tolist() == [8, 1, 7]
    assert rows.loc["Policy", "ended_early"] == 6
    assert "ended_by_me" not in rows


def test_causes_behind_which_too_few_stand_are_told_together_or_with_a_neighbour(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew, LAST_BLOCK)
    each_wrote(store, crew[:6], LAST_BLOCK, cause="policy")
    each_wrote(store, crew[:1], LAST_BLOCK, cause="waiting")
    answer = figures(CAUSES_AND_OUTCOMES)
    assert dict(zip(answer.rows["cause"], answer.rows["entries"], strict=True)) == {
        "Billing": 7,
        "Others together": 7,
    }
    assert answer.totals["entries"] == figures(OUTCOMES).totals["entries"] == 14


def test_a_block_that_is_withheld_elsewhere_is_withheld_here(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:4], BLOCK_BEFORE)
    each_wrote(store, crew, LAST_BLOCK)
    answer = figures(CAUSES_AND_OUTCOMES)
    assert answer.totals["entries"] == 7
    assert "1 block is not shown" in answer.withheld[0]

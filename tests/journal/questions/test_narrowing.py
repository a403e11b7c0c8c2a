"""One cause or one channel, in blocks, and only where nothing is left over of too few."""

from __future__ import annotations

import pytest

from journal.errors import NotFound
from journal.people import Team, Viewer
from journal.periods import Grain
from journal.questions import CALLBACKS, CAUSES, CHANNELS, EXPLAINED, HEAT, OUTCOMES, QUESTIONS
from journal.store.engine import Store
from tests.journal.given import recorded
from tests.journal.questions.conftest import (
    BLOCK_BEFORE,
    LAST_BLOCK,
    Figures,
    busy_weeks,
    each_wrote,
    periods,
    row,
)

POLICY = {"cause": "policy"}


def test_a_figure_is_narrowed_to_one_cause(store: Store, crew: list[Viewer], figures: Figures):
    each_wrote(store, crew, LAST_BLOCK)
    each_wrote(store, crew[:6], LAST_BLOCK, cause="policy", outcome="waiting")
    answer = figures(OUTCOMES, cause="policy")
    assert (row(answer, LAST_BLOCK)["entries"], answer.totals["waiting"]) == (6, 6)
    assert "(cause: Policy)" in answer.finding


@pytest.mark.parametrize("others", [0, 1, 4, 5])
def test_what_is_left_over_is_nobodys_or_that_of_five(
    store: Store, crew: list[Viewer], figures: Figures, others: int
):
    each_wrote(store, crew[:6], LAST_BLOCK, cause="policy")
    each_wrote(store, crew[:others], LAST_BLOCK, cause="waiting")
    answer = figures(OUTCOMES, cause="policy")
    assert answer.rows.empty is (others in (1, 4))
    if answer.rows.empty:
        assert answer.finding == (
            "1 block is not shown: the figure, or what it leaves over, would rest on fewer than "
            "five people."
        )


def test_where_nobody_says_nothing_is_narrowed(store: Store, crew: list[Viewer], figures: Figures):
    for some, block in ((crew[:4], BLOCK_BEFORE), (crew[3:7], LAST_BLOCK)):
        each_wrote(store, some, block, cause="policy", escalated_to="supervisor")
    assert figures(EXPLAINED, cause="policy").rows.empty


def test_a_channel_that_is_nearly_a_cause_is_not_told_beside_it(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:6], LAST_BLOCK, cause="policy", channel="chat")
    each_wrote(store, crew, LAST_BLOCK)
    assert not figures(OUTCOMES, channel="chat").rows.empty
    each_wrote(store, crew[:1], LAST_BLOCK, channel="chat")
    assert figures(OUTCOMES, channel="chat").rows.empty
    assert not figures(OUTCOMES, cause="policy").rows.empty


def test_a_team_drawn_by_weeks_is_narrowed_in_blocks(
    store: Store, crew: list[Viewer], figures: Figures
):
    busy_weeks(store, crew, 12)
    each_wrote(store, crew, LAST_BLOCK, cause="policy")
    answer = figures(OUTCOMES, cause="policy")
    assert answer.asked.grain is Grain.BLOCK
    assert periods(answer) == [LAST_BLOCK]
    assert figures(OUTCOMES).asked.grain is Grain.WEEK


def test_it_is_who_answers_that_counts(store: Store, crew: list[Viewer], figures: Figures):
    each_wrote(store, crew, LAST_BLOCK, heat_start=4, heat_end=2)
    each_wrote(store, crew, LAST_BLOCK, cause="policy")
    each_wrote(store, crew[:4], LAST_BLOCK, cause="policy", heat_start=4, heat_end=2)
    assert not figures(OUTCOMES, cause="policy").rows.empty
    assert figures(HEAT, cause="policy").rows.empty


def test_who_ended_it_is_not_told_of_one_cause(store: Store, crew: list[Viewer], figures: Figures):
    each_wrote(store, crew, LAST_BLOCK, outcome="ended_by_me")
    each_wrote(store, crew, LAST_BLOCK, outcome="ended_by_me", cause="policy")
    assert "ended_by_me" in figures(OUTCOMES).rows
    assert "ended_by_me" not in figures(OUTCOMES, cause="policy").rows


def test_causes_are_narrowed_to_a_channel_and_channels_to_a_cause(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew, LAST_BLOCK, channel="chat")
    each_wrote(store, crew, LAST_BLOCK, cause="policy")
    assert list(figures(CAUSES, channel="chat").rows["cause"]) == ["Billing"]
    assert list(figures(CHANNELS, cause="policy").rows["channel"]) == ["Phone"]


def test_of_records_every_category_is_told(store: Store, records: Team, figures: Figures):
    recorded(store, records, BLOCK_BEFORE, cause="policy")
    recorded(store, records, BLOCK_BEFORE, cause="waiting")
    assert figures(OUTCOMES, team=records.name, **POLICY).totals["entries"] == 1


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"cause": "weather"}, "There is no such cause. These are: our_mistake, "),
        ({"channel": "pigeon"}, "There is no such channel"),
        ({"cause": "policy", "channel": "chat"}, "not to both"),
    ],
)
def test_what_there_is_not_is_told_plainly(figures: Figures, chosen: dict[str, str], told: str):
    with pytest.raises(NotFound, match=told):
        figures(OUTCOMES, **chosen)


def test_a_question_without_causes_is_not_narrowed_to_one(figures: Figures):
    with pytest.raises(NotFound, match="“callbacks” cannot be narrowed to one cause"):
        figures(CALLBACKS, cause="policy")
    with pytest.raises(NotFound, match="“causes” cannot be narrowed to one cause"):
        figures(CAUSES, cause="policy")


@pytest.mark.parametrize("chosen", [{}, {"cause": "billing"}, {"channel": "phone"}], ids=str)
def test_nothing_that_is_told_moves_before_the_next_copy(
    store: Store, crew: list[Viewer], figures: Figures, chosen: dict[str, str]
):
    """Whoever looks before and after a shift sees the same."""
    told = {"techniques": {"listened": "helped"}, "behaviours": ["threats"], "heat_start": 4}
    for _ in range(4):
        each_wrote(store, crew, LAST_BLOCK, heat_end=2, exception_kind="refund", **told)
    asked = [q for q in QUESTIONS.values() if not chosen or set(chosen) <= set(q.filters)]
    before = [figures(question, **chosen) for question in asked]
    each_wrote(store, crew[:1], LAST_BLOCK, cause="policy", channel="chat", **told)
    store.write(
        lambda tx: tx.run(
            "delete from kept.entries where author_id = $id", {"id": crew[1].person_id}
        )
    )
    for question, answer in zip(asked, before, strict=True):
        after = figures(question, copied=False, **chosen)
        assert after.rows.equals(answer.rows)
        assert (after.totals, after.finding) == (answer.totals, answer.finding)

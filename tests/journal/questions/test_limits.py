"""What is usual is learned from the first points, and again after a change that was marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.people import Team
from journal.periods import BLOCK, WEEK, Grain
from journal.questions import ESCALATIONS, Answer, Asked
from journal.questions.change_wording import caption, what_changed
from journal.questions.changes import changes, news
from journal.questions.last_block import last_block, one_block_weighs_most
from journal.questions.limits import Limited, limited
from journal.statistics import Standing, shown_as
from journal.vocabulary import TeamKind

FIRST = date(2025, 1, 27)  # the first day of a block
TEAM = Team("team", "Deliveries", TeamKind.AGENTS)


def answer(
    counts: list[int | None], size: int = 30, grain: Grain = Grain.WEEK, first: date | None = None
) -> Answer:
    """Escalations, period by period; None is a period that shows nothing."""
    days = [FIRST + number * grain.length for number in range(len(counts))]
    until = FIRST + len(counts) * grain.length
    blocks = tuple(FIRST + n * BLOCK for n in range(-(-(until - FIRST) // BLOCK)))
    asked = Asked(TEAM, first or FIRST, until, grain, 5, blocks, until, since=FIRST)
    history = pd.DataFrame(
        [
            (pd.Timestamp(day), n, size)
            for day, n in zip(days, counts, strict=True)
            if n is not None
        ],
        columns=["period", "escalated", "entries"],
    )
    rows = history[history["period"] >= pd.Timestamp(asked.first)]
    told = [shown_as(int(n), size).text for n in rows["escalated"]]
    rows = rows.assign(rate=rows["escalated"] / rows["entries"], shown_as=told)
    return Answer(ESCALATIONS, asked, rows, {}, history=history)


def found(*args: object, **more: object) -> Limited:
    made = limited(answer(*args, **more))  # type: ignore[arg-type]
    assert made is not None
    return made


USUAL = [5, 4, 6, 5, 3, 6, 4, 5, 7, 4, 5, 6]
"""Twelve weeks of thirty entries, a sixth of them escalated."""


@pytest.mark.parametrize(
    ("points", "standing", "told"),
    [
        (7, Standing.NO_LIMITS, "Too few points for limits; they begin on 24 March 2025"),
        (8, Standing.TRIAL, "on trial, and no verdict is given before 21 April 2025"),
        (11, Standing.TRIAL, "on trial"),
        (12, Standing.LOCKED, "No change: week to week it moves between 0 % and 40 %"),
    ],
)
def test_limits_come_with_eight_points_and_verdicts_with_twelve(
    points: int, standing: Standing, told: str
) -> None:
    share = found([30, *USUAL[1:points]])
    assert share.standing is standing
    assert share.points["centre"].notna().all() == (standing is not Standing.NO_LIMITS)
    if standing is not Standing.LOCKED:
        assert share.points["signal"].isna().all()
        assert changes(share) == []
    assert told in caption(found(USUAL[:points]))


def test_the_baseline_does_not_move_with_what_is_asked_for() -> None:
    counts = [*USUAL, *[1] * 20]
    whole = found(counts)
    later = found(counts, first=FIRST + 3 * BLOCK)
    assert later.points["centre"].tolist() == whole.points["centre"].tolist()
    assert len(later.drawn) == len(counts) - 12


def test_a_change_that_lasts_is_one_sentence_and_it_alone() -> None:
    share = found([*USUAL, *[1, 2, 1, 1, 2, 1, 1, 2, 6, 1, 1, 2, 1, 1, 2, 1, 1]])
    assert what_changed([share, found(USUAL)]) == [
        "Since 21 April 2025 fewer encounters were escalated than before, in 16 of 17 weeks."
    ]


def test_a_change_that_is_over_is_told_with_its_end_while_it_is_news() -> None:
    counts = [*USUAL, *[1] * 8, *[5, 6] * 5]
    share = found(counts)
    (change,) = changes(share)
    assert change.is_news
    told = "From 21 April 2025 to 15 June 2025 fewer encounters were escalated than before"
    assert what_changed([share]) == [f"{told}, eight weeks running."]
    assert news([found([*counts, *[5, 6] * 4])]) == []


def test_a_week_that_stands_out_is_told_by_what_was_in_it() -> None:
    assert what_changed([found([*USUAL, 20, 5, 4])]) == [
        "In the week from 21 April 2025 more encounters were escalated than usual: "
        "20 of 30 (49–81 %)."
    ]


def test_nothing_changed_is_said_with_what_is_usual() -> None:
    assert what_changed([found([*USUAL, *USUAL])]) == [
        "Nothing changed. Escalated: week to week it moves between 0 % and 40 %, and did again."
    ]


def test_too_early_is_said_with_the_day_on_which_it_ends() -> None:
    assert "that begins on 21 April 2025 at the earliest" in what_changed([found(USUAL[:9])])[0]


def test_after_a_marked_change_limits_are_learned_anew_from_eight_points_on() -> None:
    counts = [*USUAL, *[12] * 12]
    marked = FIRST + 12 * WEEK - timedelta(days=3)
    before = found(counts)
    assert len(changes(before)) == 1
    rebased = limited(answer(counts), [marked])
    assert rebased is not None
    assert changes(rebased) == []
    assert rebased.points["centre"].iloc[-1] == pytest.approx(12 / 30)
    assert rebased.points["centre"].iloc[0] == before.points["centre"].iloc[0]
    too_soon = limited(answer(counts[:19]), [marked])
    assert too_soon is not None
    assert len(too_soon.baselines) == 1


def test_a_period_that_shows_nothing_is_a_gap_and_ends_a_run() -> None:
    share = found([*USUAL, *[1] * 4, None, *[1] * 4])
    assert share.points["rate"].isna().sum() == 1
    assert changes(share) == []


def test_the_last_closed_block_is_held_against_the_one_before() -> None:
    blocks = last_block(answer([*[10] * 4, *[2] * 4, 29, 29]))
    assert blocks is not None
    assert blocks.sentence == (
        "Escalated: 8 of 120, 7 % (3–13 %); the block before, 40 of 120, 33 % (26–42 %). "
        "The blocks differ."
    )
    alike = last_block(answer([*[3] * 4, *[2] * 4]))
    assert alike is not None
    assert alike.verdict == "That is no difference to rely on."
    assert last_block(answer([1, 2, 3])) is None


def test_blocks_of_fewer_than_thirty_are_never_called_different() -> None:
    few = last_block(answer([*[7] * 4, *[0] * 4], size=7))
    assert few is not None
    assert not few.differ


@given(st.lists(st.none() | st.integers(0, 20), min_size=1, max_size=60), st.integers(0, 40))
def test_whatever_happened_it_is_told(counts: list[int | None], marked: int) -> None:
    made = limited(answer(counts, size=20), [FIRST + marked * WEEK])
    if made is None:
        assert not any(count is not None for count in counts)
        return
    assert caption(made)
    assert what_changed([made])
    rate = made.points["rate"].to_numpy(float)
    assert np.isnan(rate).sum() + sum(count is not None for count in counts) == len(rate)


@pytest.mark.parametrize("rare", [0, 30])
def test_where_next_to_nothing_or_next_to_everything_happens_no_verdict_is_given(rare: int) -> None:
    other = 1 if rare == 0 else 29
    share = found([*[rare] * 12, *[other] * 9])
    assert share.standing is Standing.LOCKED
    assert changes(share) == []
    assert caption(share).startswith(f"Too {'common' if rare else 'rare'} for a verdict")


def test_where_one_block_holds_more_than_half_of_it_all_that_is_said() -> None:
    three = answer([*[5] * 12])
    assert one_block_weighs_most(three) is None
    big = three.rows["period"] >= pd.Timestamp(FIRST + 2 * BLOCK)
    heavy = replace(three, rows=three.rows.assign(entries=three.rows["entries"].where(~big, 90)))
    told = one_block_weighs_most(heavy)
    assert told is not None
    assert told.startswith("360 of these 600 entries are of one block, 24 March 2025 to 20 April")
    two = replace(heavy, rows=heavy.rows[heavy.rows["period"] >= pd.Timestamp(FIRST + BLOCK)])
    assert one_block_weighs_most(two) is None


def test_a_trend_is_told_as_one_and_not_as_a_side() -> None:
    told = what_changed([found([*USUAL[:11], 3, 4, 5, 6, 7, 8, 9, 4, 5])])
    assert told == [
        "From 14 April 2025 to 1 June 2025 more encounters were escalated each week than the week "
        "before, seven weeks running."
    ]

"""Has it changed? The limits, the baseline, the gaps."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from journal.statistics import Signal, proportion_chart
from tests.journal.statistics.published import published

COLUMNS = ["rate", "centre", "lower", "upper", "near_lower", "near_upper", "signal"]
LINES = COLUMNS[1:-1]
ALTERNATING = [5, 15] * 12


def flagged(chart: pd.DataFrame, signal: str | None = None) -> list[int]:
    """The places, counted from 1, of the signals."""
    names = list(chart["signal"])
    return [n for n, found in enumerate(names, 1) if found == (signal or found) and found]


def test_the_proportion_chart_is_the_published_one():
    juice = published("p_chart_orange_juice")
    chart = proportion_chart(juice["defective"], [juice["n"]] * 30, overdispersion=False)
    assert chart["centre"].tolist() == pytest.approx([juice["centre"]] * 30, abs=5e-6)
    limits = [chart[side].iloc[0] * juice["n"] for side in ("lower", "upper")]
    assert limits == pytest.approx(juice["exact_count_limits"])
    assert flagged(chart, "outside") == juice["flagged_exact"]


def test_the_published_overdispersion_widens_its_limits_until_nothing_is_outside():
    juice = published("p_chart_orange_juice")
    chart = proportion_chart(juice["defective"], [juice["n"]] * 30)
    sigma = (juice["three_sigma"][1] - juice["centre"]) / 3
    assert chart["upper"].iloc[0] == pytest.approx(
        juice["centre"] + 3 * sigma * juice["sigma_z"], abs=5e-5
    )
    assert chart["near_upper"].iloc[0] == pytest.approx(
        juice["centre"] + 2 * sigma * juice["sigma_z"], abs=5e-5
    )
    assert flagged(chart, "outside") == []


def test_the_published_centre_without_what_was_outside_is_that_of_a_chosen_baseline():
    juice = published("p_chart_orange_juice")
    others = [place for place in range(30) if place + 1 not in juice["flagged_exact"]]
    chart = proportion_chart(juice["defective"], [juice["n"]] * 30, baseline=others)
    assert chart["centre"].iloc[0] == pytest.approx(juice["without_15_and_23"]["centre"], abs=5e-4)


def test_a_chart_has_a_row_per_week_and_the_columns_that_were_agreed():
    chart = proportion_chart([1, 2, 3], [10, 10, 10])
    assert list(chart.columns) == COLUMNS
    assert len(chart) == 3
    assert chart["signal"].tolist() == [None, None, None]
    assert all(signal is None for signal in chart["signal"])


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), min_size=1, max_size=26))
def test_the_limits_are_those_of_the_binomial_distribution(weeks: list[tuple[int, int]]):
    sizes = np.array([max(week) for week in weeks])
    counts = np.array([week[0] for week in weeks])
    chart = proportion_chart(counts, sizes, overdispersion=False)
    p = counts.sum() / sizes.sum()
    for name, at in [("lower", 0.00135), ("upper", 0.99865),
                     ("near_lower", 0.0228), ("near_upper", 0.9772)]:  # fmt: skip
        assert (chart[name] * sizes).tolist() == pytest.approx(stats.binom.ppf(at, sizes, p))
    outside = (counts > stats.binom.ppf(0.99865, sizes, p)) | (
        counts < stats.binom.ppf(0.00135, sizes, p)
    )
    assert flagged(chart, "outside") == (np.flatnonzero(outside) + 1).tolist()


def test_the_centre_is_that_of_all_entries_and_not_of_the_weeks():
    assert proportion_chart([0, 90], [10, 90])["centre"].tolist() == [0.9, 0.9]


@pytest.mark.parametrize(
    "baseline",
    [2, np.int64(2), slice(0, 3), slice(3), range(3), [0, 2], [True, False, True, False],
     np.array([0, 2])],
)  # fmt: skip
def test_the_baseline_alone_gives_the_centre(baseline: object):
    chart = proportion_chart([2, 0, 4, 9], [10, 0, 20, 10], baseline=baseline)
    assert chart["centre"].tolist() == [0.2] * 4


def test_a_baseline_of_the_first_points_does_not_count_the_weeks_without_entries():
    chart = proportion_chart([1, 0, 3, 10], [10, 0, 10, 10], baseline=2)
    assert chart["centre"].iloc[0] == 0.2


def test_a_baseline_that_is_not_full_yet_is_what_is_there():
    assert proportion_chart([1, 3], [10, 10], baseline=12)["centre"].tolist() == [0.2, 0.2]


@pytest.mark.parametrize("baseline", [0, -1])
def test_a_baseline_of_no_points_is_refused(baseline: int):
    with pytest.raises(ValueError, match="baseline"):
        proportion_chart([1], [2], baseline=baseline)


@pytest.mark.parametrize("nothing", [(0, 0), (float("nan"), 10), (3, float("nan")), (None, None)])
def test_a_week_without_entries_is_a_gap_and_not_a_zero(nothing: tuple[float, float]):
    count, size = nothing
    chart = proportion_chart([2, count, 4], [10, size, 20])
    gap = chart.iloc[1]
    assert gap[["rate", "lower", "upper", "near_lower", "near_upper"]].isna().all()
    assert gap["signal"] is None
    assert chart["centre"].tolist() == [0.2, 0.2, 0.2]
    assert chart["rate"].iloc[[0, 2]].tolist() == [0.2, 0.2]


def test_eight_weeks_are_not_running_over_a_week_without_entries():
    counts, sizes = [5] * 12 + [7] * 8, [50] * 20
    assert flagged(proportion_chart(counts, sizes, 12), "shift") == [*range(13, 21)]
    counts.insert(16, 0)
    sizes.insert(16, 0)
    chart = proportion_chart(counts, sizes, 12)
    assert flagged(chart) == []


def test_nothing_is_outside_where_nobody_or_everybody_always_was():
    for count in (0, 10):
        chart = proportion_chart([count] * 30, [10] * 30)
        assert chart["lower"].tolist() == chart["upper"].tolist() == [count / 10] * 30
        assert flagged(chart) == []


def test_after_a_baseline_without_a_single_case_the_first_one_is_outside():
    assert flagged(proportion_chart([0] * 12 + [1] + [0] * 9, [30] * 22, baseline=12)) == [13]


@pytest.mark.parametrize(
    ("counts", "sizes"),
    [([3], [2]), ([-1], [2]), ([1], [-2]), ([1.5], [2]), ([1], [2.5]), ([1], [0]), ([1, 2], [3])],
)
def test_counts_that_are_not_of_their_sizes_are_refused(counts: list[float], sizes: list[float]):
    with pytest.raises(ValueError, match=r"not a share|not of"):
        proportion_chart(counts, sizes)


def test_nineteen_points_never_widen_the_limits_and_twenty_do():
    for points, wider in [(19, False), (20, True)]:
        counts, sizes = ALTERNATING[:points], [30] * points
        exact = proportion_chart(counts, sizes, overdispersion=False)
        widened = proportion_chart(counts, sizes)
        assert (widened["upper"] > exact["upper"]).all() == wider
        assert (widened["near_upper"] > exact["near_upper"]).all() == wider
        assert widened.equals(exact) == (not wider)


def test_a_week_without_entries_does_not_count_to_the_twenty():
    counts, sizes = [*ALTERNATING[:19], 0], [30] * 19 + [0]
    exact = proportion_chart(counts, sizes, overdispersion=False)
    assert proportion_chart(counts, sizes).equals(exact)


@pytest.mark.parametrize(
    ("counts", "wider"),
    [([4, 7] * 12, False), ([3, 7] * 12, True)],  # sigma z is 1.25 and 1.74
)
def test_only_a_spread_that_chance_does_not_explain_widens_the_limits(
    counts: list[int], wider: bool
):
    exact = proportion_chart(counts, [30] * 24, overdispersion=False)
    assert (proportion_chart(counts, [30] * 24)["upper"] > exact["upper"]).all() == wider


def test_a_week_of_one_entry_keeps_its_limits_where_the_spread_reaches_less_far():
    counts, sizes = [0, 2] * 12, [100] * 24
    rare = proportion_chart([*counts, 0], [*sizes, 1])
    assert rare["upper"].iloc[0] > 0.05  # where the exact limit is
    assert rare["upper"].iloc[-1] == 1  # and not .54
    usual = proportion_chart([*(100 - np.array(counts)), 1], [*sizes, 1])
    assert usual["lower"].iloc[-1] == 0


@given(st.lists(st.integers(0, 30), min_size=20, max_size=40), st.sampled_from([None, 12]))
def test_overdispersion_never_narrows_and_never_leaves_the_shares(
    counts: list[int], baseline: int | None
):
    exact = proportion_chart(counts, [30] * len(counts), baseline, overdispersion=False)
    chart = proportion_chart(counts, [30] * len(counts), baseline)
    for low in ("lower", "near_lower"):
        assert ((chart[low] <= exact[low]) & (chart[low] >= 0)).all()
    for high in ("upper", "near_upper"):
        assert ((chart[high] >= exact[high]) & (chart[high] <= 1)).all()
    assert set(flagged(chart, "outside")) <= set(flagged(exact, "outside"))


def test_beside_a_signal_what_is_none_stays_none():
    chart = proportion_chart([5] * 12 + [40], [50] * 13, baseline=12)
    assert chart["signal"].tolist() == [None] * 12 + [Signal.OUTSIDE]


def test_a_signal_reads_as_its_word():
    assert [str(signal) for signal in Signal] == ["outside", "trend", "two of three", "shift"]
    assert proportion_chart([5] * 12 + [40], [50] * 13)["signal"].iloc[-1] == "outside"


def test_no_weeks_and_no_entries_make_no_limits():
    assert list(proportion_chart([], []).columns) == COLUMNS
    chart = proportion_chart([0, 0], [0, 0])
    assert chart[["rate", *LINES]].isna().all(axis=None)
    assert chart["signal"].tolist() == [None, None]

"""Does it go with an outcome once the strata are held still?"""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.statistics import Interval, strata_disagree, stratified_odds_ratio
from tests.journal.statistics.published import published, to_four_digits

# University Group Diabetes Program; Rothman, Greenland & Lash 2008, Modern Epidemiology, table
# 15-1, with the results of chapter 15 (there with 90 % intervals: -0.0176 to 0.0874, and 0.8411
# to 2.3409)
TOLBUTAMIDE = [(8, 98, 5, 115), (22, 76, 16, 69)]
TO_95 = 1.959964 / 1.644854
NOTHING_ELSE = Interval(0.0, float("inf"))
cells = st.integers(1, 60)
strata = st.lists(st.tuples(cells, cells, cells, cells), min_size=1, max_size=6)


def test_the_pooled_figures_are_the_published_ones():
    case = published("mantel_haenszel_berkeley")
    found = stratified_odds_ratio(case["strata"])
    assert (found.odds_ratio,) == to_four_digits(case["mh_odds_ratio"])
    interval = (found.interval.low, found.interval.high)
    assert interval == to_four_digits(*case["mh_odds_ratio_interval"])
    assert (found.risk_difference,) == to_four_digits(case["mh_risk_difference"])
    assert (found.homogeneity_p,) == to_four_digits(case["homogeneity_p"])


def test_one_table_of_all_strata_has_the_published_crude_odds_ratio():
    case = published("mantel_haenszel_berkeley")
    crude = stratified_odds_ratio([np.sum(case["strata"], axis=0)])
    assert (crude.odds_ratio,) == to_four_digits(case["crude_odds_ratio"])


def test_the_figures_of_a_textbook_come_out():
    found = stratified_odds_ratio(TOLBUTAMIDE)
    assert (found.odds_ratio, found.risk_difference) == to_four_digits(1.4031, 0.0349)
    ratios = np.log([found.odds_ratio / found.interval.low, found.interval.high / found.odds_ratio])
    assert ratios.tolist() == pytest.approx([np.log(2.3409 / 1.4031) * TO_95] * 2, abs=2e-4)
    half = (0.0874 + 0.0176) / 2 * TO_95
    low, high = found.risk_difference_interval.low, found.risk_difference_interval.high
    assert (low, high) == pytest.approx((0.0349 - half, 0.0349 + half), abs=2e-4)
    assert (found.p, found.homogeneity_p) == to_four_digits(0.2750, 0.5547)


def test_a_stratum_with_entries_on_one_side_alone_says_nothing():
    assert stratified_odds_ratio([*TOLBUTAMIDE, (0, 0, 5, 9), (4, 2, 0, 0), (0, 0, 0, 0)]) == (
        stratified_odds_ratio(TOLBUTAMIDE)
    )


def test_a_stratum_in_which_all_answer_alike_tells_of_the_difference_and_not_of_the_odds():
    more = stratified_odds_ratio([*TOLBUTAMIDE, (0, 50, 0, 50)])
    alone = stratified_odds_ratio(TOLBUTAMIDE)
    assert (more.odds_ratio, more.interval, more.p, more.homogeneity_p) == (
        alone.odds_ratio, alone.interval, alone.p, alone.homogeneity_p)  # fmt: skip
    assert abs(more.risk_difference) < abs(alone.risk_difference)


@pytest.mark.parametrize(
    ("tables", "odds_ratio"),
    [([(20, 0, 0, 20)], float("inf")), ([(0, 20, 20, 0)], 0.0), ([(5, 0, 3, 9)], float("inf")),
     ([(5, 0, 3, 9), (7, 0, 2, 2)], float("inf"))],
)  # fmt: skip
def test_an_empty_cell_in_every_stratum_claims_no_more_than_it_may(
    tables: list[tuple[int, ...]], odds_ratio: float
):
    found = stratified_odds_ratio(tables)
    assert found.odds_ratio == odds_ratio
    assert found.interval == NOTHING_ELSE
    assert found.homogeneity_p == 1.0
    assert 0 < found.p < 1


@given(st.integers(1, 39), st.integers(1, 39))
def test_in_one_table_with_equal_arms_the_interval_is_the_plain_one(with_it: int, without: int):
    found = stratified_odds_ratio([(with_it, 40 - with_it, without, 40 - without)])
    p1, p0 = with_it / 40, without / 40
    each_way = 1.959964 * np.sqrt((p1 * (1 - p1) + p0 * (1 - p0)) / 40)
    high = min(1, p1 - p0 + each_way)
    assert found.risk_difference_interval.high == pytest.approx(high, abs=1e-6)


def test_where_all_answered_alike_nothing_is_claimed():
    found = stratified_odds_ratio([(30, 0, 20, 0)])
    assert isnan(found.odds_ratio)
    assert found.interval == NOTHING_ELSE
    assert found.risk_difference == 0
    assert found.risk_difference_interval == Interval(-1.0, 1.0)
    assert (found.p, found.homogeneity_p) == (1.0, 1.0)


def test_one_stratum_cannot_disagree_with_itself():
    assert stratified_odds_ratio([(8, 98, 5, 115)]).homogeneity_p == 1.0


@pytest.mark.parametrize(
    "tables",
    [[], [(1, 2, 3)], [(1, 2, 3, -1)], [(1, 2, 3, float("nan"))], [(0, 0, 3, 4)],
     [(1, 1, 0, 0), (0, 0, 1, 1)]],
)  # fmt: skip
def test_what_is_no_comparison_is_refused(tables: list[tuple[float, ...]]):
    with pytest.raises(ValueError, match=r"stratum"):
        stratified_odds_ratio(tables)


@given(strata)
def test_asked_the_other_way_round_the_answer_is_the_mirrored_one(tables: list[tuple[int, ...]]):
    found = stratified_odds_ratio(tables)
    other = stratified_odds_ratio([(c, d, a, b) for a, b, c, d in tables])
    assert other.odds_ratio == pytest.approx(1 / found.odds_ratio)
    assert other.interval.low == pytest.approx(1 / found.interval.high)
    assert other.risk_difference == pytest.approx(-found.risk_difference)
    assert other.risk_difference_interval.low == pytest.approx(-found.risk_difference_interval.high)
    assert (other.p, other.homogeneity_p) == pytest.approx((found.p, found.homogeneity_p), abs=1e-9)


@given(strata, st.randoms())
def test_the_order_of_the_strata_does_not_matter(tables, chance):
    shuffled = list(tables)
    chance.shuffle(shuffled)
    found, other = stratified_odds_ratio(tables), stratified_odds_ratio(shuffled)
    assert other.odds_ratio == pytest.approx(found.odds_ratio)
    assert other.homogeneity_p == pytest.approx(found.homogeneity_p)


@given(st.tuples(cells, cells, cells, cells), st.integers(2, 5))
def test_strata_that_are_the_same_agree(table: tuple[int, ...], times: int):
    a, b, c, d = table
    found = stratified_odds_ratio([table] * times)
    assert found.odds_ratio == pytest.approx(a * d / (b * c))
    assert found.risk_difference == pytest.approx(a / (a + b) - c / (c + d))
    assert found.homogeneity_p == pytest.approx(1.0)
    assert not strata_disagree([table] * times)


def test_strata_disagree_when_it_turns_round_or_its_size_does():
    assert not strata_disagree(TOLBUTAMIDE)
    assert strata_disagree([(12, 10, 10, 12), (10, 12, 12, 10)])  # turned, by chance perhaps
    assert strata_disagree([(90, 10, 10, 90), (55, 45, 45, 55)])  # the same way, and not as far
    assert not strata_disagree([(12, 10, 10, 12), (10, 10, 10, 10)])  # none is no direction

"""How often the charts cry wolf, and what they find: what docs/statistics.md says, measured."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from journal.statistics import run_rules, stratified_odds_ratio, too_rare
from tests.journal.statistics.simulating import (
    ANY,
    LOCKED,
    OUTSIDE,
    false_alarms,
    found_by_week,
    restless,
    signalled,
)

PAGE = Path(__file__).parents[3] / "docs" / "statistics.md"
FEW, MANY = 1000, 10_000
SHIFT = str(run_rules.Signal.SHIFT)


def table_of(heading: str) -> list[list[float]]:
    """The numbers in the rows of the table below a heading of the page."""
    below = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in below.splitlines() if re.match(r"\| *\d", line)]
    return [[float(number) for number in re.findall(r"\d+(?:\.\d+)?", row)] for row in rows]


def measured_alarms(row: list[float], runs: int) -> list[float]:
    """What a row on false alarms tells after its first three numbers, measured."""
    sizes, rate = (int(row[0]), int(row[1])), row[2] / 100
    measured = []
    for baseline in (None, LOCKED):
        alarms = false_alarms(rate, runs, sizes, baseline)
        measured += [100 * alarms[OUTSIDE], 100 * alarms[ANY]]
    return measured


def told_weeks(shares: list[float]) -> list[float]:
    """What a row on findings tells after its first number, of these shares by week."""
    return [100 * shares[week - 1] for week in (2, 4, 8)]


@pytest.fixture(scope="module")
def doubled() -> list[float]:
    """Of teams with 30 entries a week whose rate of 15 % doubles, the share found, by week."""
    return found_by_week(0.15, 0.30, FEW)


@pytest.mark.parametrize("rate", [0.05, 0.15, 0.5])
def test_a_stable_team_is_told_a_false_outside_in_two_percent_of_half_years_at_most(rate: float):
    assert false_alarms(rate, FEW)[OUTSIDE] <= 0.02


def test_a_doubled_rate_is_found_within_eight_weeks_by_four_in_five(doubled: list[float]):
    assert doubled[-1] >= 0.80


def test_a_shift_of_seven_would_double_the_false_alarms(monkeypatch: pytest.MonkeyPatch):
    of_eight = false_alarms(0.15, FEW)[SHIFT]
    monkeypatch.setattr(run_rules, "SHIFT", 7)
    assert false_alarms(0.15, FEW)[SHIFT] > 1.7 * of_eight


def test_where_a_rate_is_too_rare_for_a_chart_eight_in_a_row_come_by_themselves():
    assert too_rare(0.05, 10)
    assert not too_rare(0.10, 10)
    assert false_alarms(0.05, FEW)[SHIFT] > 0.12 > 0.08 > false_alarms(0.10, FEW)[SHIFT]


def test_where_weeks_waver_the_wider_limits_spare_most_false_alarms():
    weeks = restless(0.15, 1.5, FEW, 30)
    exact = signalled(weeks, None, overdispersion=False)[OUTSIDE].mean()
    assert signalled(weeks, None)[OUTSIDE].mean() < exact / 2


def test_the_page_says_how_often_a_chart_is_wrong_and_what_it_finds(doubled: list[float]):
    usual = [row for row in table_of("How often it is wrong") if row[:3] == [5, 15, 15]]
    assert measured_alarms(usual[0], FEW) == pytest.approx(usual[0][3:], abs=2.5)
    thirty = [row for row in table_of("What it can see") if row[0] == 30]
    assert told_weeks(doubled) == pytest.approx(thirty[0][1:], abs=4)


def test_ninety_five_of_a_hundred_intervals_hold_the_true_difference():
    chance = np.random.default_rng(5)
    differs, held = 0.12, 0
    for _ in range(1000):
        rates, sizes = (0.2, 0.35, 0.5), chance.integers(20, 60, (3, 2))
        arms = [
            (int(chance.binomial(n1, rate + differs)), int(chance.binomial(n0, rate)), n1, n0)
            for rate, (n1, n0) in zip(rates, sizes, strict=True)
        ]
        found = stratified_odds_ratio([(a, n1 - a, c, n0 - c) for a, c, n1, n0 in arms])
        held += differs in found.risk_difference_interval
    assert 930 <= held <= 970


@pytest.mark.long
def test_every_row_of_the_page_on_false_alarms_is_what_ten_thousand_runs_measure():
    rows = table_of("How often it is wrong")
    assert len(rows) == 12
    for row in rows:
        assert measured_alarms(row, MANY) == pytest.approx(row[3:], abs=0.8), row


@pytest.mark.long
def test_every_row_of_the_page_on_what_is_found_is_what_ten_thousand_runs_measure():
    rows = table_of("What it can see")
    assert len(rows) == 5
    for row in rows:
        shares = found_by_week(0.15, 0.30, MANY, int(row[0]))
        assert told_weeks(shares) == pytest.approx(row[1:], abs=2), row

"""Do rare events come faster or slower?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from journal.statistics import rare_event_chart
from journal.statistics.rare_events import geometric_quantile

FIRST = date(2025, 1, 1)
LINES = ["centre", "lower", "upper", "near_lower", "near_upper"]
QUIET = [12, 3, 31, 8, 1, 22, 5, 40, 14, 2, 19, 7]


def after(*days: int) -> list[date]:
    """Events, each so many days after the one before."""
    found = [FIRST]
    for wait in days:
        found.append(found[-1] + timedelta(days=wait))
    return found


def test_each_event_stands_with_the_days_until_the_next_and_the_last_with_those_so_far():
    chart = rare_event_chart(after(3, 0, 4), as_of=FIRST + timedelta(days=12))
    assert list(chart.columns) == ["date", "days", "open", *LINES, "signal"]
    assert chart["date"].tolist() == after(3, 0, 4)
    assert chart["days"].tolist() == [3, 0, 4, 5]
    assert chart["open"].tolist() == [False, False, False, True]


def test_nine_events_have_no_limits_and_ten_do():
    for events, limits in [(9, False), (10, True)]:
        dates = after(*QUIET)[:events]
        chart = rare_event_chart(dates, as_of=dates[-1] + timedelta(days=500))
        assert chart[LINES].notna().all(axis=None) == limits
        assert chart[LINES].isna().all(axis=None) != limits
        assert (chart["signal"].iloc[-1] is not None) == limits
        assert chart["date"].tolist() == dates


def test_the_limits_are_quantiles_of_the_geometric_distribution():
    dates = after(*QUIET)
    row = rare_event_chart(dates, as_of=dates[-1]).iloc[0]
    waits = stats.geom(1 / (1 + sum(QUIET) / len(QUIET)), loc=-1)
    assert row[LINES].tolist() == [waits.ppf(at) for at in (0.5, 0.00135, 0.99865, 0.0228, 0.9772)]


@given(st.floats(1e-6, 1), st.floats(0.001, 0.999))
def test_a_geometric_quantile_is_the_one_of_scipy(each_day: float, probability: float):
    found = geometric_quantile(probability, each_day)
    waits = stats.geom(each_day, loc=-1)
    assert waits.cdf(found) >= probability - 1e-9
    assert found == 0 or waits.cdf(found - 1) < probability + 1e-9


def test_days_that_still_run_can_be_too_many_and_never_too_few():
    dates = after(*QUIET)
    limit = rare_event_chart(dates, as_of=dates[-1])["upper"].iloc[0]
    for quiet, signal in [(0, None), (limit, None), (limit + 1, "outside")]:
        chart = rare_event_chart(dates, as_of=dates[-1] + timedelta(days=quiet))
        assert chart["signal"].iloc[-1] == signal
        assert chart["upper"].iloc[0] == limit


def test_days_that_still_run_complete_no_run():
    dates = after(*[60, 1, 2] * 4, *[40, 39] * 3, 40)
    chart = rare_event_chart(dates, as_of=dates[-1] + timedelta(days=39))
    assert chart["signal"].tolist() == [None] * len(dates)
    closed = rare_event_chart([*dates, dates[-1] + timedelta(days=39)], as_of=date(2027, 1, 1))
    assert closed["signal"].tolist()[12:20] == ["shift"] * 8


def test_the_order_in_which_dates_come_does_not_matter():
    dates = after(*QUIET)
    as_of = dates[-1] + timedelta(days=3)
    assert rare_event_chart(reversed(dates), as_of).equals(rare_event_chart(dates, as_of))


def test_a_moment_counts_as_its_day():
    moments = [datetime(2025, 1, 1, 23, 59, tzinfo=UTC), datetime(2025, 1, 2, 0, 1, tzinfo=UTC)]
    assert rare_event_chart(moments, date(2025, 1, 2))["days"].tolist() == [1, 0]


def test_all_on_one_day_leave_no_room_between_the_limits():
    chart = rare_event_chart([FIRST] * 12, FIRST)
    assert (chart[LINES] == 0).all(axis=None)
    assert chart["signal"].tolist() == [None] * 12


def test_no_events_are_an_empty_chart():
    chart = rare_event_chart([], FIRST)
    assert list(chart.columns) == ["date", "days", "open", *LINES, "signal"]
    assert len(chart) == 0


def test_an_event_that_lies_ahead_is_refused():
    with pytest.raises(ValueError, match="not known yet"):
        rare_event_chart(after(3), FIRST)

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.store.moments import aware, aware_or_none, stored

zones = st.sampled_from([ZoneInfo(z) for z in ("UTC", "Europe/London", "Asia/Kathmandu")])
moments = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=zones)  # noqa: DTZ001


@given(moments)
def test_a_moment_comes_back_the_same_in_utc(moment: datetime):
    back = aware(stored(moment))
    assert back.tzinfo is UTC
    assert back.timestamp() == moment.timestamp()


@given(moments, moments)
def test_stored_moments_keep_their_order(one: datetime, other: datetime):
    assert (stored(one) < stored(other)) == (one.timestamp() < other.timestamp())


def test_a_moment_whose_zone_nobody_knows_cannot_be_stored():
    with pytest.raises(ValueError, match="without a time zone"):
        stored(datetime(2026, 5, 13, 14))  # noqa: DTZ001


def test_what_never_happened_has_no_moment():
    assert aware_or_none(None) is None

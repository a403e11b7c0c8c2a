"""Calendars as an admin could write them, for tests that hold for any of them."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from journal.errors import Refused
from journal.holidays import Holiday
from journal.working_hours import DAY, Calendar, Hours, Stretch, parse_week, written
from journal.working_time import Absence, WorkingTime

QUARTER = 15
NIGHTS: Hours = (Stretch(22 * 60, 30 * 60),)
FIRST = date(2026, 1, 1)
ZONES = [
    ZoneInfo(name)
    for name in ("Europe/London", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe")
]
"""With an hour's change of the clocks, with none, and with half an hour's."""


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    """A day without work, one with up to three stretches, or one that ends in a night shift."""
    marks = sorted(draw(st.sets(st.integers(0, DAY // QUARTER), max_size=6)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    made = [Stretch(a * QUARTER, b * QUARTER) for a, b in pairs]
    if draw(st.booleans()) and (not made or made[-1].ends <= 22 * 60):
        made.append(draw(st.sampled_from([*NIGHTS, Stretch(23 * 60, 26 * 60 + 30)])))
    return tuple(made)


def is_one(week: tuple[Hours, ...]) -> bool:
    """Whether the parser takes a week, and takes it for what it is."""
    try:
        return parse_week(tuple(map(written, week))) == week
    except Refused:
        return False


weeks = st.tuples(*[hours()] * 7).filter(is_one)
days = st.integers(0, 400).map(lambda number: FIRST + timedelta(days=number))
holidays = st.sets(days, max_size=5).map(lambda found: tuple(Holiday(day) for day in sorted(found)))
absences = st.lists(
    st.builds(lambda day, n: Absence(day, day + timedelta(days=n)), days, st.integers(0, 40)),
    max_size=2,
).map(tuple)
working_times = st.builds(
    WorkingTime, st.sampled_from(ZONES), st.builds(Calendar, weeks, holidays), absences
)

"""Moments are stored in UTC without a zone, and are aware everywhere else; and, in SQL, in which
block, on which day and in which part of it they lie."""

from __future__ import annotations

from datetime import UTC, datetime

BLOCK = "week - cast(((week - $first_block) % 28 + 28) % 28 as integer)"
# The moment in the workspace's own time, where it is more than a guess.
LOCAL = """case when when_known in ('just_now', 'this_shift')
    then (occurred_at at time zone 'UTC') at time zone (select timezone from kept.workspace) end"""
WEEKDAY = """case extract(isodow from local) when 1 then 'monday' when 2 then 'tuesday'
    when 3 then 'wednesday' when 4 then 'thursday' when 5 then 'friday' when 6 then 'saturday'
    when 7 then 'sunday' end"""
PART_OF_DAY = """case when extract(hour from local) < 6 then 'night'
    when extract(hour from local) < 12 then 'morning'
    when extract(hour from local) < 18 then 'afternoon'
    when extract(hour from local) < 24 then 'evening' end"""


def stored(moment: datetime) -> datetime:
    """An aware moment as it is stored. ValueError for a naive one, whose zone nobody knows."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return moment.astimezone(UTC).replace(tzinfo=None)


def aware(moment: datetime) -> datetime:
    """A stored moment, in UTC."""
    return moment.replace(tzinfo=UTC)


def aware_or_none(moment: datetime | None) -> datetime | None:
    return None if moment is None else aware(moment)

"""Weeks and blocks: the periods that figures are made of.

A week is an ISO week, named by its Monday; a block is four weeks, counted from Monday
1 January 2024 in both directions. Both are dates in the workspace's time zone.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

FIRST_BLOCK = date(2024, 1, 1)
WEEK = timedelta(days=7)
BLOCK = timedelta(days=28)


class Grain(StrEnum):
    """How finely a team's figures are drawn; chosen from its size and never by the reader."""

    WEEK = "week"
    BLOCK = "block"

    @property
    def length(self) -> timedelta:
        return WEEK if self is Grain.WEEK else BLOCK


def local_date(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day of an aware moment, where the workspace is."""
    return moment.astimezone(zone).date()


def tomorrow(now: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which today ends, where the workspace is."""
    return datetime.combine(local_date(now, zone) + timedelta(days=1), time(), tzinfo=zone)


def week_of(day: date) -> date:
    """The Monday of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def block_of(day: date) -> date:
    """The first Monday of the block that a day lies in."""
    return FIRST_BLOCK + (day - FIRST_BLOCK) // BLOCK * BLOCK


def next_block(day: date) -> date:
    """The first block that begins on a day or later."""
    return block_of(day - timedelta(days=1)) + BLOCK


def whole_blocks(first: date, last: date) -> tuple[date, date]:
    """The whole blocks that two days lie in, as first Monday and the day after the last block.

    A range turned round is read the way it was meant.
    """
    early, late = min(first, last), max(first, last)
    return block_of(early), block_of(late) + BLOCK

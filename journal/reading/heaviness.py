"""How heavy it has been over time, from one's own check-ins, for oneself alone.

Nothing is summed into a score and nothing is compared: each week, or block of four, is told as
how many of its check-ins were heavy (statistics/display), with the words that were given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from journal.checkin import CheckIn
from journal.entry import SavedEntry
from journal.periods import WEEK, Grain, block_of, local_date, week_of
from journal.policy import Scope
from journal.reading.own import my_check_ins
from journal.statistics import Display, shown_as
from journal.store.engine import Store
from journal.store.entries import entries_named
from journal.vocabulary import Face, Flag

HEAVY = (Face.VERY_HEAVY, Face.HEAVY)
WEEKS_AT_MOST = 12
"""A longer time is told in blocks of four weeks, or nobody would read to its end."""
LATEST = 5


@dataclass(frozen=True)
class Period:
    """A week or block with a check-in in it."""

    began: date
    heavy: Display
    faces: tuple[tuple[Face, int], ...]
    """How often each was given, from the heaviest on; those that were not are left out."""
    flags: tuple[Flag, ...]
    """What was given, the most frequent first."""


@dataclass(frozen=True)
class HeavyOne:
    """A heavy check-in, and what one wrote about the encounter."""

    at: datetime
    check_in: CheckIn
    entry: SavedEntry


@dataclass(frozen=True)
class Heaviness:
    grain: Grain
    periods: tuple[Period, ...]
    """The latest first; those without a check-in are left out."""
    latest: tuple[HeavyOne, ...]


def my_heaviness(
    store: Store, scope: Scope, *, since: date, today: date, zone: ZoneInfo
) -> Heaviness:
    """Over the check-ins that were given since a day."""
    held = {
        entry_id: (at, check_in)
        for entry_id, (at, check_in) in my_check_ins(store, scope).items()
        if local_date(at, zone) >= since
    }
    days = [(local_date(at, zone), check_in) for at, check_in in held.values()]
    first = min((day for day, _ in days), default=today)
    grain = Grain.WEEK if week_of(first) >= week_of(today) - WEEKS_AT_MOST * WEEK else Grain.BLOCK
    heavy = [entry_id for entry_id, (_, check_in) in held.items() if check_in.face in HEAVY]
    latest = sorted(heavy, key=lambda entry_id: held[entry_id][0], reverse=True)[:LATEST]
    written = {one.entry_id: one for one in entries_named(store, scope, latest)}
    return Heaviness(
        grain,
        periods(days, grain),
        tuple(HeavyOne(*held[one], written[one]) for one in latest if one in written),
    )


def periods(days: Sequence[tuple[date, CheckIn]], grain: Grain) -> tuple[Period, ...]:
    """Each week or block that holds a check-in, the latest first."""
    begins = week_of if grain is Grain.WEEK else block_of
    found: dict[date, list[CheckIn]] = {}
    for day, check_in in days:
        found.setdefault(begins(day), []).append(check_in)
    return tuple(period(began, found[began]) for began in sorted(found, reverse=True))


def period(began: date, given: Sequence[CheckIn]) -> Period:
    faces = Counter(check_in.face for check_in in given)
    flags = Counter(flag for check_in in given for flag in check_in.flags)
    heavy = sum(faces[face] for face in HEAVY)
    ordered = sorted(flags, key=lambda flag: (-flags[flag], list(Flag).index(flag)))
    return Period(
        began,
        shown_as(heavy, len(given)),
        tuple((face, faces[face]) for face in Face if faces[face]),
        tuple(ordered),
    )

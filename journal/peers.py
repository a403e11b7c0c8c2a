"""Who says that they can be asked for support, and when in the week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from journal.support_words import Whom
from journal.working_hours import Calendar, Hours, Stretch


@dataclass(frozen=True)
class Peering:
    """What somebody says of being asked."""

    in_team: bool = False
    """By those of their own teams."""
    outside: bool = False
    """By those of other teams."""
    weekdays: tuple[int, ...] = ()
    """0 is Monday; none are all."""
    hours: Stretch | None = None
    on_break: bool = False

    @property
    def says_yes(self) -> bool:
        return self.in_team or self.outside


NOT_A_PEER = Peering()


@dataclass(frozen=True)
class Askable:
    """Somebody who can be asked for support, and as what."""

    person_id: str
    name: str
    whom: Whom
    peering: Peering = NOT_A_PEER


@dataclass(frozen=True)
class AskableWhen:
    """The same, with when they next work and can be asked."""

    askable: Askable
    next_at: datetime | None
    """This moment, where they work now; None where they never do."""
    is_away: bool
    """Whether that is only after days away."""


def in_hours_of(peering: Peering, calendar: Calendar) -> Calendar:
    """The workspace's hours in which somebody says that they can be asked."""
    return replace(
        calendar,
        week=tuple(
            within(hours, peering.hours) if day in peering.weekdays or not peering.weekdays else ()
            for day, hours in enumerate(calendar.week)
        ),
    )


def within(hours: Hours, limit: Stretch | None) -> Hours:
    if limit is None:
        return hours
    cut = (Stretch(max(one.starts, limit.starts), min(one.ends, limit.ends)) for one in hours)
    return tuple(one for one in cut if one.starts < one.ends)

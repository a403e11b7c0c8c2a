"""Working time: when somebody works, for due times, warnings and reminders.

A stretch of work belongs to the day on which it starts: a night shift of Monday goes on into a
Tuesday that is a holiday, and is not there if Monday is one. Both ends of a stretch count as
working, so that what is due "by the end of the day" is due in working time. Where the clocks
change, a local time that comes twice is its first one, and one that is left out is as much later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from journal.periods import local_date
from journal.working_hours import DAY, USUAL, Calendar

ONE_DAY = timedelta(days=1)
OUTSIDE = "outside working hours"
ON_A_HOLIDAY = "on a holiday"
AWAY = "while you are away"
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Absence:
    """Days on which somebody is away, both included; why is nobody's business."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def meets(self, other: Absence) -> bool:
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True)
class WorkingTime:
    """The workspace's calendar, and for a person the days on which they are away."""

    zone: ZoneInfo
    calendar: Calendar = USUAL
    absences: tuple[Absence, ...] = ()

    @property
    def never_works(self) -> bool:
        """Whether the calendar has no hours at all."""
        return not any(self.calendar.week)

    def is_working(self, moment: datetime) -> bool:
        return any(starts <= moment <= ends for starts, ends in self._spans_around(moment))

    def why_not(self, moment: datetime) -> str | None:
        """Why nobody works then, or this person does not; None in working time."""
        if self.is_working(moment):
            return None
        day = self._day_of(moment)
        if self._is_away_on(day):
            return AWAY
        return ON_A_HOLIDAY if self._is_holiday(day) else OUTSIDE

    def end_of_day(self, day: date) -> datetime:
        """The last working moment on a local day, in UTC: 23:59 where work goes on into the next
        day, and where there is none. Whoever is away does not change it: customers were told a
        day of the workspace."""
        minutes = 0
        for worked in (day - ONE_DAY, day):
            if not self._is_holiday(worked):
                past = DAY if worked < day else 0
                ends = [stretch.ends - past for stretch in self.calendar.week[worked.weekday()]]
                minutes = max([minutes, *ends])
        return end_of_evening(day, self.zone) if not 0 < minutes < DAY else self._at(day, minutes)

    def next_working(self, moment: datetime) -> datetime | None:
        """The first working moment from this one on; None where there is never any."""
        if self.never_works or self.is_working(moment):
            return None if self.never_works else moment
        return next(starts for starts, _ in self._spans_from(moment) if starts > moment)

    def after(self, moment: datetime, hours: timedelta) -> datetime:
        """So much working time later; where there is never any, so much time later.

        Time enough for a whole stretch ends with that stretch and not with the start of the next.
        """
        left, at = hours, moment
        if self.never_works or not left:
            return moment + left
        for starts, ends in self._spans_from(moment):
            at = max(at, starts)
            if at + left <= ends:
                break
            left, at = left - max(ends - at, timedelta(0)), max(at, ends)
        return at + left

    def before(self, moment: datetime, hours: timedelta) -> datetime:
        """So much working time earlier; where there is never any, so much time earlier."""
        left, at = hours, moment
        if self.never_works or not left:
            return moment - left
        for starts, ends in self._spans_back_from(moment):
            at = min(at, ends)
            if at - left >= starts:
                break
            left, at = left - max(at - starts, timedelta(0)), min(at, starts)
        return at - left

    def _is_holiday(self, day: date) -> bool:
        return any(holiday.day == day for holiday in self.calendar.holidays)

    def _is_away_on(self, day: date) -> bool:
        return any(absence.holds(day) for absence in self.absences)

    def _day_of(self, moment: datetime) -> date:
        """The day to which a moment belongs: by the calendar the one before, late in its night."""
        day = local_date(moment, self.zone)
        late = any(a <= moment < b for a, b in self._hours_of(day - ONE_DAY))
        return day - ONE_DAY if late else day

    def _spans_around(self, moment: datetime) -> Iterator[Span]:
        day = local_date(moment, self.zone)
        yield from self._spans_of(day - ONE_DAY)
        yield from self._spans_of(day)

    def _spans_from(self, moment: datetime) -> Iterator[Span]:
        day = local_date(moment, self.zone)
        for days in count(-1):
            yield from self._spans_of(day + timedelta(days=days))

    def _spans_back_from(self, moment: datetime) -> Iterator[Span]:
        day = local_date(moment, self.zone)
        for days in count(0):
            yield from reversed(self._spans_of(day - timedelta(days=days)))

    def _spans_of(self, day: date) -> list[Span]:
        """What is worked of a day's hours."""
        return [] if self._is_holiday(day) or self._is_away_on(day) else self._hours_of(day)

    def _hours_of(self, day: date) -> list[Span]:
        """The calendar's hours of a day in UTC, in order; the night in which the clocks go forward
        can swallow one."""
        spans = [
            (self._at(day, stretch.starts), self._at(day, stretch.ends))
            for stretch in self.calendar.week[day.weekday()]
        ]
        return sorted((starts, ends) for starts, ends in spans if starts < ends)

    def _at(self, day: date, minutes: int) -> datetime:
        days, rest = divmod(minutes, DAY)
        clock = time(rest // 60, rest % 60)
        local = datetime.combine(day + timedelta(days=days), clock, tzinfo=self.zone)
        return local.astimezone(UTC)


def end_of_evening(day: date, zone: ZoneInfo) -> datetime:
    """The last minute of a local day, in UTC."""
    return datetime.combine(day, time(23, 59), tzinfo=zone).astimezone(UTC)

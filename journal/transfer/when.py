"""When a row's encounter was: which columns of a file tell it, and how to read them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from journal.toml_file import wrong
from journal.vocabulary import WhenKnown

NOON = time(12)
SAMPLE = datetime(2015, 4, 22, 15, 53)  # noqa: DTZ001 - a format is tried on it, no zone is meant


def read_back(form: str) -> datetime | None:
    """What a format makes of a moment that it wrote itself; None if it cannot read it."""
    try:
        return datetime.strptime(written(form), form)  # noqa: DTZ007
    except (ValueError, re.error):  # a format that names one thing twice
        return None


def written(form: str) -> str:
    """A format as people know it: a moment that is written in it."""
    return SAMPLE.strftime(form)


def tells_a_day(form: str) -> str:
    back = read_back(form)
    if back is None or back.date() != SAMPLE.date():
        raise wrong(f"“{form}” does not tell day, month and year. Write it as “%d-%m-%Y”.")
    return form


def tells_a_time(form: str) -> str:
    back = read_back(form)
    if back is None or back.time() != SAMPLE.time():
        raise wrong(f"“{form}” does not tell hour and minute. Write it as “%H:%M” or “%I:%M %p”.")
    return form


def is_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise wrong(f"“{name}” is not a time zone. Write it as “Europe/Berlin”.") from error
    return name


def not_empty(several: tuple[str, ...]) -> tuple[str, ...]:
    if not several:
        raise wrong("is empty.")
    return several


ColumnName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class When(BaseModel):
    """The columns that tell the moment. A column that holds day and time together is named
    under both `date` and `time`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: ColumnName
    date_formats: Annotated[
        tuple[Annotated[str, AfterValidator(tells_a_day)], ...], AfterValidator(not_empty)
    ]
    """Tried in this order; the first that fits a cell is taken."""
    time: ColumnName | None = None
    time_format: Annotated[
        Annotated[str, AfterValidator(tells_a_time)] | None, Field(validate_default=True)
    ] = None
    timezone: Annotated[str, AfterValidator(is_zone)] | None = None
    """Where the file's clock stood; the workspace's zone if it is not named."""

    @field_validator("time_format")
    @classmethod
    def _both_or_neither(cls, value: str | None, info: ValidationInfo) -> str | None:
        if "time" in info.data and (value is None) != (info.data["time"] is None):
            raise wrong("goes together with time: name both, or neither.")
        if info.data.get("time", "") is None:
            for form in info.data.get("date_formats", ()):
                if SAMPLE.strftime(form) != datetime.combine(SAMPLE, time()).strftime(form):
                    raise wrong(f"is needed, with time: “{form}” holds a time of day as well.")
        return value

    def columns(self) -> tuple[str, ...]:
        return (self.date,) if self.time is None else (self.date, self.time)


def read_day(cell: str, when: When) -> date | None:
    """The day that a cell tells; None if no format fits."""
    read = (moment_in(cell, form) for form in when.date_formats)
    return next((moment.date() for moment in read if moment), None)


def read_time(cell: str, when: When) -> time | None:
    """The time of day that a cell tells; None if the format does not fit, or there is none."""
    moment = moment_in(cell, when.time_format) if when.time_format else None
    return moment.time() if moment else None


@lru_cache(maxsize=10_000)  # a file tells the same days and times again and again
def moment_in(cell: str, form: str) -> datetime | None:
    """What a cell tells in a format, in no zone; None if the format does not fit."""
    try:
        return datetime.strptime(cell, form)  # noqa: DTZ007
    except ValueError:
        return None


def moment_of(
    day: date, at: time | None, zone: ZoneInfo, now: datetime
) -> tuple[datetime, WhenKnown]:
    """The moment, aware, and how exactly it is known.

    A day alone is its noon; today's before noon is now. A clock in the file is taken at its
    word: the moment was noted as it happened.
    """
    if at is not None:
        return datetime.combine(day, at, zone), WhenKnown.JUST_NOW
    noon = datetime.combine(day, NOON, zone)
    is_today = day == now.astimezone(zone).date()
    return (min(noon, now) if is_today else noon), WhenKnown.ANOTHER_DAY

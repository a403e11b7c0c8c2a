"""Where values stand on a drawing, and at which of them there are ticks."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from math import ceil, floor, log10
from typing import Any

MOST_TICKS = 5
STEPS = (1, 2, 5, 10)
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
MILLISECONDS = 86_400_000
"""In a day: plotly's widths of bars over days."""


@dataclass(frozen=True)
class Scale:
    """An axis: numbers, days or categories, and between which pixels they lie."""

    low: float
    high: float
    begin: float
    end: float
    places: Mapping[Hashable, float] = field(default_factory=dict)
    """Where each category stands."""

    def at(self, value: Any) -> float:
        """The pixel of a value as a trace has it."""
        return self.pixel(self.number(value))

    def pixel(self, number: float) -> float:
        return self.begin + (number - self.low) * self.per_unit

    def number(self, value: Any) -> float:
        if self.places:
            return self.places[value]
        return ordinal(value) if isinstance(value, str) else float(value)

    @property
    def per_unit(self) -> float:
        return (self.end - self.begin) / (self.high - self.low)


@dataclass(frozen=True)
class Tick:
    number: float
    text: str
    is_heading: bool = False


def ordinal(day: str) -> float:
    """A day that a trace names, as a number of days."""
    return float(date.fromisoformat(day).toordinal())


def of_days(low: float, high: float) -> list[Tick]:
    """Firsts of months, or every second Monday of a short time; a year is told where it begins."""
    first, last = date.fromordinal(ceil(low)), date.fromordinal(floor(high))
    months = [first.year * 12 + first.month - 1, last.year * 12 + last.month - 1]
    if months[1] - months[0] < len(STEPS):
        monday = first + timedelta(days=-first.weekday() % 7)
        days = [monday + timedelta(days=at) for at in range(0, (last - monday).days + 1, 14)]
        days = days[:: ceil(len(days) / MOST_TICKS)]
    else:
        step = next(s for s in MONTHS if (months[1] - months[0]) / s <= MOST_TICKS or s == 120)
        every = range(ceil(months[0] / step) * step, months[1] + 1, step)
        days = [day for m in every if (day := date(m // 12, m % 12 + 1, 1)) >= first]
    told = [f"{day.day} {day:%b}" for day in days]
    for place, day in enumerate(days):
        if place == 0 or days[place - 1].year != day.year:
            told[place] += f"\n{day.year}"
    return [Tick(float(day.toordinal()), text) for day, text in zip(days, told, strict=True)]


def of_numbers(low: float, high: float, wanted: str, most: int = MOST_TICKS) -> list[Tick]:
    """Round numbers, written as plotly's format asks for."""
    least = (high - low) / most
    unit = 10 ** floor(log10(least))
    step = next(s * unit for s in STEPS if s * unit >= least * (1 - 1e-9))
    if not wanted:
        step = max(step, 1)
    places = range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)
    return [Tick(place * step, written(place * step, wanted)) for place in places]


def written(value: float, wanted: str) -> str:
    """ "20 %", "+20 %", "1,500"."""
    if "%" not in wanted:
        return f"{value:,.0f}"
    sign = "+" if wanted.startswith("+") and round(value * 100) else ""
    return f"{value * 100:{sign}.0f} %".replace("-", "−")


def in_rows(keys: Sequence[Any]) -> tuple[dict[Hashable, float], list[Tick]]:
    """The row of each category, and what it is called; those of two levels have their group above
    them."""
    places: dict[Hashable, float] = {}
    ticks: list[Tick] = []
    within = None
    for key in dict.fromkeys(keys):
        group, label = key if isinstance(key, tuple) else (None, key)
        if group != within:
            within = group
            ticks.append(Tick(len(ticks), unescape(group), is_heading=True))
        places[key] = len(ticks)
        ticks.append(Tick(len(ticks), unescape(label)))
    return places, ticks

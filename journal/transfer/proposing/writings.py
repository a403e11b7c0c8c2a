"""How days and times are written: which formats fit what stands in a column.

Of every way of writing it is kept what stands in the place of each of its numbers. That says which
of them can be the day: where both could be, nobody but the giver of the file knows, and the formats
that are left are a question to ask and none to settle.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import permutations

from journal.transfer.when import moment_in

LONGEST = 40
"""Characters of a cell that may be a day."""
CLOCK = ("%H", "%I")
PARTS = re.compile(r"\d+|[A-Za-z]+")
MONTHS = {form: {date(2015, m, 1).strftime(form).lower() for m in range(1, 13)} for form in
          ("%b", "%B")}  # fmt: skip
WEEKDAYS = {form: {date(2015, 6, d).strftime(form).lower() for d in range(1, 8)} for form in
            ("%a", "%A")}  # fmt: skip
HALVES = {"am", "pm"}
WORDS = (*MONTHS, *WEEKDAYS, "%p")
EARLIEST = 1990
MOST_SAMPLES = 20
MISTAKEN = 0.05
"""The share of cells that may be no day at all; of a few it is one, which alone settles nothing."""


@dataclass
class Writing:
    """One way in which cells are written: “22-04-15” and “01-12-15” are the same one."""

    shape: tuple[str, ...]
    """The cell in its parts: “d” for a number of one or two digits, the number of digits for
    others, the format of a word (“%b”), and all between as it is."""
    cells: int = 0
    numbers: tuple[Counter[int], ...] = ()
    """What stands in the place of each number, and how often."""
    samples: list[str] = field(default_factory=list)
    """The first different cells."""

    def take(self, cell: str, numbers: tuple[int, ...]) -> None:
        self.numbers = self.numbers or tuple(Counter() for _ in numbers)
        for number, told in zip(numbers, self.numbers, strict=True):
            told[number] += 1
        if len(self.samples) < MOST_SAMPLES and cell not in self.samples:
            self.samples.append(cell)
        self.cells += 1


@lru_cache(maxsize=10_000)  # a file tells the same days and times again and again
def shape_of(cell: str) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    """How a cell is written, and its numbers; None where it can be no day and no time."""
    if not cell or len(cell) > LONGEST:
        return None
    shape, numbers, end = [], [], 0
    for found in PARTS.finditer(cell):
        shape += [cell[end : found.start()]] if found.start() > end else []
        word, end = found[0], found.end()
        if word[0].isdigit():
            numbers.append(int(word))
            shape.append("d" if len(word) <= 2 else str(len(word)))
        elif (form := format_of_word(word.lower())) is not None:
            shape.append(form)
        else:
            return None
    shape += [cell[end:]] if end < len(cell) else []
    return (tuple(shape), tuple(numbers)) if numbers else None


@cache
def format_of_word(word: str) -> str | None:
    """What a word in a day or time is for; “T” and “Z” stand for themselves."""
    for form, words in (*MONTHS.items(), *WEEKDAYS.items()):
        if word in words:
            return form
    return "%p" if word in HALVES else word.upper() if word in ("t", "z") else None


def formats_of(writing: Writing, today: date) -> tuple[str, ...]:
    """The formats that may be meant, as days that are neither before 1990 nor to come, or as times
    of day; several where the day could be either of two numbers."""
    found = (form for form in candidates(writing.shape) if may_mean(form, writing, today))
    return tuple(dict.fromkeys(found))


def may_mean(form: str, writing: Writing, today: date) -> bool:
    """Whether all but a few cells can be read so: a file has its mistakes."""
    wrong = max(map(Counter.total, beyond(form, writing, today)), default=0)
    some_read = any(moment_in(sample, form) for sample in writing.samples)
    return some_read and wrong <= max(1, MISTAKEN * writing.cells)


def sample_of(writing: Writing, formats: Sequence[str]) -> str:
    """A cell that says something in each of these formats, if there is one."""
    read = (one for one in writing.samples if all(moment_in(one, form) for form in formats))
    return next(read, writing.samples[0])


@cache
def candidates(shape: tuple[str, ...]) -> tuple[str, ...]:
    """Every format that a shape could be, whatever its numbers are."""
    numbers = [part for part in shape if part == "d" or part.isdigit()]
    has_month = any(part in MONTHS for part in shape)
    clock = numbers_of_clock(shape)
    days = len(numbers) - clock
    orders = day_orders(days, numbers, has_month) if days else [()]
    return tuple(
        written
        for order in orders
        for times in clock_orders(clock, "%p" in shape)
        if order or times
        if (written := filled(shape, [*order, *times]))
    )


def numbers_of_clock(shape: tuple[str, ...]) -> int:
    """How many numbers at the end are a time of day: those between colons, and parts of a second
    behind them."""
    colons = [place for place, part in enumerate(shape) if part == ":"]
    return len(colons) + 1 + ("." in shape[colons[-1] :]) if colons else 0


def day_orders(days: int, numbers: list[str], has_month: bool) -> list[tuple[str, ...]]:
    """In which order the first numbers of a cell may tell a day."""
    if has_month:
        names = ["%d", year_of(numbers[:days])]
        return [*permutations(names)] if days == 2 else []
    if days != 3:
        return []
    year = year_of(numbers[:3])
    orders = [("%d", "%m", year), ("%m", "%d", year), (year, "%m", "%d")]
    return [order for order in orders if fits(order, numbers)]


def year_of(numbers: list[str]) -> str:
    return "%Y" if "4" in numbers else "%y"


def fits(order: tuple[str, ...], numbers: list[str]) -> bool:
    """Whether a year of four digits is where the order has it."""
    return all((part == "%Y") == (digits == "4") for part, digits in
               zip(order, numbers, strict=False))  # fmt: skip


def clock_orders(clock: int, has_half: bool) -> list[tuple[str, ...]]:
    hour = "%I" if has_half else "%H"
    whole = (hour, "%M", "%S", "%f")
    return [whole[:clock]] if clock in (0, 2, 3, 4) else []


def filled(shape: tuple[str, ...], order: list[str]) -> str:
    """The format of a shape whose numbers stand for these; empty where they do not."""
    forms, written = iter(order), []
    for part in shape:
        if part == "d" or part.isdigit():
            written.append(next(forms, ""))
        else:
            written.append(part if part in WORDS else part.replace("%", "%%"))
    return "" if "" in written or next(forms, None) else "".join(written)


BOUNDS = {"%d": (1, 31), "%m": (1, 12), "%H": (0, 23), "%I": (1, 12), "%M": (0, 59),
          "%S": (0, 59), "%f": (0, 999_999)}  # fmt: skip
NUMBERS = re.compile(r"%[dmyYHIMSf]")


def beyond(form: str, writing: Writing, today: date) -> Iterator[Counter[int]]:
    """For each number how often it lies where what it stands for cannot be."""
    for name, told in zip(NUMBERS.findall(form), writing.numbers, strict=False):
        low, high = BOUNDS.get(name, (EARLIEST, today.year))
        year = full_year if name == "%y" else int
        yield Counter({n: times for n, times in told.items() if not low <= year(n) <= high})


def full_year(two_digits: int) -> int:
    return datetime.strptime(f"{two_digits:02}", "%y").year  # noqa: DTZ007 - a year has no zone


def tells_a_day(form: str) -> bool:
    return "%d" in form


def tells_a_time(form: str) -> bool:
    return any(hour in form for hour in CLOCK)

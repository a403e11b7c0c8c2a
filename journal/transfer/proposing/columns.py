"""Which column may answer which question: by its name first, and by what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from journal.entry import Record, asks, choices
from journal.transfer.mapping import FROM_ONE_CELL
from journal.transfer.proposing.seeing import Column, Seen
from journal.transfer.proposing.words import meant_by, tokens, understood
from journal.transfer.proposing.writings import formats_of, sample_of, tells_a_day, tells_a_time

NAMES = {
    "outcome": "outcome status result resolution state disposition",
    "channel": "channel via medium source origin contact",
    "cause": "cause category reason topic issue type theme",
    "escalated_to": "escalated escalation passed tier",
    "what_happened": "complaint description details narrative text comment comments notes happened "
                     "message summary",
    "case_ref": "ticket case reference ref id number no",
    "minutes": "minutes duration mins",
    "exception_kind": "exception gesture compensation",
    "exception_value": "value amount refund",
}  # fmt: skip
SAID_BY_WORDS = ("outcome", "channel")
"""Known by what stands in their column, whatever it is called; a column of yes and no is not."""
MOSTLY = 0.8
HALF = 0.5
A_SENTENCE = 12
"""Letters of a cell, on average, from which on a column may hold what happened."""


@dataclass(frozen=True)
class WrittenSo:
    """One way in which a column's days or times are written, and the formats that may be meant."""

    sample: str
    cells: int
    formats: tuple[str, ...]


@dataclass(frozen=True)
class Moments:
    """A column that tells days, times, or both."""

    name: str
    written: tuple[WrittenSo, ...]

    @property
    def has_day(self) -> bool:
        return all(any(map(tells_a_day, one.formats)) for one in self.written)

    @property
    def has_time(self) -> bool:
        return all(any(map(tells_a_time, one.formats)) for one in self.written)


def moments_in(column: Column, today: date) -> Moments | None:
    """How a column tells days or times, the usual way first; None where it hardly does."""
    if not column.writings:
        return None
    written = [
        WrittenSo(sample_of(writing, formats), writing.cells, formats)
        for writing in column.writings.values()
        if (formats := formats_of(writing, today))
    ]
    if sum(one.cells for one in written) < MOSTLY * column.filled:
        return None
    return Moments(column.name, tuple(sorted(written, key=lambda one: -one.cells)))


def all_moments(seen: Seen, today: date) -> list[Moments]:
    found = (moments_in(column, today) for column in seen.columns if column.name)
    return [one for one in found if one is not None]


def proposed(seen: Seen, today: date) -> dict[str, Any]:
    """What a mapping can say of a file without asking anybody, in the form of its TOML: less than
    a mapping, where something is open."""
    moments = all_moments(seen, today)
    columns = proposed_columns(seen, {one.name for one in moments})
    given: dict[str, Any] = {"columns": columns, "values": {}, "occurred_at": {}}
    for question, name in columns.items():
        words = proposed_words(question, seen.column(name))
        given["values"] |= {question: words} if words else {}
    given["occurred_at"] = proposed_moment(moments)
    plain = {"encoding": (seen.encoding, "utf-8"), "separator": (seen.separator, ",")}
    return given | {name: is_ for name, (is_, usual) in plain.items() if is_ != usual}


def proposed_columns(seen: Seen, taken: set[str]) -> dict[str, str]:
    """By question, each column once: the best fit first."""
    fits = sorted(
        (
            (fit, -place, question, column.name)
            for question in FROM_ONE_CELL
            for place, column in enumerate(seen.columns)
            if column.name and column.name not in taken and (fit := how_well(question, column))
        ),
        reverse=True,
    )
    found: dict[str, str] = {}
    for _, _, question, name in fits:
        if question not in found and name not in found.values():
            found[question] = name
    return {question: found[question] for question in FROM_ONE_CELL if question in found}


def how_well(question: str, column: Column) -> float:
    """How well a column fits a question; 0 where it should not be proposed."""
    if not column.filled:
        return 0
    said = tokens(column.name)
    if said in (tokens(question), tokens(asks(question, Record).label)):
        return 4
    named = bool(set(said) & set(NAMES.get(question, "").split()))
    if choices(question, Record) is not None:
        return of_words(question, column, named)
    return named * looks_like(question, column)


def of_words(question: str, column: Column, named: bool) -> float:
    if column.words is None:
        return 0
    share = understood(question, column.words)
    is_clear = named or question in SAID_BY_WORDS
    return named + 2 * share if is_clear and share >= HALF else 0


def looks_like(question: str, column: Column) -> float:
    """Whether what is in a column can be what is asked, beside its name."""
    if question == "what_happened":
        return 2 * (column.letters / column.filled >= A_SENTENCE)
    if question == "case_ref":
        return 1.5 * (differs(column) and column.letters / column.filled <= A_SENTENCE * 2)
    if question in ("minutes", "exception_value"):
        return 1.0 * all(is_number(example) for example in column.examples)
    return 0


def differs(column: Column) -> bool:
    """Whether hardly a cell stands twice in a column."""
    return column.words is None or len(column.words) >= MOSTLY * column.filled


def is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).isdigit()


def proposed_words(question: str, column: Column | None) -> dict[str, str]:
    """What the words of a column mean; without those that say nothing, or are the answer's own."""
    has_words = column is not None and choices(question, Record) is not None
    words = column.words if column and has_words else None
    meant = {word: meant_by(question, word) for word in words or ()}
    return {word: answer for word, answer in meant.items() if answer and answer != word}


def proposed_moment(moments: Iterable[Moments]) -> dict[str, Any]:
    """The day where one column alone tells it and in one way alone, and likewise the time."""
    found = list(moments)
    days = [one for one in found if one.has_day]
    times = [one for one in found if one.has_time and not one.has_day]
    given: dict[str, Any] = {}
    if len(days) == 1:
        given["date"] = days[0].name
        if all(len(one.formats) == 1 for one in days[0].written):
            given["date_formats"] = [one.formats[0] for one in days[0].written]
        times = [days[0]] if days[0].has_time else times
    if len(times) == 1 and all(len(one.formats) == 1 for one in times[0].written):
        given |= {"time": times[0].name, "time_format": times[0].written[0].formats[0]}
    return given

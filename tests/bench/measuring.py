"""Rounds measured in turns, and the row of the table that comes of them.

The machine is shared and slows down and speeds up, so nothing is compared with yesterday: what
is compared is measured in turns, and a ratio is the median of the ratios of the rounds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

Measure = Callable[[], float]


@dataclass(frozen=True)
class Row:
    """What was measured, in some unit, round by round; and against what, in the same rounds."""

    work: str
    against: str
    unit: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...] = ()
    must: float | None = None
    """The largest ratio that is good enough; without a peer the largest figure."""
    aim: float | None = None
    least: float | None = None
    """The smallest figure that is good enough, where more is better."""

    @property
    def figures(self) -> list[float]:
        """What the limits are for: a ratio for each round, or the figures themselves."""
        if not self.theirs:
            return list(self.ours)
        return [ours / theirs for ours, theirs in zip(self.ours, self.theirs, strict=True)]

    @property
    def figure(self) -> float:
        return median(self.figures)

    @property
    def verdict(self) -> str:
        if self.least is not None:
            return "MISSED" if self.figure < self.least else "ok"
        if self.must is None:
            return ""
        if self.figure > self.must:
            return "MISSED"
        return "aim" if self.aim is not None and self.figure <= self.aim else "ok"

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"figure": self.figure, "verdict": self.verdict}


def in_turns(rounds: int, *measures: Measure) -> list[tuple[float, ...]]:
    """The figures of each measure; every round takes all, every other round in reverse."""
    found: list[list[float]] = [[] for _ in measures]
    for number in range(rounds):
        order = range(len(measures))
        for index in order if number % 2 == 0 else reversed(order):
            found[index].append(measures[index]())
    return [tuple(figures) for figures in found]


def with_range(figures: tuple[float, ...] | list[float], unit: str = "") -> str:
    """ "12.3 (11.9–14.0) ms"."""
    if not figures:
        return "–"
    told = f"{short(median(figures))}"
    if len(figures) > 1:
        told += f" ({short(min(figures))}–{short(max(figures))})"
    return f"{told} {unit}".rstrip()


def short(figure: float) -> str:
    return (
        f"{figure:,.0f}" if figure >= 100 else f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"
    )


def table(rows: list[Row]) -> str:
    """The rows as text, with their medians and ranges."""
    head = ("work", "against", "ours", "theirs", "figure", "must", "aim", "")
    lines = [head, *(cells(row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def cells(row: Row) -> tuple[str, ...]:
    times = " ×" if row.theirs else ""
    return (
        row.work,
        row.against or "–",
        with_range(row.ours, row.unit),
        with_range(row.theirs, row.unit),
        with_range(row.figures) + times if row.theirs else "",
        must(row, times),
        "" if row.aim is None else f"≤ {row.aim:g}{times}",
        row.verdict,
    )


def must(row: Row, times: str) -> str:
    if row.least is not None:
        return f"≥ {row.least:g}{times}"
    return "" if row.must is None else f"≤ {row.must:g}{times}"

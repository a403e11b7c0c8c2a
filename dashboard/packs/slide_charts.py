"""A figure as native charts of a slide: their data can be looked at and changed there.

What the browser draws as one figure with two fields is two charts side by side. The usual range,
which is a band there, is the two lines that bound it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from itertools import pairwise
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from dashboard.charts.theme import Figure
from journal.free_text import unformulated

LYING, STANDING, LINES = (
    XL_CHART_TYPE.BAR_CLUSTERED,
    XL_CHART_TYPE.COLUMN_STACKED,
    XL_CHART_TYPE.LINE_MARKERS,
)


@dataclass(frozen=True)
class Drawn:
    """A series of a chart, and how it looks, in the words of the charts."""

    name: str
    values: tuple[float | None, ...]
    look: Mapping[str, Any]


@dataclass(frozen=True)
class NativeChart:
    """What a chart of a slide holds."""

    kind: XL_CHART_TYPE
    categories: tuple[str, ...]
    series: tuple[Drawn, ...]
    is_share: bool = False
    span: tuple[float, float] | None = None
    """From where to where its values go, where that is given."""
    told: tuple[str, ...] = ()
    """What is written beside each bar."""

    @property
    def data(self) -> CategoryChartData:
        """The same for the slide, and for the sheet behind it, in which no name is a formula."""
        data = CategoryChartData(number_format="0%" if self.is_share else "General")
        data.categories = [unformulated(name) for name in self.categories]
        for one in self.series:
            data.add_series(unformulated(one.name), one.values)
        return data


def native(drawn: Figure) -> list[NativeChart]:
    """The charts that a figure is on a slide, a share before what it is a share of."""
    traces, layout = [one for one in drawn["data"] if one["x"]], drawn["layout"]
    if any(trace.get("orientation") == "h" for trace in traces):
        return [lying(traces[0])]
    fields = [[one for one in traces if one.get("yaxis", "y") == axis] for axis in ("y2", "y")]
    axes = [layout.get("yaxis2", {}), layout["yaxis"]]
    return [over_days(part, axis) for part, axis in zip(fields, axes, strict=True) if part]


def lying(bars: Mapping[str, Any]) -> NativeChart:
    """A bar for each category, with its share beside it."""
    series = Drawn("Entries", tuple(bars["x"]), {"marker": bars["marker"]})
    names = tuple(map(unescape, bars["y"]))
    return NativeChart(LYING, names, (series,), told=tuple(bars["text"]))


def over_days(traces: Sequence[Mapping[str, Any]], axis: Mapping[str, Any]) -> NativeChart:
    days = days_of({day for trace in traces for day in trace["x"]})
    told = tuple(f"{day.day} {day:%b %y}" for day in days)
    is_share = "%" in axis.get("tickformat", "")
    stacked = all(trace["type"] == "bar" for trace in traces)
    steps = axis.get("tickvals")
    return NativeChart(
        STANDING if stacked else LINES,
        told,
        tuple(one for trace in traces for one in series_of(trace, days)),
        is_share,
        (steps[0], steps[-1]) if steps else None,
    )


def days_of(named: set[str]) -> list[date]:
    """Every period from the first to the last: one that is withheld stays a gap."""
    there = sorted(map(date.fromisoformat, named))
    step = min((b - a for a, b in pairwise(there)), default=timedelta(days=7))
    return [there[0] + step * number for number in range((there[-1] - there[0]) // step + 1)]


def series_of(trace: Mapping[str, Any], days: Sequence[date]) -> Iterator[Drawn]:
    if "base" in trace:
        tops = [
            None if b is None else a + b for a, b in zip(trace["base"], trace["y"], strict=True)
        ]
        look = {"line": {"color": "#8A9290", "dash": "dash", "width": 1}}
        yield Drawn(f"{trace['name']}, from", on_days(trace, trace["base"], days), look)
        yield Drawn(f"{trace['name']}, to", on_days(trace, tops, days), look)
        return
    yield Drawn(trace["name"], on_days(trace, trace["y"], days), trace)


def on_days(
    trace: Mapping[str, Any], values: Sequence[float | None], days: Sequence[date]
) -> tuple[float | None, ...]:
    found = dict(zip(trace["x"], values, strict=True))
    return tuple(found.get(day.isoformat()) for day in days)

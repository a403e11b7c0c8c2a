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

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries, LineSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard.charts.theme import Figure
from dashboard.drawing.paper import LIGHT
from journal.free_text import unformulated

SMALL = Pt(12)
MOST_DAYS = 6
"""Named below a chart over days."""
BESIDE_BARS = 1.5
"""How much longer than the longest bar the room is in which its share stands."""
NEAR_ALL = 0.8
"""The share from which on the axis goes to all."""
QUIET = RGBColor.from_string("8A9290")
PATTERNS = {
    "/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "\\": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "x": MSO_PATTERN.DIAGONAL_CROSS,
    "-": MSO_PATTERN.NARROW_HORIZONTAL,
    ".": MSO_PATTERN.PERCENT_20,
}
SYMBOLS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
}
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


def dress(chart: Chart, one: NativeChart) -> None:
    """Gives a chart the look of the figure that it was made of."""
    chart.font.size, chart.font.color.rgb = SMALL, colour(LIGHT.text)
    chart.has_title = False
    chart.has_legend = len(one.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    rule(chart, one)
    if one.kind != LINES:
        chart.plots[0].gap_width = 40
    for series, told in zip(chart.plots[0].series, one.series, strict=True):
        look = draw_line if one.kind == LINES else fill_bars
        look(series, told.look)
    for place, text in enumerate(one.told):
        chart.plots[0].series[0].points[place].data_label.text_frame.text = text.replace(
            " ", "\u00a0"
        )


def rule(chart: Chart, one: NativeChart) -> None:
    """The axes. Bars that have their numbers beside them need no axis for these."""
    values, names = chart.value_axis, chart.category_axis
    names.format.line.color.rgb = QUIET
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.minimum_scale = 0
    most = max(value or 0 for each in one.series for value in each.values)
    if one.kind == LYING:
        names.reverse_order, values.visible, values.has_major_gridlines = True, False, False
        values.maximum_scale = most * BESIDE_BARS
        return
    values.major_gridlines.format.line.color.rgb = colour(LIGHT.line)
    values.format.line.fill.background()
    if one.is_share:
        values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "0%", False
        if most > NEAR_ALL:
            values.maximum_scale = 1
    if one.span:
        values.minimum_scale, values.maximum_scale, values.major_unit = *one.span, 1
    name_few(chart, len(one.categories))


def name_few(chart: Chart, number: int) -> None:
    """Names as many days as there is room for."""
    axis = chart.category_axis._element
    each = max(-(-number // MOST_DAYS), 1)
    for tag in ("tickLblSkip", "tickMarkSkip"):
        element = parse_xml(f'<c:{tag} {nsdecls("c")} val="{each}"/>')
        axis.find("{*}noMultiLvlLbl").addprevious(element)


def fill_bars(series: BarSeries, look: Mapping[str, Any]) -> None:
    marker = look["marker"]
    shape = marker.get("pattern", {}).get("shape", "")
    fill = series.format.fill
    if not shape:
        fill.solid()
        fill.fore_color.rgb = colour(marker["color"])
        return
    fill.patterned()
    fill.pattern = PATTERNS[shape]
    fill.fore_color.rgb, fill.back_color.rgb = colour(LIGHT.paper), colour(marker["color"])


def draw_line(series: LineSeries, look: Mapping[str, Any]) -> None:
    line, mode = look.get("line", {}), look.get("mode", "lines")
    series.smooth = False
    marker = {"color": line.get("color"), **look.get("marker", {})}
    if "lines" in mode:
        series.format.line.color.rgb = colour(line["color"])
        series.format.line.width = Pt(line.get("width", 2))
        if line.get("dash") in ("dash", "dot"):
            series.format.line.dash_style = (
                MSO_LINE.DASH if line["dash"] == "dash" else MSO_LINE.ROUND_DOT
            )
    else:
        series.format.line.fill.background()
    if "markers" not in mode:
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    shape, _, is_open = str(marker.get("symbol", "circle")).partition("-")
    series.marker.style, series.marker.size = SYMBOLS[shape], min(int(marker["size"]), 10)
    series.marker.format.line.color.rgb = colour(marker["color"])
    if is_open:
        series.marker.format.fill.background()
    else:
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour(marker["color"])


def colour(named: str) -> RGBColor:
    return RGBColor.from_string(named.removeprefix("#"))

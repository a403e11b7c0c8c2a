"""How the native charts of a slide look: as the figures that they were made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.series import BarSeries, LineSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard.drawing.paper import LIGHT
from dashboard.packs.slide_charts import LINES, LYING, NativeChart

SMALL = Pt(12)
MOST_DAYS = 6
"""Named below a chart over days."""
BESIDE_BARS = 1.5
"""How much longer than the longest bar the room is in which its share stands."""
NEAR_ALL = 0.8
"""The share from which on the axis goes to all."""
NOT_TORN = "\u00a0"
QUIET = RGBColor.from_string("8A9290")
PATTERNS = {
    "/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "\\": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "x": MSO_PATTERN.DIAGONAL_CROSS,
    "-": MSO_PATTERN.NARROW_HORIZONTAL,
    ".": MSO_PATTERN.PERCENT_20,
}
DASHES = {"dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT}
SYMBOLS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
}


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
        label = chart.plots[0].series[0].points[place].data_label
        label.text_frame.text = text.replace(" ", NOT_TORN)


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
    if "lines" in mode:
        series.format.line.color.rgb = colour(line["color"])
        series.format.line.width = Pt(line.get("width", 2))
        series.format.line.dash_style = DASHES.get(line.get("dash", ""))
    else:
        series.format.line.fill.background()
    if "markers" in mode:
        draw_points(series, {"color": line.get("color"), **look["marker"]})
    else:
        series.marker.style = XL_MARKER_STYLE.NONE


def draw_points(series: LineSeries, marker: Mapping[str, Any]) -> None:
    shape, _, is_open = str(marker.get("symbol", "circle")).partition("-")
    series.marker.style, series.marker.size = SYMBOLS[shape], min(int(marker["size"]), 10)
    series.marker.format.line.color.rgb = colour(marker["color"])
    fill = series.marker.format.fill
    if is_open:
        fill.background()
    else:
        fill.solid()
        fill.fore_color.rgb = colour(marker["color"])


def colour(named: str) -> RGBColor:
    return RGBColor.from_string(named.removeprefix("#"))

"""Draws a chart's figure as SVG, on the server and without a browser.

What is drawn is what the browser draws of the same figure: its colours, patterns, limits, marks and
labels. It is drawn in light; `DARK` is the style by which a page makes it dark. Why this is not a
library's work: docs/decisions/0020-figures-drawn-without-a-browser.md.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.charts.theme import MARKS, Figure, Theme
from dashboard.drawing import axes, traces
from dashboard.drawing.legend import draw_legend
from dashboard.drawing.paper import HALO, LIGHT, SIZE, Paper, width_of
from dashboard.drawing.scales import Scale

WIDTH = 440
"""In pixels of its own: on a telephone its text is still 11 pixels high."""
EDGE = 8
ROW, LOWER = 46, 4
"""Of a category: its name, and what is drawn of it below, so much below the middle."""
SMALLER = 0.62
"""Than on the screen, where a figure is twice as wide."""


def in_the_dark() -> str:
    """A style for each colour of a drawing."""
    dark = Theme(dark=True)
    pairs = {LIGHT.text: dark.text, LIGHT.paper: dark.paper, LIGHT.line: dark.line}
    pairs |= {mark.light: mark.dark for mark in MARKS.values()}
    return " ".join(
        f'.chart[{what}="{light}"], .chart [{what}="{light}"] {{ {what}: {colour}; }}'
        for light, colour in pairs.items()
        for what in ("fill", "stroke")
    )


DARK = in_the_dark()


def as_svg(drawn: Figure, name: str, title: str, finding: str) -> str:
    """The figure as one element of a page, under a name of its own there, with what it is and what
    it says for those who do not see it."""
    paper = Paper(name, title, finding)
    reach = traces.reach_of(drawn["data"])
    draw = draw_rows if axes.names_rows(drawn) else draw_field
    below = draw(paper, drawn, reach)
    return paper.drawn(WIDTH, draw_legend(paper, drawn, below, EDGE, WIDTH - EDGE) + EDGE)


def draw_field(paper: Paper, drawn: Figure, reach: traces.Reach) -> float:
    """A figure with axes on the left and below; where it ends."""
    top = float(EDGE)
    bottom = top + round(drawn["layout"]["height"] * SMALLER)
    upright = axes.upright(drawn, reach, top, bottom)
    widest = max(width_of(tick.text) for axis in upright.values() for tick in axis.ticks)
    left, right = EDGE + widest + 6, float(WIDTH - EDGE)
    level = axes.level(drawn, reach, left, right)
    for axis in upright.values():
        axes.rule_upright(paper, axis, left, right, LIGHT.line)
    for place, trace in enumerate(drawn["data"]):
        scale = upright[trace.get("yaxis", "y")].scale
        draw_trace(paper, drawn, trace, reach.get(place, ()), level.scale, scale)
    draw_marks(paper, drawn, level.scale, top, bottom)
    return axes.rule_level(paper, level, bottom)


def draw_rows(paper: Paper, drawn: Figure, reach: traces.Reach) -> float:
    """A figure with a row for each category: its name, what is told of it, and its bar below."""
    data = drawn["data"]
    level = axes.level(drawn, reach, float(EDGE), float(WIDTH - EDGE))
    rows = axes.in_places([key for trace in data for key in traces.keys(trace["y"])], 0, 1)
    bottom = float(EDGE + ROW * len(rows.ticks))
    middles = replace(rows.scale, begin=EDGE + LOWER, end=bottom + LOWER)
    axes.rule_across(paper, level, EDGE, bottom, LIGHT.line)
    if drawn["layout"]["xaxis"].get("zeroline"):
        paper.line(
            f"M{level.scale.at(0):.1f} {EDGE}V{bottom:.1f}", {"color": LIGHT.text, "width": 1}
        )
    told = {
        middles.number(key): text
        for trace in data
        if "text" in trace
        for key, text in zip(traces.keys(trace["y"]), trace["text"], strict=True)
    }
    for tick in rows.ticks:
        axes.name_row(paper, tick, told.get(tick.number, ""), level.scale, EDGE + ROW * tick.number)
    for place, trace in enumerate(data):
        draw_trace(paper, drawn, trace, reach.get(place, ()), level.scale, middles)
    return axes.rule_level(paper, level, bottom)


def draw_trace(
    paper: Paper, drawn: Figure, trace: traces.Trace, reach: traces.Spans, x: Scale, y: Scale
) -> None:
    if trace["type"] == "heatmap":
        traces.draw_fields(paper, trace, x, y, LIGHT.colour("category"))
        return
    if trace["type"] == "bar":
        traces.draw_bars(paper, trace, reach, x, y, drawn["layout"].get("bargap", 0.2))
        return
    if "error_x" in trace:
        traces.draw_errors(paper, trace, x, y)
    if "lines" in trace["mode"]:
        traces.draw_lines(paper, trace, x, y)
    if "markers" in trace["mode"]:
        traces.draw_points(paper, trace, x, y)
    if "text" in trace["mode"]:
        traces.tell_points(paper, trace, x, y)


def draw_marks(paper: Paper, drawn: Figure, x: Scale, top: float, bottom: float) -> None:
    """The changes that supervisors marked, each with its letter."""
    layout = drawn["layout"]
    for shape in layout.get("shapes", ()):
        paper.line(f"M{x.at(shape['x0']):.1f} {top:.1f}V{bottom:.1f}", shape["line"])
    for letter in layout.get("annotations", ()):
        name = letter["text"].strip()
        paper.write(name, x.at(letter["x"]) + 4, top + SIZE, font_weight=600, **HALO)

"""The axes of a drawing: from where to where they go, and what is written along them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.theme import Figure
from dashboard.drawing.paper import HALO, LINE, SIZE, Paper, fitting, width_of
from dashboard.drawing.scales import Scale, Tick, in_rows, of_days, of_numbers, ordinal
from dashboard.drawing.traces import Reach, keys

ROOM = 0.05
"""Beyond what is drawn, where an axis is not told how far it goes."""
LETTERS = 3
"""Of a name for which there is no room."""


@dataclass(frozen=True)
class Axis:
    scale: Scale
    ticks: list[Tick]
    title: str = ""


def is_number(value: Any) -> bool:
    return value is None or isinstance(value, int | float)


def names_rows(drawn: Figure) -> bool:
    """Whether each category has a row, with its name above what is drawn of it."""
    first = drawn["data"][0]
    return first["type"] != "heatmap" and any(not is_number(one) for one in first["y"])


def upright(drawn: Figure, reach: Reach, top: float, bottom: float) -> dict[str, Axis]:
    """The axes on the left, by the name under which traces stand on them."""
    layout, data = drawn["layout"], drawn["data"]
    if data[0]["type"] == "heatmap" or names_rows(drawn):
        return {"y": in_places([key for trace in data for key in keys(trace["y"])], top, bottom)}
    axes = {}
    for name, axis in (("y", "yaxis"), ("y2", "yaxis2")):
        if axis in layout:
            low, high = layout[axis].get("domain", (0, 1))
            begin, end = (bottom - part * (bottom - top) for part in (low, high))
            axes[name] = in_numbers(layout[axis], values_on(drawn, name, reach), begin, end)
    return axes


def level(drawn: Figure, reach: Reach, left: float, right: float) -> Axis:
    """The axis below."""
    told, data = drawn["layout"]["xaxis"], drawn["data"]
    if told.get("type") == "date":
        low, high = map(ordinal, told["range"])
        return Axis(Scale(low, high, left, right), of_days(low, high))
    if told.get("type") == "category":
        return in_places(data[0]["x"], left, right)
    values = [float(x) for trace in data for x in trace["x"]]
    values += [float(end) for spans in reach.values() for span in spans for end in span]
    for trace in data:
        beyond = trace.get("error_x", {"array": [], "arrayminus": []})
        for sign, name in ((1, "array"), (-1, "arrayminus")):
            values += [x + sign * by for x, by in zip(trace["x"], beyond[name], strict=False)]
    return in_numbers(told, values, left, right)


def in_places(labels: Sequence[Any], begin: float, end: float) -> Axis:
    places, ticks = in_rows(labels)
    return Axis(Scale(-0.5, len(ticks) - 0.5, begin, end, places), ticks)


def in_numbers(told: Mapping[str, Any], values: Sequence[float], begin: float, end: float) -> Axis:
    low, high = extent(told, values)
    if "tickvals" in told:
        pairs = zip(told["tickvals"], told["ticktext"], strict=True)
        ticks = [Tick(float(value), text) for value, text in pairs]
    else:
        ticks = of_numbers(low, high, told.get("tickformat", ""), told.get("nticks", 5))
    return Axis(Scale(low, high, begin, end), ticks, told.get("title", {}).get("text", ""))


def values_on(drawn: Figure, name: str, reach: Reach) -> list[float]:
    """All that is drawn against an upright axis."""
    found: list[float] = []
    for place, trace in enumerate(drawn["data"]):
        if trace.get("yaxis", "y") == name:
            ends = [end for span in reach.get(place, ()) for end in span]
            found += ends or [value for value in trace["y"] if value is not None]
    return found


def extent(told: Mapping[str, Any], values: Sequence[float]) -> tuple[float, float]:
    """From where to where an axis goes: as it is told, or as far as there is something."""
    first, last = told.get("range", (None, None))
    least, most = min(values, default=0.0), max(values, default=1.0)
    if told.get("rangemode") == "tozero" or told.get("zeroline"):
        least, most = min(0.0, least), max(0.0, most)
    room = ROOM * (most - least) or 1.0
    low = (least - room if least < 0 else least) if first is None else first
    return float(low), float(most + room if last is None else last)


def rule_upright(paper: Paper, axis: Axis, left: float, right: float, colour: str) -> None:
    """The lines across, each with what it stands for on its left."""
    for tick in axis.ticks:
        at = axis.scale.pixel(tick.number)
        if not axis.scale.places:
            paper.line(f"M{left:.1f} {at:.1f}H{right:.1f}", {"color": colour, "width": 1})
        paper.write(tick.text, left - 6, at + SIZE / 3, "end")


def rule_across(paper: Paper, axis: Axis, top: float, bottom: float, colour: str) -> None:
    """The same upright, through all rows."""
    for tick in axis.ticks:
        at = axis.scale.pixel(tick.number)
        paper.line(f"M{at:.1f} {top:.1f}V{bottom:.1f}", {"color": colour, "width": 1})


def name_row(paper: Paper, tick: Tick, told: str, x: Scale, top: float) -> None:
    """The name of a row on the left, and on the right what is told of it."""
    if tick.is_heading:
        paper.write(tick.text, x.begin, top + 2 * LINE, font_weight=600)
        return
    room = x.end - x.begin - width_of(told)
    paper.write(fitting(tick.text, room), x.begin, top + SIZE, **HALO)
    if told:
        paper.write(told, x.end, top + SIZE, "end", **HALO)


def rule_level(paper: Paper, axis: Axis, below: float) -> float:
    """What stands along the axis below; where that ends."""
    room = axis.scale.per_unit if axis.scale.places else float("inf")
    lines = [tick.text.split("\n") for tick in axis.ticks]
    for tick, told in zip(axis.ticks, lines, strict=True):
        at = axis.scale.pixel(tick.number)
        short = [one if width_of(one) < room else one[:LETTERS] for one in told]
        half = max(map(width_of, short)) / 2
        at = min(max(at, axis.scale.begin - 6 + half), axis.scale.end + 6 - half)
        paper.write("\n".join(short), at, below + LINE, "middle")
    end = below + LINE * max(map(len, lines), default=0)
    if axis.title:
        paper.write(axis.title, (axis.scale.begin + axis.scale.end) / 2, end + LINE, "middle")
        end += LINE
    return end

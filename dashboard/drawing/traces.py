"""The parts of a figure: bars, lines with their points, and fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import groupby, pairwise
from typing import Any

from dashboard.drawing.paper import HALO, LINE, SIZE, Paper, short, width_of
from dashboard.drawing.scales import MILLISECONDS, Scale, ordinal

Trace = Mapping[str, Any]
Spans = Sequence[tuple[float, float]]
"""From where to where each bar of a trace goes."""
Reach = dict[int, Spans]
"""The same by the trace's place in the figure."""
BAR = 14
STRONGEST = 0.45
"""Of a field's colour: what is written on it is read, in light and in dark."""


def keys(values: Any) -> list[Any]:
    """The places of a trace; of two levels pairs."""
    if values and isinstance(values[0], list):
        return list(zip(*values, strict=True))
    return list(values)


def reach_of(data: Sequence[Trace]) -> Reach:
    """Bars stand on their base, or on the one before them."""
    reached: dict[Any, float] = {}
    found: Reach = {}
    for number, trace in enumerate(data):
        if trace["type"] != "bar":
            continue
        long, across = (trace[name] for name in ("xy" if is_lying(trace) else "yx"))
        places, stacked = keys(across), "base" not in trace
        begins = [reached.get(key, 0.0) for key in places] if stacked else trace["base"]
        spans = [((a or 0.0), (a or 0.0) + (b or 0.0)) for a, b in zip(begins, long, strict=True)]
        if stacked:
            reached |= {key: end for key, (_, end) in zip(places, spans, strict=True)}
        found[number] = spans
    return found


def is_lying(trace: Trace) -> bool:
    return trace.get("orientation") == "h"


def draw_bars(paper: Paper, trace: Trace, reach: Spans, x: Scale, y: Scale, gap: float) -> None:
    """All bars of a trace as one shape."""
    lying = is_lying(trace)
    along, across = (x, y) if lying else (y, x)
    places = keys(trace["y"] if lying else trace["x"])
    thick = BAR if lying else across.per_unit * days_wide(trace, places, gap)
    boxes = []
    for key, span in zip(places, reach, strict=True):
        near, far = sorted(map(along.at, span))
        middle = across.at(key)
        left, top = (near, middle - thick / 2) if lying else (middle - thick / 2, near)
        wide, tall = (far - near, thick) if lying else (thick, far - near)
        if near < far:
            boxes.append(f"M{short(left)} {short(top)}h{short(wide)}v{short(tall)}h{short(-wide)}z")
    if boxes:
        paper.put("path", d="".join(boxes), **filled(paper, trace["marker"]))


def filled(paper: Paper, marker: Mapping[str, Any]) -> dict[str, Any]:
    """A colour that lets through what is behind it is told in two words."""
    filling = paper.filling(marker)
    if not filling.startswith("rgba"):
        return {"fill": filling}
    *rgb, opacity = filling[5:-1].split(",")
    return {"fill": "#" + "".join(f"{int(part):02X}" for part in rgb), "fill-opacity": opacity}


def days_wide(trace: Trace, places: Sequence[str], gap: float) -> float:
    """How many days a bar over days covers."""
    if "width" in trace:
        return float(trace["width"]) / MILLISECONDS
    days = sorted(map(ordinal, set(places)))
    return min((b - a for a, b in pairwise(days)), default=7.0) * (1 - gap)


def draw_lines(paper: Paper, trace: Trace, x: Scale, y: Scale) -> None:
    shape = trace["line"].get("shape", "linear")
    look = {"width": 2, "color": "", **trace["line"]}
    for run in running(trace):
        points = [(x.at(key), y.at(value)) for key, value in run]
        paper.line(
            "M" + "L".join(f"{short(a)} {short(b)}" for a, b in stepped(points, shape)), look
        )


def running(trace: Trace) -> Iterator[list[tuple[Any, float]]]:
    """The stretches of a line between its gaps."""
    pairs = zip(keys(trace["x"]), trace["y"], strict=True)
    for is_gap, run in groupby(pairs, key=lambda pair: pair[1] is None):
        if not is_gap:
            yield list(run)


def stepped(points: list[tuple[float, float]], shape: str) -> list[tuple[float, float]]:
    """The corners of a line that goes in steps: at each point, or between the points."""
    if shape == "linear" or len(points) < 2:
        return points
    corners = [points[0]]
    half = (points[1][0] - points[0][0]) / 2
    for (a, b), (c, d) in pairwise(points):
        turn = c if shape == "hv" else (a + c) / 2
        corners += [(turn, b), (turn, d)]
    corners.append(points[-1])
    if shape == "hvh":
        corners[0] = (points[0][0] - half, points[0][1])
        corners[-1] = (points[-1][0] + half, points[-1][1])
    return corners


def draw_points(paper: Paper, trace: Trace, x: Scale, y: Scale) -> None:
    marker = {"color": trace.get("line", {}).get("color"), **trace["marker"]}
    looks = marker.get("symbol", "circle")
    for number, (key, value) in enumerate(zip(keys(trace["x"]), keys(trace["y"]), strict=True)):
        if value is not None:
            look = looks if isinstance(looks, str) else looks[number]
            paper.symbol(x.at(key), y.at(value), marker, look)


def tell_points(paper: Paper, trace: Trace, x: Scale, y: Scale) -> None:
    """The name above each point, below it where another one's is; where neither is free it is in
    the table alone."""
    taken: list[tuple[float, float, float]] = []
    for text, key, value in zip(map(unescape, trace["text"]), trace["x"], trace["y"], strict=True):
        wide = width_of(text)
        middle = min(max(x.at(key), x.begin + wide / 2), x.end - wide / 2)
        for at in (y.at(value) - SIZE, y.at(value) + 1.6 * SIZE):
            free = at - SIZE > y.end and at < y.begin
            if free and all(
                abs(at - t) > LINE or abs(middle - m) > (wide + w) / 2 for m, t, w in taken
            ):
                taken.append((middle, at, wide))
                paper.write(text, middle, at, "middle", **HALO)
                break


def draw_errors(paper: Paper, trace: Trace, x: Scale, y: Scale) -> None:
    reach = trace["error_x"]
    for key, row, more, less in zip(
        trace["x"], trace["y"], reach["array"], reach["arrayminus"], strict=True
    ):
        d = f"M{short(x.at(key - less))} {short(y.at(row))}H{short(x.at(key + more))}"
        paper.line(d, {"color": reach["color"], "width": reach["thickness"]})


def draw_fields(paper: Paper, trace: Trace, x: Scale, y: Scale, colour: str) -> None:
    """A field for each pair, the darker the more, with its number on it."""
    most = max((count for row in trace["z"] for count in row), default=0) or 1
    wide, tall = abs(x.per_unit) - 3, abs(y.per_unit) - 3
    for row, counts in zip(trace["y"], trace["z"], strict=True):
        for column, count in zip(trace["x"], counts, strict=True):
            middle, centre = x.at(column), y.at(row)
            paper.put(
                "rect",
                x=middle - wide / 2,
                y=centre - tall / 2,
                width=wide,
                height=tall,
                fill=colour,
                fill_opacity=f"{STRONGEST * count / most:.2f}",
            )
            paper.write(str(count), middle, centre + SIZE / 3, "middle")

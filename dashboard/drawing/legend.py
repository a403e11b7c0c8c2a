"""What the marks of a drawing mean."""

from __future__ import annotations

from typing import Any

from dashboard.charts.theme import Figure
from dashboard.drawing.paper import LINE, SIZE, Paper, width_of
from dashboard.drawing.traces import filled

SAMPLE = 22
"""The width of a sample, with the room beside it."""
GAP = 16


def draw_legend(paper: Paper, drawn: Figure, top: float, left: float, right: float) -> float:
    """Each name once with a sample of its mark, in as many lines as it takes; where that ends."""
    x, y = left, top + LINE * 1.5
    named = entries(drawn)
    for trace in named:
        wide = SAMPLE + width_of(trace["name"]) + GAP
        if x > left and x + wide - GAP > right:
            x, y = left, y + LINE * 1.3
        sample(paper, trace, x, y - SIZE / 3)
        paper.write(trace["name"], x + SAMPLE, y)
        x += wide
    return y if named else top


def entries(drawn: Figure) -> list[dict[str, Any]]:
    """The first trace of each name, where there are several to tell apart."""
    if not drawn["layout"].get("showlegend", True):
        return []
    shown = [one for one in drawn["data"] if one.get("name") and one.get("showlegend", True)]
    by_name = {one["name"]: one for one in reversed(shown)}
    first = [one for one in shown if by_name[one["name"]] is one and one["x"]]
    return first if len(first) > 1 else []


def sample(paper: Paper, trace: dict[str, Any], x: float, y: float) -> None:
    if trace["type"] == "bar":
        paper.put("rect", x=x, y=y - 6, width=14, height=12, **filled(paper, trace["marker"]))
        return
    mode = trace["mode"]
    if "lines" in mode:
        paper.line(f"M{x:.1f} {y:.1f}h16", {"width": 2, **trace["line"]})
    if "markers" in mode:
        marker = {"color": trace.get("line", {}).get("color"), **trace["marker"]}
        marker["size"] = min(marker["size"], 10)
        paper.symbol(x + 8, y, marker, marker.get("symbol", "circle"))

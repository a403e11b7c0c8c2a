"""The paper that a figure is drawn on: elements of SVG, in which a text is nothing but text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import shorten
from typing import Any
from unicodedata import east_asian_width
from xml.etree import ElementTree

from dashboard.charts.theme import Theme

LIGHT = Theme(dark=False)
SIZE = 14
LINE = 17
"""From one line of a text to the next."""
FONTS = '"Source Sans 3", system-ui, sans-serif'
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HATCHES = {
    "/": "M0 6L6 0M-1 1L1 -1M5 7L7 5",
    "\\": "M0 0L6 6M-1 5L1 7M5 -1L7 1",
    "x": "M0 0L6 6M0 6L6 0",
    "-": "M0 3H6",
    ".": "M2.5 3a.5 .5 0 1 0 1 0a.5 .5 0 1 0 -1 0",
}
SYMBOLS = {
    "circle": "M{l} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z",
    "square": "M{l} {t}h{d}v{d}h-{d}z",
    "diamond": "M{x} {t}l{r} {r}l-{r} {r}l-{r} -{r}z",
}
HALO: dict[str, Any] = {"stroke": LIGHT.paper, "stroke_width": 3, "paint_order": "stroke"}
"""Of a text that lines may cross."""
DASHES = {"dot": "1 4", "dash": "6 4"}


class Paper:
    """A drawing so wide and so high, whose parts are named after what it shows."""

    def __init__(self, name: str, title: str, finding: str) -> None:
        self.name = name
        self.root = ElementTree.Element("svg", {"class": "chart", "role": "img"})
        self.root.set("aria-labelledby", f"{name}-title {name}-finding")
        self.root.set("font-family", FONTS)
        self.root.set("font-size", str(SIZE))
        self.root.set("fill", LIGHT.text)
        self.put("title", title, id=f"{name}-title")
        self.put("desc", finding, id=f"{name}-finding")
        self.hatched: dict[tuple[str, str], str] = {}

    def put(
        self, tag: str, text: str = "", within: ElementTree.Element | None = None, **told: Any
    ) -> ElementTree.Element:
        """An element with its attributes; a line under a word stands for a hyphen."""
        named = {key.replace("_", "-"): short(value) for key, value in told.items()}
        element = ElementTree.SubElement(self.root if within is None else within, tag, named)
        element.text = NOT_IN_XML.sub("", text)
        return element

    def write(self, text: str, x: float, y: float, anchor: str = "start", **told: Any) -> None:
        """A text, the first line of which stands on `y`."""
        lines = text.split("\n")
        element = self.put("text", lines[0], x=x, y=y, text_anchor=anchor, **told)
        for line in lines[1:]:
            self.put("tspan", line, element, x=x, dy=LINE)

    def line(self, d: str, look: Mapping[str, Any]) -> None:
        """A line without ends, in plotly's words for how it looks."""
        dashes = DASHES.get(look.get("dash", ""))
        more: dict[str, Any] = {"stroke_dasharray": dashes} if dashes else {}
        self.put("path", d=d, fill="none", stroke=look["color"], stroke_width=look["width"], **more)

    def filling(self, marker: Mapping[str, Any]) -> str:
        """A colour, or the pattern over it by which it is known without colour."""
        colour, pattern = marker["color"], marker.get("pattern", {})
        shape = pattern.get("shape", "")
        if not shape:
            return str(colour)
        if (shape, colour) not in self.hatched:
            self.hatched[shape, colour] = f"{self.name}-hatch-{len(self.hatched)}"
            box: dict[str, Any] = {"width": 6, "height": 6}
            hatch = self.put(
                "pattern", id=self.hatched[shape, colour], patternUnits="userSpaceOnUse", **box
            )
            self.put("rect", within=hatch, fill=colour, **box)
            d, stroke = HATCHES[shape], pattern["fgcolor"]
            self.put("path", within=hatch, d=d, stroke=stroke, stroke_width=1.2, fill="none")
        return f"url(#{self.hatched[shape, colour]})"

    def symbol(self, x: float, y: float, marker: Mapping[str, Any], look: str) -> None:
        """One point, filled or open."""
        shape, _, is_open = look.partition("-")
        r = marker["size"] / 2
        named = {"x": x, "y": y, "l": x - r, "t": y - r, "r": r, "d": 2 * r}
        d = SYMBOLS[shape].format(**{key: short(value) for key, value in named.items()})
        if is_open:
            self.put("path", d=d, fill="none", stroke=marker["color"], stroke_width=2)
        else:
            self.put("path", d=d, fill=marker["color"])

    def drawn(self, width: float, height: float) -> str:
        self.root.set("viewBox", f"0 0 {short(width)} {short(height)}")
        return ElementTree.tostring(self.root, encoding="unicode")


def short(value: Any) -> str:
    """A number with one digit at most."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def width_of(text: str) -> float:
    """How wide a text is about, in whichever of the fonts it is written."""
    return SIZE * sum(1.0 if east_asian_width(one) in "WF" else 0.5 for one in text)


def fitting(text: str, room: float) -> str:
    """A text, or as many of its words as there is room for; all of it is in the table."""
    if width_of(text) <= room:
        return text
    return shorten(text, max(int(room / width_of("n")), 2), placeholder=" …")

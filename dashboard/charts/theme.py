"""Colours and marks: the same for the same meaning everywhere, in light and dark, readable
without colour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from journal.questions import Asked

Figure = dict[str, Any]
"""Data and layout in the words of plotly, whose script draws them in the browser."""


@dataclass(frozen=True)
class Mark:
    """How one meaning is drawn: its colour in light and in dark, and its pattern."""

    light: str
    dark: str
    pattern: str = ""


RESOLVED = Mark("#204B9C", "#699AF1")
PARTLY = Mark("#527694", "#BAF4FD", "/")
WAITING = Mark("#926A2B", "#EED870", ".")
UNRESOLVED = Mark("#7D2E02", "#DD711B", "x")
BY_CUSTOMER = Mark("#482D51", "#AC748E", "\\")
BY_ME = Mark("#161616", "#B7B7B7", "-")
ACCENT = Mark("#1E5C66", "#7FC4CC")
INK = Mark("#14191B", "#E7E9E5")

MARKS = {
    "resolved": RESOLVED,
    "partly_resolved": PARTLY,
    "waiting": WAITING,
    "unresolved": UNRESOLVED,
    "ended_by_customer": BY_CUSTOMER,
    "ended_early": BY_CUSTOMER,
    "ended_by_me": BY_ME,
    "kept_on_time": RESOLVED,
    "kept_late": PARTLY,
    "open": WAITING,
    "missed": UNRESOLVED,
    "no_longer_needed": BY_ME,
    "escalated": ACCENT,
    "heat_start": INK,
    "heat_end": ACCENT,
    "cooled": ACCENT,
    "signal": UNRESOLVED,
    "category": ACCENT,
}


@dataclass(frozen=True)
class Theme:
    """The colours of the page that a figure stands on."""

    dark: bool

    @property
    def text(self) -> str:
        return "#E7E9E5" if self.dark else "#14191B"

    @property
    def paper(self) -> str:
        return "#14191B" if self.dark else "#FBFAF7"

    @property
    def line(self) -> str:
        return "#2C3437" if self.dark else "#E2DFD6"

    @property
    def band(self) -> str:
        """Of what is usual: seen, and not looked at."""
        return "rgba(127,196,204,0.16)" if self.dark else "rgba(30,92,102,0.10)"

    @property
    def axis(self) -> dict[str, Any]:
        return {
            "gridcolor": self.line,
            "linecolor": self.line,
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
            "separatethousands": True,
        }

    def filled(self, meaning: str) -> dict[str, Any]:
        """A bar's colour with its pattern."""
        return {
            "color": self.colour(meaning),
            "pattern": {
                "shape": MARKS[meaning].pattern,
                "fgcolor": self.paper,
                "fillmode": "overlay",
                "size": 6,
                "solidity": 0.3,
            },
        }

    def colour(self, meaning: str) -> str:
        mark = MARKS[meaning]
        return mark.dark if self.dark else mark.light


def figure(
    theme: Theme,
    asked: Asked,
    traces: list[Any],
    *,
    yaxis: dict[str, Any] | None = None,
    **layout: Any,
) -> Figure:
    """A figure over days. All figures of what was asked for stand over the same ones, so that one
    can be held against another."""
    days = {
        "type": "date",
        "range": [day.isoformat() for day in around(asked)],
        "showgrid": False,
        "tickformat": "%-d %b<br>%Y",
        "nticks": 8,
    }
    counts = {"rangemode": "tozero", **(yaxis or {})}
    return framed(theme, traces, xaxis=days, yaxis=counts, bargap=0.15, **layout)


def framed(
    theme: Theme,
    traces: list[Any],
    *,
    xaxis: dict[str, Any],
    yaxis: dict[str, Any],
    **layout: Any,
) -> Figure:
    """A figure with the page's look and nothing that its data does not need."""
    whole = {
        "template": "none",
        "height": 340,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "Source Sans, sans-serif", "size": 15, "color": theme.text},
        "hoverlabel": {"bgcolor": theme.paper, "font": {"color": theme.text}},
        "legend": {
            "orientation": "h",
            "yref": "container",
            "y": 0,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
        },
        "xaxis": theme.axis | xaxis,
        "yaxis": theme.axis | yaxis,
    }
    return {"data": traces, "layout": whole | layout}


def as_it_reads(text: str) -> str:
    """A name or a label for plotly, to which what looks like HTML would be HTML."""
    return escape(text, quote=False)


def around(asked: Asked) -> tuple[date, date]:
    """The days asked for, with half a bar's room on either side: a bar stands on the first day
    of its period."""
    half = asked.grain.length / 2
    return asked.first - half, asked.until - half

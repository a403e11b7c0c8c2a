"""The changes that supervisors marked, as lines across a figure: each with a letter, by which its
reason is found in the text, where a text is nothing but text."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from dashboard.charts.theme import Figure, Theme
from journal.marked_changes import MarkedChange


def letter(number: int) -> str:
    """A, B, …, Z, A2, …"""
    again, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(again + 1) if again else "")


def with_marks(drawn: Figure, marked: Sequence[MarkedChange], theme: Theme) -> Figure:
    """The figure with a line on the first day of each change."""
    if not marked:
        return drawn
    lines = [
        {
            "type": "line",
            "x0": change.since.isoformat(),
            "x1": change.since.isoformat(),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": theme.text, "width": 1.5, "dash": "dash"},
        }
        for change in marked
    ]
    letters = [
        {
            "x": change.since.isoformat(),
            "yref": "paper",
            "y": 1,
            "yanchor": "top",
            "xanchor": "left",
            "text": f" {letter(number)}",
            "showarrow": False,
        }
        for number, change in enumerate(marked)
    ]
    layout = drawn["layout"] | {"shapes": lines, "annotations": letters}
    return drawn | {"layout": layout}

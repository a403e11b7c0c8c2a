"""Bands of check-ins over blocks: how high a bar floats is all that there is to see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.charts.theme import Figure, Theme, framed
from journal.bands import ReleasedBlock
from journal.checkin import FIGURES
from journal.periods import BLOCK
from journal.questions.wellbeing_wording import reason, said

DAY = 86_400_000
"""In milliseconds, which a bar's width is told in."""
WIDTH = 0.8 * BLOCK.days * DAY
ROW, FILLED = 76, 0.78
"""Pixels for each flag, and how much of them its bars may fill."""
SHARES = {0.0: "none", 0.25: "a quarter", 0.5: "half", 0.75: "three quarters", 1.0: "all"}


def draw_one(blocks: Sequence[ReleasedBlock], figure: str, theme: Theme) -> Figure:
    """One figure by itself, between nothing and everything."""
    traces = [bars(blocks, figure, theme, 0, 1.0), *gaps(blocks, theme, [0], 1.0)]
    shares = {
        "range": [0, 1.03],
        "tickvals": list(SHARES),
        "ticktext": list(SHARES.values()),
    }
    return framed(theme, traces, xaxis=days(blocks), yaxis=shares, barmode="overlay")


def draw_each(blocks: Sequence[ReleasedBlock], figures: Sequence[str], theme: Theme) -> Figure:
    """Each figure in a row of its own, one below the other over the same blocks."""
    places = range(len(figures))
    rows = dict(zip(reversed(figures), places, strict=True))
    traces = [bars(blocks, name, theme, row, FILLED) for name, row in rows.items()]
    frames = [
        {
            "type": "rect",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": row,
            "y1": row + FILLED,
            "line": {"width": 0},
            "fillcolor": theme.band,
            "layer": "below",
        }
        for row in places
    ]
    names = {
        "range": [-0.05, len(figures) - 0.15],
        "tickvals": [row + FILLED / 2 for row in places],
        "ticktext": [FIGURES[name].replace(" ", "<br>", 1) for name in rows],
        "showgrid": False,
    }
    return framed(
        theme,
        [*traces, *gaps(blocks, theme, places, FILLED)],
        xaxis=days(blocks),
        yaxis=names,
        barmode="overlay",
        shapes=frames,
        height=90 + ROW * len(figures),
    )


def bars(
    blocks: Sequence[ReleasedBlock], figure: str, theme: Theme, row: int, room: float
) -> dict[str, Any]:
    """A bar from the lower to the upper edge of each block's band."""
    told = [(one.block, one.bands[figure]) for one in blocks if one.bands]
    return {
        "type": "bar",
        "name": FIGURES[figure],
        "x": [middle(block) for block, _ in told],
        "base": [row + room * float(band.low) for _, band in told],
        "y": [room * float(band.high - band.low) for _, band in told],
        "width": WIDTH,
        "marker": {"color": theme.colour("category")},
        "text": [said(band) for _, band in told],
        "textposition": "none",
        "hovertemplate": f"{FIGURES[figure]}: %{{text}}<extra></extra>",
        "showlegend": False,
    }


def gaps(
    blocks: Sequence[ReleasedBlock], theme: Theme, rows: Sequence[int], room: float
) -> list[dict[str, Any]]:
    """Blocks that are withheld: hatched all over, so that they are not taken for nothing."""
    missing = [(one, row) for row in rows for one in blocks if not one.bands]
    if not missing:
        return []
    hatched = {"shape": "/", "fgcolor": theme.text, "bgcolor": theme.paper, "size": 7}
    return [
        {
            "type": "bar",
            "name": "Withheld",
            "x": [middle(one.block) for one, _ in missing],
            "base": [float(row) for _, row in missing],
            "y": [room] * len(missing),
            "width": WIDTH,
            "marker": {
                "color": theme.paper,
                "pattern": {**hatched, "fillmode": "replace", "solidity": 0.12},
            },
            "text": [reason(one) for one, _ in missing],
            "textposition": "none",
            "hovertemplate": "Withheld: %{text}<extra></extra>",
            "showlegend": True,
        }
    ]


def middle(block: date) -> str:
    """A block's bar stands over its four weeks."""
    return (block + BLOCK / 2).isoformat()


def days(blocks: Sequence[ReleasedBlock]) -> dict[str, Any]:
    return {
        "type": "date",
        "range": [blocks[0].block.isoformat(), (blocks[-1].block + BLOCK).isoformat()],
        "showgrid": False,
        "tickformat": "%-d %b<br>%Y",
        "nticks": 8,
    }

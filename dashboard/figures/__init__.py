"""Figures that are redrawn in place: each with its finding, its table and its files.

Streamlit's own chart is thrown away and mounted anew at every change of its data; one component
that holds them all moves the charts that are there, without a flicker
(docs/decisions/0016-figures-of-our-own.md). Whether the chart or its table is seen is the
browser's matter alone.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import session
from dashboard.charts import DRAWN
from dashboard.charts.leading import leads
from dashboard.charts.marks import with_marks
from dashboard.charts.theme import Theme
from dashboard.components import component
from dashboard.exporting import about, as_table, file_name
from dashboard.figures.behind import as_panel
from dashboard.handing_out import address_of
from dashboard.static_files import PLOTLY
from journal.marked_changes import MarkedChange
from journal.questions.behind import Behind
from journal.questions.overview import Told

KEY = "figures"


@dataclass(frozen=True)
class Section:
    """Sentences, tiles and figures under one heading."""

    title: str
    sentences: Sequence[str] = ()
    tiles: Sequence[Mapping[str, str]] = ()
    """Each with name, value and details."""
    figures: Sequence[Told] = ()
    marked: Sequence[MarkedChange] = ()
    """Changes to be drawn across the figures."""


def show_figures(
    sections: Sequence[Section],
    theme: Theme,
    *,
    behind: Behind | None = None,
    on_chosen: Callable[[object], None],
) -> None:
    """Draws them from top to bottom, and below one of them what is shared of the entries behind
    what was chosen. `on_chosen` gets what is chosen next; nothing where it is closed."""
    told = [
        {
            "title": section.title,
            "sentences": list(section.sentences),
            "tiles": list(section.tiles),
            "figures": [as_data(figure, section.marked, theme) for figure in section.figures],
        }
        for section in sections
    ]
    component("figures")(
        key=KEY,
        data=packed(told, behind),
        on_chosen_change=lambda: on_chosen(session.recall(KEY).get("chosen")),
    )


def prepare() -> None:
    """Has the browser load and read plotly's script while the answers are still being counted."""
    component("figures")(key="figures to come", data=packed([]))


def packed(sections: list[dict[str, Any]], behind: Behind | None = None) -> bytes:
    """What the script is handed, in a fifth of the bytes: a websocket sends what it is given."""
    told: dict[str, Any] = {"plotly": PLOTLY, "sections": sections}
    if behind:
        told |= {"of": behind.choice.question, "behind": as_panel(behind)}
    return gzip.compress(json.dumps(told, allow_nan=False).encode(), compresslevel=6, mtime=0)


def as_data(figure: Told, marked: Sequence[MarkedChange], theme: Theme) -> dict[str, Any]:
    """A figure as the browser gets it; without rows nothing but what is said of it."""
    answer, finding = figure.answer, figure.finding
    title = answer.question.title
    told = {"name": answer.question.name, "title": title, "finding": finding}
    if answer.rows.empty:
        return told | {"notes": [], "plot": None}
    drawn = DRAWN[answer.question.name](answer, figure.limits, theme)
    table, to = as_table(answer), leads(answer)
    return told | {
        "notes": list(answer.withheld),
        "alt": f"{title}. {finding}",
        "plot": with_marks(drawn, marked, theme),
        "head": table.head,
        "rows": table.cells,
        # A table over days has the latest first.
        "leads": (to[::-1] if "period" in answer.rows else to) if any(to) else None,
        "about": [f"{name}: {text}" for name, text in about(answer)],
        "file": address_of(answer),
        "picture": file_name(answer, "png"),
    }

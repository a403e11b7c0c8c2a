"""What was released of check-ins, as figures: each with its finding, its table and its files."""

from __future__ import annotations

from typing import Any

from dashboard.charts.bands import draw_each, draw_one
from dashboard.charts.theme import Theme
from dashboard.components import component
from dashboard.figures import packed
from dashboard.released_files import about, address_of, as_table, file_name
from journal.questions.wellbeing import PARTS, TITLES, Wellbeing
from journal.questions.wellbeing_wording import finding, last_block, withheld

KEY = "figures of check-ins"


def show_released(told: Wellbeing, theme: Theme) -> None:
    """Draws the charts of a team below what is said of its last block, and what is withheld."""
    section = {
        "title": "The last closed block",
        "sentences": [last_block(told), *withheld(told.withheld)],
        "tiles": [],
        "figures": [as_data(told, part, theme) for part in PARTS],
    }
    component("figures")(key=KEY, data=packed([section]))


def prepare() -> None:
    """Has the browser load plotly's script meanwhile."""
    component("figures")(key="figures of check-ins to come", data=packed([]))


def as_data(told: Wellbeing, part: str, theme: Theme) -> dict[str, Any]:
    """A chart as the browser gets it."""
    title, says, table = TITLES[part], finding(told, part), as_table(told, part)
    figures = PARTS[part]
    drawn = (
        draw_one(told.blocks, figures[0], theme)
        if len(figures) == 1
        else draw_each(told.blocks, figures, theme)
    )
    return {
        "name": part,
        "title": title,
        "finding": says,
        "notes": [],
        "alt": f"{title}. {says}",
        "plot": drawn if told.told else None,
        "head": table.head,
        "rows": table.cells,
        "leads": None,
        "about": [f"{name}: {text}" for name, text in about(told)],
        "file": address_of(told, part),
        "picture": file_name(told, part, "png"),
    }

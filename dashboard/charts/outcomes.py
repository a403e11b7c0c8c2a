"""Where encounters ended, stacked by period."""

from __future__ import annotations

from dashboard.charts import stacked
from dashboard.charts.theme import Figure, Theme
from journal.questions import Answer
from journal.questions.limits import Limited

ORDER = [
    "resolved",
    "partly_resolved",
    "waiting",
    "unresolved",
    "ended_by_customer",
    "ended_early",
    "ended_by_me",
]


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    return stacked.draw(answer, limited, theme, ORDER)

"""By what the facts are counted for a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Cells:
    """Counts by block, agent and categories. A category is a column, or `made` of columns."""

    by: tuple[str, ...] = ()
    among: str = "true"
    """Which of the facts are counted, in SQL, as all that follows."""
    relation: str = "facts_in_scope"
    made: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)
    """What is added up in each cell besides."""

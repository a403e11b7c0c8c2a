"""A range in which the true number may lie."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.special import ndtri

NOT_CERTAIN = {"0–0 %": "0–1 %", "100–100 %": "99–100 %"}
"""Rounded, an interval beside none or all would say that it is certain, which no count makes it."""


@dataclass(frozen=True)
class Interval:
    """A confidence interval: of a share between 0 and 1, of a difference between -1 and 1, of an
    odds ratio between 0 and infinity."""

    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def __str__(self) -> str:
        text = f"{self.low:.0%}–{self.high:.0%}".replace("%–", "–").replace("%", " %")
        return NOT_CERTAIN.get(text, text) if self.width else text


def two_sided(confidence: float) -> float:
    """How many standard errors to either side hold this much: 1.96 for 95 %.

    Raises ValueError for what is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence of {confidence} is not between 0 and 1")
    return float(ndtri((1 + confidence) / 2))

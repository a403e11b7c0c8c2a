"""Bands: how roughly a share of check-ins is told, so that it says of nobody what they answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from journal.vocabulary import Withheld

QUARTERS, EIGHTHS = 4, 8
AGENTS_FOR_EIGHTHS = 9


@dataclass(frozen=True)
class Band:
    """One of a few stretches of equal width between nothing and everything. A share on the edge of
    two lies in the higher one."""

    place: int
    """0 for the lowest."""
    of: int
    """How many there are."""

    @property
    def low(self) -> Fraction:
        return Fraction(self.place, self.of)

    @property
    def high(self) -> Fraction:
        return Fraction(self.place + 1, self.of)


def bands_for(agents: int) -> int:
    """How many bands there are with so many agents: quarters, from nine agents on eighths.

    A band's width times the number of agents exceeds 1: then the mean of their shares is in the
    lowest band whatever one of them answered, if the others did so too, and in the highest one.
    """
    return EIGHTHS if agents >= AGENTS_FOR_EIGHTHS else QUARTERS


def band_of(mean: Fraction, agents: int) -> Band:
    """The band in which the mean of the shares of so many agents lies."""
    of = bands_for(agents)
    return Band(min(int(mean * of), of - 1), of)


@dataclass(frozen=True)
class ReleasedBlock:
    """What was released of one team in one block."""

    block: date
    least_agents: int
    """How many had to check in."""
    withheld: Withheld | None
    bands: Mapping[str, Band]
    """By figure; none where it is withheld."""

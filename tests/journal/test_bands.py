from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.bands import Band, band_of, bands_for

agents = st.integers(5, 60)


@pytest.mark.parametrize(("agents", "bands"), [(5, 4), (8, 4), (9, 8), (40, 8)])
def test_shares_are_told_in_quarters_and_from_nine_agents_on_in_eighths(agents: int, bands: int):
    assert bands_for(agents) == bands


@given(agents)
def test_a_band_is_wider_than_what_one_agent_can_move(agents: int):
    band = band_of(Fraction(0), agents)
    assert (band.high - band.low) * agents > 1


@given(agents, st.fractions(0, 1))
def test_a_mean_lies_in_its_band(agents: int, mean: Fraction):
    band = band_of(mean, agents)
    assert band.low <= mean <= band.high
    assert mean < band.high or band.high == 1


def test_a_mean_on_an_edge_lies_in_the_higher_band():
    assert band_of(Fraction(1, 4), 5) == Band(1, 4)
    assert band_of(Fraction(1), 9) == Band(7, 8)


@given(agents)
def test_in_the_outermost_bands_anybody_may_have_answered_otherwise(agents: int):
    """The others being all the same, one agent's answer does not move the band."""
    assert band_of(Fraction(1, agents), agents) == band_of(Fraction(0), agents)
    assert band_of(Fraction(agents - 1, agents), agents) == band_of(Fraction(1), agents)

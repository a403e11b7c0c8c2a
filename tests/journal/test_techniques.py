from __future__ import annotations

import pytest

from journal.techniques import Technique


def test_there_are_nineteen_techniques():
    assert len(Technique.said_here()) == 19


@pytest.mark.parametrize("technique", Technique.said_here())
def test_a_technique_says_when_it_serves_and_how_it_may_sound(technique: Technique):
    assert technique.label
    assert technique.serves.endswith(".")
    assert technique.phrase.endswith((".", "?"))
    assert "\n" not in technique.serves + technique.phrase


@pytest.mark.parametrize("part", ["label", "serves", "phrase"])
def test_no_two_techniques_share_a_sentence(part: str):
    told = [getattr(technique, part) for technique in Technique.said_here()]
    assert len(set(told)) == len(told)

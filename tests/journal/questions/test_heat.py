from __future__ import annotations

import pytest

from journal.people import Viewer
from journal.questions import HEAT
from journal.store.engine import Store
from tests.journal.questions.conftest import LAST_BLOCK, Figures, each_wrote, row


def test_only_entries_that_say_both_are_in_the_means(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:5], LAST_BLOCK, heat_start=4, heat_end=2)
    each_wrote(store, crew[:1], LAST_BLOCK, heat_start=1, heat_end=5)
    each_wrote(store, crew[:3], LAST_BLOCK, heat_start=5)
    each_wrote(store, crew[:3], LAST_BLOCK, heat_end=5)
    shown = row(figures(HEAT), LAST_BLOCK)
    assert (shown["asked"], shown["entries"], shown["cooled"]) == (12, 6, 5)
    assert shown["heat_start"] == pytest.approx(21 / 6)
    assert shown["heat_end"] == pytest.approx(15 / 6)


def test_as_hot_as_before_is_not_calmer(store: Store, crew: list[Viewer], figures: Figures):
    each_wrote(store, crew, LAST_BLOCK, heat_start=3, heat_end=3)
    assert figures(HEAT).totals["cooled"] == 0


def test_five_agents_who_said_both_are_needed_and_not_five_who_wrote(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew, LAST_BLOCK)
    each_wrote(store, crew[:4], LAST_BLOCK, heat_start=3, heat_end=1)
    each_wrote(store, crew[4:], LAST_BLOCK, heat_start=3)
    assert figures(HEAT).rows.empty
    each_wrote(store, crew[4:5], LAST_BLOCK, heat_start=3, heat_end=1)
    assert figures(HEAT).totals["entries"] == 5


def test_it_is_said_how_few_answered(store: Store, crew: list[Viewer], figures: Figures):
    each_wrote(store, crew, LAST_BLOCK)
    each_wrote(store, crew, LAST_BLOCK, heat_start=3, heat_end=1)
    finding = figures(HEAT).finding
    assert "Calmer at the end than at the start: 7 of 7" in finding
    assert "Only 7 of 14 entries say how hot it was." in finding

"""The quality of similar encounters, with floors a little below what is measured."""

from __future__ import annotations

import pytest

from journal.people import Viewer
from journal.store.engine import Store
from tests.journal.reading.same_subject import COMPLAINTS, of_complaints, of_the_demo


def test_what_an_agent_tells_is_found_by_what_the_customer_would_tell(store: Store, ana: Viewer):
    found = of_the_demo(store, ana)
    assert found.by_chance < 0.01
    assert found.hits >= 0.35


@pytest.mark.skipif(not COMPLAINTS.exists(), reason=f"{COMPLAINTS.name} is not beside the project")
def test_complaints_about_one_subject_are_found_by_each_other(store: Store, ana: Viewer):
    found = of_complaints(store, ana)
    assert found.by_chance < 0.15
    assert (found.hits >= 0.9, found.precision >= 0.5) == (True, True)

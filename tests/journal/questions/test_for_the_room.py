"""What is told at a debrief of a team's figures is what its supervisors read first, or nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.errors import NotAllowed
from journal.facts import refresh
from journal.people import Team, Viewer
from journal.policy import scope_for
from journal.questions import choose
from journal.questions.for_the_room import what_changed_for_the_room
from journal.questions.overview import overview
from journal.store.engine import Store
from tests.journal.actions.around_debriefs import facilitator
from tests.journal.given import NOW, WORKSPACE, stored_entry, weeks_ago, wrote
from tests.journal.questions.conftest import busy_weeks

MANY, CHANGED = 40, 15
"""Weeks: how many there are, and before how many fewer encounters began to be escalated."""


def escalated_less(store: Store, crew: list[Viewer]) -> None:
    """Half of the team's encounters were passed on, and then hardly any."""
    entries = []
    for back in range(1, MANY):
        for place, author in enumerate(crew):
            for day in range(4):
                passed_on = (place + day) % 2 if back > CHANGED else place + day == 0
                to = "supervisor" if passed_on else "nobody"
                moment = weeks_ago(back) + timedelta(days=day)
                entries.append(stored_entry(author, moment, escalated_to=to))
    wrote(store, *entries)


def test_it_is_the_first_sentence_of_what_changed(
    store: Store, crew: list[Viewer], sam: Viewer, deliveries: Team
):
    fay = facilitator(store, deliveries)
    escalated_less(store, crew)
    refresh(store, NOW)
    scope = scope_for(sam)
    first = overview(store, scope, choose(store, scope, WORKSPACE)).changed[0]
    told = what_changed_for_the_room(store, fay, deliveries.team_id, workspace=WORKSPACE)
    assert "fewer encounters were escalated" in first
    assert told == first


def test_of_too_few_agents_or_too_early_nothing_is_told(
    store: Store, crew: list[Viewer], deliveries: Team
):
    fay = facilitator(store, deliveries)
    busy_weeks(store, crew[:4], MANY)
    refresh(store, NOW)
    of = (store, fay, deliveries.team_id)
    assert what_changed_for_the_room(*of, workspace=WORKSPACE) is None
    busy_weeks(store, crew, 5)
    refresh(store, NOW)
    assert what_changed_for_the_room(*of, workspace=WORKSPACE) is None


def test_it_opens_no_figures_to_anybody_else(
    store: Store, ana: Viewer, sam: Viewer, una: Viewer, deliveries: Team
):
    fay = facilitator(store, deliveries)
    assert scope_for(fay).figures_of == ()
    for viewer in (ana, sam, una):
        with pytest.raises(NotAllowed):
            what_changed_for_the_room(store, viewer, deliveries.team_id, workspace=WORKSPACE)

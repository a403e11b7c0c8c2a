"""What is told at a debrief of a team's figures is what its supervisors read first, or nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.errors import NotAllowed
from journal.facts import refresh
from journal.people import Team, Viewer
from journal.policy import scope_for
from journal.questions import choose
from journal.questions.for_the_room import (
    NOT_THIS,
    TOO_FEW,
    figures_for_the_room,
    what_changed_for_the_room,
)
from journal.questions.overview import overview
from journal.store.engine import Store
from tests.journal.actions.around_debriefs import facilitator
from tests.journal.few import all_agree, each_block, few_agents
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
        for asked in (what_changed_for_the_room, figures_for_the_room):
            with pytest.raises(NotAllowed):
                asked(store, viewer, deliveries.team_id, workspace=WORKSPACE)


def test_the_figures_of_the_room_are_six_of_those_that_supervisors_see(
    store: Store, crew: list[Viewer], sam: Viewer, deliveries: Team
):
    fay, scope = facilitator(store, deliveries), scope_for(sam)
    escalated_less(store, crew)
    refresh(store, NOW)
    seen = overview(store, scope, choose(store, scope, WORKSPACE))
    found = figures_for_the_room(store, fay, deliveries.team_id, workspace=WORKSPACE)
    named = {one.answer.question.name: one.finding for one in found.figures}
    told = {one.answer.question.name: one.finding for one in seen.told}
    assert named.items() <= told.items()
    assert list(named) == ["escalations", "outcomes", "causes"]
    titles = ("Callbacks", "Other promises", "Heat at the start and at the end")
    assert [text.split(":")[0] for text in found.withheld] == list(titles)


def test_of_too_few_or_by_agreement_no_figure_is_handed_out(store: Store, sam: Viewer):
    few = few_agents(store, sam)
    fay = facilitator(store, few.team)
    of = (store, fay, few.team.team_id)
    each_block(store, few.agents)
    refresh(store, NOW)
    nothing = figures_for_the_room(*of, workspace=WORKSPACE)
    assert (nothing.figures, nothing.withheld) == ((), (TOO_FEW,))
    all_agree(store, few)
    refresh(store, NOW)
    scope = scope_for(few.supervisor)
    agreed = choose(store, scope, WORKSPACE, team=few.team.team_id)
    assert agreed.by_agreement
    assert figures_for_the_room(*of, workspace=WORKSPACE) == nothing


def test_a_figure_of_which_most_is_one_persons_is_left_out_and_the_reason_does_not_say_so(
    store: Store, crew: list[Viewer], deliveries: Team
):
    fay = facilitator(store, deliveries)
    busy_weeks(store, crew, 9)
    busy_weeks(store, [crew[0]] * 9, 9)
    refresh(store, NOW)
    found = figures_for_the_room(store, fay, deliveries.team_id, workspace=WORKSPACE)
    named = [one.answer.question.title for one in found.figures]
    assert "Escalated" not in named
    assert NOT_THIS.format(title="Escalated") in found.withheld
    assert not any("One person" in text for text in found.withheld)

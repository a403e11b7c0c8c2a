"""A supervisor marks a change in the figures of a team, with a reason, and takes it away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.actions.marking import mark_change, take_mark_away
from journal.errors import NotAllowed, NotFound, Refused
from journal.people import Viewer
from journal.policy import scope_for
from journal.store.engine import Store
from journal.store.marked_changes import marked_changes_of
from journal.store.workspace import find_workspace
from journal.vocabulary import Role
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW

TODAY = NOW.date()
DAY = TODAY - timedelta(days=30)
REASON = "New refund rule"


def team_of(viewer: Viewer) -> str:
    return min(team_id for role in Role for team_id in viewer.teams_as(role))


def marked(store: Store, viewer: Viewer, since: date | None = DAY, reason: str = REASON) -> str:
    workspace = find_workspace(store)
    assert workspace is not None
    return mark_change(store, viewer, team_of(viewer), since, reason, now=NOW, workspace=workspace)


def seen(store: Store, viewer: Viewer, team_id: str) -> list[tuple[date, str, str]]:
    found = marked_changes_of(store, scope_for(viewer), team_id)
    return [(change.since, change.reason, change.marked_by) for change in found]


def test_a_mark_is_seen_with_its_reason_and_who_made_it_until_it_is_taken_away(
    store: Store, sam: Viewer
):
    later = marked(store, sam, DAY + timedelta(days=7), "A second team lead")
    first = marked(store, sam)
    team_id, name = team_of(sam), sam.person.name
    assert seen(store, sam, team_id) == [
        (DAY, REASON, name),
        (DAY + timedelta(days=7), "A second team lead", name),
    ]
    take_mark_away(store, sam, later, now=NOW)
    assert seen(store, sam, team_id) == [(DAY, REASON, name)]
    entries = [row for row in log(store) if "mark" in row["action"]]
    assert [row["action"] for row in entries] == [
        "change_marked",
        "change_marked",
        "mark_taken_away",
    ]
    assert [row["subject"] for row in entries][1:] == [f"{team_id} {first}", f"{team_id} {later}"]
    assert not any(REASON in str(row) for row in entries)


def test_only_a_supervisor_of_the_team_marks_a_change_sees_it_and_takes_it_away(
    store: Store, sam: Viewer, ana: Viewer
):
    with pytest.raises(NotAllowed):
        marked(store, ana)
    change_id = marked(store, sam)
    with pytest.raises(NotAllowed):
        take_mark_away(store, ana, change_id, now=NOW)
    assert seen(store, ana, team_of(sam)) == []
    assert len(seen(store, sam, team_of(sam))) == 1


def test_a_mark_that_is_gone_is_answered_plainly(store: Store, sam: Viewer):
    change_id = marked(store, sam)
    take_mark_away(store, sam, change_id, now=NOW)
    with pytest.raises(NotFound, match="not there any more"):
        take_mark_away(store, sam, change_id, now=NOW)


@pytest.mark.parametrize(
    ("since", "reason", "told"),
    [
        (None, REASON, "pick the day"),
        (TODAY + timedelta(days=1), REASON, "once its day has come"),
        (DAY, " \n\x00", "say it in a few words"),
        (DAY, "x" * 301, "300 characters"),
    ],
)
def test_a_mark_without_a_day_that_has_come_or_without_a_reason_is_refused(
    store: Store, sam: Viewer, since: date | None, reason: str, told: str
):
    with pytest.raises(Refused, match=told):
        marked(store, sam, since, reason)
    assert seen(store, sam, team_of(sam)) == []


def test_the_number_of_a_card_never_gets_into_a_reason(store: Store, sam: Viewer):
    marked(store, sam, DAY, "Refund to 4111 1111 1111 1111 now")
    assert "4111 1111" not in seen(store, sam, team_of(sam))[0][1]

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from journal.people import Team, Viewer
from journal.policy import scope_for
from journal.questions import RunningWeek, running_week
from journal.store.engine import Store
from tests.journal.given import NOW, THIS_WEEK, TODAY, WORKSPACE, stored_entry, wrote


def seen(store: Store, by: Viewer, team: Team, now: datetime = NOW) -> RunningWeek:
    return running_week(store, scope_for(by), team, now=now, workspace=WORKSPACE)


def test_of_the_running_week_two_numbers_are_told_live(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer, deliveries: Team
):
    assert seen(store, sam, deliveries) == RunningWeek(0, 0)
    last_sunday = THIS_WEEK - timedelta(days=1)
    wrote(store, *[stored_entry(ana, day) for day in (last_sunday, THIS_WEEK, TODAY)])
    wrote(store, stored_entry(ben, TODAY))
    assert seen(store, sam, deliveries) == RunningWeek(entries=3, people=2)


def test_another_teams_running_week_is_nobody_elses_business(
    store: Store, ana: Viewer, una: Viewer, deliveries: Team
):
    wrote(store, stored_entry(ana, TODAY))
    assert seen(store, una, deliveries) == RunningWeek(0, 0)
    assert seen(store, ana, deliveries) == RunningWeek(0, 0)


def test_the_week_turns_where_the_workspace_is(
    store: Store, ana: Viewer, sam: Viewer, deliveries: Team
):
    wrote(store, stored_entry(ana, TODAY))
    sunday_in_utc = datetime(2026, 5, 17, 22, 59, tzinfo=UTC)
    assert seen(store, sam, deliveries, sunday_in_utc) == RunningWeek(1, 1)
    assert seen(store, sam, deliveries, sunday_in_utc + timedelta(minutes=1)) == RunningWeek(0, 0)

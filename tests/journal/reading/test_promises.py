"""The ledger as it is looked at: one's own, and that of the teams one supervises."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from journal.actions.promising import cancel, mark_done, renegotiate, take_back
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.promises import PAGE, AboutDue, about_due, due_today, how_mine_went
from journal.store.engine import Store
from journal.store.working_time import EnteredAbsence, put_absence
from journal.vocabulary import Place
from journal.working_time import Absence
from tests.journal.actions.around_promises import DUE, HOUR, MINUTE, made, mine, of_team
from tests.journal.given import NOW, TODAY, WORKSPACE, ZONE

P = Place
DAY = timedelta(days=1)
SIX = datetime(2026, 5, 13, 18, tzinfo=ZONE)
"""The end of today's working hours; it is 15:02 now."""


def away(store: Store, person: Viewer, first: date, last: date | None = None) -> None:
    absence = Absence(first, last or first)
    entered = EnteredAbsence(new_id(), person.person_id, absence, person.person_id)
    store.write(lambda tx: put_absence(tx, entered, NOW))


def due(store: Store, owner: Viewer, at: datetime) -> str:
    """A promise of yesterday's for some time; its id."""
    return made(store, owner, now=NOW - DAY, due=at.isoformat()).promise_id


def places(store: Store, owner: Viewer, now: datetime = NOW) -> list[Place]:
    return [one.place for one in mine(store, owner, now).open]


@pytest.mark.parametrize(
    ("at", "place"),
    [
        (NOW - MINUTE, P.OVERDUE),
        (NOW, P.AT_RISK),
        (NOW + 2 * HOUR, P.AT_RISK),
        (NOW + 2 * HOUR + MINUTE, P.TODAY),
        (datetime(2026, 5, 13, 23, 59, tzinfo=ZONE), P.TODAY),
        (datetime(2026, 5, 14, 0, 0, tzinfo=ZONE), P.COMING),
    ],
)
def test_a_promise_stands_where_its_time_says(
    store: Store, ana: Viewer, at: datetime, place: Place
):
    due(store, ana, at)
    assert places(store, ana) == [place]
    assert [one.place for one in of_team(store, ana).open] == []


def test_two_working_hours_go_on_in_the_morning(store: Store, ana: Viewer):
    """An hour before the end of the day, what is due by ten in the morning is at risk."""
    for at, place in ((10, P.AT_RISK), (11, P.COMING)):
        due(store, ana, datetime(2026, 5, 14, at, 0, tzinfo=ZONE))
        assert places(store, ana, SIX - HOUR)[-1] is place


def test_what_falls_due_while_its_owner_is_away_is_at_risk(store: Store, ana: Viewer):
    due(store, ana, NOW + 2 * DAY)
    away(store, ana, TODAY + 2 * DAY)
    (found,) = mine(store, ana).open
    assert (found.place, found.away_then) == (P.AT_RISK, True)


def test_the_ledger_tells_the_most_pressing_first_and_counts_each_place(
    store: Store, ana: Viewer, ben: Viewer
):
    for at in (NOW + 3 * DAY, NOW + DAY, NOW + HOUR, NOW - HOUR, SIX):
        due(store, ana, at)
    due(store, ben, NOW)
    assert places(store, ana) == [P.OVERDUE, P.AT_RISK, P.TODAY, P.COMING, P.COMING]
    assert mine(store, ana).counts == {P.OVERDUE: 1, P.AT_RISK: 1, P.TODAY: 1, P.COMING: 2}


def test_the_ledger_is_read_page_by_page(store: Store, ana: Viewer, sam: Viewer):
    made_now = [due(store, ana, NOW + n * HOUR) for n in range(1, PAGE + 3)]
    for ledger in (
        [one.saved.promise_id for page in (0, 1, 2) for one in mine(store, ana, page=page).open],
        [one.promise_id for page in (0, 1, 2) for one in of_team(store, sam, page=page).open],
    ):
        assert ledger == made_now
    assert mine(store, ana, page=1).total == PAGE + 2


def test_what_is_settled_leaves_the_ledger_and_stands_below_for_a_week(
    store: Store, ana: Viewer, sam: Viewer
):
    one, other = due(store, ana, DUE), due(store, ana, DUE)
    mark_done(store, ana, one, 0, now=NOW)
    cancel(store, ana, other, 0, now=NOW + MINUTE)
    found = mine(store, ana, NOW + 6 * DAY)
    assert [settled.saved.promise_id for settled in found.settled] == [other, one]
    assert (found.open, of_team(store, sam).open) == ((), ())
    assert mine(store, ana, NOW + 8 * DAY).settled == ()
    take_back(store, ana, one, 1, now=NOW + MINUTE)
    assert [seen.promise_id for seen in of_team(store, sam).open] == [one]


def test_a_supervisor_sees_the_open_promises_of_their_own_teams_alone(
    store: Store, ana: Viewer, kim: Viewer, sam: Viewer, una: Viewer, ben: Viewer
):
    due(store, ana, DUE)
    due(store, kim, DUE)
    seen = {who.person.login: of_team(store, who).open for who in (sam, una, ben, ana)}
    assert {login: [one.owner for one in found] for login, found in seen.items()} == {
        "sam": ["Ana Reyes"],
        "una": ["Kim Tran"],
        "ben": [],
        "ana": [],
    }
    assert due_today(store, scope_for(sam), now=NOW, workspace=WORKSPACE) == (1, 0)
    assert due_today(store, scope_for(sam), now=DUE + HOUR, workspace=WORKSPACE) == (0, 1)


def test_whoever_is_away_today_leads_the_supervisors_page(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer
):
    due(store, ana, NOW - HOUR)
    due(store, ben, NOW + 7 * DAY)
    away(store, ben, TODAY)
    seen = of_team(store, sam).open
    assert [(one.owner, one.owner_is_away, one.place) for one in seen] == [
        ("Ben Okafor", True, P.COMING),
        ("Ana Reyes", False, P.OVERDUE),
    ]


def went(store: Store, viewer: Viewer, at: datetime, now: datetime = NOW) -> str | None:
    return how_mine_went(store, scope_for(viewer), at, now=now, workspace=WORKSPACE)


def test_how_ones_own_promises_went_is_told_of_those_for_as_far_ahead(
    store: Store, ana: Viewer, ben: Viewer
):
    assert went(store, ana, NOW + DAY) is None
    kept = due(store, ana, NOW - HOUR)  # of yesterday's for today
    assert went(store, ana, NOW + DAY) == "Your last next-day promise was not on time."
    mark_done(store, ana, kept, 0, now=NOW, at=NOW - 2 * HOUR)
    due(store, ana, NOW - HOUR)
    assert went(store, ana, NOW + DAY) == "Of your last 2 next-day promises, 1 was on time."
    assert went(store, ana, NOW + HOUR) is None
    assert went(store, ben, NOW + DAY) is None


def test_a_renegotiated_promise_counts_among_those_it_was_first_given_as(store: Store, ana: Viewer):
    promise_id = due(store, ana, NOW + HOUR)
    later = (NOW + 4 * DAY).isoformat()
    renegotiate(store, ana, promise_id, 0, later, agreed=True, now=NOW, workspace=WORKSPACE)
    afterwards = NOW + 5 * DAY
    told = went(store, ana, afterwards + DAY, now=afterwards)
    assert told == "Your last next-day promise was not on time."


@pytest.mark.parametrize(
    ("at", "why"),
    [
        (SIX, None),
        (SIX + HOUR, "outside working hours"),
        (datetime(2026, 5, 16, 12, tzinfo=ZONE), "outside working hours"),  # a Saturday
        (datetime(2026, 5, 15, 12, tzinfo=ZONE), "while you are away"),
    ],
)
def test_what_speaks_against_a_time_is_said_and_nothing_is_refused(
    store: Store, ana: Viewer, at: datetime, why: str | None
):
    away(store, ana, date(2026, 5, 15))
    assert about(store, ana, at.isoformat()).against == why
    due(store, ana, at)


def about(store: Store, viewer: Viewer, answer: str) -> AboutDue:
    return about_due(store, scope_for(viewer), answer, now=NOW, workspace=WORKSPACE)


def test_by_the_end_of_a_working_day_is_in_working_time_and_on_a_sunday_it_is_not(
    store: Store, ana: Viewer
):
    assert about(store, ana, "2026-05-14").against is None
    assert about(store, ana, "2026-05-17").against == "outside working hours"


@pytest.mark.parametrize("answer", ["", "soon", "2026-05-14T24:00", "2020-01-01", "9999-12-31"])
def test_nothing_is_said_of_a_time_that_is_refused(store: Store, ana: Viewer, answer: str):
    assert about(store, ana, answer) == AboutDue()

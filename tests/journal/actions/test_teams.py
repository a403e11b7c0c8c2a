"""Teams over time: other names, splits and mergers from a day on; what was stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from journal.accounts import News
from journal.actions.governing import (
    end_role,
    grant_role,
    remove_person,
    rename_person,
    take_move_back,
)
from journal.actions.teams import add_teams, move_people, rename_team
from journal.errors import ChangedMeanwhile, NotAllowed, NotFound, Refused
from journal.people import Grant, Team, Viewer
from journal.reading.over_time import in_team, roles_of
from journal.reading.own import my_news
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.workspace import add_team, people, teams
from journal.vocabulary import Role, TeamKind
from tests.journal.given import NOW, TODAY, WORKSPACE, write_down

Known = Callable[[str], Viewer]
HERE = {"now": NOW, "workspace": WORKSPACE}
ACTING = {**HERE, "actor": COMMAND_LINE}


@pytest.fixture
def ada(known: Known) -> Viewer:
    return known("ada")


@pytest.fixture
def billing(store: Store) -> Team:
    return next(team for team in teams(store) if team.name == "Billing")


def held(store: Store, login: str, days: int = 0) -> frozenset[Grant]:
    day = TODAY + timedelta(days=days)
    return next(grants for person, grants in people(store, day) if person.login == login)


def moved(store: Store, by: Viewer, who: list[str], out_of: Team, into: Team, days: int) -> None:
    day = TODAY + timedelta(days=days)
    places = {"out_of": out_of.team_id, "into": into.team_id}
    move_people(store, by, who, **places, day=day, **HERE)


def test_who_moves_works_in_the_other_team_from_the_day_on_and_not_before(
    store: Store, ada: Viewer, ana: Viewer, deliveries: Team, billing: Team
):
    grant_role(store, "ana", Role.FACILITATOR, "Deliveries", **ACTING)
    moved(store, ada, [ana.person_id], deliveries, billing, days=7)
    works_as = (Role.AGENT, Role.FACILITATOR)
    assert held(store, "ana", 6) == {Grant(role, deliveries.team_id) for role in works_as}
    assert held(store, "ana", 7) == {Grant(role, billing.team_id) for role in works_as}
    assert News.TEAM in [what for _, what in my_news(store, ana)]
    there = in_team(store, billing.team_id, TODAY)
    assert {(one.login, one.role) for one in there.planned} == {("ana", r) for r in works_as}


def test_an_entry_stays_with_the_team_in_which_it_was_written(
    store: Store, ada: Viewer, ana: Viewer, deliveries: Team, billing: Team
):
    before = write_down(store, ana)
    moved(store, ada, [ana.person_id], deliveries, billing, days=0)
    again = Viewer(ana.person, held(store, "ana"))
    after = write_down(store, again, now=NOW + timedelta(minutes=5))
    where = "select entry_id, team_id from kept.entries"
    rows = {row["entry_id"]: row["team_id"] for row in store.write(lambda tx: tx.rows(where))}
    assert rows == {before: deliveries.team_id, after: billing.team_id}
    over = in_team(store, deliveries.team_id, TODAY).over
    assert [(one.login, one.until) for one in over] == [("ana", TODAY)]


@pytest.mark.parametrize(("days", "told"), [(-1, "it is over"), (400, "more than a year away")])
def test_nobody_moves_in_the_past_or_after_a_year(
    days: int, told: str, store: Store, ada: Viewer, ana: Viewer, deliveries: Team, billing: Team
):
    with pytest.raises(Refused, match=told):
        moved(store, ada, [ana.person_id], deliveries, billing, days)
    assert held(store, "ana", 500) == ana.grants


def test_where_one_cannot_move_nobody_does(
    store: Store, ada: Viewer, ana: Viewer, kim: Viewer, deliveries: Team, billing: Team
):
    both = [ana.person_id, kim.person_id]
    with pytest.raises(Refused, match="Kim Tran: does not work in this team any more"):
        moved(store, ada, both, deliveries, billing, days=0)
    records = store.write(lambda tx: add_team(tx, "Old records", TeamKind.RECORDS))
    with pytest.raises(Refused, match="holds imported records"):
        moved(store, ada, [ana.person_id], deliveries, records, days=0)
    with pytest.raises(Refused, match="Choose another one"):
        moved(store, ada, [ana.person_id], deliveries, deliveries, days=0)
    with pytest.raises(Refused, match="choose at least one"):
        moved(store, ada, [], deliveries, billing, days=0)
    with pytest.raises(NotFound):
        moved(store, ada, [ana.person_id], deliveries, Team("nowhere", "x"), days=0)
    assert held(store, "ana") == ana.grants
    assert my_news(store, ana) == []


def test_what_is_planned_is_not_planned_over_and_can_be_taken_back(
    store: Store, ada: Viewer, ana: Viewer, deliveries: Team, billing: Team
):
    moved(store, ada, [ana.person_id], deliveries, billing, days=7)
    with pytest.raises(Refused, match="has a change planned for 2026-05-20 already"):
        moved(store, ada, [ana.person_id], deliveries, billing, days=3)
    take_move_back(store, "ana", **ACTING)
    assert held(store, "ana", 100) == ana.grants
    with pytest.raises(NotFound, match="Nothing is planned"):
        take_move_back(store, "ana", **ACTING)


def test_who_is_removed_begins_nothing_that_was_planned(
    store: Store, ada: Viewer, ana: Viewer, deliveries: Team, billing: Team
):
    moved(store, ada, [ana.person_id], deliveries, billing, days=7)
    remove_person(store, "ana", **ACTING)
    assert held(store, "ana") == held(store, "ana", 30) == frozenset()
    assert [one.team for one in roles_of(store, ana.person_id)] == ["Deliveries"]


def test_a_role_ends_in_the_one_team_that_is_named(store: Store, deliveries: Team, billing: Team):
    grant_role(store, "sam", Role.SUPERVISOR, "Billing", **ACTING)
    end_role(store, "sam", Role.SUPERVISOR, **ACTING, team_id=deliveries.team_id)
    assert held(store, "sam") == {Grant(Role.SUPERVISOR, billing.team_id)}


def test_a_team_and_a_person_are_called_otherwise_and_stay_who_they_are(
    store: Store, ada: Viewer, ana: Viewer, billing: Team
):
    rename_team(store, ada, billing.team_id, "  Accounts ", seen="Billing", now=NOW)
    assert {t.team_id: t.name for t in teams(store)}[billing.team_id] == "Accounts"
    rename_person(store, "ana", "Ana Lund", seen="Ana Reyes", now=NOW, actor=COMMAND_LINE)
    named = {person.person_id: person.name for person, _ in people(store, TODAY)}
    assert named[ana.person_id] == "Ana Lund"
    late: list[Callable[[], object]] = [
        lambda: rename_team(store, ada, billing.team_id, "Bills", seen="Billing", now=NOW),
        lambda: rename_person(store, "ana", "Ana", seen="Ana Reyes", now=NOW, actor=COMMAND_LINE),
    ]
    for change in late:
        with pytest.raises(ChangedMeanwhile):
            change()
    with pytest.raises(Refused, match="there is one named “Deliveries” already"):
        rename_team(store, ada, billing.team_id, "deliveries", seen="Accounts", now=NOW)
    rename_team(store, ada, billing.team_id, "ACCOUNTS", seen="Accounts", now=NOW)


def test_teams_are_added_at_once_and_those_that_are_there_stay(store: Store, ada: Viewer):
    made = add_teams(store, ada, ["Returns", " billing ", "", "returns"], now=NOW)
    assert [team.name for team in made] == ["Returns"], "as it is written first"
    assert [team.name for team in teams(store)] == ["Billing", "Deliveries", "Returns"]
    with pytest.raises(Refused, match="payment card"):
        add_teams(store, ada, ["North", "4111 1111 1111 1111"], now=NOW)
    with pytest.raises(Refused, match="name at least one"):
        add_teams(store, ada, ["  "], now=NOW)
    assert len(teams(store)) == 3


def test_nobody_but_an_admin_changes_teams(
    store: Store, sam: Viewer, ana: Viewer, deliveries: Team, billing: Team
):
    changes: list[Callable[[], object]] = [
        lambda: add_teams(store, sam, ["Mine"], now=NOW),
        lambda: rename_team(store, sam, billing.team_id, "Mine", seen="Billing", now=NOW),
        lambda: moved(store, sam, [ana.person_id], deliveries, billing, 0),
    ]
    for change in changes:
        with pytest.raises(NotAllowed):
            change()

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.holidays import Holiday
from journal.people import Grant, Team, Viewer, Workspace
from journal.policy import scope_for
from journal.store import open_store
from journal.store.engine import Store, Transaction
from journal.store.workspace import (
    add_person,
    add_team,
    add_workspace,
    find_person,
    find_team,
    find_workspace,
    grant,
    people,
    teams,
    teams_seen,
)
from journal.vocabulary import Role, TeamKind
from journal.working_hours import Calendar, Stretch
from tests.journal.given import TODAY, WORKSPACE, ZONE

DAY = timedelta(days=1)
NIGHTS = Calendar(
    week=((Stretch(1320, 1800),),) * 4 + ((),) * 3,
    holidays=(Holiday(date(2026, 12, 25), "Weihnachten"), Holiday(date(2027, 1, 1))),
)


def test_before_it_is_set_up_there_is_no_workspace(tmp_path: Path):
    store = open_store(tmp_path)
    assert find_workspace(store) is None
    odd = Workspace("Nächte & Co", ZONE, NIGHTS, least_agents=9, is_demo=True)
    store.write(lambda tx: add_workspace(tx, odd))
    assert find_workspace(store) == odd
    store.close()


def test_the_workspace_is_read_as_it_was_set_up(store: Store):
    assert find_workspace(store) == WORKSPACE


def test_the_threshold_is_kept_from_being_set_lower_than_five(store: Store):
    low = Workspace("Fernhill Home", ZONE, least_agents=4)
    with pytest.raises(Exception, match=r"(?i)check constraint"):
        store.write(lambda tx: add_workspace(tx, low))


def test_teams_come_in_the_order_of_the_alphabet(store: Store):
    imported = store.write(lambda tx: add_team(tx, "calls of 2015", TeamKind.RECORDS))
    assert [team.name for team in teams(store)] == ["Billing", "calls of 2015", "Deliveries"]
    assert imported in teams(store)


def test_a_team_is_found_by_its_name_however_it_is_written(store: Store, deliveries: Team):
    assert store.write(lambda tx: find_team(tx, "DELIVERIES")) == deliveries
    assert store.write(lambda tx: find_team(tx, "Deliverie")) is None


def test_a_person_is_found_by_login_alone(store: Store, ana: Viewer):
    assert store.write(lambda tx: find_person(tx, "ana")) == ana.person
    assert store.write(lambda tx: find_person(tx, "Ana Reyes")) is None


def test_a_login_is_used_once(store: Store):
    with pytest.raises(Exception, match=r"(?i)duplicate|unique"):
        store.write(lambda tx: add_person(tx, "ana", "Another Ana"))


def test_everybody_comes_by_name_with_the_roles_of_today(
    store: Store, ana: Viewer, deliveries: Team
):
    found = dict(people(store, TODAY))
    assert [person.login for person in found] == ["ada", "ana", "ben", "kim", "rae", "sam", "una"]
    assert found[ana.person] == {Grant(Role.AGENT, deliveries.team_id)}


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        (TODAY, None, True),
        (TODAY + DAY, None, False),
        (TODAY - DAY, TODAY + DAY, True),
        (TODAY - DAY, TODAY, False),  # `until` is the first day without it
        (TODAY - 9 * DAY, TODAY - DAY, False),
    ],
)
def test_a_role_lasts_from_its_first_day_to_the_day_before_its_end(
    store: Store, ana: Viewer, since: object, until: object, held: bool
):
    def work(tx: Transaction) -> None:
        grant(tx, ana.person_id, Role.SUPERVISOR, "some team", TODAY)
        tx.run(
            "update kept.grants set since = $since, until = $until where team_id = 'some team'",
            {"since": since, "until": until},
        )

    store.write(work)
    assert (Grant(Role.SUPERVISOR, "some team") in dict(people(store, TODAY))[ana.person]) is held


def test_only_teams_one_supervises_are_seen(store: Store, sam: Viewer, ana: Viewer):
    assert [team.name for team in teams_seen(store, scope_for(sam))] == ["Deliveries"]
    assert teams_seen(store, scope_for(ana)) == []

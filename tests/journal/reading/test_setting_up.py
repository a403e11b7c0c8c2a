"""Setting up goes on where it was left: at the first step of which nothing is there yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.people import Workspace
from journal.reading.setting_up import SettingUp, teams_of_agents, where_it_goes_on
from journal.store.accounts import set_password
from journal.store.engine import Store, Transaction
from journal.store.workspace import add_team, people
from journal.vocabulary import TeamKind
from journal.working_hours import USUAL
from tests.journal.given import NOW, TODAY, WORKSPACE

SAID = replace(WORKSPACE, reflecting_counts=False)


def reached(store: Store, workspace: Workspace = SAID) -> SettingUp:
    return where_it_goes_on(store, workspace, TODAY)


def everybody_has_a_password(store: Store) -> None:
    def work(tx: Transaction) -> None:
        for person, _ in people(store, TODAY):
            set_password(tx, person.person_id, "a hash", NOW)

    store.write(work)


def nobody_is_an_agent(tx: Transaction) -> None:
    tx.run("delete from kept.grants where role = 'agent'")


def no_team_is_there(tx: Transaction) -> None:
    tx.run("delete from kept.teams")


@pytest.mark.parametrize(
    ("workspace", "step"),
    [
        (WORKSPACE, SettingUp.HOURS),
        (SAID, SettingUp.TEAMS),
        (replace(WORKSPACE, calendar=replace(USUAL, week=((),) * 7)), SettingUp.TEAMS),
    ],
    ids=["nothing", "whether reflecting counts", "hours"],
)
def test_whatever_was_said_of_working_time_the_teams_are_next(
    store: Store, workspace: Workspace, step: SettingUp
):
    store.write(no_team_is_there)
    assert reached(store, workspace) is step


def test_each_step_waits_for_what_the_one_before_it_is_for(store: Store):
    everybody_has_a_password(store)
    assert reached(store) is SettingUp.FIRST_ENTRY
    store.write(lambda tx: tx.run("delete from kept.accounts"))
    assert reached(store) is SettingUp.LINKS
    store.write(nobody_is_an_agent)
    assert reached(store) is SettingUp.PEOPLE
    store.write(no_team_is_there)
    assert reached(store) is SettingUp.TEAMS


def test_who_has_left_is_waited_for_by_nobody(store: Store):
    everybody_has_a_password(store)

    def rae_leaves(tx: Transaction) -> None:
        tx.run("delete from kept.accounts where person_id = $gone", gone)
        tx.run("delete from kept.grants where person_id = $gone", gone)

    gone = {"gone": next(one.person_id for one, _ in people(store, TODAY) if one.login == "rae")}
    store.write(rae_leaves)
    assert reached(store) is SettingUp.FIRST_ENTRY


def test_imported_records_are_no_team_in_which_somebody_writes(store: Store):
    store.write(no_team_is_there)
    store.write(lambda tx: add_team(tx, "Imported", TeamKind.RECORDS))
    assert teams_of_agents(store) == []
    assert reached(store) is SettingUp.TEAMS
